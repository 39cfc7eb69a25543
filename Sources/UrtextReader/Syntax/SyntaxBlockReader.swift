internal import UrtextModel

/// Reads the declaration of a code block: functions, methods, function pointer types, structures, unions, enumerations
/// and plain typedefs of C, with SAL or IDL annotations or none.
///
/// It reads documentation, not programs: unknown macros, missing semicolons and translated comments are common, so
/// every step takes what it understands and gives up without a result rather than with a wrong one.
struct SyntaxBlockReader: Sendable {
    let tokens: [CToken]
    let brackets: BracketPairs

    /// A block of more tokens than any declaration has declares nothing, and is looked at no further.
    private static let tokenLimit = 100_000

    init(code: ArraySlice<UInt8>, firstLine: Int) {
        self.init(CToken.tokens(of: code, firstLine: firstLine, limit: SyntaxBlockReader.tokenLimit))
    }

    init(_ tokens: [CToken]) {
        self.tokens = tokens
        brackets = BracketPairs(tokens)
    }

    /// The first declaration of the block.
    func declaration() -> Declaration? {
        guard !tokens.isEmpty, tokens.count < SyntaxBlockReader.tokenLimit, !declaresClass, !isBasic else { return nil }
        if let aggregate = aggregate() { return aggregate }
        if let callback = callbackOfVariable() { return callback }
        if let function = function() { return function }
        return alias()
    }

    /// True for a class or an interface, as C++, IDL and MOF declare one: its members are no parameters.
    var declaresClass: Bool {
        let index = headStart(from: 0, limit: tokens.count)
        guard index + 1 < tokens.count, tokens[index].kind == .word, tokens[index + 1].kind == .word else {
            return false
        }
        return ["class", "interface", "coclass", "dispinterface", "module", "library"].contains(tokens[index].text)
    }

    /// True when a bracket is opened and never closed: the block was cut.
    var isCutOff: Bool {
        guard tokens.count < SyntaxBlockReader.tokenLimit else { return false }
        var depth = 0
        for token in tokens { depth += token.nesting }
        return depth > 0
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
