import Foundation

/// The folder of the package's manifest.
package enum PackageRoot {
    package static let path = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The path of something below it.
    package static func path(of name: String) -> String { "\(path)/\(name)" }
}
