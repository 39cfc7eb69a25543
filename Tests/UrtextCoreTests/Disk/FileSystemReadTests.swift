import Foundation
import TestSupport
import Testing
import UrtextCore

@Suite struct FileSystemReadTests {
    let folder: TemporaryFolder
    let fileSystem = FileSystem()

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [0, 1, 0xFFFF, 0x1_0000, 0x1_0001, 300_000])
    func `a file is read whole`(size: Int) throws {
        let data = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
        try folder.write(data, to: "x")
        #expect(try fileSystem.read(folder.path(of: "x")) == Array(data))
    }

    @Test func `a file of the largest size is read, one byte more is refused`() throws {
        try folder.write(Data(count: 1000), to: "x")
        #expect(try fileSystem.read(folder.path(of: "x"), limit: 1000).count == 1000)
        let error = #expect(throws: FileSystemError.self) { try fileSystem.read(folder.path(of: "x"), limit: 999) }
        #expect(error?.reason == "it is larger than 999 bytes")
    }

    /// A device has no size to look at beforehand.
    @Test func `an endless file is refused`() {
        let error = #expect(throws: FileSystemError.self) { try fileSystem.read("/dev/zero", limit: 1_000_000) }
        #expect(error?.reason == "it is larger than 1000000 bytes")
    }

    @Test func `what is missing or a folder is an error`() {
        #expect(throws: FileSystemError(.read, folder.path(of: "none"), code: ENOENT)) {
            try fileSystem.read(folder.path(of: "none"))
        }
        #expect(throws: FileSystemError(.read, folder.path, code: EISDIR)) { try fileSystem.read(folder.path) }
    }

    @Test func `names come sorted by their bytes`() throws {
        for name in ["b", "a", "B", "ä", ".h", "10", "9"] { try folder.write("", to: name) }
        #expect(try fileSystem.names(in: folder.path) == [".h", "10", "9", "B", "a", "b", "ä"])
    }

    @Test func `names of a beginning are looked for without regard to others`() throws {
        for name in ["b1", "a", "b", "B1", "ab"] { try folder.write("", to: name) }
        // A name of one byte that no UTF-8 begins with.
        #expect(
            unsafe close(open([CChar](folder.path.utf8CString.dropLast()) + [0x2F, -1, 0], O_CREAT | O_WRONLY, 0o600))
                == 0)
        #expect(try fileSystem.names(in: folder.path, startingWith: "b") == ["b", "b1"])
        #expect(try fileSystem.names(in: folder.path, startingWith: "c").isEmpty)
        #expect(throws: FileSystemError.self) { try fileSystem.names(in: folder.path) }
    }

    @Test func `an entry tells what a path is`() throws {
        try folder.write("12345", to: "x")
        try folder.link("link", to: "x")
        #expect(try fileSystem.entry(at: folder.path(of: "x"))?.kind == .file)
        #expect(try fileSystem.entry(at: folder.path(of: "x"))?.size == 5)
        #expect(try fileSystem.entry(at: folder.path(of: "link"))?.kind == .file)
        #expect(try fileSystem.entry(at: folder.path(of: "link"), followingLinks: false)?.kind == .other)
        #expect(try fileSystem.entry(at: folder.path)?.kind == .folder)
        #expect(try fileSystem.entry(at: folder.path(of: "none")) == nil)
        #expect(try fileSystem.entry(at: folder.path(of: "x/y")) == nil)
        #expect(
            try fileSystem.entry(at: folder.path(of: "x"))?.identity
                == fileSystem.entry(at: folder.path(of: "link"))?.identity)
    }

    @Test func `a folder is removed only when it is empty`() throws {
        try folder.write("", to: "full/x")
        try folder.makeFolder("empty")
        #expect(!fileSystem.removeFolderIfEmpty(folder.path(of: "full")))
        #expect(fileSystem.removeFolderIfEmpty(folder.path(of: "empty")))
        #expect(folder.files() == ["full/x"])
    }

    /// Some file systems do not say what a name is; none may say the wrong thing, and a link is what it leads to.
    @Test func `a folder tells files and folders apart, and no links`() throws {
        try folder.write("", to: "file")
        try folder.makeFolder("folder")
        try folder.link("link", to: "file")
        let contents = try fileSystem.contents(of: folder.path)
        #expect(contents.map(\.name) == ["file", "folder", "link"])
        for (entry, kind) in zip(contents, [FileSystem.Entry.Kind.file, .folder, nil]) {
            #expect(entry.kind == nil || entry.kind == kind, "\(entry.name)")
        }
    }
}
