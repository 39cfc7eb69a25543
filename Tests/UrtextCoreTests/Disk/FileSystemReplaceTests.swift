import Foundation
import Synchronization
import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct FileSystemReplaceTests {
    let folder: TemporaryFolder
    let fileSystem = FileSystem()

    init() throws { folder = try TemporaryFolder() }

    @Test func `a new file gets the bytes, and missing folders are made`() throws {
        #expect(try fileSystem.replace(folder.path(of: "a/b/c.txt"), with: Array("new".utf8)) == .written)
        #expect(try folder.read("a/b/c.txt") == "new")
        #expect(folder.files() == ["a/b/c.txt"])
    }

    @Test func `a file that has the bytes already is not touched`() throws {
        try folder.write("same", to: "x")
        let before = try folder.stamp(of: "x")
        #expect(try fileSystem.replace(folder.path(of: "x"), with: Array("same".utf8)) == .unchanged)
        #expect(try folder.stamp(of: "x") == before)
    }

    @Test(arguments: ["", "samE", "same but longer"])
    func `a file with other bytes is replaced`(old: String) throws {
        try folder.write(old, to: "x")
        #expect(try fileSystem.replace(folder.path(of: "x"), with: Array("same".utf8)) == .written)
        #expect(try folder.read("x") == "same")
    }

    @Test func `permissions stay`() throws {
        try folder.write("old", to: "x")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path(of: "x"))
        _ = try fileSystem.replace(folder.path(of: "x"), with: Array("new".utf8))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path(of: "x"))[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    @Test func `a symbolic link stays one, and the file behind it is replaced`() throws {
        try folder.write("old", to: "real/x")
        try folder.link("link", to: "real/x")
        _ = try fileSystem.replace(folder.path(of: "link"), with: Array("new".utf8))
        #expect(try folder.read("real/x") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path(of: "link")) == "real/x")
    }

    @Test func `a folder of the same name is an error`() throws {
        try folder.makeFolder("x")
        let error = #expect(throws: FileSystemError.self) {
            try fileSystem.replace(folder.path(of: "x"), with: [1])
        }
        #expect(error?.reason == "there is a folder of this name")
    }

    @Test func `a file where a folder is needed is an error`() throws {
        try folder.write("", to: "x")
        let error = #expect(throws: FileSystemError.self) {
            try fileSystem.replace(folder.path(of: "x/y"), with: [1])
        }
        #expect(error?.operation == .createFolder)
        #expect(folder.files() == ["x"])
    }

    enum Fault: CaseIterable, Sendable { case write, secondWrite, flush, rename }

    /// Whatever fails, the old file is there, whole, and nothing else is.
    @Test(arguments: Fault.allCases)
    func `a failing call leaves the old file and nothing else`(fault: Fault) throws {
        try folder.write("old", to: "x")
        let before = try folder.stamp(of: "x")
        let error = #expect(throws: FileSystemError.self) {
            try FileSystem(calls: .failing(at: fault)).replace(folder.path(of: "x"), with: Array("new bytes".utf8))
        }
        #expect(error?.code == ENOSPC)
        #expect(error?.path == folder.path(of: "x"))
        #expect(try folder.read("x") == "old")
        #expect(try folder.stamp(of: "x") == before)
        #expect(folder.files() == ["x"])
    }

    @Test func `bytes that go out in small pieces arrive whole`() throws {
        var calls = SystemCalls.system
        calls.write = { descriptor, bytes in
            SystemCalls.system.write(descriptor, bytes.extracting(first: min(bytes.count, 3)))
        }
        _ = try FileSystem(calls: calls).replace(folder.path(of: "x"), with: Array("0123456789".utf8))
        #expect(try folder.read("x") == "0123456789")
    }

    @Test func `an error says what was tried, and why it failed`() {
        let error = FileSystemError(.write, "out/x.json", code: ENOSPC)
        #expect(error.description == "cannot write out/x.json: No space left on device")
        #expect(error.diagnostic.identifier == "cannot-write")
        #expect(error.diagnostic.location?.path == "out/x.json")
    }
}

extension SystemCalls {
    /// The system's calls, but one reports a full disk.
    static func failing(at fault: FileSystemReplaceTests.Fault) -> SystemCalls {
        var calls = SystemCalls.system
        switch fault {
        case .write:
            calls.write = { _, _ in fail() }
        case .secondWrite:
            let count = Atomic<Int>(0)
            calls.write = { descriptor, bytes in
                if count.wrappingAdd(1, ordering: .relaxed).newValue > 1 { return fail() }
                return SystemCalls.system.write(descriptor, bytes.extracting(first: 2))
            }
        case .flush: calls.flush = { _ in Int32(fail()) }
        case .rename: calls.rename = { _, _ in Int32(fail()) }
        }
        return calls
    }

    private static func fail() -> Int {
        errno = ENOSPC
        return -1
    }
}
