import Testing
import UrtextModel

@testable import UrtextReader

@Suite struct PageIdentityTests {
    private static func identity(
        _ path: String, stated: String? = nil, head: String = "", slugs: Bool = false, words: Bool = false
    ) throws -> PageIdentity {
        let frontMatter = try #require(FrontMatter(Array("---\n\(head)\n---\n".utf8)))
        return PageIdentity(
            path: path, statedLocale: stated, frontMatter: frontMatter, hasSlugAnchors: slugs,
            hasOriginalHeadings: words)
    }

    @Test(arguments: [
        ("de-DE/live/tea/boilkettle.md", "boilkettle", "de-DE/live"),
        ("de-DE/live-sxs/tea/boilkettle.md", "boilkettle", "de-DE/live-sxs"),
        ("pages/fr-FR/main/boilkettle.md", "boilkettle", "fr-FR/main"),
        ("fr-FR/tea/boilkettle.md", "boilkettle", "fr-FR"),
        ("fr-FR/boilkettle.md", "boilkettle", "fr-FR"),
        ("fr-FR/live.md", "live", "fr-FR"),
        ("zh-Hant-TW/live/boilkettle.md", "boilkettle", "zh-Hant-TW/live"),
        ("de-de/live/BoilKettle.MD", "boilkettle", "de-DE/live"),
        ("en-US/old/de-DE/live/boilkettle.md", "boilkettle", "de-DE/live"),
        ("de-DE.live.boilkettle.md", "boilkettle", "de-DE/live"),
        ("seeds/de-DE.live-sxs.boilkettle--steel.md", "boilkettle--steel", "de-DE/live-sxs"),
        ("fr-FR/live/de-DE.live-sxs.boil.kettle.md", "boil.kettle", "de-DE/live-sxs"),
        ("/pages/../de-DE/live/kettle", "kettle", "de-DE/live"),
    ]) func paths(_ path: String, _ id: String, _ edition: String) throws {
        let identity = try Self.identity(path)
        #expect(identity.id == id)
        #expect(identity.edition.description == edition)
    }

    @Test(arguments: ["boilkettle.md", "tea/boilkettle.md", "xx/live/boilkettle.md", "german.live.md", ""])
    func pathsThatSayNothing(_ path: String) throws {
        #expect(try Self.identity(path).edition == Edition(locale: "und"))
    }

    @Test func theStatedLocaleWinsThenThePageThenThePath() throws {
        let head = "ms.contentlocale: fr-FR"
        let path = "de-DE/live/boilkettle.md"
        #expect(try Self.identity(path, stated: "es-ES", head: head).edition.description == "es-ES/live")
        #expect(try Self.identity(path, head: head).edition.description == "fr-FR/live")
        #expect(try Self.identity(path, head: "ms.contentlocale: French").edition.description == "de-DE/live")
        #expect(try Self.identity("de-DE.live.boil.md", stated: "es-ES").edition.description == "es-ES/live")
    }

    @Test func onlyTheOriginalLanguageIsOriginal() throws {
        #expect(try Self.identity("en-US/live/boilkettle.md").isOriginal)
        #expect(try Self.identity("boilkettle.md", stated: "en").isOriginal)
        #expect(try Self.identity("boilkettle.md", stated: "EN-gb").isOriginal)
        #expect(try !Self.identity("de-DE/live/boilkettle.md").isOriginal)
        #expect(try !Self.identity("de-DE/live/boilkettle.md", words: true).isOriginal)
    }

    /// A page in the folder of the original that says it was translated was translated.
    @Test(arguments: ["ms.translationtype: MT", "ms.translationtype: HT", "ms.openlocfilehash: 0a1b"])
    func marksOfTranslation(_ head: String) throws {
        #expect(try !Self.identity("en-US/live/boilkettle.md", head: head).isOriginal)
        #expect(try !Self.identity("boilkettle.md", head: head, words: true).isOriginal)
    }

    @Test func withoutALocaleTheHeadingsTell() throws {
        #expect(try Self.identity("boilkettle.md", words: true).isOriginal)
        #expect(try Self.identity("boilkettle.md", words: true).edition.locale == "en")
        #expect(try !Self.identity("boilkettle.md", slugs: true, words: true).isOriginal)
        #expect(try !Self.identity("boilkettle.md", words: false).isOriginal)
    }

    @Test(arguments: [
        ("de-DE", "de-DE"), ("de-de", "de-DE"), ("zh-Hant-TW", "zh-Hant-TW"), ("zh-hant-tw", "zh-hant-TW"),
    ])
    func locales(_ text: String, _ locale: String) {
        #expect(PageIdentity.locale(text) == locale)
    }

    @Test(arguments: [
        "", "de", "DE-de", "deu-DEU", "de-D1", "de_DE", "de-DE-", "-DE", "de-DE-x", "d1-DE", "de-Hant1-DE", "live-sxs",
        "é-DE",
    ])
    func noLocales(_ text: String) {
        #expect(PageIdentity.locale(text) == nil)
    }
}
