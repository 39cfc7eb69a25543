/// One preprocessing token of a header, by its place in ``HeaderText``.
struct HeaderToken: Sendable {
    enum Kind: UInt8, Sendable {
        /// A name; bytes beyond ASCII and `$` count as letters, as compilers have it.
        case identifier
        /// A name of the parameter list, in the body of a function-like macro; ``HeaderToken/name`` is its position.
        case parameter
        /// Anything that begins like a number: `0x10L`, but `1.5` and `0x1E+5` as well.
        case number
        case character, string
        /// A number or a failure that is known already; stands in expanded text only.
        case operand
        case leftParenthesis, rightParenthesis, leftBrace, rightBrace, comma, semicolon
        case plus, minus, star, slash, percent, tilde, bang
        case ampersand, pipe, caret, ampersands, pipes, shiftLeft, shiftRight
        case less, greater, lessOrEqual, greaterOrEqual, equals, differs
        case question, colon, assign, paste, hash, ellipsis
        /// A byte that no integer expression can hold.
        case other
    }

    var kind: Kind
    /// Offset of the first byte, and number of bytes.
    var start: Int32
    var length: Int32
    /// Number of the name in ``NameTable``, for a parameter its position; -1 otherwise.
    var name: Int32 = -1

    var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

extension HeaderToken.Kind {
    /// True when a body that holds this token is no integer expression, whatever else it holds.
    var rulesOutInteger: Bool {
        switch self {
        case .string, .leftBrace, .rightBrace, .semicolon, .assign, .hash, .ellipsis, .other: true
        default: false
        }
    }

    /// True for what makes a body look like arithmetic, unlike a type or the name of a function.
    var suggestsNumber: Bool {
        switch self {
        case .number, .character, .operand, .plus, .minus, .slash, .percent, .tilde, .pipe, .caret, .shiftLeft,
            .shiftRight:
            true
        default: false
        }
    }
}
