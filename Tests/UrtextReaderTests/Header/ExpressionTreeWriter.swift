/// Makes expressions by chance and writes them as a header.
struct ExpressionTreeWriter {
    private var dice: Dice
    private(set) var definitions: [String] = []

    init(seed: UInt64) { dice = Dice(seed: seed) }

    private static let types = [
        "int", "LONG", "HRESULT", "NTSTATUS", "DWORD", "ULONG", "unsigned", "unsigned long", "LONGLONG", "__int64",
        "long long", "BYTE", "WORD", "char", "short", "ULONGLONG", "unsigned long long", "ULONG_PTR",
    ]
    private static let signs = [
        "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "&&", "||", "|", "|",
        "<<", "&",
    ]
    private static let precedence: [String: Int] = [
        "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, ">": 7, "<=": 7, ">=": 7, "<<": 8, ">>": 8,
        "+": 9,
        "-": 9, "*": 10, "/": 10, "%": 10,
    ]

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &dice)]
    }

    private mutating func chance(_ sides: Int) -> Bool { Int.random(in: 0..<sides, using: &dice) == 0 }

    // MARK: Trees

    mutating func tree(depth: Int) -> ExpressionTree {
        if depth == 0 || chance(6) { return literal() }
        switch Int.random(in: 0..<12, using: &dice) {
        case 0...4: return .binary(pick(Self.signs), tree(depth: depth - 1), tree(depth: depth - 1))
        case 5, 6: return .unary(pick(["+", "-", "~", "!", "~"]), tree(depth: depth - 1))
        case 7, 8: return .cast(pick(Self.types), tree(depth: depth - 1))
        case 9: return .choice(tree(depth: depth - 1), tree(depth: depth - 1), tree(depth: depth - 1))
        case 10: return .named(tree(depth: depth - 1))
        default: return .call(pick(Self.signs), tree(depth: depth - 1), tree(depth: depth - 1))
        }
    }

    /// A number in one of its forms, with the type C gives to that form.
    private mutating func literal() -> ExpressionTree {
        let bits = pick([1, 3, 4, 5, 8, 16, 31, 32, 33, 40])
        let value = UInt64.random(in: 0..<(1 << UInt64(bits)), using: &dice)
        let radix = pick([10, 16, 16, 8])
        let digits = String(value, radix: radix, uppercase: chance(2))
        let (suffix, isUnsigned, isWide): (String, Bool, Bool) = pick([
            ("", false, false), ("", false, false), ("u", true, false), ("L", false, false), ("uL", true, false),
            ("LU", true, false), ("ll", false, true), ("Ull", true, true), ("i64", false, true),
        ])
        let prefix = radix == 16 ? pick(["0x", "0X"]) : radix == 8 ? "0" : ""
        let number: TypedNumber
        if isWide || value > UInt64(UInt32.max) || radix == 10 && !isUnsigned && value > UInt64(Int32.max) {
            number = isUnsigned ? .unsignedWide(value) : .wide(Int64(value))
        } else if isUnsigned || value > UInt64(Int32.max) {
            number = .unsigned(UInt32(value))
        } else {
            number = .int(Int32(value))
        }
        return .literal(prefix + digits + suffix, number)
    }

    // MARK: Text

    /// The expression as text, in parentheses where `precedence` asks for them and now and then where it does not. Adds
    /// the definitions it needs.
    mutating func text(_ tree: ExpressionTree, precedence: Int = 0) -> String {
        let (text, own) = bare(tree)
        return own < precedence || chance(8) ? "(\(blank())\(text)\(blank()))" : text
    }

    private mutating func bare(_ tree: ExpressionTree) -> (text: String, precedence: Int) {
        switch tree {
        case .literal(let text, _):
            return (text, 12)
        case .unary(let sign, let operand):
            return ("\(sign) \(text(operand, precedence: 11))", 11)
        case .cast(let type, let operand):
            return ("(\(blank())\(type)\(blank()))\(blank())\(text(operand, precedence: 11))", 11)
        case .binary(let sign, let left, let right):
            let own = Self.precedence[sign] ?? 0
            // Blanks, since `1 - -1` is not `1--1` and `0x1E + 1` is not `0x1E+1`.
            return ("\(text(left, precedence: own)) \(sign) \(text(right, precedence: own + 1))", own)
        case .choice(let condition, let first, let second):
            return ("\(text(condition, precedence: 1)) ? \(text(first)) : \(text(second))", 0)
        case .named(let tree):
            let name = "NAME_\(definitions.count)"
            definitions.append("")
            let position = definitions.count - 1
            definitions[position] = "#define \(name) (\(text(tree)))"
            return (name, 12)
        case .call(let sign, let left, let right):
            let name = "CALL_\(definitions.count)"
            definitions.append("#define \(name)(a, b) ((a) \(sign) (b))")
            return ("\(name)\(blank())(\(text(left)),\(blank())\(text(right)))", 12)
        }
    }

    private mutating func blank() -> String { pick(["", "", " ", "\t", "/**/"]) }

    /// The definitions so far, in some order, and none from now on.
    mutating func takeDefinitions() -> [String] {
        defer { definitions = [] }
        return definitions.shuffled(using: &dice)
    }
}
