extension HeaderScanner {
    /// What is known about the condition of an `#if`, `#ifdef`, `#elif` or their relatives.
    ///
    /// Decided are conditions over numbers, over ``HeaderPlatform``'s names, and over names that the same header defines
    /// before, under no condition that is not also around the `#if`; their value counts when it is a plain number. Other
    /// headers do not count, so that nothing depends on the order in which headers are given. Everything else is
    /// `maybe`, and all its branches are read.
    mutating func truth(_ directive: Int32, _ lexer: HeaderLexer) -> HeaderTruth {
        var lexer = lexer
        switch directive {
        case words.ifdef, words.elifdef: return name(&lexer).map(isDefined) ?? .maybe
        case words.ifndef, words.elifndef: return name(&lexer).map { isDefined($0).negated } ?? .maybe
        default: return value(&lexer)
        }
    }

    /// Whether the name is defined here.
    private func isDefined(_ name: Int32) -> HeaderTruth {
        if perhapsUndefined.contains(name) { return .maybe }
        var latest = index.latest(name)
        // A bound, since a name may be defined again and again.
        for _ in 0..<8 {
            guard latest >= 0 else { break }
            let definition = index.definitions[Int(latest)]
            guard definition.file == file, definition.form != .enumerator else { break }
            if conditions.isOpen(definition.branch) { return .yes }
            latest = definition.previous
        }
        if latest == index.latest(name), let known = words.known[name] { return HeaderTruth(known != .undefined) }
        return .maybe
    }

    /// Whether this header has a definition of the name so far, under whatever conditions.
    private func isDefinedBefore(_ name: Int32) -> Bool {
        let latest = index.latest(name)
        return latest >= 0 && index.definitions[Int(latest)].file == file
    }

    /// The value of a whole `#if` line: zero, not zero, or not known.
    private mutating func value(_ lexer: inout HeaderLexer) -> HeaderTruth {
        var pieces: [HeaderPiece] = []
        while var token = lexer.next(in: index.text.bytes) {
            if token.kind == .identifier { token.name = index.text.names.intern(token.range, in: index.text.bytes) }
            guard token.kind == .identifier else {
                pieces.append(HeaderPiece(token, scope: file))
                continue
            }
            let piece = HeaderPiece(token, scope: file)
            if token.name == words.defined {
                guard let asked = definedOperand(&lexer) else { return .maybe }
                pieces.append(piece.replaced(by: HeaderScanner.operand(isDefined(asked), asked)))
            } else if let number = number(of: token.name) {
                pieces.append(HeaderPiece(number, scope: file))
            } else if let known = words.known[token.name], !isDefinedBefore(token.name) {
                pieces.append(piece.replaced(by: .value(known.value)))
            } else {
                pieces.append(piece)
            }
        }
        switch ConstantExpression.evaluate(pieces, in: index.text, types: types, typing: .preprocessor) {
        case .value(let value): return HeaderTruth(!value.isZero)
        case .failed: return .maybe
        }
    }

    /// The name behind `defined`, with or without parentheses.
    private mutating func definedOperand(_ lexer: inout HeaderLexer) -> Int32? {
        guard let token = lexer.next(in: index.text.bytes) else { return nil }
        if token.kind == .identifier { return index.text.names.intern(token.range, in: index.text.bytes) }
        guard token.kind == .leftParenthesis, let asked = name(&lexer),
            lexer.next(in: index.text.bytes)?.kind == .rightParenthesis
        else { return nil }
        return asked
    }

    /// The plain number a name stands for here for certain: the body `600` or `(600)` of its last definition.
    private func number(of name: Int32) -> HeaderToken? {
        let latest = index.latest(name)
        guard latest >= 0, !perhapsUndefined.contains(name) else { return nil }
        let definition = index.definitions[Int(latest)]
        guard definition.file == file, definition.form == .object, definition.body.count < 16,
            conditions.isOpen(definition.branch)
        else { return nil }
        var body = index.body(definition)
        while body.count > 1, body.first?.kind == .leftParenthesis, body.last?.kind == .rightParenthesis {
            body = body.dropFirst().dropLast()
        }
        guard body.count == 1, let token = body.first, token.kind == .number else { return nil }
        return token
    }

    /// What stands for the answer of `defined`.
    private static func operand(_ truth: HeaderTruth, _ name: Int32) -> HeaderOperand {
        switch truth {
        case .no: .value(CValue(0, .wide))
        case .maybe: .failed(.unknownName(name))
        case .yes: .value(CValue(1, .wide))
        }
    }
}

extension HeaderPlatform.Known {
    /// What the name is worth in an `#if`, where one that is not defined is zero.
    fileprivate var value: CValue {
        switch self {
        case .undefined: CValue(0, .wide)
        case .number(let number): CValue(number, .wide)
        }
    }
}
