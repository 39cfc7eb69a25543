internal import UrtextModel

extension PageReconciliation {
    /// A row that was settled, with where it was read first.
    struct FusedRow {
        var value: SymbolValue
        /// The table it stands in.
        var table: Int
    }

    mutating func returns() -> [ReturnCode] {
        let rows = fuse(editions.compactMap { $0.returns.rows.isEmpty ? nil : ($0, $0.returns.rows) }, fact: "returns")
        return Outcomes.applied(to: rows, returnType: majorityReturnType)
    }

    private var majorityReturnType: String? {
        // A translated type may be a word of the language.
        editions.lazy.compactMap { $0.fields[.returnType]?.first { $0.reading != .heading }?.text }.first
    }

    mutating func constants() -> [SymbolValue] {
        let rows = fuse(
            editions.compactMap { $0.constants.rows.isEmpty ? nil : ($0, $0.constants.rows) }, fact: "constants")
        return ValueKinds.applied(to: rows.map(\.value))
    }

    /// One list over its editions, best edition first: its order, and what only others have put in behind the row that
    /// precedes it there.
    mutating func fuse(
        _ lists: [(edition: EditionClaims, rows: [(place: RowPlace, decision: RowDecision)])], fact: String
    ) -> [FusedRow] {
        var fused: [FusedRow] = []
        var places: [String: Int] = [:]
        // Rows of a list that an edition of the original settles whole need no guess elsewhere.
        let settled = lists.filter { $0.edition.rank < 2 && $0.rows.allSatisfy { $0.decision.symbol != nil } }
        let settledCount = settled.map(\.rows.count).max() ?? 0
        for (edition, rows) in lists {
            var previous: String?
            for (index, row) in rows.enumerated() {
                let decision = row.decision
                if decision.isContradictory { reportContradiction(decision, edition) }
                guard let symbol = decision.symbol else {
                    guard rows.count > settledCount || edition.rank < 2 else { continue }
                    unresolved.append(
                        Unresolved(
                            fact: "\(fact)[\(index)]", text: decision.text, page: edition.edition.description,
                            line: decision.line, candidates: decision.candidates))
                    continue
                }
                if places[symbol] == nil {
                    let place = previous.flatMap { places[$0] }.map { $0 + 1 } ?? 0
                    let row = FusedRow(value: SymbolValue(symbol: symbol), table: row.place.table)
                    fused.insert(row, at: min(place, fused.count))
                    // Most rows are put behind all others, and move none.
                    if place < fused.count - 1 {
                        for other in places.keys where (places[other] ?? 0) >= place { places[other, default: 0] += 1 }
                    }
                    places[symbol] = place
                }
                let path = "\(fact)/\(symbol)"
                for how in decision.readings { vote(path, edition.edition, line: decision.line, how) }
                if let place = places[symbol] { number(&fused[place].value, decision, edition, path) }
                // A symbol that stands twice does not move what follows the second time up to the first.
                if let place = places[symbol], previous.flatMap({ places[$0] }).map({ $0 < place }) ?? true {
                    previous = symbol
                }
            }
        }
        return fused
    }

    /// The number of a row: the header's, else the one printed. A printed one that disagrees is reported.
    private mutating func number(
        _ value: inout SymbolValue, _ decision: RowDecision, _ edition: EditionClaims, _ path: String
    ) {
        let header = universe.number(of: value.symbol)
        if let header, let canonical = CNumber.canonical(header) {
            value.value = canonical
            if let origin = universe.origin(of: value.symbol) { vote("\(path)/value", header: origin) }
        }
        guard let printed = decision.printed, let number = CNumber.parse(printed) else { return }
        let how = decision.numberReading ?? .number
        if value.printed == nil { value.printed = printed }
        if value.printed.flatMap(CNumber.parse) == number {
            vote("\(path)/printed", edition.edition, line: decision.line, how)
        } else {
            dissent("\(path)/printed", edition.edition, line: decision.line, how, printed)
        }
        if header == nil, value.value == nil { value.value = CNumber.canonical(number) }
        if let canonical = value.value {
            if canonical == CNumber.canonical(number) {
                vote("\(path)/value", edition.edition, line: decision.line, how)
            } else {
                dissent("\(path)/value", edition.edition, line: decision.line, how, printed)
            }
        }
        guard let header else { return }
        guard CNumber.canonical(header) != CNumber.canonical(number) else { return }
        let origin = universe.origin(of: value.symbol).map { " (\($0))" } ?? ""
        report(
            Diagnostic(
                .warning, "number-contradicts-header", at: SourceLocation(path: edition.file, line: decision.line),
                "\(value.symbol) is printed with \(printed), the header says \(CNumber.canonical(header) ?? "another")\(origin)",
                explanation: "the header's number is taken", solutions: ["correct the number on the page"]))
    }

    private mutating func reportContradiction(_ decision: RowDecision, _ edition: EditionClaims) {
        report(
            Diagnostic(
                .warning, "anchor-contradicts-text", at: SourceLocation(path: edition.file, line: decision.line),
                "the row reads \(decision.text), its anchor names another symbol",
                explanation: decision.symbol == nil ? "neither is taken" : "the text of the original is taken",
                solutions: ["correct the text or the anchor"]))
    }
}
