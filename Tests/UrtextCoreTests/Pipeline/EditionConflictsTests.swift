import TestSupport
import Testing
import UrtextCore
import UrtextModel
import UrtextReader

@Suite struct EditionConflictsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settle(_ names: String...) -> (names: [String], lines: [String]) {
        let pages = names.map { name in
            LoadedPage(path: folder.path(of: name), reading: .stating("x", page: FilePath.name(name), file: name))
        }
        let settled = EditionConflicts.settle(pages, fileSystem: FileSystem())
        let strip = { (text: String) in text.replacing("\(folder.path)/", with: "") }
        return (
            settled.pages.map { strip($0.path) }, settled.diagnostics.map { strip(ConsoleDiagnostics.text(for: $0)) }
        )
    }

    @Test func `pages that differ in name or edition are no conflict`() throws {
        for name in ["a/x.md", "b/y.md"] { try folder.write(name, to: name) }
        #expect(settle("a/x.md", "b/y.md").names == ["a/x.md", "b/y.md"])
    }

    @Test func `copies count once`() throws {
        for name in ["a/x.md", "b/x.md", "c/x.md"] { try folder.write("same", to: name) }
        let settled = settle("a/x.md", "b/x.md", "c/x.md")
        #expect(settled.names == ["a/x.md"])
        #expect(settled.lines.isEmpty)
    }

    @Test func `files that differ count not at all, and both are named`() throws {
        for name in ["a/x.md", "b/x.md", "c/z.md"] { try folder.write(name, to: name) }
        let settled = settle("a/x.md", "b/x.md", "c/z.md")
        #expect(settled.names == ["c/z.md"])
        #expect(settled.lines.count == 1)
        #expect(
            settled.lines.first?.hasPrefix(
                "b/x.md: error: this file and a/x.md are both x.md in de-DE/live, and differ [conflicting-pages]\n")
                == true)
    }
}
