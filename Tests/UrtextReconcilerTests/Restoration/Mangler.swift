import UrtextModel

@testable import UrtextReconciler

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.hasPrefix(" ") { text = text.dropFirst() }
        while text.hasSuffix(" ") { text = text.dropLast() }
        return String(text)
    }
}

/// An invented library, and an invented language that breaks its symbols as translators do: words are replaced, put into
/// another order, joined; blanks appear around underscores.
struct Mangler {
    private static let syllables = ["ba", "do", "ki", "lum", "nor", "pex", "rit", "sal", "tun", "vex", "wim", "zog"]
    /// The invented language sounds unlike the original: words that are alike are no accident in a real one.
    private static let foreign = ["hu", "cra", "fle", "mig", "jou", "qua", "sny", "the", "gro", "yll", "ape", "obu"]
    private static let families = ["KETTLE_E_", "KETTLE_W_", "TEAPOT_E_", "SPOON_F_"]

    /// English words, and what the language says for each.
    let vocabulary: [String: String]
    /// All symbols, sorted.
    let symbols: [String]

    init(seed: UInt64, count: Int = 240) {
        var random = SeededGenerator(seed: seed)
        func word(
            _ random: inout SeededGenerator, _ length: Range<Int>, of syllables: [String] = Mangler.syllables
        ) -> String {
            (0..<random.int(length)).map { _ in syllables[random.int(0..<syllables.count)] }.joined()
        }
        var vocabulary: [String: String] = [:]
        var stems: Set<String> = []
        while vocabulary.count < 60 {
            let foreign = word(&random, 2..<4, of: Mangler.foreign)
            // Words that begin alike would be one word to a lexicon.
            guard stems.insert(SymbolWords.stem(foreign)).inserted else { continue }
            vocabulary[word(&random, 2..<4).uppercased()] = foreign
        }
        let words = vocabulary.keys.sorted()
        var symbols: Set<String> = []
        while symbols.count < count {
            let family = Mangler.families[random.int(0..<Mangler.families.count)]
            let tail = (0..<random.int(1..<4)).map { _ in words[random.int(0..<words.count)] }
            symbols.insert(family + tail.joined(separator: "_"))
        }
        self.vocabulary = vocabulary
        self.symbols = symbols.sorted()
    }

    /// A symbol as the language prints it.
    func printed(_ symbol: String, _ random: inout SeededGenerator) -> String {
        var words = symbol.split(separator: "_").map { vocabulary[String($0)] ?? String($0) }
        if words.count > 3, random.chance(1, in: 3) { words.swapAt(words.count - 1, words.count - 2) }
        // No underscore is lost or won; one may leave its place.
        var gaps = Array(repeating: 1, count: words.count + 1)
        gaps[0] = 0
        gaps[words.count] = 0
        if words.count > 1, random.chance(1, in: 3) {
            gaps[random.int(1..<words.count)] -= 1
            gaps[random.int(0..<words.count + 1)] += 1
        }
        var text = ""
        for (place, gap) in gaps.enumerated() {
            text += String(repeating: " _", count: gap) + (place > 0 || gap > 0 ? " " : "")
            if place < words.count { text += words[place] }
        }
        return text.trimmed
    }

    func lexicon(_ random: inout SeededGenerator, without hidden: Set<String> = []) -> Lexicon {
        var learner = LexiconLearner()
        for symbol in symbols where !hidden.contains(symbol) {
            learner.add(printed: printed(symbol, &random), symbol: symbol)
        }
        return learner.lexicon(locale: "de-DE")
    }

    func header(without hidden: Set<String> = []) -> HeaderValues {
        HeaderValues(
            header: "kettle.h",
            constants: symbols.enumerated().filter { !hidden.contains($0.element) }.map {
                .init(name: $0.element, value: CNumber.canonical(Int64(0x8055_0000 + $0.offset)) ?? "", line: 1)
            })
    }

    /// A page with one sorted table of return codes, some legible, some damaged; with what each row stands for.
    func page(
        _ id: String, locale: String = "de-DE", legible: Int = 3, rows: Int = 10, _ random: inout SeededGenerator
    ) -> (sketch: EditionSketch, truth: [String]) {
        let family = Mangler.families[random.int(0..<Mangler.families.count)]
        let own = symbols.filter { $0.hasPrefix(family) }.shuffled(using: &random).prefix(rows).sorted()
        let kept = Set(own.shuffled(using: &random).prefix(legible))
        var sketch = EditionSketch(.translated, locale, page: id)
        sketch.declare(id)
        for (row, symbol) in own.enumerated() {
            sketch.row(.returns, row, kept.contains(symbol) ? symbol : printed(symbol, &random))
        }
        return (sketch, own)
    }
}
