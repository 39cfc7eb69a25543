internal import UrtextModel

/// Structures, unions, enumerations.
extension SyntaxBlockReader {
    func aggregate() -> Declaration? {
        let index = headStart(from: 0, limit: tokens.count)
        guard index < tokens.count, let form = Self.aggregateForm(tokens[index].text) else { return nil }
        guard let open = tokens[index...].firstIndex(where: { $0.isPunctuation("{") }),
            tokens[index..<open].allSatisfy({
                $0.kind == .word || $0.isPunctuation(":") || $0.isPunctuation("(") || $0.isPunctuation(")")
                    || $0.kind == .number
            })
        else { return nil }
        let close = brackets[open] ?? tokens.count
        var name = tag(in: (index + 1)..<open)
        if let colon = tokens[index..<open].firstIndex(where: { $0.isPunctuation(":") }), colon > index {
            name = tokens[colon - 1]
        }
        // The typedef's own name is what pages call the type; the tag only where there is none.
        if close + 1 < tokens.count, tokens[..<index].contains(where: { $0.isWord("typedef") }) {
            let declarators = Self.split(tokens[(close + 1)...].prefix { !$0.isPunctuation(";") }, at: ",")
            if let plain = declarators.first(where: { $0.count == 1 && $0[$0.startIndex].kind == .word }) {
                name = plain.first
            }
        }
        guard let name else { return nil }
        var declaration = Declaration(form: form, name: name.text, nameLine: name.line)
        let body = (open + 1)..<max(close, open + 1)
        if form == .enumeration {
            readEnumerators(tokens[body], into: &declaration)
        } else {
            readMembers(body, depth: 0, into: &declaration)
        }
        return declaration
    }

    /// Where the keyword stands: behind `typedef`, attributes in brackets, annotations and macros with arguments.
    func headStart(from start: Int, limit: Int) -> Int {
        var index = start
        while index < limit {
            if tokens[index].isPunctuation("["), let close = brackets[index] {
                index = close + 1
            } else if tokens[index].isWord("typedef") {
                index += 1
            } else if tokens[index].kind == .word, index + 1 < limit, tokens[index + 1].isPunctuation("("),
                let close = brackets[index + 1]
            {
                index = close + 1
            } else {
                break
            }
        }
        return min(index, limit)
    }

    /// The first word that is no macro with arguments: `struct DECLSPEC_ALIGN(16) _LID {`.
    private func tag(in range: Range<Int>) -> CToken? {
        var index = range.lowerBound
        while index < range.upperBound {
            if tokens[index].kind == .word {
                guard index + 1 < range.upperBound, tokens[index + 1].isPunctuation("(") else { return tokens[index] }
                index = brackets[index + 1] ?? range.upperBound
            }
            index += 1
        }
        return nil
    }

    private static func aggregateForm(_ word: String) -> Declaration.Form? {
        switch word {
        case "struct": .structure
        case "union": .union
        case "enum": .enumeration
        default: nil
        }
    }

    private func readEnumerators(_ body: ArraySlice<CToken>, into declaration: inout Declaration) {
        for piece in Self.split(body, at: ",") {
            guard let first = piece.first, first.kind == .word,
                piece.count == 1 || (piece.count >= 3 && piece[1].isPunctuation("="))
            else {
                declaration.unread.append((Self.text(of: piece), piece[0].line))
                continue
            }
            let printed = piece.count == 1 ? nil : Self.number(of: piece.dropFirst(2))
            declaration.enumerators.append(
                Declaration.Enumerator(name: first.text, printed: printed, line: first.line))
        }
    }

    /// The number of an enumerator as pages print one: without parentheses around it, `( 1 << 3 )`.
    private static func number(of tokens: ArraySlice<CToken>) -> String {
        var tokens = tokens
        if tokens.count > 2, tokens.first?.isPunctuation("(") ?? false, tokens.last?.isPunctuation(")") ?? false,
            !tokens.dropFirst().dropLast().contains(where: { $0.isPunctuation("(") || $0.isPunctuation(")") })
        {
            tokens = tokens.dropFirst().dropLast()
        }
        let text = tokens.map(\.text).joined()
        return text.utf8.contains(UInt8(ascii: "<")) ? text.split(separator: "<").joined(separator: " << ") : text
    }

    /// The members of a structure, those of nested structures and unions in their place.
    ///
    /// Of two members of one name in one structure the second is what another branch of a condition declares.
    private func readMembers(_ body: Range<Int>, depth: Int, into declaration: inout Declaration) {
        var names: Set<String> = []
        var index = body.lowerBound
        while index < body.upperBound {
            let end = statementEnd(from: index, limit: body.upperBound)
            let statement = tokens[index..<end]
            let head = headStart(from: index, limit: end)
            index = end + 1
            guard let open = statement.firstIndex(where: { $0.isPunctuation("{") }) else {
                let count = declaration.items.count
                readMember(statement, into: &declaration)
                declaration.items[count...].removeAll { !names.insert($0.name).inserted }
                continue
            }
            let form = head < open ? Self.aggregateForm(tokens[head].text) : nil
            if form == .structure || form == .union, depth < Self.deepest {
                let close = min(brackets[open] ?? end, end)
                readMembers((open + 1)..<max(close, open + 1), depth: depth + 1, into: &declaration)
                declaration.containers += tokens[min(close + 1, end)..<end].filter { $0.kind == .word }.map(\.text)
            } else {
                // A function with a body is no member, and an enumeration of its own none that has a type to name.
                declaration.unread.append((Self.text(of: Array(statement)), tokens[head].line))
            }
        }
    }

    /// How deep structures may nest in one another.
    private static let deepest = 16

    /// `DWORD a, *b[3];` declares a and b.
    private func readMember(_ statement: ArraySlice<CToken>, into declaration: inout Declaration) {
        let pieces = Self.split(statement, at: ",")
        guard let first = pieces.first else { return }
        guard let item = ParameterDeclaratorReader(first).item() else {
            if !Self.isPadding(first) { declaration.unread.append((Self.text(of: Array(statement)), first[0].line)) }
            return
        }
        declaration.items.append(item)
        let base = String(item.type.prefix { $0 != "*" && $0 != "[" }).trimmed
        for piece in pieces.dropFirst() {
            guard let name = piece.last(where: { $0.kind == .word }),
                let item = ParameterDeclaratorReader([CToken(kind: .word, text: base, line: name.line)] + piece).item()
            else {
                declaration.unread.append((Self.text(of: piece), piece[0].line))
                continue
            }
            declaration.items.append(item)
        }
    }

    /// True for what declares nothing: `DWORD : 3`, a label such as `public:`, an ellipsis.
    private static func isPadding(_ tokens: [CToken]) -> Bool {
        let colon = tokens.firstIndex { $0.isPunctuation(":") }
        return tokens.count == 1 || (colon.map { $0 < 3 && tokens[..<$0].allSatisfy { $0.kind == .word } } ?? false)
    }

    private func statementEnd(from start: Int, limit: Int) -> Int {
        var index = start
        while index < limit {
            if tokens[index].isPunctuation("{"), let close = brackets[index], close < limit {
                index = close
            } else if tokens[index].isPunctuation(";") {
                return index
            }
            index += 1
        }
        return limit
    }
}
