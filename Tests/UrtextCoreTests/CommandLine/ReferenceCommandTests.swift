import TestSupport
import Testing
import UrtextModel

/// `urtext reference` and `urtext learn --prints` as a person types them.
@Suite struct ReferenceCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a site is written, and the second run leaves it alone`() throws {
        let arguments = [
            "reference", "--config", PackageRoot.path(of: "urtext.json"), "--languages", "de",
            "--output", folder.path(of: "site"),
        ]
        let first = try ExamplePages.tool.run(arguments)
        #expect(first.status == 0, "\(first.error)")
        #expect(folder.files().contains("site/de/codes/SEC_E_OK.html"))
        #expect(folder.files().contains("site/assets/index.js"))
        let second = try ExamplePages.tool.run(arguments)
        #expect(second.error.contains(" 0 written"), "\(second.error)")
        try folder.write("mine", to: "site/notes.html")
        _ = try ExamplePages.tool.run(arguments)
        #expect(try folder.read("site/notes.html") == "mine", "what nobody generated stays")
    }

    @Test func `a language that is not there, or is there twice, writes nothing`() throws {
        for (languages, identifier) in [
            ("tlh", "no-prose"), ("de,de", "unusable-languages"), (",", "unusable-languages"),
            ("de,DE", "unusable-languages"), ("zh-TW,zh-Hant", "unusable-languages"),
        ] {
            let result = try ExamplePages.tool.run(
                "reference", "--config", PackageRoot.path(of: "urtext.json"), "--languages", languages,
                "--output", folder.path(of: "site"))
            #expect(result.status == 1)
            #expect(result.error.contains("[\(identifier)]"), "\(result.error)")
            #expect(result.error.contains("1 error, "), "\(result.error)")
            #expect(folder.files() == [])
        }
    }

    @Test func `what pages print is written down without sentences`() throws {
        let result = try ExamplePages.tool.run(
            "learn", ExamplePages.pages, "--output", folder.path(of: "lexicon"), "--prints", folder.path(of: "prints"))
        #expect(result.status == 0, "\(result.error)")
        let bytes = Array(try folder.read("prints/de-DE.json").utf8)
        let prints = try SymbolPrints.decode(bytes)
        #expect(prints.symbols["BOIL_REQ_CHILD_LOCK"]?.contains("KOCHEN _ REQ _ KINDERSICHERUNG") == true)
        #expect(Array(prints.document().utf8) == bytes)
        for print in prints.symbols.values.joined() { #expect(print.count < 80) }
    }
}
