import Foundation

/// The Swift compiler on the path, for tests of what compiles and what does not.
package struct SwiftCompiler: Sendable {
    private let compiler: String
    /// The folder of the modules of this very build.
    private let modules: String

    package static var isAvailable: Bool { SwiftCompiler() != nil }
    package static let absence = "no Swift compiler on the path, or no modules beside the tests"

    /// Looks for the compiler on the path, and for the modules beside the running tests.
    package init?() {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { "\($0)/swiftc" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        let runners =
            ((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map { [$0] } ?? [])
            + CommandLine.arguments
        let modules = runners.lazy
            .map { URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("Modules").path }
            .first { FileManager.default.fileExists(atPath: "\($0)/SSPIRuntime.swiftmodule") }
        guard let found, let modules else { return nil }
        compiler = found
        self.modules = modules
    }

    /// Type-checks files as one module. Returns the errors of each file, by its name; an empty list means that all compile.
    package func errors(in files: [String: String]) throws -> [String: [String]] {
        let folder = try TemporaryFolder()
        var paths: [String] = []
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            let flat = name.replacingOccurrences(of: "/", with: "-")
            try folder.write(text, to: flat)
            paths.append(folder.path(of: flat))
        }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: compiler)
        process.arguments =
            [
                "-typecheck", "-wmo", "-parse-as-library", "-module-name", "Emitted", "-swift-version", "6",
                "-strict-memory-safety", "-enable-upcoming-feature", "ExistentialAny", "-I", modules,
                "-module-cache-path", FileManager.default.temporaryDirectory.path + "/urtext-modules",
            ] + paths
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var errors: [String: [String]] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            guard let range = line.range(of: ": error: ") else { continue }
            let file = line[..<range.lowerBound].split(separator: ":").first.map(String.init) ?? ""
            errors[(file as NSString).lastPathComponent, default: []].append(String(line[range.upperBound...]))
        }
        if errors.isEmpty, process.terminationStatus != 0 { errors[""] = [String(decoding: bytes, as: UTF8.self)] }
        return errors
    }
}
