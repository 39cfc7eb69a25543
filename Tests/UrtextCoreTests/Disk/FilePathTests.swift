import Testing
import UrtextCore

@Suite struct FilePathTests {
    @Test(arguments: [
        ("a", "b", "a/b"), ("a/", "b", "a/b"), (".", "b", "b"), ("", "b", "b"), ("/", "b", "/b"), ("a", "/b", "/b"),
        ("..", "b", "../b"),
    ])
    func join(folder: String, name: String, expected: String) {
        #expect(FilePath.join(folder, name) == expected)
    }

    @Test(arguments: [
        ("a/b/c.md", "c.md", "a/b"), ("c.md", "c.md", "."), ("/c.md", "c.md", "/"), ("a/", "a", "a"),
    ])
    func `name and folder`(path: String, name: String, folder: String) {
        #expect(FilePath.name(path) == name)
        #expect(FilePath.folder(path) == folder)
    }

    @Test(arguments: ["a", "a/b.swift", "..a", "a..b/c"])
    func `stays inside`(path: String) { #expect(FilePath.staysInside(path)) }

    @Test(arguments: ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\0b", ".."])
    func `does not stay inside`(path: String) { #expect(!FilePath.staysInside(path)) }

    /// The order of bytes, not of any language: capitals first, then lower case, then the rest of the world.
    @Test func `order is that of the bytes`() {
        let sorted = ["Z", "a", "a-b", "a/b", "ab", "z", "ä", "中"]
        #expect(sorted.shuffled().sorted(by: FilePath.precedes) == sorted)
    }
}
