internal import UrtextModel

/// Reads the declaration of a code block: functions, methods, function pointer types, structures, unions, enumerations
/// and plain typedefs of C, with SAL or IDL annotations or none.
///
/// It reads documentation, not programs: unknown macros, missing semicolons and translated comments are common, so
/// every step takes what it understands and gives up without a result rather than with a wrong one.
struct SyntaxBlockReader: Sendable {
    private let tokens: [CToken]

    init(code: ArraySlice<UInt8>, firstLine: Int) {
        tokens = CToken.tokens(of: code, firstLine: firstLine)
    }

    /// The first declaration of the block.
    func declaration() -> Declaration? {
        guard !tokens.isEmpty, tokens.count < 100_000 else { return nil }
        if let aggregate = aggregate() { return aggregate }
        if let function = function() { return function }
        return alias()
    }

    /// True when a bracket is opened and never closed: the block was cut.
    var isCutOff: Bool {
        var depth = 0
        for token in tokens { depth += token.nesting }
        return depth > 0
    }

    // MARK: Functions

    private func function() -> Declaration? {
        guard let open = tokens.firstIndex(where: { $0.isPunctuation("(") }), open > 0 else { return nil }
        var nameIndex = open - 1
        var parameterOpen = open
        var form = Declaration.Form.function
        if isPointerDeclarator(at: open), let close = matching(open), close + 1 < tokens.count,
            tokens[close + 1].isPunctuation("("), let name = tokens[open..<close].lastIndex(where: { $0.kind == .word })
        {
            // `typedef RET (CALLBACK *NAME)(…)`
            nameIndex = name
            parameterOpen = close + 1
            form = .callback
        } else if tokens[nameIndex].kind == .word, Self.isMethodMacro(tokens[nameIndex].text),
            let close = matching(open),
            close + 1 < tokens.count, tokens[close + 1].isPunctuation("("), let name = tokens[open..<close].last
        {
            // `STDMETHOD(Name)(…)`, `STDMETHOD_(ULONG, Name)(…)`
            guard name.kind == .word else { return nil }
            let isTyped = tokens[nameIndex].text.hasSuffix("_")
            let type =
                isTyped
                ? text(of: Array(tokens[(open + 1)..<(close - 1)]).filter { !$0.isPunctuation(",") }) : "HRESULT"
            return finish(
                name: name, form: .function, returnType: type, open: close + 1)
        }
        guard tokens[nameIndex].kind == .word, !Self.isControlWord(tokens[nameIndex].text) else { return nil }
        let name = tokens[nameIndex]
        var before = Array(tokens[..<(form == .callback ? open : nameIndex)])
        guard
            before.allSatisfy({
                $0.kind == .word || $0.kind == .number || "*&:,[]".utf8.contains($0.mark) || $0.isPunctuation("::")
            })
        else { return nil }
        var fullName = name.text
        if let last = before.last, last.text == "::", before.count >= 2 {
            fullName = before[before.count - 2].text + "::" + name.text
            before.removeLast(2)
        }
        if let first = before.first, first.isWord("typedef") {
            before.removeFirst()
            if form == .function { form = .callback }
        }
        let returnType = Self.returnType(Self.withoutBrackets(before))
        guard returnType != nil || form == .function else { return nil }
        return finish(
            name: CToken(kind: .word, text: fullName, line: name.line), form: form, returnType: returnType,
            open: parameterOpen)
    }

    private func finish(
        name: CToken, form: Declaration.Form, returnType: String?, open: Int
    ) -> Declaration? {
        let close = matching(open) ?? tokens.count
        var declaration = Declaration(
            form: form, name: name.text, nameLine: name.line, returnType: returnType)
        for piece in Self.split(tokens[(open + 1)..<max(close, open + 1)], at: ",") {
            // `(HWND) hWnd` is an argument: this is a call.
            if piece[0].isPunctuation("(") { return nil }
            if let item = ParameterDeclaratorReader(piece).item() {
                declaration.items.append(item)
            } else if piece.count > 1 {
                declaration.unread.append((text(of: piece), piece[0].line))
            }
        }
        return declaration
    }

    /// True for `(* name`, `(WINAPI *name`, `(CALLBACK* name`.
    private func isPointerDeclarator(at open: Int) -> Bool {
        guard open + 2 < tokens.count else { return false }
        return tokens[open + 1].isPunctuation("*")
            || (tokens[open + 1].kind == .word && tokens[open + 2].isPunctuation("*"))
    }

    private static func isMethodMacro(_ word: String) -> Bool { word == "STDMETHOD" || word == "STDMETHOD_" }

