/// Tags of languages as BCP 47 shapes them, e.g. `de-DE`, `zh-Hant`.
package enum LanguageTag {
    /// True for a language of two letters or more, and subtags of up to eight letters and digits behind hyphens.
    package static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.utf8.count) else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy { Identifier.isPart($0) && $0 != UInt8(ascii: "_") }
        }
    }
}
