/// Why a definition is no integer constant of 32 bits.
enum HeaderFailure: Error, Hashable, Sendable {
    /// It is something else: a string, a type, a function, an attribute, nothing. Not worth a word.
    case notInteger
    /// A name that no header defines, by its number in ``NameTable`` (-1: a name that was pasted together).
    case unknownName(Int32)
    /// A call of something that no header defines as a macro.
    case unknownCall(Int32)
    /// `sizeof` and its relatives, which need the layout of types.
    case needsLayout
    /// A cast to a type whose width is not known.
    case unknownType(Int32)
    /// A name that has more than one value, or none in some builds.
    case ambiguousName(Int32)
    /// A name that is arithmetic but has no value.
    case failedName(Int32)
    case malformedNumber
    /// A character constant of more than one character, or beyond ASCII.
    case unusualCharacter
    /// A signed result, or a shift of a signed number, that its type cannot hold.
    case overflow
    case divisionByZero
    case shiftOutOfRange
    /// The value needs more than 32 bits.
    case tooWide
    /// The definition leads back to itself.
    case circular
    /// More parentheses, macros or calls inside one another than ``HeaderLimits`` allows.
    case tooDeep
    /// More tokens after expansion than ``HeaderLimits`` allows.
    case tooLong
    /// The place or the expression of an enumerator depends on a condition.
    case uncertainPlace
    /// An enumerator's expression that is none this reader knows.
    case unreadable
}

extension HeaderFailure {
    /// The failure of what is defined by the name that failed. What the name itself needs is what its user needs, unless
    /// `always` says that the user is no better off with it.
    func inherited(from name: Int32, always: Bool = false) -> HeaderFailure {
        switch self {
        case .circular, .tooDeep, .tooLong: self
        case .overflow, .divisionByZero, .shiftOutOfRange, .malformedNumber, .unusualCharacter, .tooWide,
            .uncertainPlace, .unreadable, .needsLayout:
            .failedName(name)
        default: always ? .failedName(name) : self
        }
    }
}
