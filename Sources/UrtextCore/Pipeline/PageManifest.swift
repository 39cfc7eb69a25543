package import UrtextModel

/// A list of pages in a file: one path a line, of a page or a folder, as the working directory sees it. Empty lines and
/// lines that begin with `#` say nothing.
///
/// A build declares one manifest as its input instead of thousands of pages.
package enum PageManifest {
    /// - Parameter folder: where the paths begin that are not absolute; the working directory unless another is named.
    package static func read(
        _ path: String, below folder: String = ".", fileSystem: FileSystem
    ) -> (operands: [String], diagnostics: [Diagnostic]) {
        let bytes: [UInt8]
        do throws(FileSystemError) {
            bytes = try fileSystem.read(path, limit: SizeLimit.document)
        } catch {
            return ([], [error.diagnostic])
        }
        var operands: [String] = []
        var diagnostics: [Diagnostic] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let name = String(validating: text, as: UTF8.self) else {
                diagnostics.append(
                    Diagnostic(
                        .error, "not-utf-8", at: SourceLocation(path: path, line: index + 1), "this line is not UTF-8",
                        solutions: ["name the page in UTF-8"]))
                continue
            }
            guard !Blank.isBlank(name), !name.hasPrefix("#") else { continue }
            let place = FilePath.join(folder, name)
            if isThere(place, fileSystem) {
                operands.append(place)
            } else {
                diagnostics.append(
                    Diagnostic(
                        .error, "missing-input", at: SourceLocation(path: path, line: index + 1),
                        "there is no file or folder \(name)",
                        solutions: [
                            "correct the line, or remove it; names are relative to "
                                + (folder == "." ? "the working directory" : folder)
                        ]))
            }
        }
        if operands.isEmpty, diagnostics.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, "no-pages", at: SourceLocation(path: path), "the manifest names no page",
                    solutions: ["write the paths of pages or folders into it, one a line"]))
        }
        return (operands, diagnostics)
    }

    /// What cannot be looked at is left to the reader, which says why.
    private static func isThere(_ path: String, _ fileSystem: FileSystem) -> Bool {
        do throws(FileSystemError) {
            return try fileSystem.entry(at: path) != nil
        } catch {
            return true
        }
    }
}
