internal import UrtextModel

extension PageReadingRun {
    /// Everything on the page that may be its name besides the declaration: the title of an original, the names in the
    /// front matter, the slug, and an identifier of the page whose letters are those of the slug.
    ///
    /// - Parameter ending: what of the slug names the kind.
    mutating func claimName(title: String, isPaired: Bool, slug: String, ending: String?, line: Int) {
        if let names = frontMatter.entry("api_name") {
            for (name, place) in zip(names.values, names.lines) {
                let text = name.split(separator: ".").joined(separator: "::")
                claim(.page(.name), .frontMatter, text, line: place)
            }
        }
        guard let ending else { return }
        let stem = String(slug.dropLast(ending.utf8.count + 1))
        claim(.page(.name), .slug, stem, line: line)
        if isPaired || identity.isOriginal {
            func isBetween(_ character: Character) -> Bool { character.isWhitespace || character == "(" }
            let first = String(title.drop(while: isBetween).prefix { !isBetween($0) })
            if PageReadingRun.isName(first) {
                claim(.page(.name), reading(isPaired: isPaired, otherwise: .title), first, line: line)
            }
        } else if let (word, place) = spelling(of: stem) {
            claim(.page(.name), .title, word, line: place)
        }
    }

    /// An identifier, or two joined by `::`.
    private static func isName(_ text: String) -> Bool {
        guard text.hasByte(UInt8(ascii: ":")) else { return Identifier.isIdentifier(text) }
        let parts = text.split(separator: "::", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && parts.allSatisfy { Identifier.isIdentifier($0) }
    }

    /// The most frequent identifier of the page that has a capital and whose letters and digits are those of a slug, and
    /// the line where it first stands. A slug that has underscores has all that the name has.
    func spelling(of slug: String) -> (String, Int)? {
        let wanted = Array(slug.utf8.filter { Identifier.isPart($0) && $0 != UInt8(ascii: "_") })
        guard wanted.count >= 2, slug.utf8.allSatisfy({ Identifier.isPart($0) || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        var counts = PageWords(page.bytes, letters: wanted).counts
        if slug.utf8.contains(UInt8(ascii: "_")) {
            let exact = slug.filter { $0 != "-" }
            counts = counts.filter { $0.key.lowercased() == exact }
        }
        let best = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        return best.map { ($0.key, $0.value.line) }
    }
}
