package import UrtextModel

/// What one row prints, and the symbol it stands for.
package struct SymbolPair: Hashable, Sendable {
    package var locale: String
    package var printed: String
    package var symbol: String
    /// True for a row of a page of constants: there are too many of these to remember each.
    package var isConstant: Bool

    package init(locale: String, printed: String, symbol: String, isConstant: Bool = false) {
        self.isConstant = isConstant
        self.locale = locale
        self.printed = printed
        self.symbol = symbol
    }
}

extension SymbolPair: Comparable {
    package static func < (lhs: SymbolPair, rhs: SymbolPair) -> Bool {
        (lhs.locale, lhs.printed, lhs.symbol, lhs.isConstant ? 1 : 0)
            < (rhs.locale, rhs.printed, rhs.symbol, rhs.isConstant ? 1 : 0)
    }
}

extension SymbolPair {
    /// The pairs that two readings of the same page give: rows of the tables that have the same rows in both.
    ///
    /// - Parameters:
    ///   - original: claims in the original language, or of the original half of a bilingual page.
    ///   - translated: claims of one page in one translated edition, or of the translated half.
    package static func pairs(original: [Claim], translated: [Claim]) -> [SymbolPair] {
        let symbols = texts(original) { $0 == .original || $0 == .bilingual }
        let prints = texts(translated) { $0 == .tableText }
        var pairs: Set<SymbolPair> = []
        for (table, rows) in prints {
            guard let stated = symbols[table], Set(stated.keys) == Set(rows.keys) else { continue }
            for (row, claim) in rows {
                guard let text = stated[row]?.text else { continue }
                let symbol = PrintedSymbol(text).closed
                guard Identifier.isSymbolShaped(symbol), symbol != claim.text else { continue }
                pairs.insert(
                    SymbolPair(
                        locale: claim.edition.locale, printed: claim.text, symbol: symbol,
                        isConstant: table.list == .constants))
            }
        }
        return pairs.sorted()
    }

    private struct Table: Hashable {
        var list: RowPlace.List
        var table: Int
    }

    private static func texts(_ claims: [Claim], where isWanted: (Reading) -> Bool) -> [Table: [Int: Claim]] {
        var rows: [Table: [Int: Claim]] = [:]
        for claim in claims where isWanted(claim.reading) {
            guard case .row(let place, .symbol) = claim.subject else { continue }
            rows[Table(list: place.list, table: place.table), default: [:]][place.row] = claim
        }
        return rows
    }
}
