/// A number of C in its type, after promotion: nothing is narrower than `int`.
enum TypedNumber: Equatable {
    case int(Int32)
    case unsigned(UInt32)
    case wide(Int64)
    case unsignedWide(UInt64)

    /// The number, or `nil` beyond 64 signed bits.
    var number: Int64? {
        switch self {
        case .int(let value): Int64(value)
        case .unsigned(let value): Int64(value)
        case .wide(let value): value
        case .unsignedWide(let value): Int64(exactly: value)
        }
    }

    var isZero: Bool { number == 0 }

    private var rank: Int {
        switch self {
        case .int: 0
        case .unsigned: 1
        case .wide: 2
        case .unsignedWide: 3
        }
    }

    /// The number in the type of that rank, modulo its width.
    private func converted(toRank rank: Int) -> TypedNumber {
        let bits: UInt64 =
            switch self {
            case .int(let value): UInt64(bitPattern: Int64(value))
            case .unsigned(let value): UInt64(value)
            case .wide(let value): UInt64(bitPattern: value)
            case .unsignedWide(let value): value
            }
        switch rank {
        case 0: return .int(Int32(truncatingIfNeeded: bits))
        case 1: return .unsigned(UInt32(truncatingIfNeeded: bits))
        case 2: return .wide(Int64(truncatingIfNeeded: bits))
        default: return .unsignedWide(bits)
        }
    }

    /// The result of a cast.
    func cast(to type: String) -> TypedNumber {
        let wide = converted(toRank: 2).number ?? 0
        switch type {
        case "int", "LONG", "HRESULT", "NTSTATUS": return converted(toRank: 0)
        case "DWORD", "ULONG", "unsigned", "unsigned long": return converted(toRank: 1)
        case "LONGLONG", "__int64", "long long": return converted(toRank: 2)
        case "BYTE": return .int(Int32(UInt8(truncatingIfNeeded: wide)))
        case "WORD": return .int(Int32(UInt16(truncatingIfNeeded: wide)))
        case "char": return .int(Int32(Int8(truncatingIfNeeded: wide)))
        case "short": return .int(Int32(Int16(truncatingIfNeeded: wide)))
        default: return converted(toRank: 3)
        }
    }

    /// Two numbers in the type in which they meet: the ranks are in the order in which one type gives way to the next.
    static func met(_ left: TypedNumber, _ right: TypedNumber) -> (TypedNumber, TypedNumber) {
        let rank = max(left.rank, right.rank)
        return (left.converted(toRank: rank), right.converted(toRank: rank))
    }
}

