import UrtextModel

/// The rules about what one page of one edition states.
struct ClaimLint: Sendable {
    let path: String
    let page: PageLines
    let claims: [Claim]
    private(set) var findings: [Diagnostic] = []
    /// True when the page is in its original language, or shows it.
    private let isOriginal: Bool

    init(path: String, page: PageLines, claims: [Claim]) {
        self.path = path
        self.page = page
        self.claims = claims
        isOriginal = claims.contains { $0.reading == .original }
    }

    mutating func run(headers: HeaderWords) {
        symbols(headers)
        numbers()
        requirements()
        declaration(headers)
        terms()
        if isOriginal { announcements() }
        tables()
    }

    private mutating func find(
        _ rule: LintRule, _ line: Int, _ summary: String, severity: Diagnostic.Severity = .warning,
        explanation: String? = nil, solution: String? = nil
    ) {
        findings.append(
            Diagnostic(
                severity, rule.rawValue, at: SourceLocation(path: path, line: line), summary,
                explanation: explanation, solutions: [solution ?? rule.solution]))
    }

    private static func isTrusted(_ claim: Claim) -> Bool {
        claim.reading == .original || claim.reading == .bilingual
    }

    // MARK: Symbols and numbers

    private mutating func symbols(_ headers: HeaderWords) {
        for claim in claims {
            guard case .row(let place, .symbol) = claim.subject, claim.reading != .anchor else { continue }
            let bare = claim.text.filter { !"*><`\"',;:.".contains($0) }
            let isStray = bare != claim.text && Identifier.isConstantShaped(bare)
            if isStray { find(.strayMark, claim.line, "a mark was left beside \(bare)") }
            guard ClaimLint.isTrusted(claim) else { continue }
            let closed = bare.filter { !$0.isWhitespace }
            if closed != bare, Identifier.isConstantShaped(closed), ClaimLint.hasBlankAtUnderscore(bare) {
                find(
                    .blankInSymbol, claim.line, "a blank stands inside \(closed)", severity: .error,
                    solution: "write \(closed)")
            }
            if let near = headers.nearMiss(of: closed) {
                find(
                    .symbolUnknown, claim.line, "no header knows \(closed)",
                    explanation: "a header defines \(near)", solution: "write \(near), if that is meant")
            } else if place.list == .returns, headers.isStranger(closed) {
                find(.codeUnknown, claim.line, "no header at hand knows the code \(closed)", severity: .note)
            }
        }
    }

    private static func hasBlankAtUnderscore(_ text: String) -> Bool {
        var previous: Character = "x"
        for character in text {
            if (previous == "_" && character.isWhitespace) || (previous.isWhitespace && character == "_") {
                return true
            }
            previous = character
        }
        return false
    }

    /// A row without a number among rows that have one.
    private mutating func numbers() {
        struct Table: Hashable {
            var list: RowPlace.List
            var table: Int
        }
        var rows: [Table: [Int: (symbol: Claim?, hasNumber: Bool)]] = [:]
        for claim in claims {
            guard case .row(let place, let field) = claim.subject else { continue }
            let table = Table(list: place.list, table: place.table)
            var row = rows[table, default: [:]][place.row] ?? (nil, false)
            if field == .number { row.hasNumber = true }
            if field == .symbol, row.symbol == nil || claim.reading != .anchor { row.symbol = claim }
            rows[table, default: [:]][place.row] = row
        }
        for table in rows.values where table.count >= 5 {
            let bare = table.values.filter { !$0.hasNumber && ($0.symbol?.text.contains("_") ?? false) }
            guard bare.count == 1, let claim = bare.first?.symbol else { continue }
            find(
                .rowWithoutNumber, claim.line, "\(Blank.trimmed(claim.text)) has no number",
                explanation: "the other \(table.count - 1) rows of the table have one")
        }
    }

    private mutating func requirements() {
        for claim in claims where claim.subject == .page(.library) && claim.text.lowercased().hasSuffix(".dll") {
            find(.libraryIsModule, claim.line, "\(claim.text) is no import library")
        }
    }

    // MARK: Declaration and headings

