import Testing

/// A page about an invented function, in each of the layouts that reference pages come in.
struct KettlePage: Sendable {
    enum Language: CaseIterable, Sendable {
        case english, german, bilingual
    }

    /// P1 to P9 without those that no language touches.
    enum Parameters: CaseIterable, Sendable {
        case list, codeBracket, underscores, runIn, twoLines, headings, bare, boldList, anchoredList

        var hasBrackets: Bool { self != .bare && self != .boldList }
    }

    /// V1 to V5 and V11.
    enum Values: CaseIterable, Sendable {
        case pipeTerms, pipeBare, htmlLine, htmlLines, list, pipeHTML

        var hasAnchors: Bool { self != .pipeBare && self != .htmlLines }
    }

    /// R1 to R6 and R11.
    enum Returns: CaseIterable, Sendable {
        case pipeTerms, pipeNumbers, htmlLine, htmlLines, pipeBare, list, pipeHTML

        var hasNumbers: Bool { self == .pipeNumbers || self == .htmlLine || self == .pipeHTML }
    }

    /// Q1 to Q4.
    enum Requirements: CaseIterable, Sendable {
        case pipeTerms, pipePlain, html, pipeHTML
    }

    /// A text as an edition prints it.
    struct Words: Sendable {
        var german: String
        var english: String
    }

    var language: Language
    var parameters = Parameters.list
    var values = Values.pipeTerms
    var returns = Returns.pipeTerms
    var requirements = Requirements.pipeTerms

    static let symbols = ["KETTLE_HEAT_LOW", "KETTLE_HEAT_HIGH"]
    static let germanSymbols = ["KESSEL _ WÄRME _ NIEDRIG", "Kessel _ _ Hohe Hitze"]
    static let numbers = ["0x1", "0x2"]
    static let codes = ["KETTLE_E_DRY", "KETTLE_S_WARM"]
    static let germanCodes = ["KESSEL _ E _ TROCKEN", "Warm _ S _ KESSEL"]
    static let codeNumbers = ["0x80550001L", "0x00550002L"]
    static let names = ["hKettle", "fHeat", "pfSteam"]
    static let germanNames = ["hkettle", "\"f\"", "pfSteam"]
    static let brackets = ["in", "in, optional", "out"]
    static let germanBrackets = ["in", "ein, wahlweise", "vorgenommen"]

    /// Where the page lies.
    var path: String {
        switch language {
        case .english: "en-US/live/tea/boilkettle.md"
        case .german: "de-DE/live/tea/boilkettle.md"
        case .bilingual: "de-DE/live-sxs/tea/boilkettle.md"
        }
    }

    var text: String {
        var writer = Writer(language: language)
        var text = """
            ---
            title: \(language == .english ? "BoilKettle function" : "Kessel-Funktion")
            ms.assetid: 00000000-0000-4000-8000-0000000000aa
            \(language == .english ? "ms.topic: reference" : "ms.contentlocale: de-DE\nms.translationtype: MT")
            ---
            \(writer.heading(1, "boilkettle-function", "BoilKettle function", "Siedekessel-Funktion"))

            \(writer("Erhitzt Wasser in einem Kessel.", "Heats the water of a kettle."))

            \(writer.heading(2, "syntax", "Syntax", "Syntax"))

            ```C++
            KETTLE_STATUS KETTLE_ENTRY BoilKettle(
              _In_     HKETTLE hKettle,
              _In_opt_ ULONG   fHeat,
              _Out_    PULONG  pfSteam
            );
            ```

            \(writer.heading(2, "parameters", "Parameters", "Parameter"))


            """
        text += parameterSection(&writer)
        text += "\n" + writer.heading(2, "return-value", "Return value", "Rückgabewert") + "\n\n"
        text += writer("Einer der Codes.", "One of the codes.") + "\n\n" + returnSection(&writer)
        text += "\n" + writer.heading(2, "requirements", "Requirements", "Anforderungen") + "\n\n"
        text += requirementSection(&writer)
        return text
    }

    // MARK: Parameters

    private func parameterSection(_ writer: inout Writer) -> String {
        var text = isList ? "<dl> <dt>\n\n" : ""
        for index in Self.names.indices {
            text += heading(index, &writer)
            text += isList ? "\n</dt> <dd>\n\n" : "\n"
            if parameters != .runIn, parameters != .twoLines {
                text += writer("Der Kessel \(index).", "The kettle, \(index).") + "\n"
            }
            if index == 1 { text += "\n" + valueList(&writer) + "\n" }
            text += isList ? "\n</dd> \(index + 1 < Self.names.count ? "<dt>" : "</dl>")\n\n" : "\n"
        }
        return text
    }

