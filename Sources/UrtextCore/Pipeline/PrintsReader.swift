package import UrtextModel

/// Reads what pages print where a symbol is meant, one file a language.
package enum PrintsReader {
    /// - Parameter folder: the folder of the files; one that is not there has none.
    package static func read(
        _ folder: String, fileSystem: FileSystem
    ) -> (prints: [SymbolPrints], diagnostics: [Diagnostic]) {
        var prints: [SymbolPrints] = []
        var diagnostics: [Diagnostic] = []
        do throws(FileSystemError) {
            guard try fileSystem.entry(at: folder)?.kind == .folder else { return ([], []) }
            for name in try fileSystem.names(in: folder).sorted() where name.hasSuffix(".json") && !name.hasPrefix(".")
            {
                let path = FilePath.join(folder, name)
                let bytes = try fileSystem.read(path, limit: SizeLimit.document)
                do {
                    prints.append(try SymbolPrints.decode(bytes))
                } catch let error {
                    diagnostics.append(DecodingFailure.diagnostic(error, in: bytes, path: path))
                }
            }
        } catch {
            diagnostics.append(error.diagnostic)
        }
        return (prints, diagnostics)
    }
}
