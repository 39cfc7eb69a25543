import UrtextModel

/// Reads JSON (RFC 8259) from bytes. Nothing may follow the value, no key may stand twice in an object, and nesting deeper
/// than 128 is refused.
package struct LocatedJSONParser {
    /// What is no JSON, and where.
    package struct Failure: Error, Hashable, Sendable {
        package var message: String
        package var position: LocatedJSON.Position
    }

    private static let depthLimit = 128

    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var lineStart = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    package static func parse(_ bytes: [UInt8]) throws(Failure) -> LocatedJSON {
        var parser = LocatedJSONParser(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.skip(3) }
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.offset == bytes.count else { throw parser.failure("something follows the end of the document") }
        return value
    }

    private var position: LocatedJSON.Position { .init(line: line, column: offset - lineStart + 1) }
    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func failure(_ message: String) -> Failure { Failure(message: message, position: position) }

    private mutating func skip(_ count: Int = 1) {
        for _ in 0..<count {
            if bytes[offset] == UInt8(ascii: "\n") {
                line += 1
                lineStart = offset + 1
            }
            offset += 1
        }
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { skip() }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        skip()
        return true
    }

    private mutating func value(depth: Int) throws(Failure) -> LocatedJSON {
        guard depth < Self.depthLimit else { throw failure("the document is nested too deeply") }
        let start = position
        guard let byte = next else { throw failure("the document ends where a value is expected") }
        let value: LocatedJSON.Value
        switch byte {
        case UInt8(ascii: "{"): value = .object(try members(depth: depth))
        case UInt8(ascii: "["): value = .array(try items(depth: depth))
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = .number(try number())
        default: value = try word()
        }
        return LocatedJSON(value: value, position: start)
    }

    private mutating func members(depth: Int) throws(Failure) -> [LocatedJSON.Member] {
        skip()
        skipBlanks()
        if take(UInt8(ascii: "}")) { return [] }
        var members: [LocatedJSON.Member] = []
        var keys: Set<String> = []
        while true {
            let keyPosition = position
            guard next == UInt8(ascii: "\"") else { throw failure("a key in double quotes is expected") }
            let key = try string()
            guard keys.insert(key).inserted else {
                throw Failure(message: "the key \"\(key)\" stands twice in one object", position: keyPosition)
            }
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw failure("a colon is expected after the key \"\(key)\"") }
            skipBlanks()
            members.append(.init(key: key, keyPosition: keyPosition, value: try value(depth: depth + 1)))
            skipBlanks()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw failure("a comma or a closing brace is expected") }
            skipBlanks()
        }
    }

    private mutating func items(depth: Int) throws(Failure) -> [LocatedJSON] {
        skip()
        skipBlanks()
        if take(UInt8(ascii: "]")) { return [] }
        var items: [LocatedJSON] = []
        while true {
            items.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: "]")) { return items }
            guard take(UInt8(ascii: ",")) else { throw failure("a comma or a closing bracket is expected") }
            skipBlanks()
        }
    }

    private mutating func word() throws(Failure) -> LocatedJSON.Value {
        for (text, value) in [("null", LocatedJSON.Value.null), ("true", .bool(true)), ("false", .bool(false))]
        where bytes[offset...].starts(with: text.utf8) {
            skip(text.utf8.count)
            return value
        }
        throw failure("a value is expected")
    }

    private mutating func number() throws(Failure) -> String {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() throws(Failure) {
        guard let byte = next, Identifier.isDigit(byte) else { throw failure("a digit is expected") }
        while let byte = next, Identifier.isDigit(byte) { skip() }
    }

    private mutating func string() throws(Failure) -> String {
        skip()
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                guard let result = String(validating: text, as: UTF8.self) else {
                    throw failure("the string is not UTF-8")
                }
                skip()
                return result
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw failure("a control character in a string must be written as an escape")
            default:
                text.append(byte)
                skip()
            }
        }
        throw failure("the document ends inside a string")
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
        skip()
        let plain: [UInt8: UInt8] = [
            UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
            UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
        ]
        guard let byte = next else { throw failure("the document ends inside a string") }
        if let result = plain[byte] {
            skip()
            return [result]
        }
        var units = [try codeUnit()]
        if UTF16.isLeadSurrogate(units[0]) {
            guard take(UInt8(ascii: "\\")) else { throw failure("half of a surrogate pair") }
            units.append(try codeUnit())
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw failure("half of a surrogate pair") }
        return Array(text.utf8)
    }

    /// The `u12AF` of an escape.
    private mutating func codeUnit() throws(Failure) -> UInt16 {
        guard take(UInt8(ascii: "u")) else { throw failure("an unknown escape in a string") }
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("four hexadecimal digits are expected after \\u")
            }
            unit = unit << 4 | UInt16(digit)
            skip()
        }
        return unit
    }
}
