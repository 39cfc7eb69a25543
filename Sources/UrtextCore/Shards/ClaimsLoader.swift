package import UrtextModel

/// Reads files of claims from disk and merges them.
package enum ClaimsLoader {
    package static func load(
        _ paths: [String], fileSystem: FileSystem
    ) -> (pages: ReadPages, diagnostics: [Diagnostic]) {
        var pages = ReadPages()
        var diagnostics: [Diagnostic] = []
        for path in paths {
            do throws(FileSystemError) {
                // As large as all pages together.
                let bytes = try fileSystem.read(path)
                do {
                    pages.formUnion(try ClaimsDocument.decode(bytes))
                } catch let error {
                    diagnostics.append(DecodingFailure.diagnostic(error, in: bytes, path: path))
                }
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return (pages, diagnostics)
    }
}
