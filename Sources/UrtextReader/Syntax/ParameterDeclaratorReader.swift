internal import UrtextModel

/// Reads one declarator of a parameter list or a structure: `_In_opt_ const SEC_CHAR *pszName`, `[in, out] DWORD *pdw`,
/// `WCHAR szPath[MAX_PATH]`, `int (*compare)(int, int)`, `DWORD fFlag : 1`.
struct ParameterDeclaratorReader: Sendable {
    private let tokens: [CToken]
    /// Found once, so that reading stays linear.
    private let brackets: BracketPairs

    init(_ tokens: [CToken]) {
        self.tokens = tokens
        brackets = BracketPairs(tokens)
    }

    /// `nil` for `void`, `...` and what is no declarator.
    func item() -> Declaration.Item? {
        var direction: Parameter.Direction?
        var optional: Bool?
        var reserved = false
        var reading: Reading?
        func note(_ annotation: ParameterAnnotation) {
            reading = reading ?? annotation.reading
            if let stated = annotation.direction {
                direction = direction == nil || direction == stated ? stated : .inout
            }
            optional = (optional ?? false) || annotation.optional
            reserved = reserved || annotation.reserved
        }
        var rest: [CToken] = []
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.isPunctuation("["), rest.isEmpty, let close = brackets[index] {
                let words = SyntaxBlockReader.split(tokens[(index + 1)..<close], at: ",").compactMap { piece in
                    piece.count == 1 ? piece[0].text : nil
                }
                if let annotation = ParameterAnnotation.idl(words) { note(annotation) }
                index = close + 1
            } else if token.kind == .word, let annotation = ParameterAnnotation.sal(token.text),
                index + 1 < tokens.count || annotation.optional
            {
                note(annotation)
                index += 1
                if index < tokens.count, tokens[index].isPunctuation("("), let close = brackets[index] {
                    index = close + 1
                }
            } else {
                rest.append(token)
                index += 1
            }
        }
        guard let (name, type) = declarator(rest) else { return nil }
        // A reserved argument is left out where it can be: a pointer is null, a number is zero.
        if reserved { optional = ParameterDeclaratorReader.isPointer(type) }
        return Declaration.Item(
            name: name.text, type: type, direction: direction, optional: reading == nil ? nil : optional ?? false,
            reserved: reserved, annotation: reading, line: name.line)
    }

    /// True for `void *`, `PVOID`, `LPVOID`.
    static func isPointer(_ type: String) -> Bool {
        if type.hasSuffix("*") { return true }
        let name = type.split(separator: " ").last ?? ""
        let bare = name.hasPrefix("LP") ? name.dropFirst(2) : name.hasPrefix("P") ? name.dropFirst() : ""
        return bare.utf8.first.map { $0 >= 65 && $0 <= 90 } ?? false
    }

    private func declarator(_ tokens: [CToken]) -> (CToken, String)? {
        var tokens = tokens
        if let assignment = tokens.firstIndex(where: { $0.isPunctuation("=") }) { tokens.removeSubrange(assignment...) }
        if let width = tokens.firstIndex(where: { $0.isPunctuation(":") }) { tokens.removeSubrange(width...) }
        ParameterDeclaratorReader.dropMacros(&tokens)
        // A function pointer: the name stands after the star in the first parentheses. Without a star it is none.
        if let open = tokens.firstIndex(where: { $0.isPunctuation("(") }) {
            guard let star = ParameterDeclaratorReader.star(behind: open, tokens),
                let place = tokens[star...].firstIndex(where: { $0.kind == .word && $0.text != "const" }),
                ParameterDeclaratorReader.isType(tokens[..<open])
            else { return nil }
            let name = tokens.remove(at: place)
            return (name, SyntaxBlockReader.text(of: tokens))
        }
        var start = tokens.endIndex
        while start > 0, tokens[start - 1].isPunctuation("]") {
            guard let open = tokens[..<start].lastIndex(where: { $0.isPunctuation("[") }) else { return nil }
            start = open
        }
        let bounds = tokens[start...].map(\.text).joined()
        tokens.removeSubrange(start...)
        guard let name = tokens.popLast(), name.kind == .word, !tokens.isEmpty,
            tokens.contains(where: { $0.kind == .word }), !SyntaxBlockReader.typeWords.contains(name.text),
            ParameterDeclaratorReader.isType(tokens[...])
        else { return nil }
        return (name, SyntaxBlockReader.text(of: tokens) + bounds)
    }

    /// True for words, stars and arguments of templates. A word in other letters, or of underscores alone, was damaged; so
    /// were angle brackets that are left open: a comma stood between them.
    private static func isType(_ tokens: ArraySlice<CToken>) -> Bool {
        var depth = 0
        for token in tokens {
            if token.kind == .word {
                guard Identifier.isIdentifier(token.text), token.text.contains(where: { $0 != "_" }) else {
                    return false
                }
            } else if token.isPunctuation("<") {
                depth += 1
            } else if token.isPunctuation(">") {
                depth -= 1
                if depth < 0 { return false }
            } else if !"*&".utf8.contains(token.mark), !token.isPunctuation("::") {
                return false
            }
        }
        return depth == 0
    }

    /// Takes unknown macros with arguments from the beginning: `KETTLE_SIZE(cb) BYTE *pb`.
    private static func dropMacros(_ tokens: inout [CToken]) {
        while tokens.count > 4, tokens[0].kind == .word, tokens[1].isPunctuation("("), star(behind: 1, tokens) == nil {
            var depth = 0
            guard
                let close = tokens.indices.dropFirst().first(where: {
                    depth += tokens[$0].nesting; return depth == 0
                }),
                tokens.count - close > 2
            else { return }
            tokens.removeSubrange(...close)
        }
    }

    /// The star, or the mark of a reference, that a declarator in parentheses begins with, perhaps behind a calling
    /// convention.
    private static func star(behind open: Int, _ tokens: [CToken]) -> Int? {
        let star = tokens[(open + 1)...].firstIndex { $0.kind != .word }
        return star.flatMap { "*&^".utf8.contains(tokens[$0].mark) ? $0 : nil }
    }
}
