internal import UrtextModel

/// Declarations of Visual Basic: `Function Boil(ByVal Heat As Long, Optional ByRef Lid As Variant) As Long`.
///
/// Pages of automation have them beside those of C, or alone.
extension SyntaxBlockReader {
    /// True where words stand that a declaration of C has not: what it declares would be read wrongly.
    var isBasic: Bool {
        for index in tokens.indices where tokens[index].kind == .word {
            let word = tokens[index].text
            switch word.utf8.count {
            case 2 where word == "As":
                if index > 0, index + 1 < tokens.count, tokens[index + 1].kind == .word { return true }
            case 5 where word == "ByVal" || word == "ByRef": return true
            default: break
            }
        }
        return false
    }

    /// The first declaration of the block; `nil` unless every parameter of it can be read.
    func basicDeclaration() -> Declaration? {
        // A line that goes on ends with an underscore.
        let words = tokens.filter { !$0.isWord("_") }
        guard words.count < 10_000,
            let keyword = words.firstIndex(where: { $0.isWord("Function") || $0.isWord("Sub") }), keyword < 4,
            words[..<keyword].allSatisfy({ $0.kind == .word }), keyword + 2 < words.count
        else { return nil }
        let name = words[keyword + 1]
        let brackets = BracketPairs(words)
        guard Identifier.isIdentifier(name.text), words[keyword + 2].isPunctuation("("),
            let close = brackets[keyword + 2]
        else { return nil }
        var type: String?
        if close + 2 < words.count, words[close + 1].isWord("As"), words[close + 2].kind == .word {
            type = words[close + 2].text
        }
        var declaration = Declaration(form: .function, name: name.text, nameLine: name.line, returnType: type)
        for piece in Self.split(words[(keyword + 3)..<close], at: ",") {
            guard let item = Self.basicParameter(piece) else { return nil }
            declaration.items.append(item)
        }
        return declaration
    }

    /// `[Optional] [ByVal | ByRef] Name[()] As Type [= value]`. What is given by value goes in; what is given by reference
    /// may go either way.
    private static func basicParameter(_ tokens: [CToken]) -> Declaration.Item? {
        var rest = tokens[...]
        var words: Set<String> = []
        while let first = rest.first, ["Optional", "ByVal", "ByRef", "ParamArray"].contains(first.text) {
            words.insert(first.text)
            rest = rest.dropFirst()
        }
        guard let name = rest.popFirst(), Identifier.isIdentifier(name.text) else { return nil }
        while let bracket = rest.first, bracket.isPunctuation("(") || bracket.isPunctuation(")") {
            rest = rest.dropFirst()
        }
        guard rest.popFirst()?.isWord("As") ?? false else { return nil }
        let type = rest.prefix { !$0.isPunctuation("=") }
        guard !type.isEmpty, type.allSatisfy({ $0.kind == .word || $0.isPunctuation(".") }) else { return nil }
        let isByValue = words.contains("ByVal")
        let isOptional = words.contains("Optional")
        return Declaration.Item(
            name: name.text, type: type.map(\.text).joined(), direction: isByValue ? .in : nil,
            optional: isOptional ? true : nil, annotation: isByValue || isOptional ? .syntaxBlock : nil,
            line: name.line)
    }

    /// What a call in a script says of a method: `Set tea = .Boil( _ ByVal heat, _ [ ByVal lid ] _ )`, `Kettle.boil(heat)`,
    /// `Kettle.Boil( _ ByVal heat As Long _ ) As Tea`.
    ///
    /// `nil` unless the call is all there is, and every argument is a name, perhaps with its type.
    func scriptedMethod() -> Declaration? {
        guard tokens.count < 10_000, let open = tokens.firstIndex(where: { $0.isPunctuation("(") }), open >= 2,
            let last = brackets[open]
        else { return nil }
        let behind = tokens[(last + 1)...]
        let type = Self.basicType(behind)
        guard type != nil || behind.allSatisfy({ $0.isPunctuation(";") }) else { return nil }
        let name = tokens[open - 1]
        let before = tokens[..<(open - 2)]
        guard tokens[open - 2].isPunctuation("."), Identifier.isIdentifier(name.text), before.count <= 5,
            before.allSatisfy({ $0.kind == .word || $0.isPunctuation("=") })
        else { return nil }
        var declaration = Declaration(
            form: .function, name: name.text, nameLine: name.line, returnType: type, isCall: true)
        for piece in Self.split(tokens[(open + 1)..<last].filter { !$0.isWord("_") }[...], at: ",") {
            guard let item = Self.argument(piece) else { return nil }
            declaration.items.append(item)
        }
        return declaration
    }

    /// The type behind `As`, with nothing else: `As Long`, `As Kettle.Lid`.
    private static func basicType(_ tokens: ArraySlice<CToken>) -> String? {
        guard tokens.count > 1, tokens.first?.isWord("As") ?? false else { return nil }
        let type = tokens.dropFirst()
        guard type.allSatisfy({ $0.kind == .word || $0.isPunctuation(".") }) else { return nil }
        let words = type.filter { $0.kind == .word }
        // One name, or several with a point between any two.
        guard words.count * 2 - 1 == type.count, words.allSatisfy({ Identifier.isIdentifier($0.text) }) else {
            return nil
        }
        return type.map(\.text).joined()
    }

    /// `name`, `ByVal name`, either with its type behind it, or in brackets where it may be left out.
    private static func argument(_ tokens: [CToken]) -> Declaration.Item? {
        var rest = tokens[...]
        let isOptional = rest.first?.isPunctuation("[") ?? false
        if isOptional {
            guard rest.count > 2, rest.last?.isPunctuation("]") ?? false else { return nil }
            rest = rest.dropFirst().dropLast()
        }
        let isByValue = rest.first?.isWord("ByVal") ?? false
        if isByValue || rest.first?.isWord("ByRef") ?? false { rest = rest.dropFirst() }
        guard let name = rest.popFirst(), name.kind == .word, Identifier.isIdentifier(name.text) else { return nil }
        let type = Self.basicType(rest)
        guard type != nil || rest.isEmpty else { return nil }
        return Declaration.Item(
            name: name.text, type: type ?? "", direction: isByValue ? .in : nil, optional: isOptional ? true : nil,
            annotation: isByValue || isOptional ? .syntaxBlock : nil, line: name.line)
    }
}
