package import UrtextModel

/// The union of what pages state. Merging is associative, commutative and idempotent, so any sharding of the pages and
/// any merge order give the same set.
package struct ClaimSet: Hashable, Sendable {
    private var members: Set<Claim>

    package init(_ claims: some Sequence<Claim> = []) { members = Set(claims) }

    package var isEmpty: Bool { members.isEmpty }
    package var count: Int { members.count }

    /// In canonical order.
    package var claims: [Claim] { members.sorted() }

    package mutating func formUnion(_ other: ClaimSet) { members.formUnion(other.members) }

    package func union(_ other: ClaimSet) -> ClaimSet {
        var result = self
        result.formUnion(other)
        return result
    }
}
