/// Learns which printed words stand for which words of symbols, from pairs of print and symbol (IBM model 1).
package struct LexiconLearner: Sendable {
    /// Words are numbers here, and so is each combination of a printed word and a word of a symbol: learning looks at
    /// every one of them several times.
    private struct Pair {
        var key: String
        /// Stems of the printed words.
        var printed: [Int32]
        /// For each word of the symbol its combinations with each stem, in the order of `printed`.
        var cells: [Int32]
        /// Printed words that are words of the symbol.
        var kept: [String]
        var weight: Double
    }

    private struct Cell: Hashable {
        var stem: Int32
        var word: Int32
    }

    private var pairs: [Pair] = []
    private var seen: Set<String> = []
    private var stems = Numbering<String>()
    private var words = Numbering<String>()
    private var cells = Numbering<Cell>()
    /// Whether underscores outlast translation.
    package private(set) var slots = SlotFidelity()

    /// Further words of a print or a symbol do not count.
    private static let mostWords = 64
    /// What else a word may come from.
    private static let nothing = 0.02

    package init() {}

    /// Distinct pairs so far.
    package var count: Int { pairs.count }

    /// Takes one pair; a pair that was taken before tells nothing new.
    package mutating func add(printed: String, symbol: String) {
        add(PrintedWords(printed), symbol: symbol, weight: 1)
    }

    mutating func add(_ printed: PrintedWords, symbol: String, weight: Double) {
        guard seen.insert("\(printed.key)\t\(symbol)").inserted else { return }
        slots.count(printed: printed.underscores, meant: symbol.utf8.count { $0 == UInt8(ascii: "_") })
        var meant = SymbolWords.words(of: symbol)
        var rest: [String] = []
        var kept: [String] = []
        // Words that survived explain themselves.
        for word in printed.words {
            if let place = meant.firstIndex(of: word) {
                meant.remove(at: place)
                kept.append(word)
            } else {
                rest.append(word)
            }
        }
        guard !rest.isEmpty else { return }
        let numbers = rest.prefix(LexiconLearner.mostWords).map { stems.number(of: SymbolWords.stem($0)) }
        var combined: [Int32] = []
        for word in meant.prefix(LexiconLearner.mostWords) {
            let word = words.number(of: word)
            for stem in numbers { combined.append(cells.number(of: Cell(stem: stem, word: word))) }
        }
        pairs.append(Pair(key: printed.key, printed: numbers, cells: combined, kept: kept, weight: weight))
    }

    /// - Parameter rounds: of expectation and maximisation; more of them make the frequent words surer.
    package func lexicon(locale: String, rounds: Int = 5) -> Lexicon {
        learned(locale: locale, rounds: rounds, sharesOf: []).lexicon
    }

    /// The lexicon, and for each print the part of it that its own pairs made.
    ///
    /// - Parameter keys: the prints whose parts are wanted; `nil` for all.
    func learned(
        locale: String, rounds: Int = 5, sharesOf keys: Set<String>? = nil
    ) -> (lexicon: Lexicon, shares: [String: Lexicon]) {
        let table = likelihoods(rounds: rounds)
        var counts = [Double](repeating: 0, count: stems.count)
        var masses = [Double](repeating: 0, count: cells.count)
        var survivors: [String: [String: Double]] = [:]
        var shares: [String: Lexicon] = [:]
        for pair in pairs {
            let isWanted = keys?.contains(pair.key) ?? true
            var part = Lexicon(locale: locale)
            for stem in pair.printed {
                counts[Int(stem)] += pair.weight
                if isWanted { part.entries[stems[stem], default: .init()].count += pair.weight }
            }
            forEachShare(of: pair, table) { cell, share in
                guard share >= 0.02 else { return }
                masses[Int(cell)] += share * pair.weight
                guard isWanted else { return }
                let (stem, word) = (stems[cells[cell].stem], words[cells[cell].word])
                part.entries[stem, default: .init()].meanings[word, default: 0] += share * pair.weight
            }
            // What also stands for something else is known to survive, too. A single letter is what translation leaves of
            // a word as often as it is one.
            for word in pair.kept where word.utf8.count > 1 {
                let stem = SymbolWords.stem(word)
                guard stems.contains(stem) else { continue }
                survivors[stem, default: [:]][word, default: 0] += pair.weight
                guard isWanted else { continue }
                part.entries[stem, default: .init()].count += pair.weight
                part.entries[stem, default: .init()].meanings[word, default: 0] += pair.weight
            }
            guard isWanted else { continue }
            if shares[pair.key] != nil { shares[pair.key]?.add(part) } else { shares[pair.key] = part }
        }
        var whole = Lexicon(locale: locale)
        for (number, count) in counts.enumerated() {
            whole.entries[stems[Int32(truncatingIfNeeded: number)]] = Lexicon.Entry(count: count)
        }
        for (number, mass) in masses.enumerated() where mass > 0 {
            let cell = cells[Int32(truncatingIfNeeded: number)]
            whole.entries[stems[cell.stem]]?.meanings[words[cell.word]] = mass
        }
        for (stem, words) in survivors {
            for (word, mass) in words {
                whole.entries[stem]?.count += mass
                whole.entries[stem]?.meanings[word, default: 0] += mass
            }
        }
        return (whole, shares)
    }

    /// How likely a printed word makes a word of the symbol, combination by combination; at first all the same.
    private func likelihoods(rounds: Int) -> [Double] {
        var counts = [Double](repeating: 0, count: stems.count)
        for pair in pairs { for stem in pair.printed { counts[Int(stem)] += pair.weight } }
        var table = [Double](repeating: 1, count: cells.count)
        for _ in 0..<rounds {
            var next = [Double](repeating: 0, count: cells.count)
            for pair in pairs {
                forEachShare(of: pair, table) { cell, share in
                    if share > 0.0001 { next[Int(cell)] += share * pair.weight }
                }
            }
            for (number, sum) in next.enumerated() {
                table[number] = min(sum / counts[Int(cells[Int32(truncatingIfNeeded: number)].stem)], 1)
            }
        }
        return table
    }

    /// Which part of each word of the symbol each printed word accounts for.
    private func forEachShare(of pair: Pair, _ table: [Double], _ body: (_ cell: Int32, _ share: Double) -> Void) {
        var start = 0
        while start < pair.cells.count {
            let end = start + pair.printed.count
            var sum = LexiconLearner.nothing
            for place in start..<end { sum += table[Int(pair.cells[place])] }
            for place in start..<end { body(pair.cells[place], table[Int(pair.cells[place])] / sum) }
            start = end
        }
    }
}

/// Numbers for values, in the order in which they were met.
private struct Numbering<Value: Hashable & Sendable>: Sendable {
    private var numbers: [Value: Int32] = [:]
    private var values: [Value] = []

    var count: Int { values.count }

    subscript(number: Int32) -> Value { values[Int(number)] }

    func contains(_ value: Value) -> Bool { numbers[value] != nil }

    mutating func number(of value: Value) -> Int32 {
        if let number = numbers[value] { return number }
        let number = Int32(truncatingIfNeeded: values.count)
        numbers[value] = number
        values.append(value)
        return number
    }
}
