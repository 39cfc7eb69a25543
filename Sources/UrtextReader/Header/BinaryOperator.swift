/// The operators of C that join two integers.
enum BinaryOperator: Sendable {
    case or, and, bitOr, bitXor, bitAnd, equal, unequal, less, greater, lessOrEqual, greaterOrEqual
    case shiftLeft, shiftRight, plus, minus, times, divided, remainder

    /// How close an operator binds.
    enum Precedence: Int, Comparable, Sendable {
        case or, and, bitOr, bitXor, bitAnd, equality, order, shift, sum, product, operand

        static let lowest = Precedence.or

        /// The next closer one: every operator groups from the left.
        var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .operand }

        static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
    }

    init?(_ kind: HeaderToken.Kind) {
        switch kind {
        case .pipes: self = .or
        case .ampersands: self = .and
        case .pipe: self = .bitOr
        case .caret: self = .bitXor
        case .ampersand: self = .bitAnd
        case .equals: self = .equal
        case .differs: self = .unequal
        case .less: self = .less
        case .greater: self = .greater
        case .lessOrEqual: self = .lessOrEqual
        case .greaterOrEqual: self = .greaterOrEqual
        case .shiftLeft: self = .shiftLeft
        case .shiftRight: self = .shiftRight
        case .plus: self = .plus
        case .minus: self = .minus
        case .star: self = .times
        case .slash: self = .divided
        case .percent: self = .remainder
        default: return nil
        }
    }

    var precedence: Precedence {
        switch self {
        case .or: .or
        case .and: .and
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .bitAnd: .bitAnd
        case .equal, .unequal: .equality
        case .less, .greater, .lessOrEqual, .greaterOrEqual: .order
        case .shiftLeft, .shiftRight: .shift
        case .plus, .minus: .sum
        case .times, .divided, .remainder: .product
        }
    }

    /// The result, or the failure of the operand that is needed and has none; the left one's first.
    func apply(_ left: HeaderOperand, _ right: HeaderOperand) -> HeaderOperand {
        switch self {
        case .and: return BinaryOperator.logical(left, right, decisive: false)
        case .or: return BinaryOperator.logical(left, right, decisive: true)
        default: break
        }
        guard case .value(let left) = left else { return left }
        guard case .value(let right) = right else { return right }
        return HeaderOperand { () throws(HeaderFailure) in try compute(left, right) }
    }

    private func compute(_ left: CValue, _ right: CValue) throws(HeaderFailure) -> CValue {
        switch self {
        case .or: CValue(!left.isZero || !right.isZero)
        case .and: CValue(!left.isZero && !right.isZero)
        case .bitOr: left.bitwise(right, |)
        case .bitXor: left.bitwise(right, ^)
        case .bitAnd: left.bitwise(right, &)
        case .equal: CValue(left.equals(right))
        case .unequal: CValue(!left.equals(right))
        case .less: CValue(left.isLess(than: right))
        case .greater: CValue(right.isLess(than: left))
        case .lessOrEqual: CValue(!right.isLess(than: left))
        case .greaterOrEqual: CValue(!left.isLess(than: right))
        case .shiftLeft: try left.shiftedLeft(by: right)
        case .shiftRight: try left.shiftedRight(by: right)
        case .plus: try left.plus(right)
        case .minus: try left.minus(right)
        case .times: try left.times(right)
        case .divided: try left.divided(by: right)
        case .remainder: try left.remainder(by: right)
        }
    }

    /// `&&` and `||`: an operand that decides (`decisive`) makes the other one unimportant, on the left in any case, on
    /// the right when all that is wrong with the left one is a name that is not known.
    private static func logical(_ left: HeaderOperand, _ right: HeaderOperand, decisive: Bool) -> HeaderOperand {
        switch (left, right) {
        case (.value(let left), _) where left.isZero != decisive: .value(CValue(decisive))
        case (.value, .value(let right)): .value(CValue(!right.isZero))
        case (.failed(.unknownName), .value(let right)) where right.isZero != decisive,
            (.failed(.unknownCall), .value(let right)) where right.isZero != decisive:
            .value(CValue(decisive))
        case (.failed, _): left
        case (_, .failed): right
        }
    }
}