    private mutating func declaration(_ headers: HeaderWords) {
        guard let name = claims.first(where: { $0.subject == .page(.name) && $0.reading == .syntaxBlock }) else {
            return
        }
        // The page of a message shows who receives it, or how it is sent.
        let isMessage = claims.contains { $0.subject == .page(.kind) && $0.text == SpecPage.Kind.message.rawValue }
        let letters = ClaimLint.letters(name.text.split(separator: ":").last.map(String.init) ?? name.text)
        let file = ClaimLint.letters(name.page)
        // A, W: the two forms of a name; a prefix is left out of a file's name now and then.
        let stem = letters.hasSuffix("a") || letters.hasSuffix("w") ? String(letters.dropLast()) : letters
        if !isMessage, !file.contains(stem), letters.count >= 6, file.count >= 6,
            file.firstRange(of: letters.suffix(max(6, letters.count * 2 / 3))) == nil
        {
            find(.declarationNamesOther, name.line, "the page \(name.page) declares \(name.text)")
        }
        var parameters: [(name: String, line: Int)] = []
        for claim in claims {
            if case .parameter(_, .name) = claim.subject { parameters.append((claim.text, claim.line)) }
        }
        spelling(headers, except: Set(parameters.map(\.name) + [name.text]), around: name.line)
        let headings = claims.filter { if case .heading(_, .name) = $0.subject { true } else { false } }
        guard !headings.isEmpty, !parameters.isEmpty else {
            // An accessor's only argument is the property that the page is about.
            let isProperty = claims.contains {
                $0.subject == .page(.kind) && $0.text == SpecPage.Kind.property.rawValue
            }
            if isOriginal, !isMessage, !isProperty { unmentioned(parameters) }
            return
        }
        let described = Set(headings.map { Blank.trimmed($0.text).lowercased() })
        if isOriginal, !isMessage, described.count < parameters.count {
            for parameter in parameters where !described.contains(parameter.name.lowercased()) {
                find(.parameterWithoutHeading, parameter.line, "the parameter \(parameter.name) is not described")
            }
        }
        guard !isOriginal, !headings.contains(where: ClaimLint.isTrusted) else { return }
        let places = Set(headings.map { if case .heading(let place, _) = $0.subject { place } else { -1 } })
        guard places == Set(parameters.indices) else { return }
        for heading in headings where heading.reading == .heading {
            guard case .heading(let place, _) = heading.subject, heading.text != parameters[place].name,
                !parameters.contains(where: { $0.name == heading.text })
            else { continue }
            find(
                .mangledParameter, heading.line, "\(heading.text) stands where \(parameters[place].name) is described",
                solution: "write \(parameters[place].name)")
        }
    }

    /// Parameters of a page without headings, whose names stand in its code alone.
    private mutating func unmentioned(_ parameters: [(name: String, line: Int)]) {
        for parameter in parameters where !page.prose.contains(where: { $0.text.contains(parameter.name) }) {
            find(.parameterWithoutHeading, parameter.line, "the parameter \(parameter.name) is not described")
        }
    }

