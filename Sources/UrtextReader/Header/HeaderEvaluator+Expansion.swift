extension HeaderEvaluator {
    /// What a name is replaced by.
    private enum Meaning {
        /// Nothing: no header defines it.
        case itself
        case operand(HeaderOperand)
        /// A function-like macro of which there are several; nothing while it is not called.
        case anyOfSeveralCalls
        /// The body of the definition, whose names mean what they mean in `scope`.
        case text(HeaderDefinition, scope: Int32)
    }

    /// Replaces all macros, as C's preprocessor does, but for two things: a name whose value can stand for its text is
    /// replaced by the value, and a name inside of its own replacement is a failure at once.
    mutating func expand(
        _ pieces: [HeaderPiece], _ expansion: inout HeaderExpansion
    ) throws(Stop) -> [HeaderPiece] {
        try expansion.spend(pieces.count)
        var pending = pieces
        pending.reverse()
        var output: [HeaderPiece] = []
        while let piece = pending.popLast() {
            guard piece.token.kind == .identifier else {
                output.append(piece)
                continue
            }
            let name = piece.token.name
            if expansion.isInside(name, piece.origin) { throw .failed(.circular) }
            switch try meaning(of: name, scope: piece.scope) {
            case .itself:
                let isCall = pending.last?.token.kind == .leftParenthesis && types[name] == nil
                if isCall { try HeaderExpansion.skipArguments(&pending) }
                if types.sizeOperators.contains(name) {
                    output.append(piece.replaced(by: .failed(.needsLayout)))
                } else {
                    output.append(isCall ? piece.replaced(by: .failed(.unknownCall(name))) : piece)
                }
            case .anyOfSeveralCalls:
                let isCall = pending.last?.token.kind == .leftParenthesis
                if isCall { try HeaderExpansion.skipArguments(&pending) }
                output.append(isCall ? piece.replaced(by: .failed(.ambiguousName(name))) : piece)
            case .operand(.failed(.notInteger)):
                throw .failed(.notInteger)
            case .operand(let operand):
                if case .failed = operand, pending.last?.token.kind == .leftParenthesis {
                    try HeaderExpansion.skipArguments(&pending)
                }
                output.append(piece.replaced(by: operand))
            case .text(let definition, let scope):
                if case .function(let parameters) = definition.form {
                    guard pending.last?.token.kind == .leftParenthesis else {
                        output.append(piece)
                        continue
                    }
                    let arguments = try HeaderExpansion.arguments(&pending, count: parameters)
                    try replace(piece, definition, scope: scope, arguments, &pending, &expansion)
                } else {
                    try replace(piece, definition, scope: scope, [], &pending, &expansion)
                }
            }
        }
        return output
    }

    private mutating func meaning(of name: Int32, scope: Int32) throws(Stop) -> Meaning {
        guard let symbol = symbols.symbol(of: name, from: scope) else { return .itself }
        let definition = index.definitions[Int(symbols.first(symbol))]
        let textScope = symbols[symbol].file
        let isUniform = isUniform(symbol)
        // A plain number stays text, since `##` may make another one of it.
        if isUniform, definition.form == .object, definition.body.count == 1,
            index.body(definition).first?.kind == .number
        {
            return .text(definition, scope: textScope)
        }
        if definition.form == .object || definition.form == .enumerator || !isUniform {
            let outcome = try neededOutcome(of: symbol)
            switch outcome.operand {
            case .value:
                if outcome.isClosed { return .operand(outcome.operand) }
            case .failed(.notInteger):
                break
            case .failed(let failure):
                return .operand(.failed(failure.inherited(from: name)))
            }
        }
        if !isUniform {
            switch definition.form {
            case .function, .variadic: return .anyOfSeveralCalls
            case .object, .enumerator: return .operand(.failed(.ambiguousName(name)))
            }
        }
        if definition.isTooLong { throw .failed(.tooLong) }
        if definition.isOpaque || definition.form == .variadic { return .operand(.failed(.notInteger)) }
        return .text(definition, scope: textScope)
    }

    /// Puts the body of a macro, with the arguments in their places, before the pieces that are still to come.
    private mutating func replace(
        _ piece: HeaderPiece, _ definition: HeaderDefinition, scope: Int32, _ arguments: [[HeaderPiece]],
        _ pending: inout [HeaderPiece], _ expansion: inout HeaderExpansion
    ) throws(Stop) {
        let origin = try expansion.origin(definition.name, in: piece.origin)
        let body = index.body(definition)
        try expansion.spend(body.count)
        var expanded: [[HeaderPiece]?] = Array(repeating: nil, count: arguments.count)
        var output: [HeaderPiece] = []
        // Where the operand on the left of a `##` begins; it may be empty.
        var operandStart = 0
        for position in body.indices {
            let token = body[position]
            if token.kind == .paste { continue }
            let isPasted = position > body.startIndex && body[position - 1].kind == .paste
            let isPastedNext = position + 1 < body.endIndex && body[position + 1].kind == .paste
            guard token.kind == .parameter || isPasted else {
                operandStart = output.count
                output.append(HeaderPiece(token, scope: scope, origin: origin))
                continue
            }
            var operand = [HeaderPiece(token, scope: scope, origin: origin)]
            if token.kind == .parameter {
                let place = Int(token.name)
                if isPasted || isPastedNext {
                    operand = arguments[place]
                } else if let known = expanded[place] {
                    operand = known
                } else {
                    operand = try expandArgument(arguments[place], origin, piece.origin, &expansion)
                    expanded[place] = operand
                }
                try expansion.spend(operand.count)
            }
            if isPasted {
                try paste(operand, onto: &output, from: operandStart)
            } else {
                operandStart = output.count
                output += operand
            }
        }
        output.reverse()
        pending += output
    }

    /// Expands one argument of a call; a name that is left stands inside of the macro from now on.
    private mutating func expandArgument(
        _ argument: [HeaderPiece], _ origin: Int32, _ parent: Int32, _ expansion: inout HeaderExpansion
    ) throws(Stop) -> [HeaderPiece] {
        expansion.calls += 1
        defer { expansion.calls -= 1 }
        if expansion.calls > HeaderLimits.calls { throw .failed(.tooDeep) }
        var result = try expand(argument, &expansion)
        let name = expansion.origins[Int(origin)].name
        for position in result.indices where result[position].token.kind == .identifier {
            let old = result[position].origin
            result[position].origin = old == parent ? origin : try expansion.origin(name, in: old)
        }
        return result
    }

    /// Joins the first of `operand` to the last piece of `output`, as `##` does; nothing joined to something is that.
    private mutating func paste(
        _ operand: [HeaderPiece], onto output: inout [HeaderPiece], from start: Int
    ) throws(Stop) {
        guard let right = operand.first else { return }
        guard output.count > start, let left = output.last else {
            output += operand
            return
        }
        let length = Int(left.token.length) + Int(right.token.length)
        guard left.token.kind != .operand, right.token.kind != .operand, length <= HeaderLimits.pastedBytes else {
            throw .failed(.notInteger)
        }
        let range = index.text.append(left.token.range, right.token.range)
        var lexer = HeaderLexer(range)
        guard var token = lexer.next(in: index.text.bytes), lexer.position == range.upperBound else {
            throw .failed(.notInteger)
        }
        if token.kind == .identifier { token.name = index.text.names.find(token.range, in: index.text.bytes) ?? -1 }
        output[output.count - 1] = HeaderPiece(token, scope: left.scope, origin: left.origin)
        output += operand.dropFirst()
    }
}
