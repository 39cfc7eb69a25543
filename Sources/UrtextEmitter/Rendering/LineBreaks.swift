/// Where a line may break inside what has no blanks: scripts that write without them break between characters.
enum LineBreaks {
    /// The parts of a word between which a line may break; one part for words of most scripts.
    static func pieces(_ word: Substring) -> [Substring] {
        guard word.contains(where: isIdeographic) else { return [word] }
        var pieces: [Substring] = []
        var start = word.startIndex
        var inCode = false
        for index in word.indices.dropFirst() {
            let before = word[word.index(before: index)]
            if before == "`" { inCode.toggle() }
            let after = word[index]
            guard !inCode, isIdeographic(before) || isIdeographic(after), !closing.contains(after),
                !opening.contains(before)
            else { continue }
            pieces.append(word[start..<index])
            start = index
        }
        pieces.append(word[start...])
        return pieces
    }

    /// Punctuation that does not begin a line.
    private static let closing: Set<Character> = [
        "，", "。", "、", "；", "：", "！", "？", "）", "」", "』", ".", ",", ";", ":", ")",
    ]
    /// Punctuation that does not end one.
    private static let opening: Set<Character> = ["（", "「", "『", "("]

    /// Chinese, Japanese and Korean letters and punctuation.
    private static func isIdeographic(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return (0x2E80...0x9FFF).contains(scalar.value) || (0xAC00...0xD7AF).contains(scalar.value)
            || (0xF900...0xFAFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
            || (0x2_0000...0x3_FFFF).contains(scalar.value)
    }
}
