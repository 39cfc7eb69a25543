import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct ValuesCommandTests {
    static let mingw = "/usr/share/mingw-w64/include/sspi.h"

    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) throws -> BuiltTool.Result {
        try ExamplePages.tool.run(["values", "--output", "out"] + arguments, in: folder.path)
    }

    @Test func `the example's header becomes the example's numbers`() throws {
        let result = try run("--headers", "\(ExamplePages.pages)/Kettle.h")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error == "urtext values: 1 header, 19 constants, 1 written, 0 unchanged, 0 errors, 0 warnings\n")
        #expect(folder.files() == ["out/Kettle.h.json"])
        let checkedIn = try String(contentsOfFile: "\(ExamplePages.values)/Kettle.h.json", encoding: .utf8)
        #expect(try folder.read("out/Kettle.h.json") == checkedIn, "run make run and commit Examples/Kettle")
    }

    @Test func `provenance is what the caller says`() throws {
        try folder.write("#define A 1\n", to: "a.h")
        _ = try run("--headers", "a.h", "--origin", "kitchen-dev", "--origin-version", "1.2-3")
        let read = SpecReader.readValues(folder.path(of: "out"), fileSystem: FileSystem())
        #expect(read.values.first?.origin == "kitchen-dev")
        #expect(read.values.first?.version == "1.2-3")
        #expect(read.values.first?.constants == [.init(name: "A", value: "0x00000001", line: 1)])
    }

    @Test func `a header that is missing takes no number from another`() throws {
        try folder.write("#define BASE 1\n", to: "base.h")
        try folder.write("#define A (BASE + 1)\n", to: "a.h")
        #expect(try run("--headers", "base.h", "a.h").status == 0)
        let known = try folder.read("out/a.h.json")
        #expect(known.contains("0x00000002"))
        let result = try run("--headers", "none.h", "a.h")
        #expect(result.status == 1)
        #expect(result.error.contains("none.h: error: cannot read it: No such file or directory [cannot-read]\n"))
        #expect(try folder.read("out/a.h.json") == known)
    }

    @Test func `no folder is made to hold nothing`() throws {
        #expect(try run("--headers", "none.h").status == 1)
        #expect(try FileSystem().entry(at: folder.path(of: "out")) == nil)
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: mingw), "no headers here: apt-get install mingw-w64-common")
    )
    func `a real header is read`() throws {
        let result = try run("--headers", Self.mingw)
        #expect(result.status == 0, "\(result.error)")
        #expect(
            try folder.read("out/sspi.h.json").contains(
                "{ \"name\": \"ISC_REQ_ALLOCATE_MEMORY\", \"value\": \"0x00000100\""))
    }

    @Test func `what was known of a header stays where it cannot be read any more`() throws {
        try folder.write("#define LID_OPEN 1\n", to: "lid.h")
        try folder.write("#define TEA 2\n", to: "tea.h")
        let command = ["values", "--headers", "lid.h", "tea.h", "--output", "out"]
        #expect(try ExamplePages.tool.run(command, in: folder.path).status == 0)
        let known = try folder.read("out/lid.h.json")
        try folder.write(Data([0xFF, 0xFE, 0x23, 0x00]), to: "lid.h")
        try folder.write("#define TEA 3\n", to: "tea.h")
        let result = try ExamplePages.tool.run(command, in: folder.path)
        #expect(result.status == 1)
        #expect(result.error.contains("lid.h: error: The header is UTF-16, which is not read. [header-encoding]"))
        #expect(try folder.read("out/lid.h.json") == known)
        #expect(try folder.read("out/tea.h.json").contains("0x00000002"))
    }
}
