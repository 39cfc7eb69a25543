import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct GeneratedFolderTests {
    let folder: TemporaryFolder
    let generated: GeneratedFolder

    init() throws {
        folder = try TemporaryFolder()
        generated = GeneratedFolder(path: folder.path(of: "out"), fileSystem: FileSystem())
    }

    private func file(_ path: String, _ text: String = "let x = 1\n") -> OutputFile {
        OutputFile(path: path, text: "// \(GeneratedFolder.marker). Do not edit.\n\(text)")
    }

    private func apply(_ files: OutputFile...) -> (tally: FileTally, identifiers: [String]) {
        let (changes, diagnostics) = generated.changes(for: files)
        var log = DiagnosticLog(diagnostics)
        let tally = generated.apply(changes, log: &log)
        return (tally, log.sorted.map(\.identifier))
    }

    @Test func `the folder ends up with exactly the files`() throws {
        let first = apply(file("Flags/A.swift"), file("B.swift"))
        #expect(first.tally.written == 2)
        #expect(folder.files() == ["out/B.swift", "out/Flags/A.swift"])
        let stamp = try folder.stamp(of: "out/B.swift")
        let second = apply(file("B.swift"), file("C.swift"))
        #expect(second.tally.written == 1 && second.tally.removed == 1)
        #expect(folder.files() == ["out/B.swift", "out/C.swift"])
        #expect(try folder.stamp(of: "out/B.swift") == stamp)
    }

    @Test func `a folder that loses its last file goes, too`() {
        _ = apply(file("A/B/x.swift"), file("y.swift"))
        _ = apply(file("y.swift"))
        #expect(!folder.files().contains { $0.hasPrefix("out/A") })
        #expect((try? FileSystem().entry(at: folder.path(of: "out/A"))) == .some(nil))
    }

    @Test func `what no run generated is never touched`() throws {
        try folder.write("// by hand\n", to: "out/Hand.swift")
        try folder.write("// by hand\n", to: "out/Wanted.swift")
        let result = apply(file("Wanted.swift"), file("New.swift"))
        #expect(result.identifiers == ["not-generated"])
        #expect(try folder.read("out/Hand.swift") == "// by hand\n")
        #expect(try folder.read("out/Wanted.swift") == "// by hand\n")
        #expect(result.tally.written == 1 && result.tally.removed == 0)
    }

    @Test func `a template is no generated file, though it begins like one`() throws {
        try folder.write(file("x").text, to: "out/templates/own.mustache")
        #expect(apply(file("New.swift")).tally.removed == 0)
        #expect(folder.files() == ["out/New.swift", "out/templates/own.mustache"])
    }

    @Test func `files behind a link are not removed`() throws {
        try folder.write(file("x").text, to: "elsewhere/Old.swift")
        try folder.makeFolder("out")
        try folder.link("out/link", to: "../elsewhere")
        _ = apply(file("New.swift"))
        #expect(folder.files().contains("elsewhere/Old.swift"))
    }

    @Test(arguments: ["../evil.swift", "/evil.swift", "a/../../evil.swift", ""])
    func `a path that leaves the folder is refused`(path: String) {
        let result = apply(file(path), file("Good.swift"))
        #expect(result.identifiers == ["unusable-output-path"])
        #expect(folder.files() == ["out/Good.swift"])
    }

    @Test func `a path that stands twice is refused`() {
        #expect(apply(file("A.swift", "1"), file("A.swift", "2")).identifiers == ["unusable-output-path"])
    }

    @Test func `differences are told apart, and the patch makes them good`() throws {
        _ = apply(file("Changed.swift"), file("Surplus.swift"))
        let now = [file("Changed.swift", "let x = 2\n"), file("Missing.swift")]
        let differences = generated.changes(for: now).changes.map { GeneratedDifference($0, in: "out") }
        #expect(
            differences.map(\.diagnostic.identifier)
                == ["stale-generated-file", "missing-generated-file", "surplus-generated-file"])
        #expect(differences.allSatisfy { $0.diagnostic.severity == .error })
        #expect(
            differences.map { $0.diagnostic.location?.path } == [
                "out/Changed.swift", "out/Missing.swift", "out/Surplus.swift",
            ])
        #expect(Patch.apply(differences[0].patch, to: file("Changed.swift").text) == now[0].text)
        #expect(Patch.apply(differences[1].patch, to: "") == now[1].text)
        #expect(Patch.apply(differences[2].patch, to: file("Surplus.swift").text) == "")
        #expect(differences[1].patch.hasPrefix("--- /dev/null\n+++ out/Missing.swift\n"))
    }
}