    private var isList: Bool { [.list, .boldList, .anchoredList].contains(parameters) }

    private func heading(_ index: Int, _ writer: inout Writer) -> String {
        let english = heading(Self.names[index], Self.brackets[index])
        let german = heading(Self.germanNames[index], Self.germanBrackets[index])
        switch parameters {
        case .headings: return writer.heading(3, "\(Self.names[index].lowercased())-in", english, german)
        case .anchoredList:
            let name = Self.names[index]
            return "<span id=\"\(name)\"></span><span id=\"\(name.lowercased())\"></span>" + writer(german, english)
        case .runIn: return writer(german + " Der Kessel.", english + " The kettle.")
        case .twoLines: return writer(german, english) + "\n" + writer("Der Kessel.", "The kettle.")
        default: return writer(german, english)
        }
    }

    private func heading(_ name: String, _ bracket: String) -> String {
        switch parameters {
        case .list, .runIn, .twoLines, .anchoredList: "*\(name)* \\[ \(bracket)\\]"
        case .codeBracket: "*\(name)* `[\(bracket)]`"
        case .underscores: "_\(name)_ `[\(bracket)]`"
        case .headings: "\(name) \\[\(bracket)\\]"
        case .bare: "*\(name)*"
        case .boldList: "**\(name)**"
        }
    }

    // MARK: Tables

    private func valueList(_ writer: inout Writer) -> String {
        let words = zip(Self.germanSymbols, Self.symbols).map { Words(german: $0, english: $1) }
        switch values {
        case .pipeTerms, .pipeBare, .pipeHTML:
            var text = writer.tableHead()
            for (index, word) in words.enumerated() {
                let anchor = values == .pipeBare ? "" : writer.anchors(word.english)
                let cell =
                    switch values {
                    case .pipeBare: writer(word) { "**\(escaped($0))**" } + "<br/> \(Self.numbers[index])<br/>"
                    case .pipeHTML:
                        "<dl>" + writer(word) { "<dt><strong>\($0)</strong></dt>" }
                            + "<dt>\(Self.numbers[index])</dt></dl>"
                    default:
                        "<dl> " + writer(word) { "<dt>**\(escaped($0))**</dt> <dt>\(Self.numbers[index])</dt>" }
                            + " </dl>"
                    }
                text += "| \(anchor)\(cell) | \(writer("Stufe \(index).", "Step \(index)."))<br/> |\n"
            }
            return text
        case .htmlLine: return htmlLine(words, numbers: Self.numbers, anchored: true, &writer)
        case .htmlLines: return htmlLines(words, numbers: Self.numbers, &writer)
        case .list:
            var text = "<dl> <dt>\n\n"
            for (index, word) in words.enumerated() {
                text += writer.anchors(word.english)
                text += writer(word) { "**\(escaped($0))** (\(Self.numbers[index]))" } + "\n</dt> <dd>\n\n"
                text += writer("Stufe \(index).", "Step \(index).") + "\n\n</dd> "
                text += index + 1 < words.count ? "<dt>\n\n" : "</dl>\n"
            }
            return text
        }
    }

    private func returnSection(_ writer: inout Writer) -> String {
        let words = zip(Self.germanCodes, Self.codes).map { Words(german: $0, english: $1) }
        switch returns {
        case .htmlLine: return htmlLine(words, numbers: Self.codeNumbers, anchored: false, &writer)
        case .htmlLines: return htmlLines(words, numbers: [], &writer)
        case .list:
            var text = "<dl> <dt>\n\n"
            for (index, word) in words.enumerated() {
                text += writer(word) { "**\(escaped($0))**" } + "\n</dt> <dd>\n\n"
                text += writer("Der Kessel.", "The kettle.") + "\n\n</dd> "
                text += index + 1 < words.count ? "<dt>\n\n" : "</dl>\n"
            }
            return text
        default:
            var text = writer.tableHead()
            for (index, word) in words.enumerated() {
                let number = Self.codeNumbers[index]
                let cell =
                    switch returns {
                    case .pipeBare: writer(word) { "**\(escaped($0))**" }
                    case .pipeHTML:
                        "<dl>" + writer(word) { "<dt><strong>\($0)</strong></dt><dt>\(number)</dt>" } + "</dl>"
                    case .pipeNumbers:
                        "<dl> " + writer(word) { "<dt>**\(escaped($0))**</dt> <dt>\(number)</dt>" } + " </dl>"
                    default: "<dl> " + writer(word) { "<dt>**\(escaped($0))**</dt>" } + " </dl>"
                    }
                text += "| \(cell) | \(writer("Der Kessel \(index).", "The kettle \(index)."))<br/> |\n"
            }
            return text
        }
    }

