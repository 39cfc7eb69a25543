import UrtextEmitter
import UrtextModel

/// What no schema can say: that parts of files, and files, fit each other. Pure.
struct CrossReferences {
    /// A file with what it holds.
    struct Page {
        var file: ValidatedFile
        var page: SpecPage
    }

    private(set) var findings: [Diagnostic] = []
    private var pages: [Page] = []
    private var headers: [(file: ValidatedFile, values: HeaderValues)] = []

    /// - Parameter files: in the order of their paths. Those that are not as their schema wants are left out.
    init(_ files: [ValidatedFile]) {
        for file in files where file.isValid { take(file) }
        let symbols = HeaderSymbols(headers.map(\.values))
        for page in pages { findings += PageReferences(page.file, page.page, symbols).findings }
        duplicates()
        numbers(symbols)
        sets()
        for file in files where file.isValid && !pages.isEmpty {
            switch file.tag {
            case StatedConstraints.schema: stated(file, symbols)
            case Prose.schema: prose(file)
            default: break
            }
        }
    }

    private mutating func take(_ file: ValidatedFile) {
        do {
            switch file.tag {
            case SpecPage.schema:
                let page = try SpecPage.decode(file.bytes)
                name(file, "\(page.id).json", holds: "the page \(page.id)")
                pages.append(Page(file: file, page: page))
            case HeaderValues.schema:
                let values = try HeaderValues.decode(file.bytes)
                order(file, values)
                headers.append((file, values))
            case StatedConstraints.schema:
                let stated = try StatedConstraints.decode(file.bytes, path: file.path)
                name(file, "\(stated.function.lowercased()).json", holds: "constraints of \(stated.function)")
            case Prose.schema:
                let prose = try Prose.decode(file.bytes, path: file.path)
                name(file, "\(prose.locale).json", holds: "sentences in \(prose.locale)")
            case SymbolPrints.schema:
                let prints = try SymbolPrints.decode(file.bytes)
                name(file, "\(prints.locale).json", holds: "spellings in \(prints.locale)")
            case ClaimsDocument.schema:
                findings += try ClaimsDocument.decode(file.bytes).contradictions
            default: break
            }
        } catch let error {
            // What a schema cannot say and the reader does, e.g. which keys go together.
            findings.append(DecodingFailure.diagnostic(error, in: file.bytes, path: file.path))
        }
    }

    private mutating func name(_ file: ValidatedFile, _ wanted: String, holds contents: String) {
        guard FilePath.name(file.path) != wanted else { return }
        findings.append(
            file.diagnostic(
                "misnamed-spec", says: "the file holds \(contents)", solutions: ["rename it to \(wanted)"]))
    }

    private mutating func order(_ file: ValidatedFile, _ values: HeaderValues) {
        for (place, pair) in zip(values.constants, values.constants.dropFirst()).enumerated()
        where pair.0.name >= pair.1.name {
            let isTwice = pair.0.name == pair.1.name
            findings.append(
                file.diagnostic(
                    isTwice ? "stated-twice" : "not-sorted", at: [.key("constants"), .place(place + 1)],
                    says: isTwice
                        ? "\(pair.1.name) stands twice" : "\(pair.1.name) stands behind \(pair.0.name)",
                    solutions: ["make the file with urtext values, which sorts them by name"]))
        }
    }

    private mutating func duplicates() {
        var first: [String: String] = [:]
        for page in pages {
            if let other = first[page.page.id] {
                findings.append(
                    page.file.diagnostic(
                        "duplicate-spec", at: [.key("id")],
                        says: "the page \(page.page.id) stands here and in \(other)",
                        solutions: ["remove one of the two"]))
            } else {
                first[page.page.id] = page.file.path
            }
        }
        var headerFirst: [String: String] = [:]
        for (file, values) in headers {
            if let other = headerFirst[values.header] {
                findings.append(
                    file.diagnostic(
                        "duplicate-spec", at: [.key("header")],
                        says: "the header \(values.header) stands here and in \(other)",
                        solutions: ["remove one of the two"]))
            } else {
                headerFirst[values.header] = file.path
            }
        }
    }

    /// One symbol, one number, wherever it stands.
    private mutating func numbers(_ symbols: HeaderSymbols) {
        var first: [String: (value: String, place: String)] = [:]
        for page in pages {
            for row in page.page.numberedRows where symbols.value(of: row.symbol) == nil {
                guard let value = row.value?.lowercased() else { continue }
                if let known = first[row.symbol], known.value != value {
                    findings.append(
                        page.file.diagnostic(
                            "symbol-with-two-numbers", .warning, at: row.path,
                            says: "\(row.symbol) is \(value) here, \(known.value) in \(known.place)",
                            solutions: ["name the header that defines it when the pages are read"]))
                } else if first[row.symbol] == nil {
                    first[row.symbol] = (value, page.file.path)
                }
            }
        }
    }

