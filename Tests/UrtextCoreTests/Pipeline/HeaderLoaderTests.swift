import TestSupport
import Testing
import UrtextCore
import UrtextModel
import UrtextReader

@Suite struct HeaderLoaderTests {
    let folder: TemporaryFolder
    let loader = HeaderLoader(fileSystem: FileSystem()) { sources in
        (
            sources.map { HeaderValues(header: FilePath.name($0.path), origin: $0.origin, version: $0.version) },
            [Diagnostic(.note, "read", "\(sources.map { String(decoding: $0.bytes, as: UTF8.self) })")]
        )
    }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("one", to: "a/x.h")
        try folder.write("two", to: "b/y.h")
        try folder.write("three", to: "c/x.h")
    }

    private func load(_ names: String...) -> (headers: [String], identifiers: [String]) {
        let loaded = loader.load(names.map(folder.path(of:)), origin: "package", version: "1.0")
        #expect(loaded.values.allSatisfy { $0.origin == "package" && $0.version == "1.0" })
        return (loaded.values.map(\.header), loaded.diagnostics.map(\.identifier))
    }

    @Test func `headers are read together, each once`() {
        #expect(load("a/x.h", "b/y.h", "a/x.h").headers == ["x.h", "y.h"])
        #expect(load("a/x.h", "b/y.h", "a/x.h").identifiers == ["read"])
    }

    @Test func `two headers of one name are an error, and what is missing keeps no other back`() {
        let loaded = load("a/x.h", "c/x.h", "none.h")
        #expect(loaded.headers == ["x.h"])
        #expect(loaded.identifiers.sorted() == ["cannot-read", "duplicate-header", "read"])
        #expect(load("none.h").headers.isEmpty)
    }
}
