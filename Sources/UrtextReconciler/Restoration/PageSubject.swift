internal import UrtextModel

/// What a page is about, as far as it tells which symbols are likely on it.
struct PageSubject: Sendable {
    /// The page's header in lower case.
    let header: String?
    /// What the function's name may be shortened to, in lower case: `isc` for `InitializeSecurityContext`. Families of
    /// symbols that belong to one function are mostly named so.
    let acronyms: [String]

    init(header: String?, name: String?) {
        self.header = header?.lowercased()
        acronyms = name.map(PageSubject.acronyms) ?? []
    }

    init(_ edition: EditionClaims) {
        let names = edition.fields[.name] ?? []
        func name(_ readings: [Reading]) -> String? {
            names.first { readings.contains($0.reading) && Identifier.isIdentifier($0.text) }?.text
        }
        // A declaration is code, which nobody translates.
        self.init(
            header: edition.fields[.header]?.first?.text,
            name: name([.syntaxBlock]) ?? name([.frontMatter, .original, .bilingual]) ?? name([.title]))
    }

    /// With and without an `Ex` at the end; the letter that tells the width of characters is part of neither. A letter
    /// alone is no acronym.
    private static func acronyms(of name: String) -> [String] {
        var words = SymbolWords.words(of: name)
        if words.count > 1, words.last == "a" || words.last == "w" { words.removeLast() }
        let initials = String(String.UnicodeScalarView(words.compactMap(\.unicodeScalars.first)))
        let shorter = words.last == "ex" ? String(initials.dropLast()) : initials
        return Set([initials, shorter]).filter { $0.utf8.count > 1 }.sorted()
    }
}
