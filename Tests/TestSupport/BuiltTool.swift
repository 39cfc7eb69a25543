package import Foundation

/// A program of this package, as built beside the tests.
package struct BuiltTool: Sendable {
    /// What a run left behind.
    package struct Result: Sendable {
        /// The exit status, or the number of the signal that ended it.
        package var status: Int32
        package var endedBySignal: Bool
        package var output: String
        package var error: String
    }

    package let url: URL

    /// - Parameter name: of the executable product, e.g. `urtext`.
    package init(_ name: String) {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        if let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            folder = URL(fileURLWithPath: link).deletingLastPathComponent()
        }
        // On macOS the tests run inside a bundle, and the program lies beside that.
        while !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path),
            folder.pathComponents.count > 1
        {
            folder.deleteLastPathComponent()
        }
        url = folder.appendingPathComponent(name)
    }

    /// Starts the program; its output goes to files in `scratch`.
    package func start(_ arguments: [String], in folder: String, scratch: TemporaryFolder) throws -> Process {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        for (name, stream) in [("out", \Process.standardOutput), ("err", \Process.standardError)] {
            try scratch.write("", to: name)
            process[keyPath: stream] = FileHandle(forWritingAtPath: scratch.path(of: name))
        }
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Waits for a started program.
    package func finish(_ process: Process, scratch: TemporaryFolder) throws -> Result {
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, endedBySignal: process.terminationReason == .uncaughtSignal,
            output: try scratch.read("out"), error: try scratch.read("err"))
    }

    /// Runs the program to its end.
    package func run(_ arguments: String..., in folder: String? = nil) throws -> Result {
        try run(arguments, in: folder)
    }

    package func run(_ arguments: [String], in folder: String? = nil) throws -> Result {
        let scratch = try TemporaryFolder()
        return try finish(try start(arguments, in: folder ?? scratch.path, scratch: scratch), scratch: scratch)
    }
}

extension BuiltTool {
    /// Runs a line of shell; for redirections and limits that only a shell can set.
    package static func shell(_ line: String, in folder: String? = nil) throws -> Result {
        try BuiltTool(url: URL(fileURLWithPath: "/bin/sh")).run(["-c", line], in: folder)
    }

    private init(url: URL) { self.url = url }
}
