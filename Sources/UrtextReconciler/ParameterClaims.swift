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
