import Testing
import UrtextModel

@testable import UrtextReader

/// Names, kinds, variants and files that stand outside the lists.
@Suite struct TitleTests {
    private static func page(_ title: String, code: String = "int Boil(int a);", head: String = "", rest: String = "")
        -> String
    {
        "---\n\(head)\n---\n# \(title)\n\n```C++\n\(code)\n```\n\(rest)\n"
    }

    @Test(arguments: [
        ("Boil function", "function"), ("Boil method", "method"), ("Boil macro", "macro"),
        ("Boil structure", "structure"),
        ("Boil union", "union"), ("Boil enumeration", "enumeration"), ("Boil callback function", "callback"),
        ("Boil callback", "callback"), ("Boil function pointer", "callback"), ("BOIL message", "message"),
        ("BOIL notification code", "message"), ("Boil property", "property"), ("Boil (Steel) function", "function"),
    ]) func kindsInTheOriginalsTitle(_ title: String, _ kind: String) {
        #expect(ReadPage(Self.page(title)).texts(.page(.kind), .slug) == [kind])
    }

    @Test(arguments: [
        ("int Boil(int a);", "function"), ("typedef int (CALLBACK *Boil)(int a);", "callback"),
        ("struct Boil { int a; };", "structure"), ("union Boil { int a; };", "union"),
        ("enum Boil { A };", "enumeration"),
        ("typedef int Boil;", "type"),
    ]) func kindsOfDeclarations(_ code: String, _ kind: String) {
        #expect(ReadPage(Self.page("Boil", code: code)).texts(.page(.kind), .syntaxBlock) == [kind])
    }

    @Test func aTranslatedTitleIsWorthItsSlugOnly() {
        let german = ReadPage(Self.page("<a name=\"boil-function\"></a>Sieden-Funktion"), path: "de-DE/live/boil.md")
        #expect(german.texts(.page(.kind), .slug) == ["function"])
        #expect(german.texts(.page(.name), .slug) == ["boil"])
        let bare = ReadPage(Self.page("Sieden function"), path: "de-DE/live/boil.md")
        #expect(bare.texts(.page(.kind), .slug) == [])
        #expect(bare.texts(.page(.name), .slug) == [])
    }

    @Test func anOriginalsVariantStandsInItsTitle() {
        let read = ReadPage(Self.page("Boil (Steel) function"), path: "en-US/live/boil--steel.md")
        #expect(read.said(.page(.variant)) == ["file-name: steel", "original: Steel", "slug: steel"])
    }

    @Test(arguments: ["Boil function (Kettle.h)", "Pour (Steel) function", "Boil () function", "Boil function"])
    func titlesWithoutVariant(_ title: String) {
        #expect(ReadPage(Self.page(title), path: "en-US/live/boil.md").texts(.page(.variant), .original) == [])
    }

    /// The slug says which, another place of the page how it is spelled.
    @Test func aTranslationsVariantIsSpelledWhereThePageHasIt() throws {
        let text = Self.page(
            "<a name=\"boil-steel-function\"></a>Sieden (Stahl)", rest: "\nsteel, Steel, STEEL und Steel; Steelé\n")
        let read = ReadPage(text, path: "de-DE/live/boil--steel.md")
        #expect(read.said(.page(.variant)) == ["file-name: steel", "slug: steel", "title: Steel"])
        #expect(read.claims(.page(.variant)).last?.line == read.line(of: "steel, Steel"))
    }

    @Test func aBilingualTitleHasTheOriginalsVariant() {
        let pair =
            "<span data-ttu-id=\"1\">Sieden (Stahl)</span><span class=\"sxs-lookup\"><span data-stu-id=\"1\">Boil (Steel) function</span></span>"
        let read = ReadPage(
            Self.page("<a name=\"boil-steel-function\"></a>\(pair)"), path: "de-DE/live-sxs/boil--steel.md")
        #expect(read.texts(.page(.variant), .bilingual) == ["Steel"])
        #expect(read.texts(.page(.name), .bilingual) == ["Boil"])
    }

    @Test func aFileNamedAfterInterfaceAndMethodIsNoVariant() {
        let read = ReadPage(
            Self.page("IKettle::Boil method", code: "HRESULT Boil(int a);"), path: "en-US/live/ikettle--boil.md")
        #expect(read.said(.page(.variant)) == [])
    }

