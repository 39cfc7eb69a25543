internal import UrtextModel

/// Which page a file is, and of which edition.
struct PageIdentity: Sendable {
    var id: String
    var edition: Edition
    /// True when the page is in the language it was written in, so that its text may be believed.
    var isOriginal: Bool

    /// The language the reference is written in.
    static let originalLanguage = "en"
    /// The locale of a page that states none (BCP 47: undetermined).
    static let unknownLocale = "und"

    /// - Parameters:
    ///   - path: the file's path. Folders named after a locale and an edition (`de-DE/live/…`) and file names that begin
    ///     with both (`de-DE.live.page.md`) are understood.
    ///   - hasSlugAnchors: whether headings carry the `<a name>` that only localization writes.
    ///   - hasOriginalHeadings: whether sections are recognised by the words of their headings.
    init(
        path: String, statedLocale: String?, frontMatter: FrontMatter, hasSlugAnchors: Bool, hasOriginalHeadings: Bool
    ) {
        let bytes = Array(path.utf8)
        let components = bytes.split(separator: UInt8(ascii: "/"))
        var stem = components.last ?? bytes[...]
        if stem.suffix(3).elementsEqual(".md".utf8, by: { $0 == $1 || $0 == $1 & ~0x20 && $1 > 0x60 }) {
            stem = stem.dropLast(3)
        }
        var locale = statedLocale ?? frontMatter["ms.contentlocale"].flatMap(PageIdentity.locale)
        var label = ""
        let parts = stem.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3, let named = PageIdentity.locale(parts[0]) {
            locale = locale ?? named
            label = String(decoding: parts[1], as: UTF8.self)
            stem = parts[2]
        } else if let folder = components.dropLast().lastIndex(where: { PageIdentity.locale($0) != nil }) {
            locale = locale ?? PageIdentity.locale(components[folder])
            if folder + 1 < components.count - 1, PageIdentity.isEditionLabel(components[folder + 1]) {
                label = String(decoding: components[folder + 1], as: UTF8.self)
            }
        }
        id = String(decoding: stem, as: UTF8.self).lowercased()
        let isTranslated = frontMatter.has("ms.translationtype") || frontMatter.has("ms.openlocfilehash")
        if let locale {
            let language = Array(locale.utf8).prefix { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
            isOriginal = !isTranslated && language.elementsEqual(PageIdentity.originalLanguage.utf8)
            edition = Edition(locale: locale, label: label)
        } else {
            isOriginal = !isTranslated && !hasSlugAnchors && hasOriginalHeadings
            edition = Edition(
                locale: isOriginal ? PageIdentity.originalLanguage : PageIdentity.unknownLocale, label: label)
        }
    }

    /// The text as a BCP 47 tag of language and region, or language, script and region: `de-DE`, `zh-Hant-TW`.
    static func locale(_ text: String) -> String? { locale(Array(text.utf8)[...]) }

    private static func locale(_ text: ArraySlice<UInt8>) -> String? {
        let hyphen = UInt8(ascii: "-")
        guard text.count == 5 || text.count == 10 else { return nil }
        let places = text.startIndex..<text.endIndex
        let isTag = places.allSatisfy { place in
            switch place - text.startIndex {
            case 0, 1: (97...122).contains(text[place])
            case 2: text[place] == hyphen
            case 7 where text.count == 10: text[place] == hyphen
            default: (97...122).contains(text[place] | 0x20)
            }
        }
        guard isTag else { return nil }
        return String(decoding: text.dropLast(2), as: UTF8.self)
            + String(decoding: text.suffix(2), as: UTF8.self).uppercased()
    }

    /// Branches of the documentation repositories: `live`, `live-sxs`, and what is named like them.
    private static func isEditionLabel(_ text: ArraySlice<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        let word = text.drop { $0 == hyphen }.prefix { $0 != hyphen }
        return ["live", "main", "docs", "master", "sxs"].contains { word.elementsEqual($0.utf8) }
    }
}
