/// What the expansion of one definition has cost so far.
struct HeaderExpansion {
    /// A macro whose replacement is at hand, and the one in whose replacement it stood.
    struct Origin {
        var name: Int32
        var parent: Int32
        var depth: Int
    }

    var origins: [Origin] = []
    var tokensLeft: Int
    /// Calls inside the arguments of calls.
    var calls = 0

    init(tokens: Int) {
        tokensLeft = HeaderLimits.tokens + HeaderLimits.tokensPerToken * tokens
    }

    /// The origin of the tokens that replace a macro of that name.
    mutating func origin(_ name: Int32, in parent: Int32) throws(HeaderEvaluator.Stop) -> Int32 {
        let depth = parent < 0 ? 1 : origins[Int(parent)].depth + 1
        if depth > HeaderLimits.expansions { throw .failed(.tooDeep) }
        origins.append(Origin(name: name, parent: parent, depth: depth))
        return Int32(origins.count - 1)
    }

    /// True when a token stands in the replacement of that macro, where C does not replace it again.
    func isInside(_ name: Int32, _ origin: Int32) -> Bool {
        var origin = origin
        while origin >= 0 {
            if origins[Int(origin)].name == name { return true }
            origin = origins[Int(origin)].parent
        }
        return false
    }

    mutating func spend(_ tokens: Int) throws(HeaderEvaluator.Stop) {
        tokensLeft -= tokens
        if tokensLeft < 0 { throw .failed(.tooLong) }
    }
}

// MARK: Calls

extension HeaderExpansion {
    /// Takes the arguments of a call that is not expanded off the pieces that are still to come.
    ///
    /// They are not looked at: what such a call would make of its arguments is not known, and it may well be given the
    /// name that is being defined.
    static func skipArguments(_ pending: inout [HeaderPiece]) throws(HeaderEvaluator.Stop) {
        var open = 0
        while let kind = pending.popLast()?.token.kind {
            if kind.rulesOutInteger { throw .failed(.notInteger) }
            if kind == .leftParenthesis { open += 1 }
            if kind == .rightParenthesis {
                open -= 1
                if open == 0 { return }
            }
        }
        throw .failed(.notInteger)
    }

    /// Takes the arguments of a call, parenthesis to parenthesis, off the pieces that are still to come.
    static func arguments(
        _ pending: inout [HeaderPiece], count: Int
    ) throws(HeaderEvaluator.Stop) -> [[HeaderPiece]] {
        var arguments: [[HeaderPiece]] = [[]]
        var open = 0
        while let piece = pending.popLast() {
            switch piece.token.kind {
            case .leftParenthesis:
                open += 1
                if open == 1 { continue }
            case .rightParenthesis:
                open -= 1
                if open == 0 {
                    if count == 0, arguments.count == 1, arguments[0].isEmpty { return [] }
                    if arguments.count != count { throw .failed(.notInteger) }
                    return arguments
                }
            case .comma where open == 1:
                arguments.append([])
                continue
            default:
                break
            }
            arguments[arguments.count - 1].append(piece)
        }
        throw .failed(.notInteger)
    }
}
