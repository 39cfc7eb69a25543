import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct PageDiscoveryTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func find(_ names: String...) -> (pages: [String], identifiers: [String]) {
        let found = PageDiscovery.find(names.map(folder.path(of:)), fileSystem: FileSystem())
        return (found.paths.map { String($0.dropFirst(folder.path.count + 1)) }, found.diagnostics.map(\.identifier))
    }

    @Test func `files and folders, in the order of the paths, each page once`() throws {
        for name in ["b/2.md", "b/1.md", "a.md", "b/c/3.md", "b/note.txt"] { try folder.write("x", to: name) }
        let expected = ["a.md", "b/1.md", "b/2.md", "b/c/3.md"]
        #expect(find("b", "a.md").pages == expected)
        #expect(find("a.md", "b", "b/c", "b/1.md", "b").pages == expected)
        #expect(find("a.md", "b", "b/c").identifiers.isEmpty)
    }

    @Test func `a file that is named is read whatever its name`() throws {
        try folder.write("x", to: "page.txt")
        #expect(find("page.txt").pages == ["page.txt"])
    }

    @Test func `what is missing is reported, and the rest is found`() throws {
        try folder.write("x", to: "a.md")
        let found = find("none", "a.md", "none.md")
        #expect(found.pages == ["a.md"])
        #expect(found.identifiers == ["missing-input", "missing-input"])
    }

    @Test func `a folder without pages is reported`() throws {
        try folder.write("x", to: "empty/note.txt")
        #expect(find("empty").identifiers == ["no-pages"])
    }

    @Test func `an operand that stands for no page is told from a page that is not there`() throws {
        func lacksOperand(_ names: String...) -> Bool {
            PageDiscovery.find(names.map(folder.path(of:)), fileSystem: FileSystem()).lacksOperand
        }
        try folder.write("x", to: "pages/a.md")
        try folder.write("x", to: "empty/note.txt")
        try folder.link("pages/gone.md", to: "nowhere")
        #expect(!lacksOperand("pages"))
        #expect(!lacksOperand("pages/a.md", "pages"))
        #expect(lacksOperand("pages", "none"))
        #expect(lacksOperand("pages", "empty"))
        #expect(lacksOperand("pages/a.md/below"))
    }
}
