import Foundation
import Testing

/// Checks snippets against the built modules, for rules that say what does not compile.
struct TypeChecker {
    private let compiler: String
    private let modules: String

    /// True when there are a compiler and the modules of this very build.
    static var isAvailable: Bool { TypeChecker() != nil }

    /// Looks for the compiler on the path, and for the modules beside the running tests.
    init?() {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let found = path.split(separator: ":").map { "\($0)/swiftc" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { return nil }
        let runners =
            ((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map { [$0] } ?? [])
            + CommandLine.arguments
        let modules = runners.lazy
            .map { URL(filePath: $0).deletingLastPathComponent().appending(path: "Modules").path }
            .first { FileManager.default.fileExists(atPath: "\($0)/SSPIInterface.swiftmodule") }
        guard let modules else { return nil }
        self.compiler = found
        self.modules = modules
    }

    /// A snippet that has to compile: what shows that those beside it fail for the right reason.
    func expectAccepted(_ snippet: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (accepted, output) = try check(snippet)
        #expect(accepted, "\(output)", sourceLocation: sourceLocation)
    }

    /// A snippet that must not compile, with a word of the compiler's reason.
    func expectRefused(
        _ snippet: String, saying reason: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let (accepted, output) = try check(snippet)
        #expect(!accepted, "it compiles: \(snippet)", sourceLocation: sourceLocation)
        #expect(output.contains(reason), "\(output)", sourceLocation: sourceLocation)
    }

    private func check(_ snippet: String) throws -> (accepted: Bool, output: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "urtext-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "Snippet.swift")
        try "import SSPIInterface\nimport SSPIRuntime\n\(snippet)\n".write(
            to: source, atomically: false, encoding: .utf8)
        let output = folder.appending(path: "output.txt")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        let handle = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(filePath: compiler)
        // Ownership is checked after the type checker, so the snippet is compiled and thrown away.
        process.arguments = [
            "-emit-sil", "-parse-as-library", "-swift-version", "6", "-I", modules, "-module-cache-path",
            FileManager.default.temporaryDirectory.appending(path: "urtext-modules").path, "-o",
            folder.appending(path: "Snippet.sil").path, source.path,
        ]
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        return (process.terminationStatus == 0, try String(contentsOf: output, encoding: .utf8))
    }
}