    /// A flag stands with those of its set: `ISC_REQ_…` are asked for, `ISC_RET_…` are what came of it.
    private mutating func sets() {
        struct List {
            var file: ValidatedFile
            var function: String
            var parameter: String
            var rows: [(symbol: String, path: [LocatedJSON.PathStep])]
            var set: String?
        }
        var lists: [List] = []
        for page in pages {
            for (place, parameter) in page.page.parameters.enumerated() {
                let rows = parameter.values.enumerated().filter { $1.kind == .flag }.map { number, value in
                    (
                        value.symbol,
                        [.key("parameters"), .place(place), .key("values"), .place(number)] as [LocatedJSON.PathStep]
                    )
                }
                guard !rows.isEmpty else { continue }
                lists.append(
                    List(
                        file: page.file, function: page.page.name ?? page.page.id, parameter: parameter.name,
                        rows: rows, set: CrossReferences.set(of: rows.map(\.0))))
            }
        }
        // By set the parameters that have most of their flags from it.
        var owners: [String: Set<String>] = [:]
        for list in lists { if let set = list.set { owners[set, default: []].insert(list.parameter) } }
        for list in lists {
            guard let own = list.set else { continue }
            for row in list.rows {
                let prefix = CrossReferences.prefix(row.symbol)
                guard prefix != own, let others = owners[prefix], !others.contains(list.parameter) else { continue }
                findings.append(
                    list.file.diagnostic(
                        "flag-of-another-set", at: row.path,
                        says: "\(row.symbol) stands in \(list.parameter), whose flags begin with \(own)",
                        because:
                            "flags that begin with \(prefix) are those of \(others.sorted().joined(separator: ", "))",
                        solutions: ["move it to the parameter whose flag it is"]))
            }
        }
    }

    /// `ISC_REQ_` for `ISC_REQ_STREAM`.
    private static func prefix(_ symbol: String) -> String {
        let words = symbol.split(separator: "_", omittingEmptySubsequences: false)
        return words.count > 2 ? words.prefix(2).joined(separator: "_") + "_" : symbol
    }

    /// What three or more flags, and most of them, begin with.
    private static func set(of symbols: [String]) -> String? {
        var counts: [String: Int] = [:]
        for symbol in symbols { counts[prefix(symbol), default: 0] += 1 }
        return counts.first { $0.value >= 3 && $0.value * 2 > symbols.count }?.key
    }

    // MARK: What is written by hand

    private mutating func stated(_ file: ValidatedFile, _ symbols: HeaderSymbols) {
        guard let stated = try? StatedConstraints.decode(file.bytes, path: file.path) else { return }
        let own = pages.map(\.page).filter { $0.name == stated.function }
        guard !own.isEmpty else {
            let near = Suggestion.nearest(to: stated.function, among: pages.compactMap(\.page.name))
            findings.append(
                file.diagnostic(
                    "unknown-constraint", at: [.key("function")], says: "no page documents \(stated.function)",
                    solutions: (near.map { ["write \($0)"] } ?? []) + ["remove the file"]))
            return
        }
        for (place, constraint) in stated.constraints.enumerated() {
            let path: [LocatedJSON.PathStep] = [.key("constraints"), .place(place)]
            for (number, variant) in constraint.variants.enumerated()
            where !own.contains(where: { ($0.variant ?? "") == variant }) {
                let near = Suggestion.nearest(to: variant, among: own.compactMap(\.variant))
                findings.append(
                    file.diagnostic(
                        "unknown-constraint", at: path + [.key("variants"), .place(number)],
                        says: "no page documents \(stated.function) for \(variant)",
                        solutions: near.map { ["write \($0)"] } ?? ["leave the variant out"]))
            }
            for page in own where constraint.applies(to: page.variant) {
                guard let parameter = page.parameters.first(where: { $0.name == constraint.parameter }) else {
                    let near = Suggestion.nearest(to: constraint.parameter, among: page.parameters.map(\.name))
                    findings.append(
                        file.diagnostic(
                            "unknown-constraint", at: path + [.key("parameter")],
                            says: "\(page.id) has no parameter \(constraint.parameter)",
                            solutions: (near.map { ["write \($0)"] } ?? []) + ["limit it with \"variants\""]))
                    continue
                }
                for (number, symbol) in constraint.symbols.enumerated()
                where !symbols.mayBeGiven(symbol, to: parameter) {
                    findings.append(
                        file.diagnostic(
                            "unknown-constraint", at: path + [.key("symbols"), .place(number)],
                            says: "\(symbol) is no documented value of \(constraint.parameter), and no header has it",
                            solutions: ["correct the symbol"]))
                }
            }
        }
    }

    /// Sentences about functions, or their parameters, that no page documents. What stands behind the function's name may
    /// be an argument of the configuration's own.
    private mutating func prose(_ file: ValidatedFile) {
        guard let prose = try? Prose.decode(file.bytes, path: file.path) else { return }
        var known: Set<String> = []
        for page in pages.map(\.page) {
            guard let name = page.name else { continue }
            known.insert(name)
            if let variant = page.variant { known.insert("\(name).\(variant)") }
        }
        let parameters = prose.parameters.keys.filter { $0.contains(".") }
        for (key, names) in [("functions", Array(prose.functions.keys)), ("parameters", parameters)] {
            for name in names.sorted() {
                let parts = name.split(separator: ".", omittingEmptySubsequences: false)
                let function = key == "functions" ? name : parts.dropLast().joined(separator: ".")
                guard !known.contains(function) else { continue }
                let near = Suggestion.nearest(to: function, among: known).map { ["write \($0)"] }
                findings.append(
                    file.diagnostic(
                        "prose-of-nothing", .warning, at: [.key(key), .key(name)],
                        says: "no page documents \(function), which has a sentence here",
                        solutions: (near ?? []) + ["remove it"]))
            }
        }
    }
}
