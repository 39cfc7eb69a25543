/// Computes a constant expression of C from its tokens.
///
/// A failure of one operand is the failure of what needs it; `0 && x` and `1 || x` need no `x`. What is no expression at
/// all, or would be one only with more of the language, is `notInteger`.
struct ConstantExpression {
    private let pieces: [HeaderPiece]
    private let text: HeaderText
    private let types: CTypeNames
    private let typing: CLiteral.Typing
    private var index = 0
    private var depth = 0

    /// The value of `pieces`, which must be one whole expression.
    static func evaluate(
        _ pieces: [HeaderPiece], in text: HeaderText, types: CTypeNames, typing: CLiteral.Typing = .language
    ) -> HeaderOperand {
        var expression = ConstantExpression(pieces: pieces, text: text, types: types, typing: typing)
        do {
            let result = try expression.conditional()
            return expression.index == pieces.count ? result : .failed(.notInteger)
        } catch {
            return .failed(error)
        }
    }

    private init(pieces: [HeaderPiece], text: HeaderText, types: CTypeNames, typing: CLiteral.Typing) {
        self.pieces = pieces
        self.text = text
        self.types = types
        self.typing = typing
    }

    private var kind: HeaderToken.Kind? { kind(at: index) }

    private func kind(at index: Int) -> HeaderToken.Kind? {
        index < pieces.count ? pieces[index].token.kind : nil
    }

    /// Reads `a ? b : c`, and everything that binds closer.
    private mutating func conditional() throws(HeaderFailure) -> HeaderOperand {
        try enter()
        defer { depth -= 1 }
        let condition = try binary(.lowest)
        guard kind == .question else { return condition }
        index += 1
        let first = try conditional()
        guard kind == .colon else { throw .notInteger }
        index += 1
        let second = try conditional()
        switch (condition, first, second) {
        case (.failed(let failure), _, _), (_, .failed(let failure), _), (_, _, .failed(let failure)):
            return .failed(failure)
        case (.value(let condition), .value(let first), .value(let second)):
            return .value((condition.isZero ? second : first).converted(to: .common(first.type, second.type)))
        }
    }

    /// Reads operands joined by operators that bind at least as close as `precedence`.
    private mutating func binary(_ precedence: BinaryOperator.Precedence) throws(HeaderFailure) -> HeaderOperand {
        try enter()
        defer { depth -= 1 }
        var left = try unary()
        while let kind, let operation = BinaryOperator(kind), operation.precedence >= precedence {
            index += 1
            let right = try binary(operation.precedence.next)
            left = operation.apply(left, right)
        }
        return left
    }

    private mutating func unary() throws(HeaderFailure) -> HeaderOperand {
        try enter()
        defer { depth -= 1 }
        switch kind {
        case .plus:
            index += 1
            return try unary().map { $0.promoted }
        case .minus:
            index += 1
            return try unary().map { value throws(HeaderFailure) in try value.negated() }
        case .tilde:
            index += 1
            return try unary().map { $0.complement }
        case .bang:
            index += 1
            return try unary().map { CValue($0.isZero) }
        case .leftParenthesis:
            if let cast = try cast() { return cast }
            index += 1
            let inner = try conditional()
            guard kind == .rightParenthesis else { throw .notInteger }
            index += 1
            return inner
        default:
            return try primary()
        }
    }

    private mutating func primary() throws(HeaderFailure) -> HeaderOperand {
        guard index < pieces.count else { throw .notInteger }
        let piece = pieces[index]
        switch piece.token.kind {
        case .operand:
            index += 1
            if case .failed(let failure) = piece.operand, failure.endsEverything { throw failure }
            return piece.operand
        case .number:
            index += 1
            let bytes = text.bytes[piece.token.range]
            let typing = typing
            return try HeaderOperand { () throws(HeaderFailure) in try CLiteral.number(bytes, typing: typing) }.checked
        case .character:
            index += 1
            let bytes = text.bytes[piece.token.range]
            let typing = typing
            return HeaderOperand { () throws(HeaderFailure) in try CLiteral.character(bytes, typing: typing) }
        case .identifier:
            return try name(piece.token.name)
        default:
            throw .notInteger
        }
    }

    /// A name that no macro replaced: unknown, and what is called by it as well.
    private mutating func name(_ name: Int32) throws(HeaderFailure) -> HeaderOperand {
        if types[name] != nil { throw .notInteger }
        index += 1
        let isCall = kind == .leftParenthesis
        if isCall { try skipParentheses() }
        if types.sizeOperators.contains(name) { return .failed(.needsLayout) }
        return .failed(isCall ? .unknownCall(name) : .unknownName(name))
    }

    private mutating func skipParentheses() throws(HeaderFailure) {
        var open = 0
        while let kind {
            if kind.rulesOutInteger { throw .notInteger }
            index += 1
            if kind == .leftParenthesis { open += 1 }
            if kind == .rightParenthesis {
                open -= 1
                if open == 0 { return }
            }
        }
        throw .notInteger
    }

    /// Reads a type in parentheses and the operand it converts; `nil` when the parenthesis holds no type.
    private mutating func cast() throws(HeaderFailure) -> HeaderOperand? {
        var end = index + 1
        while kind(at: end) == .identifier { end += 1 }
        let words = pieces[(index + 1)..<end].map(\.token.name)
        guard let first = words.first else { return nil }
        if kind(at: end) == .star {
            while kind(at: end) == .star || isQualifier(at: end) { end += 1 }
            if kind(at: end) == .rightParenthesis { throw .notInteger }
            return nil
        }
        guard kind(at: end) == .rightParenthesis else { return nil }
        let type = types.type(words)
        if type == nil {
            if words.contains(where: { if case .notInteger = types[$0] { true } else { false } }) { throw .notInteger }
            guard words.count == 1, types[first] == nil, beginsOperand(at: end + 1) else { return nil }
        }
        index = end + 1
        guard kind != nil else { throw .notInteger }
        let operand = try unary()
        guard let type else { return .failed(.unknownType(first)) }
        return operand.map { $0.converted(to: type) }
    }

    /// True for a token that can only begin an operand, so that a lone name in parentheses before it is a type.
    private func beginsOperand(at index: Int) -> Bool {
        switch kind(at: index) {
        case .number, .character, .operand, .identifier, .leftParenthesis, .tilde, .bang: true
        default: false
        }
    }

    private func isQualifier(at index: Int) -> Bool {
        guard kind(at: index) == .identifier, case .qualifier = types[pieces[index].token.name] else { return false }
        return true
    }

    private mutating func enter() throws(HeaderFailure) {
        depth += 1
        if depth > HeaderLimits.nesting { throw .tooDeep }
    }
}

extension HeaderOperand {
    /// The operand with its value changed.
    func map(_ transform: (CValue) throws(HeaderFailure) -> CValue) -> HeaderOperand {
        guard case .value(let value) = self else { return self }
        return HeaderOperand { () throws(HeaderFailure) in try transform(value) }
    }

    /// Throws a failure after which the rest is of no interest.
    fileprivate var checked: HeaderOperand {
        get throws(HeaderFailure) {
            if case .failed(let failure) = self, failure.endsEverything { throw failure }
            return self
        }
    }
}

extension HeaderFailure {
    /// True for what makes the whole text no expression, or one without a bound, even where its value is not needed.
    fileprivate var endsEverything: Bool {
        switch self {
        case .notInteger, .circular, .tooDeep, .tooLong: true
        default: false
        }
    }
}
