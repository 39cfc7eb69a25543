import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct PageManifestTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String) throws -> (names: [String], complaints: [String]) {
        try folder.write(text, to: "list.txt")
        let read = PageManifest.read(folder.path(of: "list.txt"), fileSystem: FileSystem())
        return (
            read.operands.map { String($0.dropFirst(folder.path.count + 1)) },
            read.diagnostics.map { "\($0.identifier) \($0.location?.line ?? 0)" }
        )
    }

    @Test func `one path a line; empty lines and comments say nothing`() throws {
        for name in ["a.md", "b/1.md"] { try folder.write("x", to: name) }
        let a = folder.path(of: "a.md")
        let b = folder.path(of: "b")
        let read = try read("# pages\n\(a)\r\n\n  \n\(b)")
        #expect(read.names == ["a.md", "b"])
        #expect(read.complaints == [])
    }

    @Test func `what is missing is named with its line, and the rest is read`() throws {
        try folder.write("x", to: "a.md")
        let read = try read("\(folder.path(of: "none.md"))\n\(folder.path(of: "a.md"))\n")
        #expect(read.names == ["a.md"])
        #expect(read.complaints == ["missing-input 1"])
    }

    @Test func `a manifest without pages is reported`() throws {
        #expect(try read("# none\n").complaints == ["no-pages 0"])
        #expect(try read("").complaints == ["no-pages 0"])
    }

    @Test func `a line that is no text is reported`() throws {
        try folder.write(Data([0x61, 0x0A, 0xFF, 0x0A]), to: "list.txt")
        let read = PageManifest.read(folder.path(of: "list.txt"), fileSystem: FileSystem())
        #expect(read.diagnostics.map(\.identifier) == ["missing-input", "not-utf-8"])
        #expect(read.diagnostics.last?.location?.line == 2)
    }

    @Test func `a manifest that is not there is reported`() {
        let read = PageManifest.read(folder.path(of: "none.txt"), fileSystem: FileSystem())
        #expect(read.operands == [])
        #expect(read.diagnostics.map(\.identifier) == ["cannot-read"])
    }
}
