/// A number of C, or why there is none.
enum HeaderOperand: Hashable, Sendable {
    case value(CValue)
    case failed(HeaderFailure)

    init(_ compute: () throws(HeaderFailure) -> CValue) {
        do {
            self = .value(try compute())
        } catch {
            self = .failed(error)
        }
    }
}

/// A token on its way through macro expansion.
struct HeaderPiece: Sendable {
    var token: HeaderToken
    /// The header whose definitions the name means, by its position among the sources.
    var scope: Int32
    /// The macros out of whose expansion the token comes: a position in the expander's list, -1 for none.
    var origin: Int32 = -1
    /// For a token of kind `operand`.
    var operand: HeaderOperand = .failed(.notInteger)

    init(_ token: HeaderToken, scope: Int32, origin: Int32 = -1) {
        self.token = token
        self.scope = scope
        self.origin = origin
    }

    /// The token with its value in its place.
    func replaced(by operand: HeaderOperand) -> HeaderPiece {
        var piece = self
        piece.token.kind = .operand
        piece.operand = operand
        return piece
    }
}