    private static func isControlWord(_ word: String) -> Bool {
        ["if", "for", "while", "switch", "return", "sizeof", "do", "else"].contains(word)
    }

    /// The return type: what stands before the name, without storage classes and calling conventions.
    ///
    /// A convention is known by its place: of two plain names in a row the second is no part of the type.
    static func returnType(_ tokens: [CToken]) -> String? {
        var words = tokens.filter { !storageWords.contains($0.text) }
        let starIndex = words.firstIndex { $0.text == "*" || $0.text == "&" } ?? words.count
        var head = Array(words[..<starIndex])
        let tail = words[starIndex...]
        // A name before a declaration macro (`DECLSPEC_IMPORT BOOL WINAPI f`).
        if head.count > 2, let first = head.first, isDeclarationMacro(first.text) { head.removeFirst() }
        if head.count > 1, let last = head.last, !typeWords.contains(last.text),
            !["struct", "union", "enum", "const", "volatile"].contains(head[head.count - 2].text)
        {
            head.removeLast()
        }
        words = head + tail.filter { $0.text == "*" || $0.text == "&" || typeWords.contains($0.text) }
        guard !words.isEmpty else { return nil }
        return text(of: words)
    }

    private static func isDeclarationMacro(_ word: String) -> Bool {
        word.hasPrefix("DECLSPEC") || word.hasPrefix("__declspec") || word.hasSuffix("API") || word.hasPrefix("EXTERN")
    }

    static let storageWords: Set<String> = [
        "extern", "static", "virtual", "inline", "__inline", "FORCEINLINE", "public", ":",
    ]
    static let typeWords: Set<String> = [
        "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "const", "volatile", "struct",
        "union", "enum", "__int64", "wchar_t", "bool", "_Bool", "__int32", "__int16", "__int8",
    ]

    // MARK: Structures, unions, enumerations

    private func aggregate() -> Declaration? {
        var index = 0
        while index < tokens.count, tokens[index].isWord("typedef") || tokens[index].isPunctuation("[") {
            if tokens[index].isPunctuation("[") {
                guard let close = matching(index) else { return nil }
                index = close + 1
            } else {
                index += 1
            }
        }
        guard index < tokens.count, let form = Self.aggregateForm(tokens[index].text) else { return nil }
        guard let open = tokens[index...].firstIndex(where: { $0.isPunctuation("{") }),
            tokens[index..<open].allSatisfy({
                $0.kind == .word || $0.isPunctuation(":") || $0.isPunctuation("(") || $0.isPunctuation(")")
                    || $0.kind == .number
            })
        else { return nil }
        let close = matching(open) ?? tokens.count
        var name: CToken?
        if index + 1 < open, tokens[open - 1].kind == .word || tokens[index + 1].kind == .word {
            var depth = 0
            name = tokens[(index + 1)..<open].first { token in
                if token.isPunctuation("(") { depth += 1 }
                if token.isPunctuation(")") { depth -= 1 }
                return depth == 0 && token.kind == .word && token.text != "__declspec"
            }
        }
        if let colon = tokens[index..<open].firstIndex(where: { $0.isPunctuation(":") }), colon > index {
            name = tokens[colon - 1]
        }
        // The typedef's own name is what pages call the type; the tag only where there is none.
        if close + 1 < tokens.count, tokens[0].isWord("typedef") {
            let declarators = Self.split(tokens[(close + 1)...].prefix { !$0.isPunctuation(";") }, at: ",")
            if let plain = declarators.first(where: { $0.count == 1 && $0[$0.startIndex].kind == .word }) {
                name = plain.first
            }
        }
        guard let name else { return nil }
        var declaration = Declaration(form: form, name: name.text, nameLine: name.line)
        let body = tokens[(open + 1)..<max(close, open + 1)]
        if form == .enumeration {
            declaration.enumerators = Self.enumerators(body)
        } else {
            declaration.items = members(body, depth: 0)
        }
        return declaration
    }

    private static func aggregateForm(_ word: String) -> Declaration.Form? {
        switch word {
        case "struct": .structure
        case "union": .union
        case "enum": .enumeration
        default: nil
        }
    }

    private static func enumerators(_ body: ArraySlice<CToken>) -> [Declaration.Enumerator] {
        split(body, at: ",").compactMap { piece in
            guard let first = piece.first, first.kind == .word else { return nil }
            var printed: String?
            if piece.count >= 3, piece[piece.startIndex + 1].isPunctuation("=") {
                printed = piece.dropFirst(2).map(\.text).joined()
            } else if piece.count > 1 {
                return nil
            }
            return Declaration.Enumerator(name: first.text, printed: printed, line: first.line)
        }
    }

