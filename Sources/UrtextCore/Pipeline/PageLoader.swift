import Synchronization
package import UrtextModel
package import UrtextReader

/// A page as a file and what was read from it.
package struct LoadedPage: Sendable {
    package var path: String
    /// `nil` when nothing could be read.
    package var packed: PackedClaims?
    package var diagnostics: [Diagnostic]

    package init(path: String, reading: PageReading) {
        self.path = path
        packed = PackedClaims(reading.claims)
        diagnostics = reading.diagnostics
    }

    package var claims: [Claim] { packed?.claims ?? [] }

    /// Which page in which edition this is; `nil` when nothing could be read.
    package var key: Key? { packed.map { Key(page: $0.source.page, edition: $0.source.edition) } }

    package struct Key: Hashable, Sendable {
        package var page: String
        package var edition: Edition
    }
}

/// Reads many pages at once. The result is in the order of the paths, however many workers there were.
package struct PageLoader: Sendable {
    package typealias Read = @Sendable (SourcePage) -> PageReading

    private let fileSystem: FileSystem
    private let locale: String?
    private let jobs: Int
    private let read: Read

    /// - Parameters:
    ///   - locale: what the caller says the pages' language is, whatever they say themselves.
    ///   - jobs: how many pages are read at the same time, at most.
    package init(fileSystem: FileSystem, locale: String? = nil, jobs: Int, read: @escaping Read) {
        self.fileSystem = fileSystem
        self.locale = locale
        self.jobs = max(1, jobs)
        self.read = read
    }

    /// - Parameter progress: told how many pages are done, from any thread.
    package func load(_ paths: [String], progress: @escaping @Sendable (Int) -> Void = { _ in }) async -> [LoadedPage] {
        let next = Counter()
        let done = Counter()
        return await withTaskGroup(of: [(Int, LoadedPage)].self) { group in
            for _ in 0..<min(jobs, paths.count) {
                group.addTask {
                    var pages: [(Int, LoadedPage)] = []
                    while let index = next.take(below: paths.count) {
                        pages.append((index, load(paths[index])))
                        progress(done.increment())
                    }
                    return pages
                }
            }
            var pages = [LoadedPage?](repeating: nil, count: paths.count)
            for await share in group {
                for (index, page) in share { pages[index] = page }
            }
            return pages.compactMap(\.self)
        }
    }

    private func load(_ path: String) -> LoadedPage {
        do throws(FileSystemError) {
            let bytes = try fileSystem.read(path, limit: SizeLimit.page)
            return LoadedPage(path: path, reading: read(SourcePage(path: path, bytes: bytes, locale: locale)))
        } catch {
            return LoadedPage(path: path, diagnostic: error.diagnostic)
        }
    }
}

extension LoadedPage {
    fileprivate init(path: String, diagnostic: Diagnostic) {
        self.init(path: path, reading: PageReading(claims: [], diagnostics: [diagnostic]))
    }
}

/// Counts from any thread.
private final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    /// The next number, or `nil` when the limit is reached.
    func take(below limit: Int) -> Int? {
        let taken = value.wrappingAdd(1, ordering: .relaxed).oldValue
        return taken < limit ? taken : nil
    }

    func increment() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
}
