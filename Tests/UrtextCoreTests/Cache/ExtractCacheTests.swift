import Foundation
import TestSupport
import Testing

@testable import UrtextCore

/// `urtext extract --cache` from outside.
@Suite struct ExtractCacheTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: ExamplePages.pages, toPath: folder.path(of: "pages"))
        try settle()
    }

    /// Waits until changes of the pages can be told by their times.
    private func settle() throws {
        for path in folder.files().filter({ $0.hasPrefix("pages/") }) + ["pages"] {
            let status = try #require(FileStatus(of: folder.path(of: path)))
            while !status.isSettled(before: .now) { usleep(10_000) }
        }
    }

    private func extract(_ more: String...) throws -> BuiltTool.Result {
        try ExamplePages.tool.run(
            ["extract", "pages", "--output", "out", "--cache", "cache"] + more, in: folder.path)
    }

    private func outputs() throws -> [String: String] {
        let files = folder.files().filter { $0.hasPrefix("out/") }
        return Dictionary(uniqueKeysWithValues: try files.map { ($0, try folder.read($0)) })
    }

    @Test func `a run in which nothing changed says and leaves what it would without a cache`() throws {
        let first = try extract()
        let made = try outputs()
        let second = try extract()
        let plain = try ExamplePages.tool.run("extract", "pages", "--output", "out", in: folder.path)
        #expect(first.error.contains(" 4 written, 0 unchanged, "))
        #expect(second.error == plain.error)
        #expect(second.output == plain.output)
        #expect(second.status == plain.status)
        #expect(try outputs() == made)
        #expect(folder.files().contains { $0.hasPrefix("cache/") && $0.hasSuffix(".run") })
    }

    /// Else the tests here would see two full runs.
    @Test func `it is the record that speaks`() throws {
        _ = try extract()
        let path = folder.path(of: try #require(folder.files().first { $0.hasSuffix(".run") }))
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var body = Data(bytes[(RunRecord.magic.count + 32)...])
        let place = try #require(body.range(of: Data("17 pages".utf8)))
        body.replaceSubrange(place, with: Data("17 PAGES".utf8))
        try Data(RunRecord.magic + Digest.bytes([UInt8](body)[...]) + body).write(to: URL(fileURLWithPath: path))
        #expect(try extract().error.contains("17 PAGES"))
    }

    @Test func `what changed is read`() throws {
        _ = try extract()
        let page = "pages/en-US/live/fillkettle.md"
        let text = try folder.read(page)
        try folder.write(text.replacingOccurrences(of: "Kettle.h", with: "Teapot.h"), to: page)
        let result = try extract()
        #expect(result.error.contains(" 1 written, 3 unchanged, "))
        #expect(try outputs().values.contains { $0.contains("Teapot.h") })
    }

    @Test func `what was removed or edited is made again`() throws {
        _ = try extract()
        let made = try outputs()
        try folder.write("{}", to: "out/fillkettle.json")
        #expect(try extract().error.contains(" 1 written, 3 unchanged, "))
        #expect(try outputs() == made)
        try FileManager.default.removeItem(atPath: folder.path(of: "out"))
        #expect(try extract().error.contains(" 4 written, 0 unchanged, "))
        #expect(try outputs() == made)
    }

    @Test func `a page that is added is read`() throws {
        _ = try extract()
        try folder.write(try folder.read("pages/en-US/live/fillkettle.md"), to: "pages/en-US/live/drainkettle.md")
        #expect(try extract().error.contains(" 1 written, 4 unchanged, "))
    }

    @Test func `damage and deletion of the cache cost a run, no more`() throws {
        _ = try extract()
        let made = try outputs()
        for file in folder.files() where file.hasPrefix("cache/") { try folder.write("x", to: file) }
        #expect(try extract().error.contains(" 0 written, 4 unchanged, "))
        try FileManager.default.removeItem(atPath: folder.path(of: "cache"))
        #expect(try extract().error.contains(" 0 written, 4 unchanged, "))
        #expect(try outputs() == made)
    }

    @Test func `a cache that cannot be written is a warning`() throws {
        try folder.write("x", to: "cache")
        let result = try extract()
        #expect(result.status == 0)
        #expect(result.error.contains("[cache-not-written]"))
        #expect(try outputs().count == 4)
    }
}
