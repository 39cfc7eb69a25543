internal import UrtextModel

extension SyntaxBlockReader {
    /// A function, a method, or the type of a pointer to one.
    ///
    /// Attributes in brackets and macros with arguments may stand before the name: `[propget, id(1)] HRESULT get_Lid(…)`,
    /// `_Success_(return != 0) BOOL Boil(…)`, `__declspec(dllexport) int Pour(…)`, `STDAPI_(ULONG) Fill(…)`.
    func function() -> Declaration? {
        /// What stands before the next parenthesis, without attributes and macros.
        var head: [CToken] = []
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            switch token.mark {
            case UInt8(ascii: "["):
                guard let close = brackets[index] else { return nil }
                index = close
            case UInt8(ascii: "("):
                if let pointer = functionPointer(at: index, behind: head) { return pointer }
                guard let last = head.last, last.kind == .word else { return nil }
                guard let close = brackets[index] else { return function(head, open: index) }
                if let method = method(macro: last, open: index, close: close) { return method }
                guard isBeforeName(head, close: close) else { return function(head, open: index) }
                head.removeLast()
                if Self.statesType(last.text) { head += tokens[(index + 1)..<close] }
                index = close
            case UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: ":"):
                head.append(token)
            case UInt8(ascii: ","), UInt8(ascii: "]"): break
            default:
                if token.kind == .word || token.kind == .number || token.isPunctuation("::") {
                    head.append(token)
                } else if token.kind != .string || head.last?.text != "extern" {
                    return nil
                }
            }
            index += 1
        }
        return nil
    }

    /// `NAME pfnBoil; RET APIENTRY* pfnBoil(…) { ... }`: a variable, and what it points to, tell of the type.
    func callbackOfVariable() -> Declaration? {
        guard tokens.count > 5, tokens[0].kind == .word, tokens[1].kind == .word, tokens[2].isPunctuation(";"),
            var declaration = SyntaxBlockReader(Array(tokens[3...])).function(), declaration.name == tokens[1].text
        else { return nil }
        declaration.form = .callback
        declaration.name = tokens[0].text
        declaration.nameLine = tokens[0].line
        return declaration
    }

    /// The function whose head ends with its name.
    private func function(_ head: [CToken], open: Int) -> Declaration? {
        guard var name = head.last, !head.contains(where: { Self.isControlWord($0.text) }) else { return nil }
        var before = Array(head.dropLast())
        if let last = before.last, last.text == "::", before.count >= 2 {
            name.text = before[before.count - 2].text + "::" + name.text
            before.removeLast(2)
        }
        var form = Declaration.Form.function
        if let first = before.first, first.isWord("typedef") {
            before.removeFirst()
            form = .callback
        }
        let returnType = Self.returnType(before)
        guard returnType != nil || form == .function else { return nil }
        return finish(name: name, form: form, returnType: returnType, open: open)
    }

    /// `typedef RET (CALLBACK *NAME)(…)`
    private func functionPointer(at open: Int, behind head: [CToken]) -> Declaration? {
        guard let close = brackets[open], close + 1 < tokens.count, tokens[close + 1].isPunctuation("("),
            let star = tokens[(open + 1)..<close].firstIndex(where: { $0.kind != .word }),
            tokens[star].isPunctuation("*"),
            let name = tokens[open..<close].last(where: { $0.kind == .word })
        else { return nil }
        let returnType = Self.returnType(head.filter { !$0.isWord("typedef") })
        guard returnType != nil else { return nil }
        return finish(name: name, form: .callback, returnType: returnType, open: close + 1)
    }

    /// `STDMETHOD(Name)(…)`, `STDMETHOD_(ULONG, Name)(…)`
    private func method(macro: CToken, open: Int, close: Int) -> Declaration? {
        guard macro.text == "STDMETHOD" || macro.text == "STDMETHOD_", close + 1 < tokens.count,
            tokens[close + 1].isPunctuation("("), let name = tokens[open..<close].last, name.kind == .word
        else { return nil }
        let type =
            macro.text.hasSuffix("_")
            ? Self.text(of: tokens[(open + 1)..<(close - 1)].filter { !$0.isPunctuation(",") }) : "HRESULT"
        return finish(name: name, form: .function, returnType: type, open: close + 1)
    }

    /// True when the parentheses behind the head are the arguments of a macro, and the name is still to come.
    ///
    /// Else what follows them is the end of the declaration, or another declaration behind a lost semicolon.
    private func isBeforeName(_ head: [CToken], close: Int) -> Bool {
        guard let macro = head.last else { return false }
        let isAnnotation =
            (macro.text.hasPrefix("_") && macro.text.hasSuffix("_")) || Self.attributeWords.contains(macro.text)
        guard isAnnotation || head.count == 1 else { return false }
        var words = 0
        var index = close + 1
        while index < tokens.count {
            let token = tokens[index]
            switch token.mark {
            case UInt8(ascii: "("):
                return words > 1 || (words == 1 && (isAnnotation || Self.statesType(macro.text)))
            case UInt8(ascii: "["):
                guard let close = brackets[index] else { return false }
                index = close
            case UInt8(ascii: "*"), UInt8(ascii: "&"): break
            default:
                guard token.kind == .word || token.isPunctuation("::"), !Self.trailingWords.contains(token.text) else {
                    return false
                }
                words += token.kind == .word ? 1 : 0
            }
            index += 1
        }
        return false
    }

    private func finish(
        name: CToken, form: Declaration.Form, returnType: String?, open: Int
    ) -> Declaration? {
        let close = brackets[open] ?? tokens.count
        var declaration = Declaration(
            form: form, name: name.text, nameLine: name.line, returnType: returnType)
        let pieces = Self.parameters(tokens[(open + 1)..<max(close, open + 1)])
        if pieces.allSatisfy({ $0.count == 1 && $0[0].kind == .word && Identifier.isIdentifier($0[0].text) }) {
            declaration.words = pieces.map { ($0[0].text, $0[0].line) }
        }
        for piece in pieces {
            // `(HWND) hWnd` is an argument: this is a call.
            if piece[0].isPunctuation("(") { return nil }
            if let item = ParameterDeclaratorReader(piece).item() {
                declaration.items.append(item)
            } else if piece.count > 1 {
                declaration.unread.append((Self.text(of: piece), piece[0].line))
            }
        }
        return declaration
    }

    /// The parameters between commas, and those of a line each where a comma is lost.
    private static func parameters(_ tokens: ArraySlice<CToken>) -> [[CToken]] {
        split(tokens, at: ",").flatMap { piece in
            guard let first = piece.first, let last = piece.last, first.line < last.line else { return [piece] }
            var lines: [[CToken]] = []
            for token in piece {
                if let line = lines.last?.last?.line, line == token.line {
                    lines[lines.count - 1].append(token)
                } else {
                    lines.append([token])
                }
            }
            // A declarator may as well be broken between its words.
            return lines.allSatisfy { ParameterDeclaratorReader($0).item() != nil } ? lines : [piece]
        }
    }

    // MARK: Return types

    /// The return type: what stands before the name, without storage classes, macros of the linkage, annotations and
    /// calling conventions.
    ///
    /// A convention is known by its place: of two plain names in a row the second is no part of the type.
    static func returnType(_ tokens: [CToken]) -> String? {
        var words = tokens.filter { !storageWords.contains($0.text) && ParameterAnnotation.sal($0.text) == nil }
        let starIndex = words.firstIndex { $0.text == "*" || $0.text == "&" } ?? words.count
        var head = Array(words[..<starIndex])
        var tail = words[starIndex...]
        // What is called in some way is a function: the star behind that makes a pointer of it, and none of its result.
        if let last = head.last, isConvention(last.text) { tail = tail.dropFirst() }
        while head.count > 1, let first = head.first, isLinkageMacro(first.text), !isConvention(head[1].text) {
            head.removeFirst()
        }
        if head.count > 1, let last = head.last, !typeWords.contains(last.text),
            !["struct", "union", "enum", "const", "volatile"].contains(head[head.count - 2].text)
        {
            head.removeLast()
        }
        // Some macros of the linkage have the type in them.
        if head.count == 1, tail.isEmpty, head[0].text.hasSuffix("STDAPI") || head[0].text == "STDMETHODIMP" {
            return "HRESULT"
        }
        words = head + tail.filter { $0.text == "*" || $0.text == "&" || typeWords.contains($0.text) }
        guard let first = words.first, !isConvention(first.text), !saysLinkage(first.text) else { return nil }
        return text(of: words)
    }

    /// True for `DECLSPEC_IMPORT`, `WINADVAPI`, `EXTERN_C`: no type has such a name.
    private static func saysLinkage(_ word: String) -> Bool {
        ["DECLSPEC", "EXTERN"].contains(where: word.hasPrefix) || ["API", "INLINE"].contains(where: word.hasSuffix)
    }

    /// True for what says linkage, and for `_CRTIMP`, `__kernel_entry`, which a type may look like.
    private static func isLinkageMacro(_ word: String) -> Bool {
        if typeWords.contains(word) { return false }
        return saysLinkage(word) || word.hasPrefix("__")
            || (word.hasPrefix("_") && word.utf8.allSatisfy { !(97...122).contains($0) })
    }

    /// True for `WINAPI`, `CALLBACK`, `__cdecl`: how a function is called.
    private static func isConvention(_ word: String) -> Bool {
        conventions.contains(word) || word.hasSuffix("CALLTYPE") || word.hasSuffix("CALLCONV")
    }

    /// True for `STDAPI_`, `STDMETHODIMP_`: the type is the argument.
    private static func statesType(_ word: String) -> Bool { word.hasSuffix("_") && !word.hasPrefix("_") }

    private static func isControlWord(_ word: String) -> Bool {
        ["if", "for", "while", "switch", "return", "sizeof", "do", "else"].contains(word)
    }

    private static let attributeWords: Set<String> = ["__declspec", "__attribute__"]
    /// What may stand behind the parameters.
    private static let trailingWords: Set<String> = [
        "const", "volatile", "throw", "noexcept", "override", "final", "PURE",
    ]
    private static let conventions: Set<String> = [
        "WINAPI", "CALLBACK", "APIENTRY", "NTAPI", "PASCAL", "cdecl", "_cdecl", "__cdecl", "_stdcall", "__stdcall",
        "_fastcall", "__fastcall", "__clrcall", "__thiscall", "__vectorcall",
    ]
    static let storageWords: Set<String> = [
        "extern", "static", "virtual", "inline", "__inline", "FORCEINLINE", "public", ":",
    ]
    static let typeWords: Set<String> = [
        "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "const", "volatile", "struct",
        "union", "enum", "__int64", "wchar_t", "bool", "_Bool", "__int32", "__int16", "__int8", "__int128",
    ]
}
