import UrtextModel

/// What must fit inside one page of the specification, and between it and the headers.
struct PageReferences {
    private let file: ValidatedFile
    private let page: SpecPage
    private let symbols: HeaderSymbols
    private(set) var findings: [Diagnostic] = []

    init(_ file: ValidatedFile, _ page: SpecPage, _ symbols: HeaderSymbols) {
        self.file = file
        self.page = page
        self.symbols = symbols
        names()
        values()
        order()
        evidence()
        constraints()
    }

    private mutating func find(
        _ identifier: String, _ path: [LocatedJSON.PathStep], _ summary: String, because explanation: String? = nil,
        _ solutions: String...
    ) {
        findings.append(
            file.diagnostic(identifier, at: path, says: summary, because: explanation, solutions: solutions))
    }

    /// Nothing stands twice in one list, but members of structures that are nested in one.
    private mutating func names() {
        func twice(_ names: [String]) -> [(place: Int, name: String)] {
            var seen: Set<String> = []
            return names.enumerated().filter { !seen.insert($1).inserted }.map { ($0, $1) }
        }
        for (place, name) in page.mayRepeatMembers ? [] : twice(page.parameters.map(\.name)) {
            find(
                "stated-twice", [.key("parameters"), .place(place)], "the parameter \(name) stands twice", "remove one")
        }
        for (number, parameter) in page.parameters.enumerated() {
            for (place, name) in twice(parameter.values.map(\.symbol)) {
                find(
                    "stated-twice", [.key("parameters"), .place(number), .key("values"), .place(place)],
                    "\(name) stands twice among the values of \(parameter.name)", "remove one")
            }
        }
        for (key, names) in [("returns", page.returns.map(\.symbol)), ("constants", page.constants.map(\.symbol))] {
            for (place, name) in twice(names) {
                find("stated-twice", [.key(key), .place(place)], "\(name) stands twice among the \(key)", "remove one")
            }
        }
    }

    /// Numbers are those of the headers, and outcomes those of the numbers.
    private mutating func values() {
        for row in page.numberedRows {
            guard let value = row.value?.lowercased(), let known = symbols.value(of: row.symbol),
                PageReferences.number(known.value) != PageReferences.number(value)
            else { continue }
            find(
                "value-contradicts-header", row.path + [.key("value")],
                "\(row.symbol) is \(value) here, \(known.value) in \(known.header)",
                "write \(known.value); \"printed\" is for what the page says")
        }
        for (place, code) in page.returns.enumerated() {
            guard let value = code.value.flatMap(PageReferences.number), let outcome = code.outcome else { continue }
            let isWrong = value == 0 ? outcome != .success : value >> 31 == 1 && outcome == .success
            guard isWrong else { continue }
            find(
                "outcome-contradicts-value", [.key("returns"), .place(place), .key("outcome")],
                "\(code.symbol) is \(code.value ?? ""), and its outcome \(outcome.rawValue)",
                "zero is a success, and a code with the highest bit is none")
        }
    }

    /// Numbers of 32 bits are the same whether 64 are written or not.
    private static func number(_ text: String) -> UInt64? { UInt64(text.dropFirst(2), radix: 16) }

    /// Parameters stand in the order of the syntax blocks that declare them.
    private mutating func order() {
        var lines: [String: [String: Int]] = [:]
        for evidence in page.evidence {
            let parts = evidence.fact.split(separator: "/")
            guard parts.count == 2, parts[0] == "parameters" else { continue }
            for vote in evidence.votes where vote.how == .syntaxBlock {
                lines[vote.page, default: [:]][String(parts[1])] = vote.line
            }
        }
        let counts = Dictionary(page.parameters.map { ($0.name, 1) }, uniquingKeysWith: +)
        let repeated = Set(counts.filter { $0.value > 1 }.keys)
        for edition in lines.keys.sorted() {
            let declared = page.parameters.enumerated().compactMap { place, parameter in
                // A name that stands twice has one line of the two.
                repeated.contains(parameter.name)
                    ? nil
                    : lines[edition]?[parameter.name].map { (place: place, name: parameter.name, line: $0) }
            }
            for (before, after) in zip(declared, declared.dropFirst()) where before.line > after.line {
                find(
                    "order-contradicts-syntax", [.key("parameters"), .place(after.place)],
                    "\(after.name) stands behind \(before.name), and before it in the syntax block of \(edition)",
                    because: "lines \(after.line) and \(before.line)",
                    "put the parameters in the order of the declaration")
                return
            }
        }
    }

