import Foundation
import Synchronization
import TestSupport
import Testing
import UrtextCore
import UrtextModel
import UrtextReader
import VisibleLock

@Suite struct PageLoaderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ count: Int) throws -> [String] {
        try (0..<count).map { number in
            try folder.write("page \(number)", to: "\(number).md")
            return folder.path(of: "\(number).md")
        }
    }

    @Test(arguments: [1, 2, 3, 64])
    func `the result is in the order of the paths for any number of workers`(jobs: Int) async throws {
        let paths = try write(40)
        let pages = await PageLoader(fileSystem: FileSystem(), jobs: jobs, read: PageReading.first).load(paths)
        #expect(pages.map(\.path) == paths)
        #expect(pages.map { $0.claims.first?.text } == (0..<40).map { "page \($0)" })
    }

    @Test func `no more pages are read at once than allowed`() async throws {
        let paths = try write(60)
        let running = Atomic<Int>(0), most = Lock(0)
        let loader = PageLoader(fileSystem: FileSystem(), jobs: 2) { page in
            let now = running.wrappingAdd(1, ordering: .relaxed).newValue
            most.withLock { $0 = max($0, now) }
            let reading = PageReading.first(page)
            running.wrappingSubtract(1, ordering: .relaxed)
            return reading
        }
        #expect(await loader.load(paths).count == 60)
        #expect(most.withLock(\.self) <= 2)
    }

    @Test func `every page is counted once`() async throws {
        let paths = try write(25)
        let counts = Lock<[Int]>([])
        _ = await PageLoader(fileSystem: FileSystem(), jobs: 4, read: PageReading.first).load(paths) { done in
            counts.withLock { $0.append(done) }
        }
        #expect(counts.withLock { $0.sorted() } == Array(1...25))
    }

    @Test func `a page that cannot be read keeps no other back`() async throws {
        try folder.write("good", to: "good.md")
        try folder.makeFolder("folder.md")
        // A hole of the largest size and one byte, which takes no room on the disk.
        try folder.write("", to: "huge.md")
        try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path(of: "huge.md"))).truncate(
            atOffset: UInt64(SizeLimit.page) + 1)
        let names = ["folder.md", "gone.md", "good.md", "huge.md"]
        let pages = await PageLoader(fileSystem: FileSystem(), jobs: 2, read: PageReading.first)
            .load(names.map(folder.path(of:)))
        #expect(pages.map { $0.claims.count } == [0, 0, 1, 0])
        #expect(
            pages.map { $0.diagnostics.map(\.summary) } == [
                ["cannot read it: Is a directory"],
                ["cannot read it: No such file or directory"], [],
                ["cannot read it: it is larger than \(SizeLimit.page) bytes"],
            ])
    }

    @Test func `the caller's locale is passed on`() async throws {
        let paths = try write(1)
        let loader = PageLoader(fileSystem: FileSystem(), locale: "fr-FR", jobs: 1) { page in
            PageReading.first(SourcePage(path: page.path, bytes: Array((page.locale ?? "none").utf8)))
        }
        #expect(await loader.load(paths).first?.claims.first?.text == "fr-FR")
    }
}
