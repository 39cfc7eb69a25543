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
        let components = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        var stem = components.last ?? path
        if stem.lowercased().hasSuffix(".md") { stem = String(stem.dropLast(3)) }
        var locale = statedLocale ?? frontMatter["ms.contentlocale"].flatMap(PageIdentity.locale)
        var label = ""
        let parts = stem.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count >= 3, let named = PageIdentity.locale(parts[0]) {
            locale = locale ?? named
            label = parts[1]
            stem = parts[2...].joined(separator: ".")
        } else if let folder = components.dropLast().lastIndex(where: { PageIdentity.locale($0) != nil }) {
            locale = locale ?? PageIdentity.locale(components[folder])
            if folder + 1 < components.count - 1, PageIdentity.isEditionLabel(components[folder + 1]) {
                label = components[folder + 1]
            }
        }
        id = stem.lowercased()
        let isTranslated = frontMatter["ms.translationtype"] != nil || frontMatter["ms.openlocfilehash"] != nil
        if let locale {
            let language = locale.lowercased().split(separator: "-").first.map(String.init)
            isOriginal = !isTranslated && language == PageIdentity.originalLanguage
            edition = Edition(locale: locale, label: label)
        } else {
            isOriginal = !isTranslated && !hasSlugAnchors && hasOriginalHeadings
            edition = Edition(
                locale: isOriginal ? PageIdentity.originalLanguage : PageIdentity.unknownLocale, label: label)
        }
    }

    /// The text as a BCP 47 tag of language and region, or language, script and region: `de-DE`, `zh-Hant-TW`.
    static func locale(_ text: String) -> String? {
        guard text.utf8.count == 5 || text.utf8.count == 10 else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let language = parts.first, let region = parts.last,
            language.utf8.count == 2, language.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }),
            region.utf8.count == 2, region.utf8.allSatisfy({ ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }),
            parts.count == 2
                || (parts[1].utf8.count == 4 && parts[1].utf8.allSatisfy({ ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }))
        else { return nil }
        var tag = parts.map(String.init)
        tag[tag.count - 1] = tag[tag.count - 1].uppercased()
        return tag.joined(separator: "-")
    }

    /// Branches of the documentation repositories: `live`, `live-sxs`, and what is named like them.
    private static func isEditionLabel(_ text: String) -> Bool {
        let word = text.split(separator: "-").first.map(String.init) ?? ""
        return ["live", "main", "docs", "master", "sxs"].contains(word)
    }
}
