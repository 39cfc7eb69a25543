import Foundation
import TestSupport
import Testing

/// `read`, `merge` and `reconcile` do in three steps, on any shards, what `extract` does in one.
@Suite struct ShardCommandTests {
    private let tool = BuiltTool("urtext")
    private let folder: TemporaryFolder
    private let pages = PackageRoot.path(of: "Examples/Pages")
    private let values = PackageRoot.path(of: "Examples/Kettle/spec/values")

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) throws { try run(arguments) }

    private func run(_ arguments: [String]) throws {
        let result = try tool.run(arguments, in: folder.path)
        #expect(result.status == 0, "\(arguments): \(result.error)")
    }

    private func files(_ name: String) throws -> [String: String] {
        var result: [String: String] = [:]
        for file in folder.files() where file.hasPrefix("\(name)/") {
            result[String(file.dropFirst(name.count))] = try folder.read(file)
        }
        return result
    }

    @Test func `any shards and any merge tree give the bytes of extract`() throws {
        try run("extract", pages, "--values", values, "--output", "whole", "--restore")
        let whole = try files("whole")
        #expect(whole.count == 4)
        for count in [1, 3] {
            for number in 1...count {
                try run("read", pages, "--shard", "\(number)/\(count)", "--output", "\(count)-\(number).claims")
            }
        }
        try run("merge", "3-2.claims", "3-3.claims", "--output", "right.claims")
        try run("merge", "3-1.claims", "right.claims", "--output", "a.claims")
        try run("merge", "3-3.claims", "3-1.claims", "--output", "left.claims")
        try run("merge", "left.claims", "3-2.claims", "left.claims", "--output", "b.claims")
        #expect(try folder.read("a.claims") == folder.read("1-1.claims"))
        #expect(try folder.read("b.claims") == folder.read("1-1.claims"))
        try run("reconcile", "b.claims", "--values", values, "--restore", "--output", "merged")
        try run(
            "reconcile", "3-3.claims", "3-2.claims", "3-1.claims", "--values", values, "--restore", "--output", "apart")
        #expect(try files("merged") == whole)
        #expect(try files("apart") == whole)
    }

    @Test func `what is said of the pages is the same, too`() throws {
        let whole = try tool.run(["extract", pages, "--output", "whole", "--diagnostics", "json"], in: folder.path)
        try run("read", pages, "--output", "all.claims")
        let parts = try tool.run(
            ["reconcile", "all.claims", "--output", "parts", "--diagnostics", "json"], in: folder.path)
        func messages(_ result: BuiltTool.Result) throws -> NSArray {
            let document = try JSONSerialization.jsonObject(with: Data(result.error.utf8)) as? [String: Any]
            return try #require(document?["diagnostics"] as? NSArray)
        }
        #expect(try messages(whole) == messages(parts))
    }

    @Test func `copies of a page in two shards count once, and pages that differ not at all`() throws {
        let page = try String(contentsOfFile: "\(pages)/de-DE/live/fillkettle.md", encoding: .utf8)
        for name in ["a/de-DE/live", "b/de-DE/live"] { try folder.write(page, to: "\(name)/fillkettle.md") }
        try run("read", "a", "--output", "a.claims")
        try run("read", "b", "--output", "b.claims")
        try run("reconcile", "a.claims", "b.claims", "--output", "spec")
        try folder.write(page.replacing("FillKettle", with: "FillKettles"), to: "b/de-DE/live/fillkettle.md")
        try run("read", "b", "--output", "b.claims")
        let result = try tool.run(["reconcile", "a.claims", "b.claims", "--output", "none"], in: folder.path)
        #expect(result.status == 1)
        #expect(result.error.contains("[conflicting-pages]"))
    }

    @Test func `shards of two states of the pages are refused`() throws {
        try folder.write("# A\n", to: "a.md")
        try run("read", "a.md", "--output", "1.claims")
        try folder.write("# B\n", to: "a.md")
        try run("read", "a.md", "--output", "2.claims")
        for command in [
            ["merge", "1.claims", "2.claims", "--output", "m"], ["reconcile", "1.claims", "2.claims", "--output", "s"],
        ] {
            let result = try tool.run(command, in: folder.path)
            #expect(result.status == 1)
            #expect(result.error.contains("[shards-disagree]"))
        }
        #expect(!folder.files().contains("m"))
    }

    @Test func `a broken file of claims makes nothing`() throws {
        try folder.write("{\"schema\": \"urtext-claims/1\", \"pages\": [", to: "cut.claims")
        let result = try tool.run(["reconcile", "cut.claims", "--output", "spec"], in: folder.path)
        #expect(result.status == 1)
        #expect(result.error.contains("cut.claims"))
        #expect(!folder.files().contains { $0.hasPrefix("spec/") })
    }

    @Test func `a depfile names the pages`() throws {
        try run("extract", "\(pages)/de-DE", "--output", "spec", "--depfile", "spec.d")
        let rule = try folder.read("spec.d")
        #expect(rule.hasPrefix("spec: \\\n"))
        #expect(rule.contains("de-DE/live/fillkettle.md"))
        try run("read", "\(pages)/de-DE", "--output", "c", "--depfile", "c.d")
        #expect(try folder.read("c.d").hasPrefix("c: \\\n"))
    }

    @Test func `a depfile names values, lexicons and the manifest as well`() throws {
        try folder.write("\(pages)/de-DE/live/fillkettle.md\n", to: "pages.txt")
        try run("values", "--headers", "\(pages)/Kettle.h", "--output", "values")
        try run("learn", "\(pages)/de-DE/live-sxs", "--output", "lexicon/de-DE.json")
        let helpers = ["--values", "values", "--lexicon", "lexicon"]
        try run(["extract", "--manifest", "pages.txt", "--output", "spec", "--depfile", "spec.d"] + helpers)
        try run("read", "--manifest", "pages.txt", "--output", "c", "--depfile", "c.d")
        try run(["reconcile", "c", "--output", "other", "--depfile", "other.d"] + helpers)
        func inputs(_ name: String) throws -> [Substring] {
            try folder.read(name).split(separator: "\n").dropFirst().map { $0.drop { $0 == " " }.prefix { $0 != " " } }
        }
        let folders: [Substring] = ["lexicon", "lexicon/de-DE.json"]
        let values: [Substring] = ["values", "values/Kettle.h.json"]
        let page = Substring("\(pages)/de-DE/live/fillkettle.md")
        #expect(Set(try inputs("spec.d")) == Set(folders + values + ["pages.txt", page]))
        #expect(Set(try inputs("c.d")) == ["pages.txt", page])
        #expect(Set(try inputs("other.d")) == Set(folders + values + ["c"]))
    }
}
