import TestSupport
import Testing
import UrtextEmitter
import UrtextModel
import UrtextReader

@testable import UrtextCore

/// Doc comments in the words of one's own pages, with where they are from.
@Suite struct PageProseSourceTests {
    private func generate(_ change: String) async throws -> Generation.Result {
        let path = PackageRoot.path(of: "Examples/Kettle/urtext.json")
        let bytes = try FileSystem().read(path, limit: 1 << 20)
        var text = String(decoding: bytes, as: UTF8.self)
        text = text.replacing(#""output": "Generated","#, with: #""output": "Generated", \#(change)"#)
        let (configuration, diagnostics) = ConfigurationReader.read(Array(text.utf8), path: path)
        #expect(diagnostics == [])
        return Generation(fileSystem: FileSystem()).run(configuration)
    }

    private func text(_ result: Generation.Result, _ path: String) throws -> String {
        try #require(result.files.first { $0.path == path }?.text, "\(path): \(result.log.sorted)")
    }

    @Test func `German pages give German doc comments with their origin`() async throws {
        let result = try await generate(
            #""prose": "pages", "pages": ["../Pages"], "language": "de", "license": "CC0","#)
        let page = try text(result, "Functions/BoilKettle+Quick.swift")
        #expect(page.contains("Der Kessel, wie FillKettle ihn verlassen hat."))
        #expect(page.contains("Bits, die sagen, worum der Kessel gebeten wird."), "its name is lost, its place is not")
        #expect(page.contains("Text: “BoilKettle-Funktion (Schnell) (Kettle.h)” (boilkettle--quick, de-DE/live,"))
        let flags = try text(result, "Flags/BoilRequests.swift")
        #expect(flags.contains("translated by machine, CC0), shortened."))
        #expect(!page.contains("What a kettle is asked for"))
    }

    @Test func `the language decides which pages speak`() async throws {
        let english = try await generate(
            #""prose": "pages", "pages": ["../Pages"], "language": "en-US", "license": "CC0","#)
        let page = try text(english, "Functions/BoilKettle+Quick.swift")
        #expect(page.contains("en-US/live, CC0), shortened."))
        #expect(!page.contains("translated by machine"))
        let chinese = try await generate(
            #""prose": "pages", "pages": ["../Pages"], "language": "zh-Hant", "license": "CC0","#)
        #expect(try text(chinese, "Functions/BoilKettle+Quick.swift").contains("zh-TW/live"))
    }

    @Test func `all that is missing is told at once`() async throws {
        let result = try await generate(#""prose": "pages","#)
        #expect(
            result.log.sorted.filter { $0.severity == .error }.map(\.identifier).sorted() == [
                "prose-without-language", "prose-without-license", "prose-without-pages",
            ])
        #expect(result.files == [])
    }

    @Test func `a language without pages is an error`() async throws {
        let result = try await generate(
            #""prose": "pages", "pages": ["../Pages"], "language": "it", "license": "CC0","#)
        #expect(result.log.sorted.contains { $0.identifier == "no-page-prose" })
        #expect(result.files == [])
    }

    @Test func `a text is never given to a symbol that only might be meant`() {
        var page = SpecPage(id: "p", kind: .function, name: "F")
        page.returns = [ReturnCode(symbol: "E_ONE"), ReturnCode(symbol: "E_TWO")]
        page.evidence = [
            Evidence(fact: "returns/E_ONE", votes: [Vote(page: "de-DE/live", line: 5, how: .restored)]),
            Evidence(fact: "returns/E_TWO", votes: [Vote(page: "de-DE/live", line: 6, how: .restored)]),
        ]
        var prose = PageProse(
            page: "p", edition: Edition(locale: "de-DE", label: "live"), title: "", isMachineTranslated: true)
        prose.rows = [
            PageProse.Passage(names: ["E _ EINS"], line: 5, text: "Eins."),
            PageProse.Passage(names: ["E _ ZWEI"], line: 6, text: "Zwei."),
            PageProse.Passage(names: ["E _ DREI"], line: 6, text: "Drei."),
        ]
        #expect(PageProseMatch(page, prose).symbols == ["E_ONE": "Eins."])
    }

    @Test func `names go before places, and a contradiction ends the counting`() {
        var page = SpecPage(id: "p", kind: .function, name: "F")
        page.parameters = ["hOne", "hTwo"].map { Parameter(name: $0, type: "H", direction: .in, optional: false) }
        func match(_ names: [String]) -> [String: String] {
            var prose = PageProse(
                page: "p", edition: Edition(locale: "de-DE"), title: "", isMachineTranslated: true)
            prose.parameters = names.map { PageProse.Passage(names: [$0], line: 1, text: "\($0).") }
            return PageProseMatch(page, prose).parameters
        }
        #expect(match(["hone", "HTWO"]) == ["hOne": "hone.", "hTwo": "HTWO."])
        #expect(match(["f", "hTwo"]) == ["hOne": "f.", "hTwo": "hTwo."])
        #expect(match(["hTwo", "f"]) == ["hTwo": "hTwo."])
        #expect(match(["f"]) == [:])
    }

    @Test func `a language without a file of its own is one warning, and a file that is broken an error`() async throws
    {
        let asked = #""prose": "pages", "pages": ["../Pages"], "language": "de", "license": "CC0","#
        let missing = try await generate(asked).log.sorted.filter { $0.identifier == "prose-missing" }
        #expect(missing.count == 1, "\(missing)")
        #expect(missing.allSatisfy { $0.location?.path != "" })
        let folder = try TemporaryFolder()
        try folder.write("{", to: "spec/prose/de.json")
        let (configuration, _) = ConfigurationReader.read(
            Array(#"{ \#(asked) "output": "o" }"#.utf8), path: PackageRoot.path(of: "Examples/Kettle/urtext.json"))
        let read = PageProseSource(fileSystem: FileSystem()).read(
            configuration, folder: folder.path(of: "spec/prose"), Spec())
        #expect(read.diagnostics.contains { $0.identifier == "malformed-json" }, "\(read.diagnostics)")
    }
}
