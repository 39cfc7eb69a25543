internal import UrtextModel

/// What one edition states about one parameter: of each part the first claim.
struct ParameterClaims: Sendable {
    private var name: Claim?
    private var type: Claim?
    private var direction: Claim?
    private var optional: Claim?
    private var reserved: Claim?

    subscript(field: Subject.ParameterField) -> Claim? {
        get {
            switch field {
            case .name: name
            case .type: type
            case .direction: direction
            case .optional: optional
            case .reserved: reserved
            }
        }
        set {
            switch field {
            case .name: name = newValue
            case .type: type = newValue
            case .direction: direction = newValue
            case .optional: optional = newValue
            case .reserved: reserved = newValue
            }
        }
    }
}
