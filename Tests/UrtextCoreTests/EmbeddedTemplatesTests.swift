import Foundation
import Testing
import UrtextCore

/// The tool carries the templates with it: all of them, as they are.
@Suite struct EmbeddedTemplatesTests {
    /// The templates folder, found from this file's place in the repository.
    private var folder: URL {
        (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
            .appending(path: "Templates")
    }

    /// The folder's templates by path.
    private func files() throws -> [String: String] {
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".mustache") {
            let bytes = try Data(contentsOf: folder.appending(path: path))
            guard let text = String(validating: bytes, as: UTF8.self) else {
                Issue.record("\(path) is not UTF-8")
                continue
            }
            files[path] = text
        }
        return files
    }

    @Test
    func `every template of the folder is embedded, and nothing else`() throws {
        let embedded = Set(EmbeddedTemplates.all.keys)
        let files = Set(try files().keys)
        #expect(files.subtracting(embedded) == [], "name these in embedded.c")
        #expect(embedded.subtracting(files) == [], "these are gone")
        #expect(!files.isEmpty)
    }

    @Test
    func `the bytes are those of the files`() throws {
        for (path, text) in try files() {
            #expect(EmbeddedTemplates.all[path] == text, "\(path)")
        }
    }
}
