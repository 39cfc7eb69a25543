package import UrtextModel

/// What was read from a set of files: one shard, or several merged. Merging is union, so it is associative, commutative
/// and idempotent; whether two shards contradict each other shows when the set is reconciled.
package struct ReadPages: Hashable, Sendable {
    private var members: Set<ReadPage>

    package init(_ pages: some Sequence<ReadPage> = []) { members = Set(pages) }

    /// In the order of their files.
    package var pages: [ReadPage] { members.sorted() }
    package var count: Int { members.count }

    package mutating func formUnion(_ other: ReadPages) { members.formUnion(other.members) }

    package func union(_ other: ReadPages) -> ReadPages {
        var result = self
        result.formUnion(other)
        return result
    }

    /// A file that was read twice with different results: shards of different states of the pages.
    package var contradictions: [Diagnostic] {
        let sorted = pages
        return zip(sorted, sorted.dropFirst()).filter { $0.file == $1.file }.map { page, _ in
            Diagnostic(
                .error, "shards-disagree", at: SourceLocation(path: page.file),
                "two shards read this file with different results",
                explanation: "the file changed between them, or they were read with different options or versions",
                solutions: ["read all shards anew, from one state of the pages"])
        }
    }
}
