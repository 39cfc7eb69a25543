package import UrtextModel

/// One difference between the output folder and what would be generated: as a diagnostic, and as a patch.
package struct GeneratedDifference: Sendable {
    package let diagnostic: Diagnostic
    /// In the unified format; applied in the working directory it brings the file up to date.
    package let patch: String

    package init(_ change: GeneratedFolder.Change, in folder: String) {
        let path = FilePath.join(folder, change.path)
        let new: [UInt8]?
        let old: [UInt8]?
        let (identifier, summary): (String, String)
        switch change {
        case .create(let file):
            (old, new) = (nil, Array(file.text.utf8))
            (identifier, summary) = ("missing-generated-file", "the file is missing")
        case .update(let file, let bytes):
            (old, new) = (bytes, Array(file.text.utf8))
            (identifier, summary) = ("stale-generated-file", "the file is not what the specification says")
        case .remove(_, let bytes):
            (old, new) = (bytes, nil)
            (identifier, summary) = ("surplus-generated-file", "the file is no longer generated")
        }
        diagnostic = Diagnostic(
            .error, identifier, at: SourceLocation(path: path), summary, solutions: ["run urtext generate"])
        patch = UnifiedDiff.text(from: old, named: path, to: new, named: path)
    }
}
