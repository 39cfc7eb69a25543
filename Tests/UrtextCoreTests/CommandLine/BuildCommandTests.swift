import Foundation
import TestSupport
import Testing

/// `build` and `regenerate` on a copy of the example, from German pages alone.
@Suite struct BuildCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for (name, copy) in [
            ("Sources/Toaster/urtext.json", "Sources/Toaster/urtext.json"),
            ("Sources/Toaster/Pages", "Sources/Toaster/Pages"), ("Headers", "Headers"),
        ] {
            let target = URL(fileURLWithPath: folder.path(of: copy))
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: PackageRoot.path(of: "Examples/AdoptPlugin/\(name)"), toPath: target.path)
        }
    }

    private var configuration: String { folder.path(of: "Sources/Toaster/urtext.json") }
    private let page = "Sources/Toaster/Pages/toastbread--dark.md"

    private func build() throws -> BuiltTool.Result {
        try ExamplePages.tool.run("build", "--config", configuration, "--output", folder.path(of: "out"))
    }

    private func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try folder.read(name)
        #expect(text.contains(old))
        try folder.write(text.replacing(old, with: new), to: name)
    }

    private var outputs: [String] { folder.files().filter { $0.hasPrefix("out/") } }

    @Test func `a build writes three files and says nothing, and a second one leaves them alone`() throws {
        let first = try build()
        #expect(first.status == 0 && first.error == "" && first.output == "", "\(first.error)")
        #expect(outputs == ["out/Urtext+Flags.swift", "out/Urtext+Functions.swift", "out/Urtext+Status.swift"])
        let stamps = try outputs.map(folder.stamp)
        #expect(try build().status == 0)
        #expect(try outputs.map(folder.stamp) == stamps)
    }

    @Test func `a sentence that changes changes nothing, and a number does`() throws {
        #expect(try build().status == 0)
        let stamps = try outputs.map(folder.stamp)
        try edit(page, "Das Brot kommt aus dem Eis.", "Das Brot war im Eis.")
        #expect(try build().status == 0)
        #expect(try outputs.map(folder.stamp) == stamps)
        try edit("Headers/Toaster.h", "0x00000010", "0x00000020")
        try edit(page, "0x10<", "0x20<")
        #expect(try build().status == 0)
        #expect(try folder.read("out/Urtext+Flags.swift").contains("0x0000_0020"))
    }

    @Test func `a mistake in the configuration fails the build at its place, and nothing is written`() throws {
        try edit("Sources/Toaster/urtext.json", "\"restore\": true", "\"restor\": true")
        let result = try build()
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("\(configuration):5:3: error: unknown key \"restor\""), "\(result.error)")
        #expect(result.error.contains("did you mean \"restore\"?"))
        #expect(outputs == [])
    }

    @Test func `all that is named and not there is reported together, with where it was looked for`() throws {
        try edit("Sources/Toaster/urtext.json", "[\"Pages\"]", "[\"Pages\", \"Seiten\"]")
        try edit("Sources/Toaster/urtext.json", "../../Headers/Toaster.h", "../../Headers/Teapot.h")
        let result = try build()
        #expect(result.status == 1)
        #expect(result.error.contains("urtext.json:3:22: error: there is no file or folder Seiten [missing-input]"))
        #expect(result.error.contains("urtext.json:4:15: error: there is no file or folder Teapot.h [missing-input]"))
        #expect(result.error.contains("looked for \(folder.path(of: "Sources/Toaster/Seiten"))"))
        #expect(outputs == [])
    }

    @Test func `a mistake on a page is shown at the page`() throws {
        try edit(page, "0x2</dt> </dl> | Läuten", "0x7</dt> </dl> | Läuten")
        let result = try build()
        #expect(result.error.contains("\(folder.path(of: page)):"), "\(result.error)")
    }

    @Test func `the pages of a manifest are named from the configuration's folder`() throws {
        try folder.write("# one a line\nPages/toastbread--dark.md\n", to: "Sources/Toaster/pages.txt")
        try edit("Sources/Toaster/urtext.json", "\"pages\": [\"Pages\"]", "\"manifest\": \"pages.txt\"")
        let result = try build()
        #expect(result.status == 0, "\(result.error)")
        #expect(try folder.read("out/Urtext+Functions.swift").contains("ToastBread"))
    }

    @Test func `regenerate writes specification and files, and check agrees`() throws {
        let first = try ExamplePages.tool.run("regenerate", in: folder.path(of: "Sources/Toaster"))
        #expect(first.status == 0, "\(first.error)")
        #expect(
            folder.files().filter { $0.hasPrefix("Sources/Toaster/spec/") } == [
                "Sources/Toaster/spec/functions/toastbread--dark.json", "Sources/Toaster/spec/values/Toaster.h.json",
            ])
        let check = try ExamplePages.tool.run("check", in: folder.path(of: "Sources/Toaster"))
        #expect(check.status == 0, "\(check.error)")
        let again = try ExamplePages.tool.run("regenerate", in: folder.path(of: "Sources/Toaster"))
        #expect(again.error.contains(" 0 written"), "\(again.error)")
    }

    @Test func `regenerate without a configuration says where it looked`() throws {
        let result = try ExamplePages.tool.run("regenerate", in: folder.path(of: "Headers"))
        #expect(result.status == 1)
        #expect(result.error.contains("[no-configuration]"))
        #expect(result.error.contains(folder.path(of: "Headers/urtext.json")))
        #expect(result.error.contains(folder.path(of: "urtext.json")))
    }

    private func regenerate() throws -> BuiltTool.Result {
        try ExamplePages.tool.run("regenerate", in: folder.path(of: "Sources/Toaster"))
    }

    @Test func `what is stated by hand holds for pages that are read anew`() throws {
        let stated = """
            { "schema": "urtext-constraints/1", "function": "ToastBread",
              "constraints": [{ "parameter": "fToastReq", "rule": "zero", "reason": "Toasters take no wishes." }] }
            """
        try folder.write(stated, to: "Sources/Toaster/spec/constraints/toastbread.json")
        #expect(try build().status == 0)
        #expect(try folder.read("out/Urtext+Functions.swift").contains("fToastReq/zero"))
        #expect(try regenerate().status == 0)
        let check = try ExamplePages.tool.run("check", in: folder.path(of: "Sources/Toaster"))
        #expect(check.status == 0, "\(check.output)")
        try folder.write(
            stated.replacing("fToastReq", with: "fTostReq"), to: "Sources/Toaster/spec/constraints/toastbread.json")
        #expect(try build().error.contains("[unknown-constraint]"))
    }

    @Test func `regenerate leaves no specification behind that says something else`() throws {
        #expect(try regenerate().status == 0)
        let gone = try folder.read("Sources/Toaster/spec/functions/toastbread--dark.json")
            .replacing("toastbread--dark", with: "toastbread--pale")
        try folder.write(gone, to: "Sources/Toaster/spec/functions/toastbread--pale.json")
        try folder.write(
            try folder.read("Sources/Toaster/spec/values/Toaster.h.json").replacing("Toaster.h", with: "Oven.h"),
            to: "Sources/Toaster/spec/values/Oven.h.json")
        let before = folder.files()
        let result = try regenerate()
        #expect(result.status == 1)
        #expect(
            result.error.contains("spec/functions/toastbread--pale.json:1: error: the specification has the page"),
            "\(result.error)")
        #expect(result.error.contains("the specification has numbers of Oven.h, which were not read"))
        #expect(folder.files() == before)
    }

    @Test(arguments: ["Urtext+Flags.swift", "sub/urtext+flags.swift"])
    func `no file of one's own takes the place of a generated one`(path: String) throws {
        try folder.write("// Generated by urtext\n", to: "Sources/Toaster/T/own.mustache")
        try edit(
            "Sources/Toaster/urtext.json", "\"restore\": true,",
            "\"restore\": true, \"templates\": \"T\", \"files\": [{ \"path\": \"\(path)\", \"template\": \"own.mustache\" }],"
        )
        let result = try build()
        #expect(result.status == 1)
        #expect(result.error.contains("urtext.json:5:"), "\(result.error)")
        #expect(result.error.contains("[output-collision]"), "\(result.error)")
        #expect(outputs == [])
    }
}
