/// A cell's text as words and slots: what is left of a symbol when its words were translated and its underscores were not.
struct PrintedWords: Hashable, Sendable {
    /// In lower case, in the order printed. Text without blanks between words (Han, kana, Hangul) gives pairs of
    /// neighbouring characters.
    private(set) var words: [String] = []
    /// For each word the slot it stands in: how many underscores precede it.
    private(set) var slots: [Int] = []
    /// For each word true when nobody translated it: it has a letter and a digit, or it is in Latin letters among others,
    /// or in capitals among small ones.
    private(set) var isResidue: [Bool] = []
    /// For each word true when it is of capitals and digits of ASCII.
    private(set) var isCapitalWord: [Bool] = []
    /// For each word true for a part of a compound besides the first: it may stand for a word of a symbol, and need not.
    private(set) var isPart: [Bool] = []
    /// Underscores of the text.
    private(set) var underscores = 0
    /// True when no letter is small, as in most symbols and in hardly any sentence.
    private(set) var isCapital = true
    /// The words and slots as one text; equal for prints that differ in case, blanks and marks only.
    let key: String

    init(_ text: String) {
        var word: [UInt8] = []
        var isASCII = true
        var run: [Unicode.Scalar] = []
        var words: [String] = []
        var slots: [Int] = []
        var capitals: [Bool] = []
        var isCapital = true
        var slot = 0
        var hasOtherScript = false
        func flush() {
            if !word.isEmpty {
                let isCapitals = isASCII && word.count > 1 && !word.contains { $0 >= 97 && $0 <= 122 }
                let first = words.count
                if isASCII {
                    SymbolWords.appendHumps(word, to: &words)
                    // Short pieces come from odd capitals (`QoP`), not from words that were joined.
                    if words.count > first + 1, words[first...].contains(where: { $0.utf8.count < 3 }) {
                        words.removeLast(words.count - first)
                        words.append(String(decoding: word.map(SymbolWords.small), as: UTF8.self))
                    }
                } else {
                    words.append(String(decoding: word, as: UTF8.self).lowercased())
                }
                for _ in first..<words.count {
                    slots.append(slot)
                    capitals.append(isCapitals)
                }
                word.removeAll(keepingCapacity: true)
                isASCII = true
            }
            if !run.isEmpty {
                let parts = PrintedWords.pairs(run)
                words += parts
                capitals += parts.map { _ in false }
                hasOtherScript = true
                slots += parts.map { _ in slot }
                run = []
            }
        }
        for scalar in text.unicodeScalars {
            if scalar == "_" {
                flush()
                slot += 1
            } else if PrintedWords.isUnspaced(scalar) {
                if !word.isEmpty { flush() }
                run.append(scalar)
            } else if scalar.isASCII {
                let byte = UInt8(scalar.value)
                guard Identifier.isPart(byte) else {
                    flush()
                    continue
                }
                if !run.isEmpty { flush() }
                if byte >= 97 && byte <= 122 { isCapital = false }
                word.append(byte)
            } else if scalar.properties.isAlphabetic {
                if !run.isEmpty { flush() }
                isASCII = false
                if !PrintedWords.isLatin(scalar) { hasOtherScript = true }
                if scalar.properties.isLowercase { isCapital = false }
                word += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            } else {
                flush()
            }
        }
        flush()
        self.words = words
        self.slots = slots
        underscores = slot
        self.isCapital = isCapital
        isCapitalWord = capitals
        let hasSmall = !isCapital
        isPart = words.map { _ in false }
        isResidue = zip(words, capitals).map { word, isCapitals in
            let bytes = word.utf8
            guard bytes.count > 1, bytes.allSatisfy({ $0 < 0x80 }), bytes.contains(where: { !Identifier.isDigit($0) })
            else { return false }
            if bytes.contains(where: Identifier.isDigit) { return CNumber.parse(word) == nil }
            return hasOtherScript || (isCapitals && hasSmall)
        }
        var key = ""
        for (word, slot) in zip(words, slots) {
            key += slot.description
            key += word
            key += " "
        }
        // What follows the last word: a blank, also where there is no word.
        self.key = words.isEmpty ? " \(slot)" : key + slot.description
    }

    /// Those of an empty text.
    static let none = PrintedWords("")

    /// The same print with several words in place of one.
    ///
    /// - Parameter parts: the parts of a word, at least one.
    func parted(_ parts: (String) -> [String]) -> PrintedWords {
        let found = words.map(parts)
        guard found.contains(where: { $0.count > 1 }) else { return self }
        var print = self
        func repeated<Value>(_ values: [Value]) -> [Value] {
            zip(values, found).flatMap { value, parts in parts.map { _ in value } }
        }
        print.words = found.flatMap(\.self)
        print.slots = repeated(slots)
        print.isResidue = repeated(isResidue)
        print.isCapitalWord = repeated(isCapitalWord)
        print.isPart = found.flatMap { parts in parts.indices.map { $0 > 0 } }
        return print
    }

    /// Words of letters and digits.
    var numbered: [String] {
        words.filter { word in
            let bytes = word.utf8
            return bytes.allSatisfy { $0 < 0x80 } && bytes.contains(where: Identifier.isDigit)
                && !bytes.allSatisfy(Identifier.isDigit) && CNumber.parse(word) == nil
        }
    }

    /// Words that are one letter three times or more, which stand for whatever may be put there in every language.
    var placeholders: [String] {
        words.filter { word in
            guard word.utf8.count >= 3, let first = word.first, !first.isNumber else { return false }
            return word.count >= 3 && word.allSatisfy { $0 == first }
        }
    }

    /// True for scripts that are written without blanks.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0E7F, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF: true
        default: false
        }
    }

    /// True for letters of the Latin script, those with several marks (Vietnamese) among them.
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x250, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF: true
        default: false
        }
    }

    private static func pairs(_ run: [Unicode.Scalar]) -> [String] {
        guard run.count > 1 else { return run.map { String($0) } }
        return zip(run, run.dropFirst()).map { String($0) + String($1) }
    }
}

internal import UrtextModel