    /// The members of a structure, those of nested structures and unions in their place.
    private func members(_ body: ArraySlice<CToken>, depth: Int) -> [Declaration.Item] {
        guard depth < 16 else { return [] }
        var items: [Declaration.Item] = []
        var index = body.startIndex
        while index < body.endIndex {
            let end = statementEnd(from: index, limit: body.endIndex)
            let statement = body[index..<end]
            index = end + 1
            if let open = statement.firstIndex(where: { $0.isPunctuation("{") }),
                let head = statement.first, Self.aggregateForm(head.text) != nil
            {
                let close = min(matching(open) ?? end, end)
                items += members(tokens[(open + 1)..<max(close, open + 1)], depth: depth + 1)
            } else {
                items += memberDeclarators(statement)
            }
        }
        return items
    }

    /// `DWORD a, *b[3];` declares a and b.
    private func memberDeclarators(_ statement: ArraySlice<CToken>) -> [Declaration.Item] {
        let pieces = Self.split(statement, at: ",")
        guard let first = pieces.first, let item = ParameterDeclaratorReader(first).item() else { return [] }
        var items = [item]
        let base = String(item.type.prefix { $0 != "*" && $0 != "[" }).trimmed
        for piece in pieces.dropFirst() {
            guard let name = piece.last(where: { $0.kind == .word }) else { continue }
            let declarator = ParameterDeclaratorReader([CToken(kind: .word, text: base, line: name.line)] + piece)
                .item()
            if let declarator { items.append(declarator) }
        }
        return items
    }

    private func statementEnd(from start: Int, limit: Int) -> Int {
        var index = start
        var depth = 0
        while index < limit {
            if tokens[index].isPunctuation("{") { depth += 1 }
            if tokens[index].isPunctuation("}") { depth -= 1 }
            if depth <= 0, tokens[index].isPunctuation(";") { return index }
            index += 1
        }
        return limit
    }

    // MARK: Plain typedefs

    private func alias() -> Declaration? {
        guard let first = tokens.first, first.isWord("typedef") else { return nil }
        let body = tokens.dropFirst().prefix { !$0.isPunctuation(";") }
        guard body.allSatisfy({ $0.kind == .word || $0.isPunctuation("*") || $0.isPunctuation(",") }) else {
            return nil
        }
        guard let declarator = Self.split(body, at: ",").first, let name = declarator.last, name.kind == .word,
            declarator.count >= 2
        else { return nil }
        return Declaration(form: .alias, name: name.text, nameLine: name.line)
    }

    // MARK: Helpers

    /// The index of the bracket that closes the one at `open`.
    private func matching(_ open: Int) -> Int? {
        guard open < tokens.count else { return nil }
        let opening = tokens[open].mark
        let closing: UInt8
        switch opening {
        case UInt8(ascii: "("): closing = UInt8(ascii: ")")
        case UInt8(ascii: "["), UInt8(ascii: "{"): closing = opening + 2
        default: return nil
        }
        var depth = 0
        for index in open..<tokens.count {
            let mark = tokens[index].mark
            if mark == opening { depth += 1 }
            if mark == closing {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    /// Splits at a mark that stands in no bracket.
    static func split(_ tokens: ArraySlice<CToken>, at mark: String) -> [[CToken]] {
        var pieces: [[CToken]] = [[]]
        var depth = 0
        for token in tokens {
            if token.kind == .punctuation {
                depth += token.nesting
                if depth == 0, token.text == mark {
                    pieces.append([])
                    continue
                }
            }
            pieces[pieces.count - 1].append(token)
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// Leaves out attributes in brackets (`[propget]`).
    private static func withoutBrackets(_ tokens: [CToken]) -> [CToken] {
        var depth = 0
        return tokens.filter { token in
            if token.isPunctuation("[") { depth += 1 }
            defer { if token.isPunctuation("]") { depth -= 1 } }
            return depth == 0 && !token.isPunctuation("]") && !token.isPunctuation(",")
        }
    }

    private func text(of tokens: [CToken]) -> String { Self.text(of: tokens) }

    /// Tokens as C is usually written: one blank between words, before a star and before a parenthesis behind a word.
    static func text(of tokens: [CToken]) -> String {
        var result = ""
        var previous: CToken?
        for token in tokens {
            let isOpened = previous.map { $0.kind == .punctuation && ["(", "[", "::"].contains($0.text) } ?? true
            let needsBlank =
                switch token.text {
                case _ where token.kind != .punctuation: true
                case "*", "&": previous?.text != "*"
                case "(": previous?.kind == .word
                default: false
                }
            if needsBlank, !isOpened { result += " " }
            result += token.text
            previous = token
        }
        return result
    }
}
