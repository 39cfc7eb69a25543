import Foundation
package import Testing

/// Where the real reference pages are. They are not part of the repository, and tests that need them are skipped where
/// they are missing:
///
///     @Suite(.enabled(if: CorpusLocation.path != nil, CorpusLocation.absence))
package enum CorpusLocation {
    /// The folder with `pages/<locale>/<edition>/…`: the value of `URTEXT_CORPUS`, or `../shared/corpus` beside the
    /// package; `nil` when there is no such folder.
    package static let path: String? = {
        let named = ProcessInfo.processInfo.environment["URTEXT_CORPUS"]
        let path = named ?? PackageRoot.path(of: "../shared/corpus")
        return FileManager.default.fileExists(atPath: "\(path)/pages") ? path : nil
    }()

    package static let absence: Comment =
        "no corpus of real pages here: point URTEXT_CORPUS at a folder with pages/<locale>/<edition>/*.md (CONTRIBUTING.md says where to get them)"
}
