package import UrtextEmitter
package import UrtextModel

/// Reads the sentences of doc comments in one language from a folder with one file a language.
package enum ProseReader {
    /// - Parameters:
    ///   - language: A BCP 47 tag; a file for it, or else for a wider tag of the same script, is read.
    ///   - folder: The folder of `<tag>.json`.
    package static func read(
        _ language: String, from folder: String, fileSystem: FileSystem
    ) -> (prose: Prose, diagnostics: [Diagnostic]) {
        do throws(FileSystemError) {
            let known = try tags(in: folder, fileSystem)
            let spelled = Dictionary(known.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
            guard let tag = candidates(language).lazy.compactMap({ spelled[$0] }).first else {
                return (Prose(), [missing(language, folder, known)])
            }
            let path = FilePath.join(folder, "\(tag).json")
            let bytes = try fileSystem.read(path, limit: SizeLimit.document)
            do {
                let prose = try Prose.decode(bytes, path: path)
                try DecodingFailure.refuseRepeatedKeys(bytes)
                guard prose.locale == tag else { return (Prose(), [misnamed(prose.locale, path)]) }
                return (prose, [])
            } catch let error {
                return (Prose(), [DecodingFailure.diagnostic(error, in: bytes, path: path)])
            }
        } catch {
            return (Prose(), [error.diagnostic])
        }
    }

    /// The tags to look for, in lower case, nearest first: `zh-TW` is written in the script of `zh-Hant`.
    static func candidates(_ language: String) -> [String] {
        let parts = language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
        guard let primary = parts.first else { return [] }
        var tags = parts.indices.reversed().map { parts[0...$0].joined(separator: "-") }
        if primary == "zh", !parts.contains("hans"), !parts.contains("hant") {
            let isTraditional = parts.dropFirst().contains { ["tw", "hk", "mo"].contains($0) }
            // Chinese without script is no language that a file could be chosen for: the scripts differ.
            let last = tags.removeLast()
            tags += [isTraditional ? "zh-hant" : "zh-hans", last]
        } else if primary == "zh" {
            tags.removeLast()
        }
        return tags
    }

    private static func tags(in folder: String, _ fileSystem: FileSystem) throws(FileSystemError) -> [String] {
        guard try fileSystem.entry(at: folder)?.kind == .folder else { return [] }
        return try fileSystem.names(in: folder).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(5)) }.sorted()
    }

    private static func missing(_ language: String, _ folder: String, _ known: [String]) -> Diagnostic {
        Diagnostic(
            .error, "no-prose", at: SourceLocation(path: folder), "there is no prose for the language \(language)",
            explanation: known.isEmpty
                ? "no file of prose (<language>.json) is in this folder" : "there is \(known.joined(separator: ", "))",
            solutions: [
                known.isEmpty
                    ? "leave the language out to use the sentences of the configuration" : "ask for one of them",
                "write \(FilePath.join(folder, "\(language).json"))",
            ])
    }

    private static func misnamed(_ locale: String, _ path: String) -> Diagnostic {
        Diagnostic(
            .error, "misnamed-prose", at: SourceLocation(path: path, line: 1),
            "the file says that its locale is \(locale)", solutions: ["rename it to \(locale).json"])
    }
}
