import Foundation
import TestSupport
import Testing
import UrtextModel

@testable import UrtextCore

/// A folder's files change all at once, and runs on one folder do not mix.
@Suite struct FolderExchangeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func apply(
        _ files: [String: String], removing: [String] = [], fileSystem: FileSystem = FileSystem(),
        holding most: Int = 1 << 20
    ) -> (FileTally, DiagnosticLog) {
        var log = DiagnosticLog()
        var changes = FolderChanges(folder.path(of: "out"), fileSystem: fileSystem, holding: most)
        for (name, text) in files.sorted(by: { $0.key < $1.key }) { changes.write(name, text) }
        for name in removing { changes.remove(name) }
        return (changes.apply(log: &log), log)
    }

    @Test func `changed files are new, others are untouched, strangers stay`() throws {
        for name in ["a", "sub/b", "sub/c", ".hidden", "other/d"] { try folder.write("old", to: "out/\(name)") }
        let stamp = try folder.stamp(of: "out/sub/b")
        let (tally, log) = apply(["a": "new", "sub/b": "old", "x/y": "new"], removing: ["other/d"])
        #expect(!log.hasErrors)
        #expect((tally.written, tally.unchanged, tally.removed) == (2, 1, 1))
        #expect(folder.files() == ["out/.hidden", "out/a", "out/sub/b", "out/sub/c", "out/x/y"])
        #expect(try folder.read("out/a") == "new")
        #expect(try folder.stamp(of: "out/sub/b") == stamp)
        #expect(!FileManager.default.fileExists(atPath: folder.path(of: "out/other")))
    }

    @Test func `where names cannot be exchanged, files are replaced one by one`() throws {
        try folder.write("old", to: "out/a")
        var calls = SystemCalls.system
        calls.exchange = { _, _ in -1 }
        let (tally, log) = apply(["a": "new", "b": "new"], fileSystem: FileSystem(calls: calls))
        #expect(!log.hasErrors)
        #expect(tally.written == 2)
        #expect(folder.files() == ["out/a", "out/b"])
    }

    /// What waits in the copy is not lost when the copy cannot take the folder's place after all.
    @Test(arguments: [0, 1, 12, 40]) func `however little is held in memory, the outcome is the same`(_ most: Int)
        throws
    {
        var random = SeededGenerator(seed: UInt64(most))
        for round in 0..<8 {
            let names = (0..<12).map { "\($0 % 3 == 0 ? "sub/" : "")f\($0)" }
            try? FileManager.default.removeItem(atPath: folder.path(of: "out"))
            for name in names where (Int.random(in: 0..<3, using: &random) < 2) {
                try folder.write("old", to: "out/\(name)")
            }
            try folder.write("stays", to: "out/stranger")
            let files = Dictionary(
                uniqueKeysWithValues: names.dropLast(2).map {
                    ($0, (Int.random(in: 0..<3, using: &random) < 1) ? "old" : "new of \($0)")
                })
            let isLinked = round % 4 == 3
            if isLinked {
                try folder.write("old", to: "elsewhere")
                try? FileManager.default.removeItem(atPath: folder.path(of: "out/sub/f9"))
                try folder.link("out/sub/f9", to: "../../elsewhere")
            }
            let before = folder.files().count
            let removed = names.suffix(2).filter {
                FileManager.default.fileExists(atPath: folder.path(of: "out/\($0)"))
            }
            var calls = SystemCalls.system
            if round % 2 == 1 { calls.exchange = { _, _ in -1 } }
            let (tally, log) = apply(
                files, removing: removed, fileSystem: FileSystem(calls: calls), holding: most)
            #expect(!log.hasErrors)
            #expect(tally.written + tally.unchanged == files.count)
            #expect(tally.removed == removed.count)
            for (name, text) in files { #expect(try folder.read("out/\(name)") == text, "\(name), round \(round)") }
            for name in removed { #expect(!folder.files().contains("out/\(name)")) }
            #expect(try folder.read("out/stranger") == "stays")
            #expect(folder.files().count <= before + files.count)
            #expect(!folder.files().contains { $0.contains(".tmp") })
        }
    }

    @Test(arguments: [0, 1 << 20]) func `a disk that fills up keeps what fits and says what does not`(_ most: Int)
        throws
    {
        for name in ["a", "b", "c"] { try folder.write("old", to: "out/\(name)") }
        var calls = SystemCalls.system
        let system = calls.write
        calls.write = { file, bytes in
            if bytes.count == 3 { return system(file, bytes) }
            errno = ENOSPC
            return -1
        }
        let (tally, log) = apply(
            ["a": "new", "b": "too large", "c": "NEW"], fileSystem: FileSystem(calls: calls), holding: most)
        #expect(log.hasErrors)
        #expect((tally.written, tally.unchanged) == (2, 0))
        #expect(try ["a", "b", "c"].map { try folder.read("out/\($0)") } == ["new", "old", "NEW"])
        #expect(folder.files() == ["out/a", "out/b", "out/c"])
    }

    @Test func `a disk that is full leaves the old state`() throws {
        for name in ["a", "b"] { try folder.write("old", to: "out/\(name)") }
        var calls = SystemCalls.system
        calls.write = { _, _ in
            errno = ENOSPC
            return -1
        }
        let (tally, log) = apply(["a": "new", "b": "new"], fileSystem: FileSystem(calls: calls))
        #expect(log.hasErrors)
        #expect(tally.written == 0)
        #expect(folder.files() == ["out/a", "out/b"])
        #expect(try folder.read("out/a") == "old")
    }

    @Test func `a changed file keeps its permissions, and other names of it their text`() throws {
        for name in ["a", "b"] { try folder.write("old", to: "out/\(name)") }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path(of: "out/a"))
        try FileManager.default.linkItem(atPath: folder.path(of: "out/a"), toPath: folder.path(of: "elsewhere"))
        let (tally, log) = apply(["a": "new", "b": "new"])
        #expect(!log.hasErrors)
        #expect(tally.written == 2)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(of: "out/a"))
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try folder.read("out/a") == "new")
        #expect(try folder.read("elsewhere") == "old")
    }

    @Test func `what killed runs left is removed`() throws {
        try folder.write("old", to: "out/a")
        try folder.write("x", to: ".urtext-out-99999999.tmp/a")
        _ = apply(["a": "new", "b": "new"])
        #expect(folder.files() == ["out/a", "out/b"])
    }

    @Test func `a run waits for the run before it`() async throws {
        let path = folder.path(of: "out")
        let lock = try FolderLock.take(path, fileSystem: FileSystem())
        let order = Order()
        let waiter = Thread {
            let second = try? FolderLock.take(path, fileSystem: FileSystem())
            order.add("second")
            withExtendedLifetime(second) {}
        }
        waiter.start()
        try await Task.sleep(for: .milliseconds(50))
        order.add("first")
        lock.release()
        while order.names.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(order.names == ["first", "second"])
    }

    /// A run that is killed at any moment leaves the old state or the new.
    @Test func `a hundred runs killed at random points leave one state or the other`() throws {
        let tool = BuiltTool("urtext")
        let pages = PackageRoot.path(of: "Examples/Pages")
        // Two states of the same pages: with the headers' numbers, and without.
        let states = [["--values", PackageRoot.path(of: "Examples/Kettle/spec/values")], []]
        _ = try tool.run(["read", pages, "--output", "all.claims"], in: folder.path)
        var wanted: [[String: String]] = []
        var seconds = 0.0
        for (number, state) in states.enumerated() {
            let start = Date()
            let result = try tool.run(
                ["reconcile", "all.claims", "--output", "state\(number)"] + state, in: folder.path)
            seconds = max(seconds, Date().timeIntervalSince(start))
            #expect(result.status == 0)
            wanted.append(try contents("state\(number)"))
        }
        #expect(wanted[0] != wanted[1])
        _ = try tool.run(["reconcile", "all.claims", "--output", "out"] + states[0], in: folder.path)
        var random = SeededGenerator(seed: 100)
        var killed = 0
        for number in 0..<100 {
            let scratch = try TemporaryFolder()
            let process = try tool.start(
                ["reconcile", "all.claims", "--output", "out"] + states[(number + 1) % 2], in: folder.path,
                scratch: scratch)
            usleep(UInt32(Double.random(in: 0..<seconds, using: &random) * 1_000_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { killed += 1 }
            #expect(wanted.contains(try contents("out")), "run \(number)")
        }
        #expect(killed > 10)
        let last = try tool.run(["reconcile", "all.claims", "--output", "out"] + states[1], in: folder.path)
        #expect(last.status == 0)
        #expect(try contents("out") == wanted[1])
        #expect(!folder.files().contains { $0.hasPrefix("out/") && $0.contains(".tmp") })
    }

    /// Runs at once on one folder: each sees the folder before or after another, never between.
    @Test func `runs at once on one output do not mix`() throws {
        let tool = BuiltTool("urtext")
        _ = try tool.run(["read", PackageRoot.path(of: "Examples/Pages"), "--output", "all.claims"], in: folder.path)
        let states = [["--values", PackageRoot.path(of: "Examples/Kettle/spec/values")], []]
        var wanted: [[String: String]] = []
        for (number, state) in states.enumerated() {
            _ = try tool.run(["reconcile", "all.claims", "--output", "state\(number)"] + state, in: folder.path)
            wanted.append(try contents("state\(number)"))
        }
        for _ in 0..<4 {
            let runs = try (0..<6).map { number in
                let scratch = try TemporaryFolder()
                let process = try tool.start(
                    ["reconcile", "all.claims", "--output", "out"] + states[number % 2], in: folder.path,
                    scratch: scratch)
                return (process, scratch)
            }
            for (process, scratch) in runs {
                let result = try tool.finish(process, scratch: scratch)
                #expect(result.status == 0, "\(result.error)")
            }
            #expect(wanted.contains(try contents("out")))
            #expect(!folder.files().contains { $0.contains(".tmp") })
        }
    }

    private func contents(_ name: String) throws -> [String: String] {
        var result: [String: String] = [:]
        for file in folder.files() where file.hasPrefix("\(name)/") && !file.hasSuffix(".tmp") {
            result[String(file.dropFirst(name.count))] = try folder.read(file)
        }
        return result
    }

    @Test func `a link that leads nowhere is no folder, and nobody waits for it to become one`() throws {
        try folder.link("out", to: "nowhere")
        #expect(throws: FileSystemError.self) { try FileSystem().createFolder(folder.path(of: "out")) }
        let generated = GeneratedFolder(path: folder.path(of: "out"), fileSystem: FileSystem())
        #expect(generated.changes(for: []).diagnostics.map(\.identifier) == ["no-output-folder"])
    }
}

/// What happened, in order.
private final class Order: @unchecked Sendable {
    private let lock = NSLock()
    private var members: [String] = []
    var names: [String] { lock.withLock { members } }
    func add(_ name: String) { lock.withLock { members.append(name) } }
}
