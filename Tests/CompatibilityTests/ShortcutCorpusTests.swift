import Foundation
import TestSupport
import Testing
import UrtextModel
import UrtextReader

/// The real pages, read with and without the shortcuts around the C libraries.
@Suite(.enabled(if: CorpusLocation.path != nil, CorpusLocation.absence))
struct ShortcutCorpusTests {
    @Test(arguments: ["pages", "pages-win32", "pages-sdk-api"]) func everyPageSaysTheSame(_ folder: String) throws {
        let corpus = try #require(CorpusLocation.path)
        let root = "\(corpus)/\(folder)"
        guard FileManager.default.fileExists(atPath: root) else { return }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".md") }.sorted()
        #expect(!paths.isEmpty)
        // A part of them; all on demand: URTEXT_ROUNDS=1.
        let isWhole = ProcessInfo.processInfo.environment["URTEXT_ROUNDS"] != nil
        for (index, path) in paths.enumerated() where isWhole || index % 9 == 0 {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)")))
            let page = SourcePage(path: path, bytes: bytes)
            for view in [BilingualView.original, .translation] {
                let short = PageReader(view: view).read(page)
                let long = PageReader(view: view, usesShortcuts: false).read(page)
                #expect(short.claims == long.claims, "\(path)")
                #expect(short.diagnostics == long.diagnostics, "\(path)")
            }
        }
    }
}