    private static func letters(_ text: String) -> String {
        text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// A word of the declaration that the headers have in other case only.
    private mutating func spelling(_ headers: HeaderWords, except own: Set<String>, around line: Int) {
        guard let code = page.isCode.indices.contains(line - 1) ? line - 1 : nil, page.isCode[code] else { return }
        let words = page.lines[code].split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        for word in words.map(String.init) where !own.contains(word) {
            guard let known = headers.otherCase(of: word) else { continue }
            find(.spelledOtherwise, line, "\(word) is \(known) in the header", solution: "write \(known)")
        }
    }

    /// `*phContext* [in]` with the description behind it or on the next line.
    private mutating func terms() {
        var names: Set<String> = []
        for claim in claims { if case .parameter(_, .name) = claim.subject { names.insert(claim.text) } }
        guard !names.isEmpty else { return }
        for (line, text) in page.prose {
            guard let mark = text.first, mark == "*" || mark == "_" else { continue }
            if text.hasPrefix("**"), let name = ClaimLint.starred(text), names.contains(name) {
                find(.strayMark, line, "a mark was left beside \(name)")
            }
            let inner = text.dropFirst().prefix { $0 != mark }
            guard names.contains(String(inner)) else { continue }
            let rest = text.dropFirst(inner.count + 2).drop { $0 == " " || $0 == "`" }
            guard rest.hasPrefix("["), let close = rest.firstIndex(of: "]") else { continue }
            let after = rest[rest.index(after: close)...].drop { $0 == " " || $0 == "`" }
            let next = page.lines.indices.contains(line) ? page.lines[line] : ""
            let runsIn = !after.isEmpty && !after.hasPrefix("<")
            let continues = after.isEmpty && !Blank.isBlank(next) && !next.drop { $0 == " " }.hasPrefix("<")
            if runsIn || continues { find(.termInText, line, "the description of \(inner) begins in its heading") }
        }
    }

    /// The name in `**phDevice* [out]`: one asterisk of the declaration came along.
    private static func starred(_ text: String) -> String? {
        let name = text.dropFirst(2).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        let rest = text.dropFirst(2 + name.count)
        return rest.hasPrefix("*") && !rest.hasPrefix("**") ? String(name) : nil
    }

    // MARK: Lists and tables

    /// "one of the following values", and then the next heading.
    private mutating func announcements() {
        var last: (line: Int, text: String)?
        for (index, text) in page.lines.enumerated() where !Blank.isBlank(text.filter { $0 != "\u{A0}" }) {
            guard !page.isCode[index] else {
                last = nil
                continue
            }
            let line = index + 1
            if PageLines.isHeading(text), let end = last, ClaimLint.announces(end.text) {
                find(.announcedListMissing, end.line, "a list is announced, and the section ends")
            }
            last = (line, text)
        }
    }

    private static func announces(_ text: String) -> Bool {
        guard !PageLines.isRow(text), !text.hasPrefix("#"), !text.hasPrefix("-"), !text.hasPrefix("<") else {
            return false
        }
        if text.hasSuffix(":") { return true }
        let lowered = text.lowercased()
        let phrases = ["one of the following", "any of the following", "the following table", "the following values"]
        return phrases.contains { phrase in
            guard let place = lowered.firstRange(of: phrase) else { return false }
            // What follows the colon is the list.
            return !lowered[place.upperBound...].prefix { $0 != "." }.contains(":")
        }
    }

    private mutating func tables() {
        let rows = Set(
            claims.compactMap { claim in if case .row = claim.subject { claim.line } else { nil } })
        let facts = Set(
            claims.compactMap { claim in
                [.page(.header), .page(.library), .page(.dll)].contains(claim.subject) ? claim.line : nil
            })
        let headings = claims.filter { if case .heading = $0.subject { true } else { false } }.map(\.line)
        var tables: [(header: [String], lines: Range<Int>)] = []
        var index = 1
        while index < page.lines.count {
            guard !page.isCode[index], PageLines.isRule(page.lines[index]), PageLines.isRow(page.lines[index - 1])
            else {
                index += 1
                continue
            }
            var end = index + 1
            while end < page.lines.count, PageLines.isRow(page.lines[end]) { end += 1 }
            // Lines count from one.
            tables.append((PageLines.cells(page.lines[index - 1]), index + 2..<end + 1))
            index = end
        }
        let required = tables.first { $0.lines.contains(where: facts.contains) }
        for table in tables {
            let hasRows = table.lines.contains(where: rows.contains)
            if let required, required.lines != table.lines, hasRows, table.header == required.header {
                find(
                    .tableHeaderOfRequirements, table.lines.lowerBound - 2,
                    "the columns are called \(table.header.joined(separator: ", ")), as those of the requirements are")
            }
            guard !hasRows, table.lines.count >= 3, let first = headings.min(), let last = headings.max(),
                table.lines.lowerBound > first, table.lines.lowerBound < last
            else { continue }
            let symbols = table.lines.filter { line in
                PageLines.cells(page.lines[line - 1]).first.map { !PageLines.symbols(in: $0).isEmpty } ?? false
            }
            if symbols.count * 2 > table.lines.count {
                find(
                    .tableWithoutSymbols, table.lines.lowerBound - 2,
                    "the rows begin with something else than their symbols",
                    explanation: "no row is read as a value of the parameter", solution: nil)
            }
        }
    }
}
