import Foundation
import TestSupport
import Testing

/// The build systems of the toolchain.
enum BuildSystem: String, CaseIterable, Sendable {
    case native, swiftbuild

    /// The arguments that choose it, and the folder for what is built: kept between runs, since a clean build takes a
    /// minute.
    var arguments: String {
        "--build-system \(rawValue) --scratch-path '\(PackageRoot.path(of: ".build/examples/\(rawValue)"))'"
    }

    /// Builds take minutes of both processors, so that only `make examples` asks for them.
    static let isWanted = ProcessInfo.processInfo.environment["URTEXT_EXAMPLES"] != nil
    static let absence: Comment = "builds of whole packages take minutes: `make examples` does them"
}
