import Foundation
import TestSupport
import Testing
import UrtextCore

@Suite struct ExtractCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func contents(_ name: String) throws -> [String: String] {
        let files = folder.files().filter { $0.hasPrefix("\(name)/") }
        return Dictionary(
            uniqueKeysWithValues: try files.map { (String($0.dropFirst(name.count + 1)), try folder.read($0)) })
    }

    @Test func `one file a page, whatever the number of workers and the order of the arguments`() throws {
        _ = try ExamplePages.extract(to: folder.path(of: "one"), "--jobs", "1")
        let one = try contents("one")
        #expect(
            one.keys.sorted() == [
                "boilkettle--gentle.json", "boilkettle--quick.json", "fillkettle.json", "kettle-status-codes.json",
            ])
        for jobs in ["2", "7"] {
            _ = try ExamplePages.extract(to: folder.path(of: "many\(jobs)"), "--jobs", jobs)
            #expect(try contents("many\(jobs)") == one)
        }
        let locales = ["zh-TW", "en-US", "fr-FR", "de-DE"].map { "\(ExamplePages.pages)/\($0)" }
        _ = try ExamplePages.extract(locales + [locales[0]], to: folder.path(of: "order"))
        #expect(try contents("order") == one)
    }

    @Test func `a second run touches nothing`() throws {
        _ = try ExamplePages.extract(to: folder.path(of: "out"))
        let stamp = try folder.stamp(of: "out/fillkettle.json")
        let result = try ExamplePages.extract(to: folder.path(of: "out"))
        #expect(result.error.contains(" 0 written, 4 unchanged, "))
        #expect(try folder.stamp(of: "out/fillkettle.json") == stamp)
    }

    @Test func `the closing line has the numbers, and nothing goes to standard output`() throws {
        let result = try ExamplePages.extract(to: folder.path(of: "out"))
        #expect(result.output == "")
        let closing = result.error.split(separator: "\n").last
        #expect(closing?.hasPrefix("urtext extract: 17 pages, 5 editions, ") == true)
        #expect(closing?.contains(" 4 written, 0 unchanged, 0 errors, ") == true)
    }

    @Test func `bad pages are reported, the others are done, and the run fails`() throws {
        try folder.write("", to: "pages/empty.md")
        try folder.write(Data([0x2D, 0xFF, 0xFE]), to: "pages/binary.md")
        try folder.link("pages/gone.md", to: "nowhere")
        try FileManager.default.copyItem(
            atPath: "\(ExamplePages.pages)/de-DE/live/fillkettle.md", toPath: folder.path(of: "pages/fillkettle.md"))
        let result = try ExamplePages.tool.run(
            "extract", "pages", "--output", "out", in: folder.path)
        #expect(result.status == 1)
        #expect(result.error.contains("pages/empty.md: error: the page is empty [empty-page]\n"))
        #expect(result.error.hasPrefix("pages/binary.md:1: error: "))
        #expect(result.error.contains("pages/gone.md: error: this symbolic link leads nowhere [missing-input]\n"))
        #expect(folder.files().contains("out/fillkettle.json"))
    }

    @Test func `two files that are one page and differ are both named`() throws {
        try folder.write("other words\n", to: "note.txt")
        for (name, extra) in [("a", ""), ("b", "more\n")] {
            let page = try String(contentsOfFile: "\(ExamplePages.pages)/de-DE/live/fillkettle.md", encoding: .utf8)
            try folder.write(page + extra, to: "\(name)/fillkettle.md")
        }
        let result = try ExamplePages.tool.run("extract", "a", "b", "--output", "out", in: folder.path)
        #expect(result.status == 1)
        #expect(
            result.error.contains("b/fillkettle.md: error: this file and a/fillkettle.md are both fillkettle in de-DE"))
    }

    @Test func `diagnostics as JSON are one document`() throws {
        let result = try ExamplePages.tool.run(
            "extract", "nowhere", "--output", "out", "--diagnostics", "json", in: folder.path)
        #expect(result.status == 1)
        let document = try LocatedJSONParser.parse(Array(result.error.utf8))
        #expect(document.nearest(to: [.key("schema")]).value == .string("urtext-diagnostics/1"))
        #expect(
            document.nearest(to: [.key("diagnostics"), .place(0), .key("identifier")]).value
                == .string("missing-input"))
        #expect(document.nearest(to: [.key("summary"), .key("errors")]).value == .number("1"))
    }

    @Test func `the summary fits on a screen`() throws {
        let result = try ExamplePages.extract(ExamplePages.translations, to: folder.path(of: "out"), "--summary")
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 30)
        #expect(
            lines.first
                == "Read        13 pages in 4 editions: de-DE/live 4, de-DE/live-sxs 1, fr-FR/live 4, zh-TW/live 4")
        for title in ["Recovered", "Restored", "Noticed"] { #expect(lines.contains { $0.hasPrefix(title) }) }
        #expect(result.error.split(separator: "\n").count == 1)
    }

    @Test func `explanations that cannot be printed are an error`() throws {
        let tool = ExamplePages.tool.url.path
        let page = "\(ExamplePages.pages)/de-DE/live/boilkettle--quick.md"
        let result = try BuiltTool.shell(
            "'\(tool)' extract '\(page)' --output out --cache cache --explain > /dev/full", in: folder.path)
        #expect(result.status == 1)
        #expect(
            result.error.contains("error: standard output is closed or full; the rest was not printed [cannot-print]"))
        #expect(folder.files() == ["out/boilkettle--quick.json"])
    }

    @Test func `an output folder that cannot be written is an error`() throws {
        try folder.write("a file", to: "out")
        let values = PackageRoot.path(of: "Examples/Kettle/spec/values")
        func extract(to output: String) throws -> BuiltTool.Result {
            try ExamplePages.tool.run(
                "extract", ExamplePages.pages, "--values", values, "--output", output, in: folder.path)
        }
        let result = try extract(to: "out")
        #expect(result.status == 1)
        let complaint = "out: error: cannot create this folder: Not a directory [cannot-write]\n"
        #expect(result.error.contains(complaint))
        // What the pages give rise to is said all the same.
        let warnings = try extract(to: "new").error.split(separator: "\n").filter { $0.contains(": warning: ") }
        #expect(!warnings.isEmpty)
        for warning in warnings { #expect(result.error.contains(warning)) }
        #expect(try folder.read("out") == "a file")
    }

    /// With a value less the specification is another one, and would take the place of one that was good.
    @Test(arguments: [
        ["--values", "v"], ["--values", "none"], ["--headers", "none.h"], ["--lexicon", "l.json"],
        ["--lexicon", "none"],
        ["--decisions", "d.json"], ["--decisions", "none"], ["--manifest", "none"],
    ])
    func `nothing is written where what was to help cannot be read`(option: [String]) throws {
        _ = try ExamplePages.extract(to: folder.path(of: "out"))
        let before = try folder.files().map { "\($0): \(try folder.read($0))" }
        try folder.write("{", to: "v/Kettle.h.json")
        try folder.write("{", to: "l.json")
        try folder.write("{", to: "d.json")
        let inputs = ["v/Kettle.h.json", "l.json", "d.json"]
        for command in [["extract", ExamplePages.pages], ["read", ExamplePages.pages], ["reconcile", "claims.json"]] {
            let takesPages = command[0] != "reconcile"
            guard takesPages ? command[0] == "extract" || option[0] == "--manifest" : option[0] != "--manifest" else {
                continue
            }
            if !takesPages {
                let claims = try ExamplePages.tool.run(
                    "read", ExamplePages.pages, "--output", "claims.json", in: folder.path)
                #expect(claims.status == 0)
            }
            let output = command[0] == "read" ? "new.json" : "out"
            let result = try ExamplePages.tool.run(command + option + ["--output", output], in: folder.path)
            #expect(result.status == 1)
            #expect(result.error.contains("1 error"), "\(result.error)")
            let after = try folder.files().filter { !inputs.contains($0) && $0 != "claims.json" }
                .map { "\($0): \(try folder.read($0))" }
            #expect(after == before, "\(command[0])")
        }
    }

    /// The shell's limit stands in for a full disk: a write past it fails. There is no `TMPDIR`, since the thread sanitizer
    /// keeps a part of its memory in a file there, which the limit would cut.
    @Test func `when the room is used up, old files stay whole and nothing else is left`() throws {
        _ = try ExamplePages.extract(to: folder.path(of: "out"))
        try folder.write("{}\n", to: "out/fillkettle.json")
        let result = try BuiltTool.shell(
            """
            export TMPDIR=/dev/null; ulimit -f 1
            exec '\(ExamplePages.tool.url.path)' extract '\(ExamplePages.pages)' --output out 2>&1 | cat
            """, in: folder.path)
        #expect(result.output.contains("out/fillkettle.json: error: cannot write it: File too large [cannot-write]\n"))
        #expect(try folder.read("out/fillkettle.json") == "{}\n")
        #expect(!folder.files().contains { $0.contains(".tmp") })
    }

    /// What the others make is not what was asked for, and would take the place of what was made of all.
    @Test(arguments: [["nowhere"], ["empty"], ["--manifest", "pages.txt"], ["page.md/below.md"]])
    func `nothing is written where some of the pages are not there`(wrong: [String]) throws {
        try folder.makeFolder("empty")
        try folder.write("x", to: "page.md")
        try folder.write("nowhere\n\(ExamplePages.pages)\n", to: "pages.txt")
        for command in ["extract", "read", "learn"] where command != "learn" || wrong[0] != "--manifest" {
            let result = try ExamplePages.tool.run(
                [command, ExamplePages.pages] + wrong + ["--output", "out"], in: folder.path)
            #expect(result.status == 1)
            #expect(result.error.contains("1 error"), "\(result.error)")
            #expect(try FileSystem().entry(at: folder.path(of: "out")) == nil, "\(command)")
        }
    }

    @Test(arguments: [["extract", "nowhere"], ["extract", "empty"], ["read", "nowhere"], ["learn", "nowhere"]])
    func `a run without pages leaves nothing behind`(command: [String]) throws {
        try folder.makeFolder("empty")
        let result = try ExamplePages.tool.run(command + ["--output", "out"], in: folder.path)
        #expect(result.status == 1)
        #expect(try FileSystem().entry(at: folder.path(of: "out")) == nil)
    }
}
