import TestSupport
import Testing
import UrtextEmitter
import UrtextModel

@testable import UrtextCore

@Suite struct ProseReaderTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for tag in ["de", "en", "zh-Hant"] {
            try folder.write(
                #"{ "schema": "urtext-prose/1", "locale": "\#(tag)", "symbols": { "A": "\#(tag)" } }"#,
                to: "prose/\(tag).json")
        }
    }

    private func read(_ language: String) -> (prose: Prose, identifiers: [String]) {
        let read = ProseReader.read(language, from: folder.path(of: "prose"), fileSystem: FileSystem())
        return (read.prose, read.diagnostics.map(\.identifier))
    }

    @Test(
        arguments: [
            ("de", "de"), ("DE", "de"), ("de-AT", "de"), ("en-US", "en"), ("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant"),
            ("zh-Hant-TW", "zh-Hant"), ("zh-Hant", "zh-Hant"),
        ])
    func `the nearest language is read`(language: String, expected: String) {
        let (prose, identifiers) = read(language)
        #expect(identifiers == [])
        #expect(prose.locale == expected)
        #expect(prose.symbols["A"] == expected)
        #expect(prose.path.hasSuffix("prose/\(expected).json"))
    }

    @Test(arguments: ["fr", "zh", "zh-CN", "zh-Hans", "d", ""])
    func `a language that is not there is an error that names those that are`(language: String) throws {
        let read = ProseReader.read(language, from: folder.path(of: "prose"), fileSystem: FileSystem())
        let diagnostic = try #require(read.diagnostics.first)
        #expect(diagnostic.identifier == "no-prose")
        #expect(diagnostic.severity == .error)
        #expect(diagnostic.explanation == "there is de, en, zh-Hant")
        #expect(read.prose == Prose())
    }

    @Test func `no folder is no prose`() throws {
        let read = ProseReader.read("de", from: folder.path(of: "nothing"), fileSystem: FileSystem())
        #expect(read.diagnostics.map(\.identifier) == ["no-prose"])
    }

    @Test func `a broken file and one under a wrong name are errors`() throws {
        try folder.write("{", to: "prose/fr.json")
        #expect(read("fr").identifiers == ["malformed-json"])
        try folder.write(#"{ "schema": "urtext-prose/1", "locale": "it" }"#, to: "prose/fr.json")
        #expect(read("fr").identifiers == ["misnamed-prose"])
        try folder.write(#"{ "schema": "urtext-prose/2", "locale": "fr" }"#, to: "prose/fr.json")
        #expect(read("fr").identifiers == ["unexpected-json"])
    }
}
