import UrtextModel

/// An integer type of C as Windows has it: `int` and `long` are 32 bits, pointers 64.
struct CIntegerType: Hashable, Sendable {
    /// 8, 16, 32 or 64.
    var bits: UInt8
    var isSigned: Bool

    static let int = CIntegerType(bits: 32, isSigned: true)
    static let unsigned = CIntegerType(bits: 32, isSigned: false)
    static let wide = CIntegerType(bits: 64, isSigned: true)
    static let unsignedWide = CIntegerType(bits: 64, isSigned: false)

    /// The type an operand of this type has in arithmetic: nothing is narrower than `int`.
    var promoted: CIntegerType { bits < 32 ? .int : self }

    /// The type in which two operands meet ("usual arithmetic conversions").
    static func common(_ left: CIntegerType, _ right: CIntegerType) -> CIntegerType {
        let left = left.promoted
        let right = right.promoted
        if left.bits != right.bits { return left.bits > right.bits ? left : right }
        return left.isSigned ? right : left
    }
}

/// A number of C with its type.
struct CValue: Hashable, Sendable {
    let type: CIntegerType
    /// The number, sign-extended or zero-extended to 64 bits as the type says.
    let pattern: UInt64

    /// Converts as a cast does: bits beyond the type's width are lost.
    init(_ pattern: UInt64, _ type: CIntegerType) {
        self.type = type
        let unused = 64 - UInt64(type.bits)
        let shifted = pattern << unused
        self.pattern =
            type.isSigned ? UInt64(bitPattern: Int64(bitPattern: shifted) >> Int64(unused)) : shifted >> unused
    }

    init(_ condition: Bool) { self.init(condition ? 1 : 0, .int) }

    /// The number, or `nil` when it is beyond 64 signed bits.
    var number: Int64? {
        let signed = Int64(bitPattern: pattern)
        return type.isSigned || signed >= 0 ? signed : nil
    }

    /// `0x` and eight digits, or `nil` when the number needs more than 32 bits.
    var canonical: String? { number.flatMap(CNumber.canonical) }

    var isZero: Bool { pattern == 0 }

    func converted(to type: CIntegerType) -> CValue { CValue(pattern, type) }

    var promoted: CValue { converted(to: type.promoted) }
}

// MARK: Arithmetic

/// Unsigned arithmetic wraps, as C defines it. Signed arithmetic that does not fit its type is undefined in C and a
/// failure here, with one exception which headers live on: a shift of a non-negative number may reach the sign bit, so
/// that `1 << 31` is 0x80000000.
extension CValue {
    func negated() throws(HeaderFailure) -> CValue {
        let value = promoted
        if !value.type.isSigned { return CValue(0 &- value.pattern, value.type) }
        return try CValue(0, value.type).minus(value)
    }

    var complement: CValue {
        let value = promoted
        return CValue(~value.pattern, value.type)
    }

    func plus(_ other: CValue) throws(HeaderFailure) -> CValue {
        try arithmetic(other, wrapping: &+) { $0.addingReportingOverflow($1) }
    }

    func minus(_ other: CValue) throws(HeaderFailure) -> CValue {
        try arithmetic(other, wrapping: &-) { $0.subtractingReportingOverflow($1) }
    }

    func times(_ other: CValue) throws(HeaderFailure) -> CValue {
        try arithmetic(other, wrapping: &*) { $0.multipliedReportingOverflow(by: $1) }
    }

    func divided(by other: CValue) throws(HeaderFailure) -> CValue {
        if other.isZero { throw .divisionByZero }
        return try arithmetic(other, wrapping: /) { $0.dividedReportingOverflow(by: $1) }
    }

    func remainder(by other: CValue) throws(HeaderFailure) -> CValue {
        if other.isZero { throw .divisionByZero }
        return try arithmetic(other, wrapping: %) { left, right in
            // The quotient must fit as well: INT_MIN % -1 is undefined.
            let type = CIntegerType.common(self.type, other.type)
            if right == -1, left == CValue.smallest(type) { return (0, true) }
            return left.remainderReportingOverflow(dividingBy: right)
        }
    }

    func bitwise(_ other: CValue, _ operation: (UInt64, UInt64) -> UInt64) -> CValue {
        let type = CIntegerType.common(self.type, other.type)
        return CValue(operation(converted(to: type).pattern, other.converted(to: type).pattern), type)
    }

    func shiftedLeft(by other: CValue) throws(HeaderFailure) -> CValue {
        let value = promoted
        let count = try other.shiftCount(for: value.type)
        if !value.type.isSigned { return CValue(value.pattern << count, value.type) }
        let signed = Int64(bitPattern: value.pattern)
        if signed < 0 {
            let shifted = signed << Int64(count)
            if shifted >> Int64(count) != signed { throw .overflow }
            return try CValue.signed(shifted, value.type)
        }
        if count > value.pattern.leadingZeroBitCount - (64 - Int(value.type.bits)) { throw .overflow }
        return CValue(value.pattern << count, value.type)
    }

    /// The sign moves in from the left, as every compiler does it.
    func shiftedRight(by other: CValue) throws(HeaderFailure) -> CValue {
        let value = promoted
        let count = try other.shiftCount(for: value.type)
        if !value.type.isSigned { return CValue(value.pattern >> count, value.type) }
        return CValue(UInt64(bitPattern: Int64(bitPattern: value.pattern) >> Int64(count)), value.type)
    }

    func equals(_ other: CValue) -> Bool {
        let type = CIntegerType.common(self.type, other.type)
        return converted(to: type).pattern == other.converted(to: type).pattern
    }

    func isLess(than other: CValue) -> Bool {
        let type = CIntegerType.common(self.type, other.type)
        let left = converted(to: type).pattern
        let right = other.converted(to: type).pattern
        return type.isSigned ? Int64(bitPattern: left) < Int64(bitPattern: right) : left < right
    }

    private func arithmetic(
        _ other: CValue, wrapping: (UInt64, UInt64) -> UInt64,
        checked: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws(HeaderFailure) -> CValue {
        let type = CIntegerType.common(self.type, other.type)
        let left = converted(to: type).pattern
        let right = other.converted(to: type).pattern
        if !type.isSigned { return CValue(wrapping(left, right), type) }
        let (result, overflow) = checked(Int64(bitPattern: left), Int64(bitPattern: right))
        if overflow { throw .overflow }
        return try CValue.signed(result, type)
    }

    private func shiftCount(for type: CIntegerType) throws(HeaderFailure) -> UInt64 {
        guard let count = promoted.number, count >= 0, count < type.bits else { throw .shiftOutOfRange }
        return UInt64(count)
    }

    private static func signed(_ number: Int64, _ type: CIntegerType) throws(HeaderFailure) -> CValue {
        let value = CValue(UInt64(bitPattern: number), type)
        if Int64(bitPattern: value.pattern) != number { throw .overflow }
        return value
    }

    private static func smallest(_ type: CIntegerType) -> Int64 {
        Int64.min >> Int64(64 - type.bits)
    }
}