    @Test func filesInTheFrontMatter() {
        let head =
            "req.header: kettle.h\nreq.lib: Kettle.lib\nreq.dll: Kettle.dll\napi_location:\n- Tea.dll\n- Kettle.h\n- nothing"
        let read = ReadPage(Self.page("Boil function", head: head))
        #expect(read.said(.page(.header)) == ["front-matter: kettle.h"])
        #expect(read.said(.page(.library)) == ["front-matter: Kettle.lib"])
        #expect(read.said(.page(.dll)) == ["front-matter: Kettle.dll"])
        #expect(read.said(.page(.file)) == ["front-matter: Tea.dll", "front-matter: Kettle.h"])
        #expect(read.claims(.page(.header))[0].line == read.line(of: "req.header"))
        #expect(read.claims(.page(.file)).map(\.line) == [read.line(of: "- Tea.dll"), read.line(of: "- Kettle.h")])
    }

    @Test(arguments: [
        ("NF:kettle.BoilKettle", "function", "BoilKettle"), ("NF:kettle.IKettle.Boil", "method", "IKettle::Boil"),
        ("NS:kettle._LID", "structure", "_LID"), ("NE:kettle.STATE", "enumeration", "STATE"),
        ("NC:kettle.WHISTLE", "callback", "WHISTLE"),
    ]) func identifiersOfTheNewerLayout(_ uid: String, _ kind: String, _ name: String) {
        let read = ReadPage("---\nUID: \(uid)\n---\n# Kettle\n")
        #expect(read.texts(.page(.kind), .frontMatter) == [kind])
        #expect(read.texts(.page(.name), .frontMatter) == [name])
        #expect(!read.complaints.contains { $0.contains("no-syntax-block") })
    }

    @Test(arguments: ["NF:kettle", "XF:kettle.Boil", "NF", "NF:kettle.Boil-2", "N:kettle.Boil"])
    func identifiersThatSayNothing(_ uid: String) {
        #expect(ReadPage("---\nUID: \(uid)\n---\n# Kettle\n").texts(.page(.name), .frontMatter) == [])
    }

    @Test func namesInTheFrontMatter() {
        let read = ReadPage(Self.page("Boil function", head: "api_name:\n- Boil\n- IKettle.Boil"))
        #expect(read.texts(.page(.name), .frontMatter) == ["Boil", "IKettle::Boil"])
    }

    @Test func linksNameTheHeadersOfWhatTheyPointTo() {
        let read = ReadPage(
            Self.page("Boil function", rest: "\n[a](/tea/api/kettle/nf-kettle-boil) [b](/tea/api/kettle/nf-lid-boil)\n")
        )
        #expect(read.texts(.page(.file), .link) == ["kettle.h"])
        #expect(read.claims(.page(.file))[0].line == read.line(of: "[a]"))
    }

    /// A slug may go on behind the kind; what it begins with must be the name.
    @Test(arguments: [
        ("boil-method-in-class-kettle", ["method"]), ("boil-function-kettleh", ["function"]),
        ("pour-method-in-class-kettle", []),
        ("boil-methodical-tea", []), ("boil-function", ["function"]),
    ]) func kindsBehindTheName(_ slug: String, _ kinds: [String]) {
        let read = ReadPage(Self.page("<a name=\"\(slug)\"></a>Boil"), path: "de-DE/live/boil.md")
        #expect(read.texts(.page(.kind), .slug) == kinds)
    }

    /// A slug keeps the underscores of a name: one without them is another name, however often it stands.
    @Test func aSlugKeepsUnderscores() {
        func names(_ slug: String, _ text: String) -> [String] {
            let list = "## <a name=\"parameters\"></a>P\n\n*wParam*\n\nx\n"
            return ReadPage(
                "# <a name=\"\(slug)-message\"></a>Sieden\n\n\(text)\n\n\(list)", path: "de-DE/live/x.md"
            )
            .texts(.page(.name), .title)
        }
        #expect(names("kettle_boil", "KETTLEBOIL KETTLEBOIL KETTLE_BOIL") == ["KETTLE_BOIL"])
        #expect(names("kettle_boil", "KETTLEBOIL KETTLE_BO_IL") == [])
        #expect(names("kettleboil", "KETTLE_BOIL") == ["KETTLE_BOIL"])
        #expect(names("kettle_boil", "Kettle_Boil KETTLE_BOIL Kettle_Boil") == ["Kettle_Boil"])
    }

