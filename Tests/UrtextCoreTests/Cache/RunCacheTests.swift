import Foundation
import TestSupport
import Testing

@testable import UrtextCore

@Suite struct RunCacheTests {
    private static let fileSystem = FileSystem()
    /// As if the run began when every file here is old.
    private static var later: WallTime { .now.advanced(bySeconds: 10, nanoseconds: 0) }

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("tea", to: "in/a.md")
        try folder.write("pot", to: "out/a.json")
    }

    private func cache(_ arguments: [String] = ["extract", "in"], start: WallTime = later) -> RunCache {
        RunCache(folder.path(of: "cache"), arguments: arguments, fileSystem: Self.fileSystem, start: start)
    }

    private func store(_ cache: RunCache) throws {
        try cache.store(
            inputs: [folder.path(of: "in"), folder.path(of: "in/a.md")], outputs: [folder.path(of: "out/a.json")],
            output: "said\n", error: "1 page\n", exitCode: .failure)
    }

    private var record: String { get throws { try #require(folder.files().first { $0.hasSuffix(".run") }) } }

    @Test func `a run is known again, with all it said`() throws {
        #expect(cache().unchangedRun() == nil)
        try store(cache())
        let run = try #require(cache().unchangedRun())
        #expect(run.output == "said\n")
        #expect(run.error == "1 page\n")
        #expect(run.exitCode == .failure)
    }

    @Test func `another run is another`() throws {
        try store(cache())
        #expect(cache(["extract", "in", "--restore"]).unchangedRun() == nil)
        #expect(cache(["extractin"]).unchangedRun() == nil)
        #expect(cache(["extract", "in", ""]).unchangedRun() == nil)
    }

    @Test func `bytes of the same size in the same file are a change`() throws {
        try store(cache())
        try folder.write("pea", to: "in/a.md")
        #expect(cache().unchangedRun() == nil)
    }

    @Test func `a page that is added is a change`() throws {
        try store(cache())
        try folder.write("lid", to: "in/b.md")
        #expect(cache().unchangedRun() == nil)
    }

    @Test func `an output that is gone or edited is a change`() throws {
        try store(cache())
        try folder.write("pod", to: "out/a.json")
        #expect(cache().unchangedRun() == nil)
        try store(cache())
        #expect(cache().unchangedRun() != nil)
        try FileManager.default.removeItem(atPath: folder.path(of: "out/a.json"))
        #expect(cache().unchangedRun() == nil)
    }

    /// Its next change could fall into the same tick of the clock.
    @Test func `an input that changed while the run began is not known`() throws {
        let start = WallTime.now
        try folder.write("pea", to: "in/a.md")
        try store(cache(start: start))
        #expect(!folder.files().contains { $0.hasSuffix(".run") })
    }

    /// The bytes tell then.
    @Test func `an output that was just written is looked into`() throws {
        let input = try #require(FileStatus(of: folder.path(of: "in/a.md")))
        while !input.isSettled(before: .now) { usleep(5_000) }
        let start = WallTime.now
        try folder.write("pot", to: "out/a.json")
        let settled = RunCache(
            folder.path(of: "cache"), arguments: ["x"], fileSystem: Self.fileSystem, start: start)
        try settled.store(
            inputs: [folder.path(of: "in/a.md")], outputs: [folder.path(of: "out/a.json")], output: "", error: "",
            exitCode: .success)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path(of: record)))
        let now = { RunCache(folder.path(of: "cache"), arguments: ["x"], fileSystem: Self.fileSystem, start: .now) }
        #expect(now().unchangedRun() != nil)
        // Once the output is old enough, its status does.
        let output = try #require(FileStatus(of: folder.path(of: "out/a.json")))
        while !output.isSettled(before: .now) { usleep(5_000) }
        #expect(now().unchangedRun() != nil)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path(of: record))).count == bytes.count - 32)
        #expect(now().unchangedRun() != nil)
    }

    @Test func `a damaged record is none`() throws {
        try store(cache())
        let path = folder.path(of: try record)
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(cache().unchangedRun() != nil)
        var random = SeededGenerator(seed: 51)
        for _ in 0..<200 {
            var bytes = whole
            let place = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.removeSubrange(place...)
            default: bytes.insert(0, at: place)
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            #expect(cache().unchangedRun() == nil)
        }
        try Data(whole).write(to: URL(fileURLWithPath: path))
        #expect(cache().unchangedRun() != nil)
    }

    /// Even with the right sum: lengths are not believed.
    @Test func `a record that lies about its parts is none`() throws {
        let status = try #require(FileStatus(of: folder.path(of: "in/a.md")))
        let member = RunRecord.Member(path: folder.path(of: "in/a.md"), status: status)
        let record = RunRecord(members: [member], output: "o", error: "e", exitCode: .success)
        let start = RunRecord.magic.count + 32
        let body = Array(record.bytes(key: "k")[start...])
        func stored(_ body: [UInt8]) -> StoredRunRecord? {
            StoredRunRecord(RunRecord.magic + Digest.bytes(body[...]) + body, key: "k")
        }
        #expect(stored(body)?.holds(Self.fileSystem) == true)
        for place in body.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] where body[place] != value {
                var bytes = body
                bytes[place] = value
                // Texts may be any; all else must be as it was.
                if let stored = stored(bytes), stored.holds(Self.fileSystem) {
                    #expect(stored.output != "o" || stored.error != "e" || stored.exitCode != .success)
                }
            }
        }
        for count in body.indices { #expect(stored(Array(body[..<count]))?.holds(Self.fileSystem) != true) }
    }

    @Test func `a cache that is no folder is an error when it is written, and none when it is read`() throws {
        try folder.write("x", to: "cache")
        #expect(cache().unchangedRun() == nil)
        #expect(throws: FileSystemError.self) { try store(cache()) }
    }
}
