import UrtextModel

/// The rules about a page in all its editions: what the specification believes, and who says something else.
struct SpecLint: Sendable {
    private let files: [Key: String]
    private let rows: [Key: [Claim]]
    private let pages: [SpecPage]

    private struct Key: Hashable {
        var page: String
        var edition: String
    }

    init(_ pages: [SpecPage], claims: [Claim]) {
        self.pages = pages
        var files: [Key: String] = [:]
        var rows: [Key: [Claim]] = [:]
        for claim in claims {
            let key = Key(page: claim.page, edition: claim.edition.description)
            files[key] = claim.file
            if case .row = claim.subject { rows[key, default: []].append(claim) }
        }
        self.files = files
        self.rows = rows
    }

    var findings: [Diagnostic] { pages.flatMap { brackets($0) + mangled($0) } + lost() }

    /// What the original's bracket says against the declaration.
    private func brackets(_ page: SpecPage) -> [Diagnostic] {
        page.evidence.flatMap { evidence -> [Diagnostic] in
            let parts = evidence.fact.split(separator: "/")
            guard parts.count == 3, parts[0] == "parameters", parts[2] == "direction" || parts[2] == "optional" else {
                return []
            }
            return evidence.against.compactMap { dissent in
                guard dissent.how == .original || dissent.how == .bilingual,
                    let file = files[Key(page: page.id, edition: dissent.page)]
                else { return nil }
                return Diagnostic(
                    .warning, LintRule.bracketContradictsDeclaration.rawValue,
                    at: SourceLocation(path: file, line: dissent.line),
                    "the bracket of \(parts[1]) says \(parts[2]) \(dissent.text), the declaration does not",
                    solutions: [LintRule.bracketContradictsDeclaration.solution])
            }
        }
    }

    /// Symbols that a translation prints otherwise, with the spelling the evidence gives.
    private func mangled(_ page: SpecPage) -> [Diagnostic] {
        var symbols: [Key: [Int: Set<String>]] = [:]
        for evidence in page.evidence {
            let parts = evidence.fact.split(separator: "/").map(String.init)
            let symbol: String
            switch (parts.first, parts.count) {
            case ("returns", 2), ("constants", 2): symbol = parts[1]
            case ("parameters", 4) where parts[2] == "values": symbol = parts[3]
            default: continue
            }
            for vote in evidence.votes {
                symbols[Key(page: page.id, edition: vote.page), default: [:]][vote.line, default: []].insert(symbol)
            }
        }
        return symbols.flatMap { key, lines -> [Diagnostic] in
            (rows[key] ?? []).compactMap { claim in
                guard case .row(_, .symbol) = claim.subject, claim.reading == .tableText,
                    let believed = lines[claim.line], believed.count == 1, let symbol = believed.first,
                    SpecLint.bare(claim.text) != symbol
                else { return nil }
                return Diagnostic(
                    .warning, LintRule.mangledSymbol.rawValue, at: SourceLocation(path: claim.file, line: claim.line),
                    "\(claim.text) stands where the original has \(symbol)", solutions: ["write \(symbol)"])
            }
        }
    }

    private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace && !"*><`,;:.".contains($0) } }

    /// Lists that have fewer rows in a translation than in every other edition that has the list.
    private func lost() -> [Diagnostic] {
        var counts: [String: [RowPlace.List: [(key: Key, rows: Int, line: Int)]]] = [:]
        for (key, claims) in rows {
            var places: [RowPlace.List: (rows: Set<RowPlace>, line: Int)] = [:]
            for claim in claims {
                guard case .row(let place, .symbol) = claim.subject else { continue }
                places[place.list, default: ([], claim.line)].rows.insert(place)
            }
            for (list, found) in places {
                counts[key.page, default: [:]][list, default: []].append((key, found.rows.count, found.line))
            }
        }
        return counts.values.flatMap { $0.values }.flatMap { editions -> [Diagnostic] in
            let most = editions.map(\.rows).max() ?? 0
            let fewer = editions.filter { $0.rows < most }
            // One edition against two or more that agree.
            guard fewer.count == 1, editions.count >= 3, let one = fewer.first, let file = files[one.key] else {
                return []
            }
            return [
                Diagnostic(
                    .warning, LintRule.rowsLost.rawValue, at: SourceLocation(path: file, line: one.line),
                    "the list has \(one.rows) rows here, \(most) in the other \(editions.count - 1) editions",
                    solutions: [LintRule.rowsLost.solution])
            ]
        }
    }
}
