import Foundation

/// The toolchain's programs, for tests of what they make of emitted code.
struct Toolchain: Sendable {
    private let swift: String
    private let compiler: String
    /// The folder of the modules of this very build.
    let modules: String

    static var isAvailable: Bool { Toolchain() != nil }

    /// Looks for the programs on the path, and for the modules beside the running tests.
    init?() {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        func program(_ name: String) -> String? {
            folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        }
        let runners =
            ((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map { [$0] } ?? [])
            + CommandLine.arguments
        let modules = runners.lazy
            .map { URL(filePath: $0).deletingLastPathComponent().appending(path: "Modules").path }
            .first { FileManager.default.fileExists(atPath: "\($0)/SSPIRuntime.swiftmodule") }
        guard let swift = program("swift"), let compiler = program("swiftc"), let modules else { return nil }
        self.swift = swift
        self.compiler = compiler
        self.modules = modules
    }

    /// What a program wrote, and whether it was content.
    struct Answer: Sendable {
        var isContent: Bool
        var output: String
    }

    /// Type-checks files as the package does, warnings as errors.
    func check(_ paths: [String]) throws -> Answer {
        try run(
            compiler,
            [
                "-typecheck", "-parse-as-library", "-module-name", "Emitted", "-swift-version", "6",
                "-strict-memory-safety",
                "-enable-upcoming-feature", "ExistentialAny", "-enable-upcoming-feature", "MemberImportVisibility",
                "-enable-upcoming-feature", "InternalImportsByDefault", "-warnings-as-errors", "-I", modules,
                "-module-cache-path", FileManager.default.temporaryDirectory.appending(path: "urtext-modules").path,
            ] + paths)
    }

    /// Lints files by the repository's rules.
    func lint(_ paths: [String]) throws -> Answer {
        try run(swift, ["format", "lint", "--strict", "--recursive", "--configuration", Self.rules] + paths)
    }

    /// Formats files in place by the repository's rules.
    func format(_ paths: [String]) throws -> Answer {
        try run(swift, ["format", "format", "--in-place", "--recursive", "--configuration", Self.rules] + paths)
    }

    private static var rules: String { Tea.root.appending(path: ".swift-format").path }

    private func run(_ program: String, _ arguments: [String]) throws -> Answer {
        let log = FileManager.default.temporaryDirectory.appending(path: "urtext-\(UUID().uuidString).log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: log) }
        let handle = try FileHandle(forWritingTo: log)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        return Answer(
            isContent: process.terminationStatus == 0, output: try String(contentsOf: log, encoding: .utf8))
    }
}
