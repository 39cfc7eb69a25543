internal import UrtextModel

/// What one edition states about one parameter: of each part the first claim.
struct ParameterClaims: Sendable {
    /// All claims of the edition; one array, whatever shares it.
    private let claims: [Claim]
    private var name = ClaimPlace.none
    private var type = ClaimPlace.none
    private var direction = ClaimPlace.none
    private var optional = ClaimPlace.none
    private var reserved = ClaimPlace.none

    init(_ claims: [Claim]) { self.claims = claims }

    subscript(field: Subject.ParameterField) -> Claim? {
        switch field {
        case .name: name.claim(in: claims)
        case .type: type.claim(in: claims)
        case .direction: direction.claim(in: claims)
        case .optional: optional.claim(in: claims)
        case .reserved: reserved.claim(in: claims)
        }
    }

    /// Notes where a claim stands, unless one of its kind stands before it.
    mutating func note(_ field: Subject.ParameterField, at index: Int) {
        switch field {
        case .name: name.setFirst(index)
        case .type: type.setFirst(index)
        case .direction: direction.setFirst(index)
        case .optional: optional.setFirst(index)
        case .reserved: reserved.setFirst(index)
        }
    }
}

/// Where a claim stands among those of its edition.
struct ClaimPlace: Sendable {
    private var index: Int32

    static let none = ClaimPlace(index: -1)

    init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

    private init(index: Int32) { self.index = index }

    func claim(in claims: [Claim]) -> Claim? { index < 0 ? nil : claims[Int(index)] }

    mutating func setFirst(_ index: Int) { if self.index < 0 { self = ClaimPlace(index) } }
}
