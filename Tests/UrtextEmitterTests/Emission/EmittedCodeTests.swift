import Foundation
import Testing
import UrtextEmitter
import UrtextModel

/// What is emitted compiles without a warning and is formatted as the formatter would have it.
@Suite(.enabled(if: Toolchain.isAvailable, "no toolchain on the path, or no modules beside the tests"))
struct EmittedCodeTests {
    /// Writes files to a folder that is removed afterwards.
    private func withFiles(_ files: [String: String], _ body: (_ folder: URL, _ paths: [String]) throws -> Void) throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "urtext-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: false, encoding: .utf8)
            paths.append(url.path)
        }
        try body(folder, paths)
    }

    /// Every byte stays where it is, and the linter is silent.
    private func expectFormatted(_ files: [String: String], _ toolchain: Toolchain) throws {
        try withFiles(files) { folder, _ in
            let lint = try toolchain.lint([folder.path])
            #expect(lint.isContent && lint.output.isEmpty, "\(lint.output)")
            _ = try toolchain.format([folder.path])
            for (path, text) in files {
                let formatted = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
                #expect(formatted == text, "\(path)")
            }
        }
    }

    @Test
    func `an invented interface compiles without a warning`() throws {
        let toolchain = try #require(Toolchain())
        try withFiles(try Tea.emit(Tea.spec()).files) { _, paths in
            let answer = try toolchain.check(paths)
            #expect(answer.isContent, "\(answer.output)")
        }
    }

    @Test
    func `an invented interface is formatted`() throws {
        let toolchain = try #require(Toolchain())
        try expectFormatted(try Tea.emit(Tea.spec()).files, toolchain)
    }

    @Test
    func `lists of one element are formatted and compile`() throws {
        let toolchain = try #require(Toolchain())
        let spec = Tea.spec { page in
            page.parameters.remove(at: 0)
            page.parameters[0].values.removeLast()
            page.returns = [ReturnCode(symbol: "TEA_E_OK"), ReturnCode(symbol: "TEA_E_SPILT")]
        }
        let (files, diagnostics) = try Tea.emit(spec)
        #expect(diagnostics == [])
        try expectFormatted(files, toolchain)
        try withFiles(files) { _, paths in
            let answer = try toolchain.check(paths)
            #expect(answer.isContent, "\(answer.output)")
        }
    }

    @Test
    func `the repository's generated files are formatted`() throws {
        let toolchain = try #require(Toolchain())
        let folder = Tea.root.appending(path: "Generated")
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift") {
            files[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        #expect(files.count > 20)
        try expectFormatted(files, toolchain)
    }

    @Test(arguments: ["in", "self", "inout", "let", "throws", "default", "package"])
    func `an argument that is called like a keyword compiles without a warning`(label: String) throws {
        let toolchain = try #require(Toolchain())
        let configuration = try Tea.configuration { $0.names.overrides = ["pszGuest": label, "ulLeaf": "repeat"] }
        let (files, diagnostics) = try Tea.emit(Tea.spec(), configuration)
        #expect(diagnostics == [])
        try expectFormatted(files, toolchain)
        try withFiles(files) { _, paths in
            let answer = try toolchain.check(paths)
            #expect(answer.isContent && answer.output.isEmpty, "\(answer.output)")
        }
    }
}
