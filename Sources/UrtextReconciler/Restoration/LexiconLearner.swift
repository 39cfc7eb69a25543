/// Learns which printed words stand for which words of symbols, from pairs of print and symbol (IBM model 1).
package struct LexiconLearner: Sendable {
    private struct Pair {
        var key: String
        var printed: [String]
        var meant: [String]
        /// Printed words that are words of the symbol.
        var kept: [String]
        var weight: Double
    }

    private var pairs: [Pair] = []
    private var seen: Set<String> = []
    /// Whether underscores outlast translation.
    package private(set) var slots = SlotFidelity()

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
        pairs.append(
            Pair(
                key: printed.key, printed: rest.map(SymbolWords.stem), meant: Array(meant.prefix(64)), kept: kept,
                weight: weight))
    }

    /// - Parameter rounds: of expectation and maximisation; more of them make the frequent words surer.
    package func lexicon(locale: String, rounds: Int = 5) -> Lexicon { learned(locale: locale, rounds: rounds).lexicon }

    /// The lexicon, and for each print the part of it that its own pairs made.
    func learned(locale: String, rounds: Int = 5) -> (lexicon: Lexicon, shares: [String: Lexicon]) {
        var stems: [String: Int] = [:]
        var words: [String: Int] = [:]
        let coded = pairs.map { pair in
            (
                printed: pair.printed.prefix(64).map { number($0, &stems) },
                meant: pair.meant.map { number($0, &words) },
                weight: pair.weight
            )
        }
        // How likely a printed word makes a word of the symbol; at first all the same.
        var table: [[Int: Double]] = []
        var counts = [Double](repeating: 0, count: stems.count)
        for pair in coded { for stem in pair.printed { counts[stem] += pair.weight } }
        let nothing = 0.02
        for _ in 0..<rounds {
            var next = [[Int: Double]](repeating: [:], count: stems.count)
            for pair in coded {
                for word in pair.meant {
                    var sum = nothing
                    for stem in pair.printed { sum += table.isEmpty ? 1 : (table[stem][word] ?? 0) }
                    for stem in pair.printed {
                        let share = (table.isEmpty ? 1 : (table[stem][word] ?? 0)) / sum
                        if share > 0.0001 { next[stem][word, default: 0] += share * pair.weight }
                    }
                }
            }
            table = next.enumerated().map { stem, row in row.mapValues { min($0 / counts[stem], 1) } }
        }
        let stemNames = stems.sorted { $0.value < $1.value }.map(\.key)
        let wordNames = words.sorted { $0.value < $1.value }.map(\.key)
        var whole = Lexicon(locale: locale)
        var shares: [String: Lexicon] = [:]
        for (pair, code) in zip(pairs, coded) {
            var part = Lexicon(locale: locale)
            for stem in code.printed { part.entries[stemNames[stem], default: .init()].count += pair.weight }
            for word in code.meant {
                var sum = nothing
                for stem in code.printed { sum += table[stem][word] ?? 0 }
                for stem in code.printed {
                    let share = (table[stem][word] ?? 0) / sum
                    guard share >= 0.02 else { continue }
                    part.entries[stemNames[stem], default: .init()].meanings[wordNames[word], default: 0] +=
                        share * pair.weight
                }
            }
            // What also stands for something else is known to survive, too. A single letter is what translation leaves of
            // a word as often as it is one.
            for word in pair.kept where word.utf8.count > 1 {
                let stem = SymbolWords.stem(word)
                guard stems[stem] != nil else { continue }
                part.entries[stem, default: .init()].count += pair.weight
                part.entries[stem, default: .init()].meanings[word, default: 0] += pair.weight
            }
            whole.add(part)
            if shares[pair.key] != nil { shares[pair.key]?.add(part) } else { shares[pair.key] = part }
        }
        return (whole, shares)
    }

    private func number(_ word: String, _ numbers: inout [String: Int]) -> Int {
        if let number = numbers[word] { return number }
        numbers[word] = numbers.count
        return numbers.count - 1
    }
}