    private func htmlLine(_ words: [Words], numbers: [String], anchored: Bool, _ writer: inout Writer) -> String {
        var text = "<table><colgroup><col /><col /></colgroup><thead><tr class=\"header\"><th>"
        text += writer("Wert", "Value") + "</th><th>" + writer("Bedeutung", "Meaning") + "</th></tr></thead><tbody>"
        for (index, word) in words.enumerated() {
            text += "<tr class=\"odd\"><td>" + (anchored ? writer.anchors(word.english) : "") + "<dl> "
            text += writer(word) { "<dt><strong>\($0)</strong></dt> <dt>\(numbers[index])</dt> " }
            text += "</dl></td><td>" + writer("Der Kessel.", "The kettle.") + "<br/></td></tr>"
        }
        return text + "</tbody></table>\n"
    }

    private func htmlLines(_ words: [Words], numbers: [String], _ writer: inout Writer) -> String {
        var text = "<table>\n<thead>\n<tr class=\"header\">\n<th>\(writer("Wert", "Value"))</th>\n"
        text += "<th><p>\(writer("Bedeutung", "Meaning"))</p></th>\n</tr>\n</thead>\n<tbody>\n"
        for (index, word) in words.enumerated() {
            text += "<tr class=\"odd\">\n<td><p>" + writer(word) { $0 } + "</p>"
            text += index < numbers.count ? "\n<p>\(numbers[index])</p></td>\n" : "</td>\n"
            text += "<td><p>\(writer("Der Kessel.", "The kettle."))</p></td>\n</tr>\n"
        }
        return text + "</tbody>\n</table>\n"
    }

    // MARK: Requirements

    private func requirementSection(_ writer: inout Writer) -> String {
        let rows = [
            (Words(german: "Kopfdatei", english: "Header"), Words(german: "Kettle. h", english: "Kettle.h")),
            (Words(german: "Bibliothek", english: "Library"), Words(german: "Kettle. lib", english: "Kettle.lib")),
            (Words(german: "DLL", english: "DLL"), Words(german: "Kettle.dll", english: "Kettle.dll")),
        ]
        var text = requirements == .html ? "<table>\n<tbody>\n" : writer.tableHead()
        for (label, file) in rows {
            let name = writer(label) { $0 }
            switch requirements {
            case .pipeTerms: text += "| \(name)<br/> | <dl> \(writer(file) { "<dt>\($0)</dt>" }) </dl> |\n"
            case .pipePlain: text += "| \(name) | \(writer(file) { $0 }) |\n"
            case .pipeHTML: text += "| <p><strong>\(name)</strong></p> | <p>\(writer(file) { $0 })</p> |\n"
            case .html:
                text += "<tr class=\"odd\">\n<td><p><strong>\(name)</strong></p></td>\n"
                text += "<td><p>\(writer(file) { $0 })</p></td>\n</tr>\n"
            }
        }
        return text + (requirements == .html ? "</tbody>\n</table>\n" : "")
    }

    private func escaped(_ symbol: String) -> String {
        symbol.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "\\_")
    }
}

extension KettlePage: CustomTestStringConvertible {
    var testDescription: String { "\(language), \(parameters), \(values), \(returns), \(requirements)" }
}

/// Writes texts in the page's language, or both as pairs that are tied by an id.
struct Writer {
    let language: KettlePage.Language
    private var pair = 102

    init(language: KettlePage.Language) { self.language = language }

    mutating func callAsFunction(_ german: String, _ english: String) -> String {
        switch language {
        case .english: return english
        case .german: return german
        case .bilingual:
            pair += 1
            return "<span data-ttu-id=\"1b0-\(pair)\">\(german)</span><span class=\"sxs-lookup\">"
                + "<span data-stu-id=\"1b0-\(pair)\">\(english)</span></span>"
        }
    }

    mutating func callAsFunction(_ words: KettlePage.Words, _ form: (String) -> String) -> String {
        self(form(words.german), form(words.english))
    }

    mutating func heading(_ level: Int, _ slug: String, _ english: String, _ german: String) -> String {
        let marks = String(repeating: "#", count: level)
        return language == .english
            ? "\(marks) \(english)" : "\(marks) <a name=\"\(slug)\"></a>\(self(german, english))"
    }

    mutating func tableHead() -> String {
        "| \(self("Wert", "Value")) | \(self("Bedeutung", "Meaning")) |\n|-------|------|\n"
    }

    func anchors(_ symbol: String) -> String {
        "<span id=\"\(symbol)\"></span><span id=\"\(symbol.lowercased())\"></span>"
    }
}