/// An expression of C with its value, by rules that are written down here a second time, apart from the reader's:
///
/// - operands meet in the first of `int`, `unsigned`, 64 bits signed, 64 bits unsigned that is neither's inferior;
/// - unsigned results wrap; a signed result that does not fit its type is no value;
/// - division by zero is no value; a shift by less than zero or by the width or more is no value;
/// - a signed number that is not negative may be shifted up to the sign bit, and not beyond;
/// - `&&` and `||` need their right operand only when the left one does not decide; both branches of `?:` must have a
///   value, since both decide its type.
indirect enum ExpressionTree {
    case literal(String, TypedNumber)
    case unary(String, ExpressionTree)
    case binary(String, ExpressionTree, ExpressionTree)
    case choice(ExpressionTree, ExpressionTree, ExpressionTree)
    case cast(String, ExpressionTree)
    /// A macro whose body is the expression in parentheses.
    case named(ExpressionTree)
    /// A call of a macro that joins its two arguments by the operator.
    case call(String, ExpressionTree, ExpressionTree)

    var value: TypedNumber? {
        switch self {
        case .literal(_, let value): value
        case .unary(let sign, let operand): operand.value.flatMap { ExpressionTree.unary(sign, $0) }
        case .binary(let sign, let left, let right), .call(let sign, let left, let right):
            ExpressionTree.binary(sign, left, right)
        case .choice(let condition, let first, let second):
            ExpressionTree.choice(condition.value, first.value, second.value)
        case .cast(let type, let operand): operand.value?.cast(to: type)
        case .named(let tree): tree.value
        }
    }

    private static func unary(_ sign: String, _ value: TypedNumber) -> TypedNumber? {
        switch (sign, value) {
        case ("+", _): value
        case ("!", _): .int(value.isZero ? 1 : 0)
        case ("-", .int(let value)): value == .min ? nil : .int(-value)
        case ("-", .unsigned(let value)): .unsigned(0 &- value)
        case ("-", .wide(let value)): value == .min ? nil : .wide(-value)
        case ("-", .unsignedWide(let value)): .unsignedWide(0 &- value)
        case (_, .int(let value)): .int(~value)
        case (_, .unsigned(let value)): .unsigned(~value)
        case (_, .wide(let value)): .wide(~value)
        case (_, .unsignedWide(let value)): .unsignedWide(~value)
        }
    }

    private static func choice(
        _ condition: TypedNumber?, _ first: TypedNumber?, _ second: TypedNumber?
    ) -> TypedNumber? {
        guard let condition, let first, let second else { return nil }
        let (one, other) = TypedNumber.met(first, second)
        return condition.isZero ? other : one
    }

    private static func binary(_ sign: String, _ left: ExpressionTree, _ right: ExpressionTree) -> TypedNumber? {
        guard let left = left.value else { return nil }
        if sign == "&&", left.isZero { return .int(0) }
        if sign == "||", !left.isZero { return .int(1) }
        guard let right = right.value else { return nil }
        if sign == "&&" || sign == "||" { return .int(right.isZero ? 0 : 1) }
        if sign == "<<" || sign == ">>" { return shift(sign, left, right) }
        switch TypedNumber.met(left, right) {
        case (.int(let left), .int(let right)): return apply(sign, left, right, TypedNumber.int)
        case (.unsigned(let left), .unsigned(let right)): return apply(sign, left, right, TypedNumber.unsigned)
        case (.wide(let left), .wide(let right)): return apply(sign, left, right, TypedNumber.wide)
        case (.unsignedWide(let left), .unsignedWide(let right)):
            return apply(sign, left, right, TypedNumber.unsignedWide)
        default: return nil
        }
    }

    private static func shift(_ sign: String, _ left: TypedNumber, _ right: TypedNumber) -> TypedNumber? {
        guard let count = right.number else { return nil }
        switch left {
        case .int(let value): return shift(sign, value, count, UInt32.max).map(TypedNumber.int)
        case .unsigned(let value): return shift(sign, value, count, UInt32.max).map(TypedNumber.unsigned)
        case .wide(let value): return shift(sign, value, count, UInt64.max).map(TypedNumber.wide)
        case .unsignedWide(let value): return shift(sign, value, count, UInt64.max).map(TypedNumber.unsignedWide)
        }
    }

    private static func shift<Value: FixedWidthInteger, Pattern: FixedWidthInteger>(
        _ sign: String, _ value: Value, _ count: Int64, _ largest: Pattern
    ) -> Value? {
        guard count >= 0, count < Int64(Value.bitWidth) else { return nil }
        if sign == ">>" { return value >> Value(count) }
        if !Value.isSigned { return value << Value(count) }
        let isLost =
            value < 0 ? (value << Value(count)) >> Value(count) != value : Pattern(value) > largest >> Pattern(count)
        return isLost ? nil : value << Value(count)
    }

    private static func apply<Value: FixedWidthInteger>(
        _ sign: String, _ left: Value, _ right: Value, _ make: (Value) -> TypedNumber
    ) -> TypedNumber? {
        func checked(_ result: (partialValue: Value, overflow: Bool)) -> TypedNumber? {
            result.overflow && Value.isSigned ? nil : make(result.partialValue)
        }
        switch sign {
        case "+": return checked(left.addingReportingOverflow(right))
        case "-": return checked(left.subtractingReportingOverflow(right))
        case "*": return checked(left.multipliedReportingOverflow(by: right))
        case "/": return right == 0 ? nil : checked(left.dividedReportingOverflow(by: right))
        case "%":
            if right == 0 || left.dividedReportingOverflow(by: right).overflow { return nil }
            return make(left % right)
        case "&": return make(left & right)
        case "|": return make(left | right)
        case "^": return make(left ^ right)
        case "<": return .int(left < right ? 1 : 0)
        case ">": return .int(left > right ? 1 : 0)
        case "<=": return .int(left <= right ? 1 : 0)
        case ">=": return .int(left >= right ? 1 : 0)
        case "==": return .int(left == right ? 1 : 0)
        default: return .int(left != right ? 1 : 0)
        }
    }
}
