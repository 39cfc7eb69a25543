import TestSupport
import Testing

/// What the build plugin declares before the tool has run. The sources are the plugin's own, by symbolic links.
@Suite struct BuildPlanTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func plan(_ text: String) throws -> (inputs: [String], outputs: [String]) {
        try folder.write(text, to: "target/urtext.json")
        let plan = BuildPlan(configuration: folder.path(of: "target/urtext.json"))
        return (plan.inputs.map { String($0.dropFirst(folder.path.count + 1)) }, plan.outputs)
    }

    @Test func `the configuration, its folders and what is in them are inputs`() throws {
        for name in ["Pages/de/a.md", "Pages/de/notes.txt", "Pages/.hidden/b.md", "../headers/k.h"] {
            try folder.write("x", to: "target/\(name)")
        }
        let plan = try plan(#"{ "pages": ["Pages"], "headers": ["../headers/k.h", "none.h"] }"#)
        #expect(
            plan.inputs == [
                "headers/k.h", "target/Pages", "target/Pages/de", "target/Pages/de/a.md", "target/urtext.json",
            ])
    }

    @Test func `a manifest stands for its pages`() throws {
        try folder.write("Pages/a.md\n", to: "target/pages.txt")
        try folder.write("x", to: "target/Pages/a.md")
        #expect(try plan(#"{ "manifest": "pages.txt" }"#).inputs == ["target/pages.txt", "target/urtext.json"])
    }

    @Test func `without pages the specification is an input, and with a language the prose`() throws {
        for name in ["spec/functions/f.json", "spec/values/v.json", "spec/prose/de.json"] {
            try folder.write("{}", to: "target/\(name)")
        }
        #expect(try plan("{}").inputs.contains("target/spec/functions/f.json"))
        #expect(try plan("{}").inputs.contains("target/spec/values/v.json"))
        try folder.write("x", to: "target/p.md")
        let plan = try plan(#"{ "pages": ["p.md"], "language": "de" }"#)
        try folder.write("{}", to: "target/spec/constraints/f.json")
        #expect(try self.plan(#"{ "pages": ["p.md"] }"#).inputs.contains("target/spec/constraints/f.json"))
        #expect(
            plan.inputs == ["target/p.md", "target/spec/prose", "target/spec/prose/de.json", "target/urtext.json"])
    }

    @Test func `a link that leads back is followed once`() throws {
        try folder.write("x", to: "target/Pages/a.md")
        try folder.link("target/Pages/again", to: "../Pages")
        #expect(
            try plan(#"{ "pages": ["Pages"] }"#).inputs == ["target/Pages", "target/Pages/a.md", "target/urtext.json"])
    }

    @Test func `outputs have names that no page decides`() throws {
        let three = ["Urtext+Flags.swift", "Urtext+Functions.swift", "Urtext+Status.swift"]
        #expect(try plan("{}").outputs == three)
        #expect(try plan(#"{ "swift": false }"#).outputs == [])
        let files = #"[{ "path": "Own.swift" }, { "path": "a.h" }, { "path": "../Out.swift" }, 3]"#
        #expect(try plan("{ \"files\": \(files) }").outputs == ["Own.swift"] + three)
    }

    @Test(arguments: ["", "[]", "{", "{ \"pages\": 3 }", "\u{0}"])
    func `a broken configuration is an input all the same`(text: String) throws {
        let plan = try plan(text)
        #expect(plan.inputs == ["target/urtext.json"])
        #expect(plan.outputs.count == 3)
    }
}
