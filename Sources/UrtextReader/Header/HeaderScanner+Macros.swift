extension HeaderScanner {
    /// Reads `NAME body` or `NAME(a, b) body`.
    mutating func define(_ lexer: HeaderLexer, line: Int) {
        var lexer = lexer
        guard let name = name(&lexer) else { return }
        var definition = HeaderDefinition(
            form: .object, name: name, file: file, line: Int32(line), branch: conditions.branch, previous: -1,
            body: 0..<0)
        var parameters: [Int32] = []
        if index.text.bytes[lexer.position] == UInt8(ascii: "(") {
            guard let list = parameterList(&lexer) else { return }
            parameters = list.names
            definition.form = list.isVariadic ? .variadic : .function(parameters: parameters.count)
        }
        mark(parameters)
        let start = index.tokens.count
        while var token = lexer.next(in: index.text.bytes) {
            if token.kind.rulesOutInteger {
                definition.isOpaque = true
                break
            }
            if token.kind == .identifier {
                token.name = index.text.names.intern(token.range, in: index.text.bytes)
                let place = Int(token.name) < parameterPlaces.count ? parameterPlaces[Int(token.name)] : -1
                if place >= 0 {
                    token.kind = .parameter
                    token.name = place
                }
            }
            index.tokens.append(token)
            if index.tokens.count - start > HeaderLimits.bodyTokens {
                definition.isTooLong = true
                break
            }
        }
        unmark(parameters)
        if definition.isOpaque || definition.isTooLong { index.tokens.removeLast(index.tokens.count - start) }
        // `#define A A` says no more than that A is there: the enumerator, or the function.
        if definition.form == .object, index.tokens.count == start + 1, index.tokens[start].name == name { return }
        definition.body = Int32(start)..<Int32(index.tokens.count)
        index.define(definition)
    }

    /// Reads a parameter list from its parenthesis on; `nil` when it is none.
    private mutating func parameterList(_ lexer: inout HeaderLexer) -> (names: [Int32], isVariadic: Bool)? {
        var names: [Int32] = []
        _ = lexer.next(in: index.text.bytes)
        var expectsName = true
        while let token = lexer.next(in: index.text.bytes) {
            switch token.kind {
            case .identifier where expectsName:
                names.append(index.text.names.intern(token.range, in: index.text.bytes))
                expectsName = false
            case .comma where !expectsName:
                expectsName = true
            case .ellipsis:
                return lexer.next(in: index.text.bytes)?.kind == .rightParenthesis ? (names, true) : nil
            case .rightParenthesis:
                return !expectsName || names.isEmpty ? (names, false) : nil
            default:
                return nil
            }
        }
        return nil
    }

    private mutating func mark(_ parameters: [Int32]) {
        guard !parameters.isEmpty else { return }
        if parameterPlaces.count < index.text.names.count {
            parameterPlaces += Array(repeating: -1, count: index.text.names.count * 2 - parameterPlaces.count)
        }
        for (place, name) in parameters.enumerated() { parameterPlaces[Int(name)] = Int32(place) }
    }

    private mutating func unmark(_ parameters: [Int32]) {
        for name in parameters { parameterPlaces[Int(name)] = -1 }
    }

    /// Takes away the definitions that are gone for certain: those made in the branch at hand or inside of it.
    mutating func undefine(_ name: Int32) {
        var latest = index.latest(name)
        while latest >= 0, index.definitions[Int(latest)].branch >= conditions.branch,
            index.definitions[Int(latest)].form != .enumerator
        {
            latest = index.definitions[Int(latest)].previous
        }
        index.setLatest(name, latest)
        if latest >= 0, index.definitions[Int(latest)].file == file { perhapsUndefined.insert(name) }
    }

    /// Reads `push_macro("NAME")`, which puts a definition aside, and `pop_macro("NAME")`, which brings it back.
    mutating func pragma(_ lexer: inout HeaderLexer) {
        guard let word = name(&lexer), word == words.pushMacro || word == words.popMacro,
            lexer.next(in: index.text.bytes)?.kind == .leftParenthesis,
            let quoted = lexer.next(in: index.text.bytes), quoted.kind == .string, quoted.length > 2,
            index.text.bytes[quoted.range.lowerBound] == UInt8(ascii: "\"")
        else { return }
        let range = quoted.range.lowerBound + 1..<quoted.range.upperBound - 1
        let name = index.text.names.intern(range, in: index.text.bytes)
        if word == words.pushMacro {
            pushed[name, default: []].append(index.latest(name))
        } else if let latest = pushed[name]?.popLast() {
            index.setLatest(name, latest)
        }
    }
}
