import Foundation
import TestSupport
import Testing

/// The build systems of the toolchain.
enum BuildSystem: String, CaseIterable, Sendable {
    case native, swiftbuild

    /// The folder for what is built: kept between runs, since a clean build takes a minute.
    var scratch: String { PackageRoot.path(of: ".build/examples/\(rawValue)") }

    /// The arguments that choose it, and its folder.
    var arguments: String { arguments(scratch: scratch) }

    private func arguments(scratch: String) -> String { "--build-system \(rawValue) --scratch-path '\(scratch)'" }

    /// Runs a command of SwiftPM, once more where that itself was ended by a signal: swiftbuild, a preview in Swift 6.3, now
    /// and then is, whatever it builds.
    ///
    /// - Parameters:
    ///   - command: a line of shell up to the options, e.g. `swift build`.
    ///   - more: further options and arguments.
    func run(
        _ command: String, _ more: String = "", scratch: String? = nil, in folder: String
    ) throws -> BuiltTool.Result {
        let line = "\(command) \(arguments(scratch: scratch ?? self.scratch)) \(more) 2>&1"
        let result = try BuiltTool.shell(line, in: folder)
        // The status that a shell gives for a signal.
        return result.status > 128 && self == .swiftbuild ? try BuiltTool.shell(line, in: folder) : result
    }

    /// Builds take minutes of both processors, so that only `make examples` asks for them.
    static let isWanted = ProcessInfo.processInfo.environment["URTEXT_EXAMPLES"] != nil
    static let absence: Comment = "builds of whole packages take minutes: `make examples` does them"
}
