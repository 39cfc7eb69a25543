import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct FolderWalkTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func walk(followsLinks: Bool = true) -> (files: [String], diagnostics: [String]) {
        var walk = FolderWalk(fileSystem: FileSystem(), followsLinks: followsLinks) { $0.hasSuffix(".md") }
        let files = walk.files(in: folder.path).map { String($0.dropFirst(folder.path.count + 1)) }
        return (files, walk.diagnostics.map(\.identifier))
    }

    /// Whatever the order in which the files came into being.
    @Test func `files come in the order of their paths`() throws {
        let names = ["a-b.md", "a.md", "a/b.md", "a/c/d.md", "b.md", "ä.md"]
        for name in names.shuffled() { try folder.write("", to: name) }
        #expect(walk().files == names)
    }

    @Test func `hidden and other files are passed over`() throws {
        for name in ["x.md", ".hidden.md", ".git/x.md", "x.txt", "md"] { try folder.write("", to: name) }
        #expect(walk().files == ["x.md"])
    }

    @Test func `links to folders above end there`() throws {
        try folder.write("", to: "a/b/x.md")
        try folder.link("a/b/up", to: "../..")
        try folder.link("a/self", to: ".")
        #expect(walk().files == ["a/b/x.md"])
        #expect(walk().diagnostics.isEmpty)
    }

    /// Forty folders, each with two links to the next: two to the fortieth names, forty folders.
    @Test func `a farm of links is walked in the number of its folders`() throws {
        for level in 0..<40 {
            try folder.makeFolder("level\(level)")
            for side in ["left", "right"] { try folder.link("level\(level)/\(side)", to: "../level\(level + 1)") }
        }
        try folder.write("", to: "level40/x.md")
        #expect(walk().files.count == 1)
    }

    @Test func `a link is followed or not, as wanted`() throws {
        try folder.write("", to: "real/x.md")
        try folder.link("y.md", to: "real/x.md")
        #expect(walk().files == ["real/x.md", "y.md"])
        #expect(walk(followsLinks: false).files == ["real/x.md"])
    }

    @Test func `a page that is a link to nowhere is reported`() throws {
        try folder.link("gone.md", to: "nowhere")
        try folder.link("gone.txt", to: "nowhere")
        #expect(walk().files.isEmpty)
        #expect(walk().diagnostics == ["missing-input"])
    }
}
