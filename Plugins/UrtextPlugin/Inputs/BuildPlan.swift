import Foundation

/// What a build has to know of a configuration before the tool runs: which files it reads, and which it writes.
///
/// Mistakes are no matter here. A file that cannot be read or understood is an input all the same, and the tool, which is
/// run for it, says what is wrong.
struct BuildPlan: Equatable {
    /// Absolute paths, sorted: the configuration, and the files and folders it names with all that is in them. A folder
    /// is among them because a file that is added or removed changes it and nothing else.
    var inputs: [String]
    /// See ``BuildOutputs/paths(emitsSwift:files:)``.
    var outputs: [String]

    /// - Parameter configuration: the absolute path of the `urtext.json`.
    init(configuration: String) {
        let contents = FileManager.default.contents(atPath: configuration) ?? Data()
        let object = (try? JSONSerialization.jsonObject(with: contents)) as? [String: Any] ?? [:]
        let folder = (configuration as NSString).deletingLastPathComponent
        var inputs = BuildInputs(folder: folder)
        inputs.add(configuration)
        inputs.add(named: object)
        self.inputs = inputs.paths.sorted()
        let files = (object["files"] as? [Any] ?? []).compactMap { ($0 as? [String: Any])?["path"] as? String }
        outputs = BuildOutputs.paths(emitsSwift: object["swift"] as? Bool ?? true, files: files.filter(Self.isInside))
    }

    /// The tool refuses all others.
    private static func isInside(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
    }
}
