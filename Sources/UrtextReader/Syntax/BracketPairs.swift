/// For each opening bracket the one that closes it, found in one pass.
///
/// Brackets of one kind pair among themselves, so that a lost `]` does not take a parenthesis with it.
struct BracketPairs: Sendable {
    /// Empty where nothing is opened.
    private let closing: [Int?]

    init(_ tokens: [CToken]) {
        var closing: [Int?] = tokens.contains { $0.nesting > 0 } ? Array(repeating: nil, count: tokens.count) : []
        var round: [Int] = []
        var square: [Int] = []
        var curly: [Int] = []
        for (index, token) in tokens.enumerated() where token.kind == .punctuation {
            switch token.mark {
            case UInt8(ascii: "("): round.append(index)
            case UInt8(ascii: "["): square.append(index)
            case UInt8(ascii: "{"): curly.append(index)
            case UInt8(ascii: ")"): if let open = round.popLast() { closing[open] = index }
            case UInt8(ascii: "]"): if let open = square.popLast() { closing[open] = index }
            case UInt8(ascii: "}"): if let open = curly.popLast() { closing[open] = index }
            default: break
            }
        }
        self.closing = closing
    }

    /// Where the bracket at `open` is closed; `nil` where it is not, and where no bracket is opened.
    subscript(open: Int) -> Int? { closing.indices.contains(open) ? closing[open] : nil }
}