    /// An event that comes to the window procedure has the name of its slug.
    @Test func namesOfEvents() {
        let text = Self.page(
            "<a name=\"kettle_boils-event\"></a>KESSEL \\_ SIEDET",
            code: "LRESULT CALLBACK WindowProc(HWND hwnd);",
            rest: "\nKETTLE_BOILS\n\n## <a name=\"return-value\"></a>R\n\nx\n")
        let german = ReadPage(text, path: "de-DE/live/kettle-boils.md")
        #expect(german.texts(.page(.name), .slug) == ["kettle_boils"])
        #expect(german.texts(.page(.name), .title) == ["KETTLE_BOILS"])
        let none = ReadPage(
            "# <a name=\"kettle_boils-event\"></a>x\n\nKETTLE_BOILS\n", path: "de-DE/live/kettle-boils.md")
        #expect(none.texts(.page(.name), .slug) == [])
    }

    /// An event comes to the window procedure, or is what the page declares.
    @Test(arguments: [
        ("LRESULT CALLBACK WindowProc(HWND hwnd);", ["message"]), ("void KettleBoils(int a);", []),
        ("void IKettle::KettleBoils(int a);", []),
    ])
    func events(_ code: String, _ kinds: [String]) {
        let read = ReadPage(
            Self.page(
                "<a name=\"kettleboils-event\"></a>KettleBoils", code: code,
                rest: "\n## <a name=\"return-value\"></a>Rückgabe\n\nx\n"),
            path: "de-DE/live/kettleboils-event.md")
        #expect(read.texts(.page(.kind), .slug) == kinds)
    }

    /// The title repeats the header where the row of the requirements lost it.
    @Test func theHeaderInTheTitleIsASecondWitness() {
        let rows =
            "\n## <a name=\"requirements\"></a>Anforderungen\n\n| A | B |\n|---|---|\n| Kopfdatei | Kettle Datei |\n"
        let read = ReadPage(
            Self.page("<a name=\"boil-function\"></a>Boil", head: "title: Boil-Funktion (Kettle. h)", rest: rows),
            path: "de-DE/live/boil.md")
        #expect(read.said(.page(.header)) == ["title: Kettle. h"])
        #expect(read.claims(.page(.header))[0].line == read.line(of: "title:"))
        let other = ReadPage(Self.page("Boil", head: "title: Boil-Funktion (Kettle. h)"), path: "de-DE/live/boil.md")
        #expect(other.said(.page(.header)) == [])
    }

    /// A row that says the same is worth more with the title beside it; one that says another is not.
    @Test(arguments: [
        ("KettleTea. h", "(KettleTea. h)", ["requirements: KettleTea. h", "title: KettleTea. h"]),
        ("KettleTea。h", "(KettleTea .h)", ["requirements: KettleTea. h", "title: KettleTea .h"]),
        ("KettleTea. h", "(KettleTea)", ["requirements: KettleTea. h", "title: KettleTea.h"]),
        ("KettleTea. h", "(kettletea. h)", ["requirements: KettleTea. h"]),
        ("KettleTea. h", "(Tea)", ["requirements: KettleTea. h"]),
        ("KettleTea. h", "(KettleTea", ["requirements: KettleTea. h"]), ("KettleTea. dll", "(KettleTea)", []),
    ]) func theHeaderInTheTitleAgrees(_ row: String, _ title: String, _ said: [String]) {
        let rows = "\n## <a name=\"requirements\"></a>Anforderungen\n\n| A | B |\n|---|---|\n| Kopfdatei | \(row) |\n"
        let read = ReadPage(
            Self.page("<a name=\"boil-function\"></a>Boil", head: "title: Boil-Funktion \(title)", rest: rows),
            path: "de-DE/live/boil.md")
        #expect(read.said(.page(.header)).sorted() == said)
    }
}
