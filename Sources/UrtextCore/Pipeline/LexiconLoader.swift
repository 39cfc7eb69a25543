package import UrtextModel
package import UrtextReconciler

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads lexicons from disk, file by file or a folder of them.
package struct LexiconLoader: Sendable {
    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// - Parameter paths: files made by `urtext learn`, or folders whose `*.json` are such files.
    package func load(_ paths: [String]) -> (lexicons: [Lexicon], diagnostics: [Diagnostic]) {
        var log = DiagnosticLog()
        var lexicons: [Lexicon] = []
        for path in paths {
            for file in files(path, log: &log) {
                if let lexicon = read(file, log: &log) { lexicons.append(lexicon) }
            }
        }
        return (lexicons, log.sorted)
    }

    private func files(_ path: String, log: inout DiagnosticLog) -> [String] {
        do throws(FileSystemError) {
            guard try fileSystem.entry(at: path)?.kind == .folder else { return [path] }
            let names = try fileSystem.names(in: path).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            if names.isEmpty {
                log.add(
                    Diagnostic(
                        .error, "no-lexicon", at: SourceLocation(path: path), "no lexicon is in this folder",
                        solutions: ["make one with urtext learn"]))
            }
            return names.sorted().map { FilePath.join(path, $0) }
        } catch {
            log.add(error)
            return []
        }
    }

    private func read(_ path: String, log: inout DiagnosticLog) -> Lexicon? {
        do throws(FileSystemError) {
            let bytes = try fileSystem.read(path, limit: SizeLimit.document)
            do {
                let document = try JSONDecoder().decode(LexiconDocument.self, from: Data(bytes))
                try DecodingFailure.refuseRepeatedKeys(bytes)
                return document.lexicon
            } catch let error {
                log.add(DecodingFailure.diagnostic(error, in: bytes, path: path))
            }
        } catch {
            log.add(error)
        }
        return nil
    }
}
