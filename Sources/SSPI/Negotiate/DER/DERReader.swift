/// Reads elements of DER one after the other, strictly: definite lengths in their shortest form, nothing left over,
/// nesting bounded.
///
/// Only tags of one byte are known; the tokens of negotiation have no others.
///
/// Source: X.690 sections 8.1 and 10.1
package struct DERReader {
    /// How deep elements may be nested. The deepest token of negotiation has seven levels.
    package static let maximumDepth = 16

    private var rest: ArraySlice<UInt8>
    private let depth: Int

    private init(_ bytes: ArraySlice<UInt8>, depth: Int) {
        self.rest = bytes
        self.depth = depth
    }

    /// Reads bytes as a whole.
    ///
    /// - Parameters:
    ///   - bytes: All that there is.
    ///   - body: Reads the elements; what it leaves over is an error.
    /// - Returns: What `body` returns.
    package static func read<Value, Bytes: Collection<UInt8>>(
        _ bytes: Bytes, _ body: (inout DERReader) throws(DERError) -> Value
    ) throws(DERError) -> Value {
        var reader = DERReader(ArraySlice(bytes), depth: 0)
        let value = try body(&reader)
        try reader.end()
        return value
    }

    /// The tag of the next element, `nil` at the end.
    package var nextTag: UInt8? { rest.first }

    /// Everything that has not been read yet, unread.
    package var remainder: ArraySlice<UInt8> { rest }

    /// Reads an element.
    ///
    /// - Parameter tag: Its tag.
    /// - Returns: Its contents.
    package mutating func element(_ tag: UInt8) throws(DERError) -> ArraySlice<UInt8> {
        guard let found = rest.first, found == tag else {
            throw .unexpectedTag(expected: tag, found: rest.first)
        }
        var cursor = rest.dropFirst()
        let count = try Self.length(&cursor)
        guard count <= cursor.count else { throw .truncated }
        rest = cursor.dropFirst(count)
        return cursor.prefix(count)
    }

    /// Reads an element that holds others.
    ///
    /// - Parameters:
    ///   - tag: Its tag.
    ///   - body: Reads the elements inside; what it leaves over is an error.
    /// - Returns: What `body` returns.
    package mutating func constructed<Value>(
        _ tag: UInt8, _ body: (inout DERReader) throws(DERError) -> Value
    ) throws(DERError) -> Value {
        guard depth < Self.maximumDepth else { throw .tooDeep }
        var inner = DERReader(try element(tag), depth: depth + 1)
        let value = try body(&inner)
        try inner.end()
        return value
    }

    /// Reads an element that holds others, if it is the next one.
    ///
    /// - Returns: What `body` returns, `nil` when another element or nothing follows.
    package mutating func optional<Value>(
        _ tag: UInt8, _ body: (inout DERReader) throws(DERError) -> Value
    ) throws(DERError) -> Value? {
        guard nextTag == tag else { return nil }
        return try constructed(tag, body)
    }

    /// Reads elements of one kind up to the end.
    ///
    /// - Parameters:
    ///   - maximum: How many are taken.
    ///   - body: Reads one.
    package mutating func list<Value>(
        maximum: Int, _ body: (inout DERReader) throws(DERError) -> Value
    ) throws(DERError) -> [Value] {
        var values: [Value] = []
        while !rest.isEmpty {
            guard values.count < maximum else { throw .tooMany }
            values.append(try body(&self))
        }
        return values
    }

    /// Leaves the rest to somebody else, who knows what it is.
    package mutating func skipRemainder() { rest = rest.suffix(0) }

    private func end() throws(DERError) {
        guard rest.isEmpty else { throw .trailingBytes }
    }

    /// Reads a length: short form below 128, else the long form with as few bytes as possible, at most four.
    private static func length(_ cursor: inout ArraySlice<UInt8>) throws(DERError) -> Int {
        guard let first = cursor.popFirst() else { throw .truncated }
        guard first >= 0x80 else { return Int(first) }
        let octets = Int(first & 0x7F)
        guard (1...4).contains(octets) else { throw .malformedLength }
        guard octets <= cursor.count else { throw .truncated }
        let digits = cursor.prefix(octets)
        cursor = cursor.dropFirst(octets)
        let value = digits.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard value >= 0x80, digits.first != 0 else { throw .malformedLength }
        return Int(value)
    }
}