    /// Each fact has evidence, and each piece of evidence a fact. What kind and outcome a symbol has follows from others.
    private mutating func evidence() {
        guard !page.evidence.isEmpty else { return }
        var facts = Set(FactTable.facts(of: page).keys).subtracting(["page", "parameters"])
        facts = facts.filter { fact in
            guard fact.contains("/") else { return true }
            return !fact.hasSuffix("/kind") && !fact.hasSuffix("/outcome")
        }
        var seen: Set<String> = []
        for (place, evidence) in page.evidence.enumerated() {
            let path: [LocatedJSON.PathStep] = [.key("evidence"), .place(place)]
            if !seen.insert(evidence.fact).inserted {
                find("stated-twice", path, "the evidence of \(evidence.fact) stands twice", "put the votes together")
            }
            if !facts.contains(evidence.fact) {
                find(
                    "evidence-without-fact", path, "there is no fact \(evidence.fact)",
                    "remove the evidence, or put the fact back")
            }
        }
        for fact in facts.subtracting(seen).sorted() {
            find(
                "fact-without-evidence", [.key("evidence")], "nobody is named who states \(fact)",
                "make the file from the pages, or name who states it")
        }
    }

    private mutating func constraints() {
        let scope = ((page.name ?? page.id) + (page.variant.map { ".\($0)" } ?? "")).lowercased()
        for (number, parameter) in page.parameters.enumerated() {
            for (place, constraint) in parameter.constraints.enumerated() {
                let path: [LocatedJSON.PathStep] = [
                    .key("parameters"), .place(number), .key("constraints"), .place(place),
                ]
                let parts = constraint.id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                if parts.count == 3, parts[0] != scope || parts[1] != parameter.name {
                    find(
                        "unknown-constraint", path + [.key("id")],
                        "the constraint \(constraint.id) stands at \(parameter.name) of \(scope)",
                        "write \(scope)/\(parameter.name)/\(parts[2])")
                }
                if (constraint.rule == .equals) != (constraint.value != nil)
                    || (constraint.rule == .oneOf) != (constraint.symbols != nil)
                {
                    find(
                        "unknown-constraint", path,
                        "the rule \(constraint.rule.rawValue) lacks what it asks for, or has more",
                        "equals has a \"value\", oneOf has \"symbols\", required has neither")
                }
                for (row, symbol) in (constraint.symbols ?? []).enumerated()
                where !symbols.mayBeGiven(symbol, to: parameter) {
                    find(
                        "unknown-constraint", path + [.key("symbols"), .place(row)],
                        "\(symbol) is no documented value of \(parameter.name), and no header has it",
                        "correct the symbol")
                }
            }
        }
    }
}

extension SpecPage {
    /// A symbol with its number, and where it stands in the file.
    struct NumberedRow {
        var symbol: String
        var value: String?
        var path: [LocatedJSON.PathStep]
    }

    /// All rows that may have a number.
    var numberedRows: [NumberedRow] {
        var rows: [NumberedRow] = []
        for (number, parameter) in parameters.enumerated() {
            for (place, value) in parameter.values.enumerated() {
                rows.append(
                    NumberedRow(
                        symbol: value.symbol, value: value.value,
                        path: [.key("parameters"), .place(number), .key("values"), .place(place)]))
            }
        }
        for (place, code) in returns.enumerated() {
            rows.append(NumberedRow(symbol: code.symbol, value: code.value, path: [.key("returns"), .place(place)]))
        }
        for (place, value) in constants.enumerated() {
            rows.append(
                NumberedRow(symbol: value.symbol, value: value.value, path: [.key("constants"), .place(place)]))
        }
        return rows
    }
}
