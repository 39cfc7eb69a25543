internal import UrtextModel

/// Where a claim stands among those of its edition.
struct ClaimPlace: Sendable {
    private var index: Int32

    static let none = ClaimPlace(index: -1)

    init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

    private init(index: Int32) { self.index = index }

    func claim(in claims: [Claim]) -> Claim? { index < 0 ? nil : claims[Int(index)] }

    mutating func setFirst(_ index: Int) { if self.index < 0 { self = ClaimPlace(index) } }
}
