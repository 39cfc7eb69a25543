package import UrtextModel
import UrtextReader
import UrtextReconciler

/// Finds the errors that pages contain, for the people who write them.
///
/// Three looks: at the text of each page, at what each page states, and at what its editions and the headers make of it.
package struct Linter: Sendable {
    private let fileSystem: FileSystem
    private let extraction: Extraction

    /// - Parameter restores: whether symbols that translation broke are restored, so that their spelling can be proposed.
    package init(fileSystem: FileSystem, restores: Bool) {
        self.fileSystem = fileSystem
        extraction = Extraction(
            fileSystem: fileSystem,
            reconcile: { Reconciler(values: $1, weights: restores ? .fitted : nil).specification(of: $0) })
    }

    package struct Result: Sendable {
        package var pages: Int
        package var log: DiagnosticLog
    }

    /// - Parameter headers: the headers' bytes, where the headers themselves are at hand.
    package func run(
        _ operands: [String], values: [HeaderValues], headers: [[UInt8]], jobs: Int,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> Result {
        let result = await extraction.run(operands, values: values, locale: nil, jobs: jobs, progress: progress)
        var log = result.log
        let words = HeaderWords(values, headers: headers)
        for loaded in result.pages {
            do throws(FileSystemError) {
                let page = PageLines(try fileSystem.read(loaded.path, limit: SizeLimit.page))
                var text = TextLint(path: loaded.path, page: page)
                text.run()
                log.add(text.findings)
                var claims = ClaimLint(path: loaded.path, page: page, claims: loaded.claims)
                claims.run(headers: words)
                log.add(claims.findings)
            } catch {
                log.add(error)
            }
        }
        log.add(SpecLint(result.spec.pages, claims: result.claims.claims).findings)
        return Result(pages: result.pages.count, log: log)
    }
}
