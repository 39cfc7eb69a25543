extension HeaderScanner {
    /// Reads one directive; `lexer` stands behind the `#`.
    mutating func directive(_ lexer: HeaderLexer, line: Int) {
        var lexer = lexer
        enumerators.interrupt()
        guard let word = lexer.next(in: index.text.bytes) else { return }
        directives += 1
        guard word.kind == .identifier, let name = index.text.names.find(word.range, in: index.text.bytes) else {
            return
        }
        switch name {
        case words.if, words.ifdef, words.ifndef:
            open(name, lexer, line: line)
        case words.elif, words.elifdef, words.elifndef, words.else:
            next(name, lexer, line: line)
        case words.endif:
            close(line: line)
        case words.define where conditions.isRead:
            define(lexer, line: line)
        case words.undef where conditions.isRead:
            if let name = self.name(&lexer) { undefine(name) }
        case words.pragma where conditions.isRead:
            pragma(&lexer)
        default:
            break
        }
    }

    // MARK: Conditions

    private mutating func open(_ directive: Int32, _ lexer: HeaderLexer, line: Int) {
        var guardName: Int32 = -1
        if directives == 1 { guardName = askedName(directive, lexer) }
        let truth = conditions.isRead ? self.truth(directive, lexer) : .no
        conditions.open(truth, line: line, text: enumerators.state, guardName: guardName)
    }

    private mutating func next(_ directive: Int32, _ lexer: HeaderLexer, line: Int) {
        guard let frame = conditions.frames.last, !frame.hasElse else { return unbalanced(line) }
        let isElse = directive == words.else
        // What stands behind a branch that is certain is not even looked at, as in C.
        let truth = isElse || !frame.isEnclosingRead || frame.isTaken == .yes ? .yes : self.truth(directive, lexer)
        enumerators.resume(conditions.next(truth, isElse: isElse, text: enumerators.state))
    }

    private mutating func close(line: Int) {
        guard let frame = conditions.frames.last else { return unbalanced(line) }
        enumerators.resume(conditions.close(text: enumerators.state))
        if frame.guardName >= 0, !frame.hasElse, conditions.frames.isEmpty {
            guardName = frame.guardName
            guardEnd = directives
        }
    }

    private mutating func unbalanced(_ line: Int) {
        if firstStray == nil { firstStray = line }
        strays += 1
    }

    /// The name that `#ifndef NAME` or `#if !defined(NAME)` asks for, else -1.
    private mutating func askedName(_ directive: Int32, _ lexer: HeaderLexer) -> Int32 {
        var lexer = lexer
        if directive == words.ifndef { return name(&lexer) ?? -1 }
        guard directive == words.if, lexer.next(in: index.text.bytes)?.kind == .bang, name(&lexer) == words.defined,
            var token = lexer.next(in: index.text.bytes)
        else { return -1 }
        if token.kind == .leftParenthesis, let inner = lexer.next(in: index.text.bytes) { token = inner }
        return token.kind == .identifier ? index.text.names.intern(token.range, in: index.text.bytes) : -1
    }

    /// The next token's name, entered in the table; `nil` when it is none.
    mutating func name(_ lexer: inout HeaderLexer) -> Int32? {
        guard let token = lexer.next(in: index.text.bytes), token.kind == .identifier else { return nil }
        return index.text.names.intern(token.range, in: index.text.bytes)
    }
}
