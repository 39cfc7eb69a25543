internal import UrtextModel

/// A list of one page in one translated edition, row by row: what is settled, and what is to be restored.
struct RestorationTable: Sendable {
    struct Row: Sendable {
        let text: String
        let line: Int
        var printed: PrintedWords
        /// The text without blanks at underscores.
        let closed: String
        /// The symbol, where the page itself settles it.
        var settled: String?
        let number: Int64?
        /// The fingerprint of the rest of the row.
        let description: String?
        /// Letters and digits of the print, small; empty when it has letters outside ASCII.
        let letters: [UInt8]
        /// The macro the symbol is printed in.
        let wrapper: MacroWrapper?

        /// True for one word with an underscore inside, and no blank anywhere.
        var isUntouched: Bool { text == closed && Identifier.isSymbolShaped(text) }

        /// - Parameter words: the words of the text, if they are known.
        /// - Parameter isTranslated: false for a row whose words nobody will look at.
        init(
            _ decision: RowDecision, words: PrintedWords? = nil, macros: [MacroWrapper], isTranslated: Bool = true
        ) {
            text = decision.text
            line = decision.line
            let (wrapper, inner) = MacroWrapper.parting(decision.text, among: macros)
            self.wrapper = wrapper
            let known = wrapper == nil ? words : nil
            printed = known ?? (isTranslated ? PrintedWords(inner) : .none)
            closed = PrintedSymbol(inner).closed
            letters = isTranslated && inner.utf8.allSatisfy { $0 < 0x80 } ? SymbolWords.letters(inner) : []
            settled = decision.symbol
            number = decision.printed.flatMap(CNumber.parse).map(SymbolIndex.folded)
            description = decision.description
        }
    }

    /// Place of the page and of its edition in the caller's lists.
    let page: Int
    let edition: Int
    let list: RowPlace.List
    /// The table's number in its list.
    let table: Int
    var rows: [Row]
    /// True when it names symbols without their prefix.
    var hasShortNames = false
    /// Where each row stands in the list, settled or not.
    let places: [Int]
    /// Each row's number in the table, as the page counts.
    let lines: [Int]
    let subject: PageSubject

    /// True when most legible rows are in capitals.
    let isCapital: Bool
    /// Words in Latin letters that most rows print: the family's name, if it survived.
    let commonWords: Set<String>
    /// Those of them that nobody translated.
    let residue: Set<String>

    /// A row's symbol as it is printed: in its macro, if it stands in one.
    func spelled(_ symbol: String, row: Int) -> String { rows[row].wrapper?.around(symbol) ?? symbol }

    /// What a row's text is as a symbol, if it has the shape of one: words joined by single underscores.
    func itself(_ row: Int) -> String? {
        let isRaised = isCapital && !rows[row].isUntouched
        let text = isRaised ? rows[row].closed.uppercased() : rows[row].closed
        guard Identifier.isIdentifier(text), !text.hasPrefix("_"), !text.hasSuffix("_"), !text.contains("__"),
            text.contains("_")
        else { return nil }
        return text
    }

    /// True when a row is to be restored.
    var isOpen: Bool { rows.contains { $0.settled == nil } }
}

extension RestorationTable {
    /// The tables of one list. A table with several columns of symbols is several tables, one a column: what stands in
    /// one has little to do with what stands in another.
    ///
    /// - Parameter isTranslated: false for an edition that is not restored; only what its rows settle counts.
    static func tables(
        page: Int, edition: Int, list: RowPlace.List, rows: [(place: RowPlace, decision: RowDecision)],
        subject: PageSubject,
        macros: [MacroWrapper], isTranslated: Bool = true
    ) -> [RestorationTable] {
        var tables: [RestorationTable] = []
        var start = 0
        for index in rows.indices
        where index + 1 == rows.count || rows[index + 1].place.table != rows[index].place.table {
            for places in columns(start...index, lines: rows[start...index].map(\.decision.line)) {
                let decisions = places.map { rows[$0].decision }
                let words = decisions.map { isTranslated ? PrintedWords($0.text) : .none }
                let common = commonWords(words)
                tables.append(
                    RestorationTable(
                        page: page, edition: edition, list: list, table: rows[index].place.table,
                        rows: zip(decisions, words).map {
                            Row($0, words: $1, macros: macros, isTranslated: isTranslated)
                        },
                        places: places,
                        lines: places.map { rows[$0].place.row },
                        subject: subject, isCapital: isCapital(decisions),
                        commonWords: common, residue: residue(words, common)))
            }
            start = index + 1
        }
        return tables
    }

    /// Rows that stand on one line of the page are cells of one row, one behind the other. A second symbol in few rows
    /// makes no column.
    private static func columns(_ places: ClosedRange<Int>, lines: [Int]) -> [[Int]] {
        var columns: [[Int]] = []
        var column = 0
        for (offset, place) in places.enumerated() {
            column = offset > 0 && lines[offset] == lines[offset - 1] ? column + 1 : 0
            if column == columns.count { columns.append([]) }
            columns[column].append(place)
        }
        guard let first = columns.first, columns.allSatisfy({ $0.count * 2 > first.count && $0.count > 1 }) else {
            return [Array(places)]
        }
        return columns
    }

    private static func isCapital(_ rows: [RowDecision]) -> Bool {
        let texts = rows.map { $0.symbol ?? PrintedSymbol($0.text).closed }.filter { Identifier.isIdentifier($0) }
        return texts.count { $0 == $0.uppercased() } * 2 > texts.count
    }

    /// Words of the table's family that show in one row that they were not translated, or are too short to be a word of
    /// a language in capitals. A short word of the language (`DE`) stands among others; one of a symbol mostly has a slot
    /// of its own.
    private static func residue(_ prints: [PrintedWords], _ common: Set<String>) -> Set<String> {
        guard !common.isEmpty else { return [] }
        var residue: Set<String> = []
        var short: [String: (alone: Int, all: Int)] = [:]
        for printed in Set(prints) {
            for (place, word) in printed.words.enumerated() where common.contains(word) {
                if printed.isResidue[place] { residue.insert(word) }
                guard printed.isCapitalWord[place], word.utf8.count <= 4, printed.slots[place] <= 1 else { continue }
                let isAlone = printed.slots.count { $0 == printed.slots[place] } == 1
                short[word, default: (0, 0)].all += 1
                if isAlone { short[word, default: (0, 0)].alone += 1 }
            }
        }
        return residue.union(short.filter { $0.value.alone * 2 >= $0.value.all }.keys)
    }

    private static func commonWords(_ prints: [PrintedWords]) -> Set<String> {
        guard prints.count >= 3 else { return [] }
        var counts: [String: Int] = [:]
        for print in prints {
            for (place, word) in print.words.enumerated()
            where word.utf8.allSatisfy({ $0 < 0x80 }) && !print.words[..<place].contains(word) {
                counts[word, default: 0] += 1
            }
        }
        return Set(counts.filter { $0.value * 5 >= prints.count * 3 }.keys)
    }
}
