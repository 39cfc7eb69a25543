import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct SpecFolderTests {
    let folder: TemporaryFolder
    let fileSystem = FileSystem()

    init() throws { folder = try TemporaryFolder() }

    static let boil = SpecPage(
        id: "boilkettle", kind: .function, name: "BoilKettle",
        parameters: [Parameter(name: "fOptions", type: "ULONG", direction: .in, optional: false)],
        returns: [ReturnCode(symbol: "KETTLE_OK", value: "0x00000000", outcome: .success)])
    static let codes = SpecPage(
        id: "kettle-codes", kind: .constants,
        constants: [SymbolValue(symbol: "KETTLE_OK", value: "0x00000000", kind: .code)])
    static let lid = SpecPage(id: "kettlelid", kind: .structure, name: "KettleLid")
    static let values = HeaderValues(
        header: "Kettle.h", constants: [.init(name: "KETTLE_OK", value: "0x00000000", line: 3)])

    @discardableResult
    private func write(
        _ pages: [SpecPage] = [boil, codes, lid], layout: SpecLayout = .tree
    ) -> (tally: FileTally, log: DiagnosticLog) {
        var log = DiagnosticLog()
        let tally = SpecWriter(fileSystem: fileSystem).write(
            pages, to: folder.path(of: "spec"), layout: layout, log: &log)
        return (tally, log)
    }

    private func read() -> (spec: Spec, lines: [String]) {
        let read = SpecReader.read(folder.path(of: "spec"), fileSystem: fileSystem)
        let lines = read.diagnostics.map { ConsoleDiagnostics.text(for: $0).replacing("\(folder.path)/", with: "") }
        return (read.spec, lines.map { String($0.prefix { $0 != "\n" }) })
    }

    private static func evidence(line: String) -> String {
        #""evidence": [{"fact": "kind", "votes": [{"page": "en-US/live", "line": \#(line), "how": "slug"}]}]"#
    }

    @Test(arguments: [
        (SpecLayout.flat, ["spec/boilkettle.json", "spec/kettle-codes.json", "spec/kettlelid.json"]),
        (.tree, ["spec/constants/kettle-codes.json", "spec/functions/boilkettle.json", "spec/types/kettlelid.json"]),
    ])
    func `what is written is read back, in either layout`(layout: SpecLayout, files: [String]) {
        #expect(write(layout: layout).tally.written == 3)
        #expect(folder.files() == files)
        let (spec, lines) = read()
        #expect(lines.isEmpty)
        #expect(spec.pages == [Self.boil, Self.codes, Self.lid])
        #expect(write(layout: layout).tally.unchanged == 3)
    }

    @Test func `header values are read with the pages`() {
        var log = DiagnosticLog()
        let tally = SpecWriter(fileSystem: fileSystem).write(
            [Self.values], to: folder.path(of: "spec/values"), log: &log)
        #expect(tally.written == 1)
        #expect(folder.files() == ["spec/values/Kettle.h.json"])
        write()
        #expect(read().spec.values == [Self.values])
        let alone = SpecReader.readValues(folder.path(of: "spec/values"), fileSystem: fileSystem)
        #expect(alone.values == [Self.values])
        #expect(alone.diagnostics.isEmpty)
    }

    @Test func `what is stated by hand is read with the pages`() throws {
        write()
        let text = #"{ "schema": "urtext-constraints/1", "function": "BoilKettle", "constraints": [] }"#
        try folder.write(text, to: "spec/constraints/boilkettle.json")
        #expect(read().spec.constraints.map(\.function) == ["BoilKettle"])
        #expect(read().lines.isEmpty)
        try folder.write(text, to: "spec/constraints/kettle.json")
        #expect(
            read().lines == [
                "spec/constraints/kettle.json:1: error: the file of constraints of BoilKettle stands here and in spec/constraints/boilkettle.json [duplicate-spec]",
                "spec/constraints/kettle.json:1: error: the file holds constraints of BoilKettle [misnamed-spec]",
            ])
    }

    @Test func `in the tree a page has one place`() {
        write()
        var page = Self.lid
        page.kind = .function
        let (tally, log) = write([page])
        #expect(tally.written == 1 && tally.removed == 1)
        #expect(!log.hasErrors)
        #expect(folder.files().contains("spec/functions/kettlelid.json"))
        #expect(!folder.files().contains("spec/types/kettlelid.json"))
    }

    @Test(arguments: ["../evil", "a/b", ""])
    func `a page name that leaves the folder is refused`(id: String) {
        let (tally, log) = write([SpecPage(id: id), Self.lid], layout: .flat)
        #expect(tally.written == 1)
        #expect(log.sorted.map(\.identifier) == ["unusable-page-name"])
        #expect(folder.files().allSatisfy { $0.hasPrefix("spec/") })
    }

    @Test func `other JSON in the folder is left alone`() throws {
        write()
        try folder.write("{ \"tool\": \"other\" }", to: "spec/provenance.json")
        try folder.write("[1]", to: "spec/lexicon/de-DE.json")
        #expect(read().lines.isEmpty)
    }

    @Test func `mistakes in the files are reported together, each at its place`() throws {
        write()
        try folder.write(Self.boil.document(), to: "spec/types/boilkettle.json")
        try folder.write(Self.lid.document(), to: "spec/types/lid.json")
        try folder.write("{\n \"schema\": \"urtext/9\" }", to: "spec/types/new.json")
        try folder.write("{\n  \"schema\": ,\n}", to: "spec/functions/broken.json")
        try folder.write(
            Self.boil.document().replacing("\"direction\": \"in\"", with: "\"direction\": \"sideways\""),
            to: "spec/functions/wrong.json")
        try folder.write("{ \"schema\": \"urtext/1\" }", to: "spec/functions/lacking.json")
        #expect(
            read().lines == [
                "spec/functions/broken.json:2:13: error: a value is expected [malformed-json]",
                "spec/functions/lacking.json:1:1: error: the key \"id\" is missing [unexpected-json]",
                "spec/functions/wrong.json:13:57: error: \"direction\": Cannot initialize Direction from invalid String value sideways [unexpected-json]",
                "spec/types/boilkettle.json:1: error: the page boilkettle stands here and in spec/functions/boilkettle.json [duplicate-spec]",
                "spec/types/lid.json:1: error: the page kettlelid stands here and in spec/types/kettlelid.json [duplicate-spec]",
                "spec/types/lid.json:1: error: the file holds the page kettlelid [misnamed-spec]",
                "spec/types/new.json:1: error: the file's schema is urtext/9; this version reads urtext/1, urtext-values/1 and urtext-constraints/1 [unknown-schema]",
            ])
    }

    /// Of two values of one key a decoder takes one, and of a number that is too large it does not say where it stands.
    @Test(arguments: [
        (#""optional": false"#, #""optional": false, "optional": true"#, #"the key "optional" stands twice"#),
        (#""evidence": []"#, evidence(line: "99999999999999999999"), "99999999999999999999 is a number of more digits"),
        (#""evidence": []"#, evidence(line: "1e400"), "1e400 is a number of more digits"),
    ])
    func `what a decoder passes over is an error at its place`(old: String, new: String, message: String) throws {
        write([Self.boil], layout: .flat)
        let text = try folder.read("spec/boilkettle.json")
        #expect(text.contains(old))
        try folder.write(text.replacing(old, with: new), to: "spec/boilkettle.json")
        let (spec, lines) = read()
        #expect(spec.pages.isEmpty)
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.contains(": error: \(message)"))
        #expect(!line.contains("boilkettle.json:1:"), "\(line)")
    }

    @Test func `a folder that is missing or holds no specification is an error`() throws {
        #expect(read().lines == ["spec: error: there is no such folder [missing-input]"])
        try folder.makeFolder("spec")
        #expect(
            read().lines == [
                "spec: error: no file of a specification (made by urtext extract) is in this folder [no-spec]"
            ])
    }

    @Test func `an output folder that cannot be made is one error, not one for each file`() throws {
        try folder.write("a file", to: "spec")
        let (tally, log) = write()
        #expect(tally == FileTally())
        #expect(log.sorted.map(\.identifier) == ["cannot-write"])
    }

    @Test func `facts are counted one by one`() {
        // kind, name; parameter name, type, direction, optional; symbol and number.
        #expect(Self.boil.factCount == 2 + 4 + 2)
        #expect(Self.codes.factCount == 1 + 2)
        #expect(SpecPage(id: "x").factCount == 0)
    }

    @Test(arguments: [
        ("spec/functions/boilkettle.json", "\"schema\": \"urtext/1\",", ""),
        ("spec/functions/boilkettle.json", "\"schema\": \"urtext/1\",", "\"schema\": \"urtxt/1\","),
        ("spec/boilkettle.json", "\"schema\": \"urtext/1\",", ""),
    ])
    func `a page that lost its schema is not passed over`(path: String, old: String, new: String) throws {
        write([Self.codes], layout: path == "spec/boilkettle.json" ? .flat : .tree)
        let text = Self.boil.document()
        #expect(text.contains(old))
        try folder.write(text.replacing(old, with: new), to: path)
        #expect(read().lines.count == 1)
        #expect(read().lines.first?.hasSuffix("[unknown-schema]") == true, "\(read().lines)")
    }

    @Test(arguments: [(SpecLayout.flat, SpecLayout.tree), (.tree, .flat)])
    func `a page has one place, whatever the layout was`(first: SpecLayout, second: SpecLayout) throws {
        write(layout: first)
        try folder.write("{ \"tool\": \"other\" }", to: "spec/types/boilkettle.json.json")
        #expect(write(layout: second).tally.removed == 3)
        try FileManager.default.removeItem(atPath: folder.path(of: "spec/types/boilkettle.json.json"))
        #expect(read().lines == [])
        #expect(read().spec.pages == [Self.boil, Self.codes, Self.lid])
    }

    @Test func `what is no page is left where it is`() throws {
        try folder.write("{ \"mine\": 1 }", to: "spec/types/boilkettle.json")
        write()
        #expect(try folder.read("spec/types/boilkettle.json") == "{ \"mine\": 1 }")
    }
}
