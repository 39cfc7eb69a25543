/// Reads integer and character constants as a C compiler for Windows does.
enum CLiteral {
    /// Which types a number may have: those of the language, or the one wide type of `#if`.
    enum Typing: Sendable {
        case language, preprocessor
    }

    /// The value of a number such as `0x80090308L`, `017`, `0b101` or `5ui64`.
    ///
    /// Throws `notInteger` for a floating number, `malformedNumber` for what no compiler accepts, `tooWide` for a number
    /// beyond 64 bits.
    static func number(_ bytes: ArraySlice<UInt8>, typing: Typing = .language) throws(HeaderFailure) -> CValue {
        var digits = bytes
        var radix: UInt64 = 10
        if digits.first == UInt8(ascii: "0"), digits.count > 1 {
            switch digits[digits.startIndex + 1] | 0x20 {
            case UInt8(ascii: "x"): (radix, digits) = (16, digits.dropFirst(2))
            case UInt8(ascii: "b"): (radix, digits) = (2, digits.dropFirst(2))
            default: (radix, digits) = (8, digits.dropFirst())
            }
        }
        var value: UInt64 = 0
        var fits = true
        var index = digits.startIndex
        while index < digits.endIndex, let digit = digitValue(digits[index], radix: radix) {
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(digit)
            value = sum
            if overflow || carry { fits = false }
            index += 1
        }
        let isEmpty = index == digits.startIndex && radix != 8
        guard !isEmpty, let suffix = Suffix(digits[index...]) else {
            throw isFloating(bytes, radix: radix) ? .notInteger : .malformedNumber
        }
        if !fits { throw .tooWide }
        if typing == .preprocessor {
            return CValue(value, suffix.isUnsigned || value > UInt64(Int64.max) ? .unsignedWide : .wide)
        }
        return CValue(value, suffix.type(of: value, isDecimal: radix == 10))
    }

    /// The value of a character constant of one ASCII character, with the usual escapes: `'A'`, `L'\n'`, `'\x41'`.
    static func character(_ bytes: ArraySlice<UInt8>, typing: Typing = .language) throws(HeaderFailure) -> CValue {
        guard let open = bytes.firstIndex(of: UInt8(ascii: "'")), bytes.count >= 2 else { throw .unusualCharacter }
        let content = bytes[(open + 1)..<(bytes.endIndex - 1)]
        guard let first = content.first else { throw .unusualCharacter }
        let value: UInt64
        if first == UInt8(ascii: "\\") {
            value = try escape(content.dropFirst())
        } else if content.count == 1, first < 0x80 {
            value = UInt64(first)
        } else {
            throw .unusualCharacter
        }
        return CValue(value, typing == .preprocessor ? .wide : .int)
    }

    private static func escape(_ bytes: ArraySlice<UInt8>) throws(HeaderFailure) -> UInt64 {
        guard let first = bytes.first else { throw .unusualCharacter }
        if first == UInt8(ascii: "x") { return try digits(bytes.dropFirst(), radix: 16, atMost: 8) }
        if digitValue(first, radix: 8) != nil { return try digits(bytes, radix: 8, atMost: 3) }
        guard bytes.count == 1 else { throw .unusualCharacter }
        switch first {
        case UInt8(ascii: "a"): return 7
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "v"): return 11
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): return UInt64(first)
        default: throw .unusualCharacter
        }
    }

    /// A number in digits only; beyond 0x7F the sign depends on the compiler's `char`.
    private static func digits(_ bytes: ArraySlice<UInt8>, radix: UInt64, atMost: Int) throws(HeaderFailure) -> UInt64 {
        guard !bytes.isEmpty, bytes.count <= atMost else { throw .unusualCharacter }
        var value: UInt64 = 0
        for byte in bytes {
            guard let digit = digitValue(byte, radix: radix) else { throw .unusualCharacter }
            value = value * radix + digit
        }
        if value > 0x7F { throw .unusualCharacter }
        return value
    }

    private static func digitValue(_ byte: UInt8, radix: UInt64) -> UInt64? {
        let digit: UInt64
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt64(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt64(byte - UInt8(ascii: "A")) + 10
        default: return nil
        }
        return digit < radix ? digit : nil
    }

    /// True for `1.5`, `1e9`, `0x1p3`, `1.f`: an exponent or a point, which no integer has.
    private static func isFloating(_ bytes: ArraySlice<UInt8>, radix: UInt64) -> Bool {
        if bytes.contains(UInt8(ascii: ".")) { return true }
        let exponent = radix == 16 ? UInt8(ascii: "p") : UInt8(ascii: "e")
        guard radix != 2, let mark = bytes.firstIndex(where: { $0 | 0x20 == exponent }), mark > bytes.startIndex else {
            return false
        }
        var power = bytes[(mark + 1)...]
        if power.first == UInt8(ascii: "+") || power.first == UInt8(ascii: "-") { power = power.dropFirst() }
        return power.first.map { digitValue($0, radix: 10) != nil } ?? false
    }
}

/// What stands behind the digits: `u`, `l`, `ll` in any case and order, or the `i64` and `ui32` of Microsoft's compiler.
private struct Suffix {
    var isUnsigned = false
    var isLong = false
    /// The width a suffix demands.
    var bits: Int?

    init?(_ bytes: ArraySlice<UInt8>) {
        switch String(decoding: bytes, as: UTF8.self) {
        case "": break
        case "u", "U": isUnsigned = true
        case "l", "L": isLong = true
        case "ul", "uL", "Ul", "UL", "lu", "lU", "Lu", "LU": (isUnsigned, isLong) = (true, true)
        case "ll", "LL", "i64", "I64": bits = 64
        case "ull", "uLL", "Ull", "ULL", "llu", "llU", "LLu", "LLU", "ui64", "uI64", "Ui64", "UI64":
            (isUnsigned, bits) = (true, 64)
        case "i32", "I32": bits = 32
        case "ui32", "uI32", "Ui32", "UI32": (isUnsigned, bits) = (true, 32)
        default: return nil
        }
    }

    /// The first type of C's list for this form that holds the value; `long` is as wide as `int`.
    func type(of value: UInt64, isDecimal: Bool) -> CIntegerType {
        let least = bits ?? 32
        if least == 32 {
            if !isUnsigned, value <= UInt64(Int32.max) { return .int }
            if isUnsigned || !isDecimal, value <= UInt64(UInt32.max) { return .unsigned }
        }
        if !isUnsigned, value <= UInt64(Int64.max) { return .wide }
        return .unsignedWide
    }
}
