/// What a block declares behind its first declaration.
extension SyntaxBlockReader {
    /// The functions and types of the statements behind the first one, in order.
    ///
    /// What has no return type is a call, and a plain typedef names a type that is declared already.
    func furtherDeclarations() -> [Declaration] {
        guard let end = endOfStatement(from: 0), end + 1 < tokens.count else { return [] }
        var result: [Declaration] = []
        // What the variable of a callback's type points to is the callback itself.
        let pointee = callbackOfVariable() == nil ? nil : tokens[1].text
        var start = end + 1
        while start < tokens.count {
            let end = endOfStatement(from: start) ?? tokens.count
            if end > start, let declaration = SyntaxBlockReader(Array(tokens[start..<end])).declaration(),
                declaration.form != .alias, declaration.form != .function || declaration.returnType != nil,
                declaration.name != pointee
            {
                result.append(declaration)
            }
            start = end + 1
        }
        return result
    }

    /// The next semicolon that stands in no bracket.
    private func endOfStatement(from start: Int) -> Int? {
        var index = start
        while index < tokens.count {
            if tokens[index].isPunctuation(";") { return index }
            index = brackets[index] ?? index
            index += 1
        }
        return nil
    }
}

extension Declaration {
    /// True when both have the same parameters or members, by type and name.
    func takesTheSame(as other: Declaration) -> Bool {
        items.elementsEqual(other.items) { ($0.type, $0.name) == ($1.type, $1.name) }
    }
}
