package import UrtextModel

/// The union of what pages state. Merging is associative, commutative and idempotent, so any sharding of the pages and
/// any merge order give the same set.
package struct ClaimSet: Hashable, Sendable {
    /// What one file states: claims in order, none twice.
    private var members: [ClaimSource: [Claim]] = [:]

    package init(_ claims: some Sequence<Claim> = []) {
        var run: [Claim] = []
        var source: ClaimSource?
        for claim in claims {
            if let current = source, current != claim.source {
                add(run, of: current)
                run.removeAll(keepingCapacity: true)
                source = nil
            }
            if source == nil { source = claim.source }
            run.append(claim)
        }
        if let source { add(run, of: source) }
    }

    /// - Parameter files: the claims of each file; nothing is copied of a file whose claims are in order.
    package init(files: [[Claim]]) {
        members.reserveCapacity(files.count)
        for claims in files {
            if let source = claims.first?.source { add(claims, of: source) }
        }
    }

    package var isEmpty: Bool { members.isEmpty }
    package var count: Int { members.values.reduce(0) { $0 + $1.count } }

    /// In canonical order.
    package var claims: [Claim] {
        var result: [Claim] = []
        result.reserveCapacity(count)
        for source in members.keys.sorted() { result += members[source, default: []] }
        return result
    }

    /// The claims of each file, files and claims in canonical order.
    var files: [[Claim]] { members.keys.sorted().map { members[$0, default: []] } }

    package mutating func formUnion(_ other: ClaimSet) {
        for (source, claims) in other.members { add(claims, of: source) }
    }

    package func union(_ other: ClaimSet) -> ClaimSet {
        var result = self
        result.formUnion(other)
        return result
    }

    private mutating func add(_ claims: [Claim], of source: ClaimSource) {
        let all = members[source].map { $0 + claims } ?? claims
        guard !Claim.areOrderedInFile(all) else {
            members[source] = all
            return
        }
        var unique: [Claim] = []
        unique.reserveCapacity(all.count)
        for claim in all.sorted() where unique.last != claim { unique.append(claim) }
        members[source] = unique
    }
}
