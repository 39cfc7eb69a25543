import Foundation
import TestSupport
import Testing
import VisibleLock

@Suite struct LockTests {
    private struct Refusal: Error, Equatable { let number: Int }

    /// A value that cannot be copied and tells when it ends.
    private struct Parcel: ~Copyable {
        let content: Int
        let ended: Lock<[Int]>

        deinit { ended.withLock { $0.append(content) } }
    }

    @Test(arguments: [1, 2, 8, 32])
    func `of any number of tasks none loses an addition`(tasks: Int) async {
        let sum = Lock(0)
        await withTaskGroup { group in
            for _ in 0..<tasks {
                group.addTask { for _ in 0..<2_000 { sum.withLock { $0 += 1 } } }
            }
        }
        #expect(sum.withLock { $0 } == tasks * 2_000)
    }

    @Test func `what is done under the lock is done whole, and in the order of each task`() async {
        let state = Lock((begun: 0, ended: 0, torn: 0, steps: [[Int]](repeating: [], count: 8)))
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for step in 0..<500 {
                        state.withLock { state in
                            if state.begun != state.ended { state.torn += 1 }
                            state.begun += 1
                            state.steps[task].append(step)
                            state.ended += 1
                        }
                        await Task.yield()
                    }
                }
            }
        }
        let (begun, _, torn, steps) = state.withLock { $0 }
        #expect(torn == 0)
        #expect(begun == 8 * 500)
        #expect(steps == [[Int]](repeating: Array(0..<500), count: 8))
    }

    @Test func `what is thrown goes through with its type, and the lock is free again`() {
        let lock = Lock(7)
        func refuse() throws(Refusal) {
            try lock.withLock { state throws(Refusal) in
                state += 1
                throw Refusal(number: state)
            }
        }
        #expect(throws: Refusal(number: 8)) { try refuse() }
        #expect(lock.withLock { $0 } == 8)
    }

    @Test func `what cannot be copied can be kept, exchanged and returned, and ends once`() {
        let ended = Lock<[Int]>([])
        do {
            let lock = Lock(Parcel(content: 1, ended: ended))
            let first = lock.withLock { exchange(&$0, with: Parcel(content: 2, ended: ended)) }
            let content = first.content
            #expect(content == 1)
            #expect(ended.withLock { $0 } == [])
        }
        #expect(ended.withLock { $0.sorted() } == [1, 2])
    }

    @Test func `locks inside one another are free of each other`() {
        let outer = Lock(1), inner = Lock(2)
        #expect(outer.withLock { one in inner.withLock { two in one + two } } == 3)
    }

    /// Where a `Mutex` is seldom waited for, the sanitizer reports it seldom.
    @Test func `no source takes a lock that the sanitizer does not see`() throws {
        var count = 0
        for folder in ["Sources", "Plugins", "Tests", "Benchmarks"].map(PackageRoot.path(of:)) {
            let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
            for file in files where file.hasSuffix(".swift") {
                let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                count += 1
                for use in ["<", "("].map({ "Mutex" + $0 }) {
                    #expect(!text.contains(use), "\(folder)/\(file) has a Mutex; Lock of VisibleLock is seen")
                }
            }
        }
        #expect(count > 500)
    }
}
