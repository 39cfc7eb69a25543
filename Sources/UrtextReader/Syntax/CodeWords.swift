/// The identifiers of a page's code blocks: what translation leaves alone.
struct CodeWords: Sendable {
    private var spellings: [String: Set<String>] = [:]

    init(_ bytes: [UInt8], _ blocks: [PageOutline.CodeBlock]) {
        for block in blocks {
            for token in CToken.tokens(of: bytes[block.body], firstLine: 1) where token.kind == .word {
                spellings[token.text.lowercased(), default: []].insert(token.text)
            }
        }
    }

    /// How the code spells a word that the text may have changed in letter case; `nil` when it does not occur, or in
    /// several spellings. A word in capitals only may be the type of what is meant (`HWND hwnd`).
    func spelling(of word: String) -> String? {
        guard let found = spellings[word.lowercased()] else { return nil }
        if found.count == 1 { return found.first }
        return found.contains(word) && word != word.uppercased() ? word : nil
    }
}
