package import UrtextModel

/// The union of what pages state. Merging is associative, commutative and idempotent, so any sharding of the pages and
/// any merge order give the same set.
package struct ClaimSet: Hashable, Sendable {
    /// What one file states.
    private var members: [ClaimSource: PackedClaims] = [:]

    package init(_ claims: some Sequence<Claim> = []) {
        var run: [Claim] = []
        func close() {
            if let packed = PackedClaims(run) { add(packed) }
            run.removeAll(keepingCapacity: true)
        }
        for claim in claims {
            if let last = run.last, last.source != claim.source { close() }
            run.append(claim)
        }
        close()
    }

    package init(files: some Collection<PackedClaims>) {
        members.reserveCapacity(files.count)
        for claims in files { add(claims) }
    }

    package var isEmpty: Bool { members.isEmpty }
    package var count: Int { members.values.reduce(0) { $0 + $1.count } }

    /// In canonical order.
    package var claims: [Claim] {
        var result: [Claim] = []
        result.reserveCapacity(count)
        for file in files { file.forEach { result.append($0) } }
        return result
    }

    /// The claims of each file, in the order of the files.
    var files: [PackedClaims] { members.sorted { $0.key < $1.key }.map(\.value) }

    package mutating func formUnion(_ other: ClaimSet) {
        for claims in other.members.values { add(claims) }
    }

    package func union(_ other: ClaimSet) -> ClaimSet {
        var result = self
        result.formUnion(other)
        return result
    }

    private mutating func add(_ claims: PackedClaims) {
        guard let known = members[claims.source], known != claims else {
            members[claims.source] = claims
            return
        }
        members[claims.source] = PackedClaims(known.claims + claims.claims)
    }
}
