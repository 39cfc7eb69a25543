internal import UrtextModel

/// The words symbols are made of, and the words that are printed in their place.
enum SymbolWords {
    /// The words of a symbol in lower case: `SEC_E_OK` gives `sec`, `e`, `ok`; `CredFetchDefault` gives `cred`, `fetch`,
    /// `default`. Digits stay with the letters before them.
    static func words(of symbol: String) -> [String] { slotted(symbol).words }

    /// The words with the slot each stands in: how many underscores precede it.
    static func slotted(_ symbol: String) -> (words: [String], slots: [Int]) {
        var words: [String] = []
        var slots: [Int] = []
        let parts = symbol.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        for (slot, part) in parts.enumerated() {
            appendHumps(Array(part), to: &words)
            while slots.count < words.count { slots.append(slot) }
        }
        return (words, slots)
    }

    /// Letters and digits of ASCII in small letters, without what stands between them.
    static func letters(_ text: String) -> [UInt8] { text.utf8.compactMap(letter) }

    /// A letter or digit of ASCII as a small letter; `nil` for any other byte.
    static func letter(_ byte: UInt8) -> UInt8? {
        Identifier.isPart(byte) && byte != UInt8(ascii: "_") ? small(byte) : nil
    }

    /// Splits one word of ASCII at its humps.
    static func appendHumps(_ bytes: [UInt8], to words: inout [String]) {
        var start = 0
        for index in bytes.indices.dropFirst() where isHump(bytes, at: index, in: bytes.indices) {
            words.append(lowered(bytes[start..<index]))
            start = index
        }
        if start < bytes.count { words.append(lowered(bytes[start...])) }
    }

    /// True where a small letter is followed by a capital, or a run of capitals ends before a small letter.
    ///
    /// - Parameter part: the word, in which the index is not the first.
    static func isHump(_ bytes: [UInt8], at index: Int, in part: Range<Int>) -> Bool {
        guard isCapital(bytes[index]) else { return false }
        if isSmall(bytes[index - 1]) { return true }
        return isCapital(bytes[index - 1]) && index + 1 < part.upperBound && isSmall(bytes[index + 1])
    }

    /// A capital of ASCII as a small letter; any other byte as it is.
    static func small(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte | 0x20 : byte }

    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
    static func isSmall(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map(small), as: UTF8.self)
    }

    /// What a word is looked up by in a lexicon: its first seven characters, which cuts most inflections off.
    static func stem(_ word: String) -> String {
        // Of ASCII every byte is a character, but for a line's end of two.
        let bytes = word.utf8
        if bytes.count <= 7 || bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0A }) { return String(bytes.prefix(7)) ?? word }
        return String(word.prefix(7))
    }
}
