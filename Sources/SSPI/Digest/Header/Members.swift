package import SSPIRuntime

extension Digest {
    /// A list of `name=value`, as it stands in a header field behind the word `Digest`, or in a token of SASL.
    ///
    /// The grammar is the strict one: members are parted by commas, empty elements are skipped, a value is a token or a
    /// quoted string with its escapes. A member that is there twice makes the list malformed; only `realm` may be repeated,
    /// in a challenge of SASL.
    ///
    /// Source: RFC 9110 section 5.6, RFC 2831 section 7.1
    package struct Members: Sendable {
        private var values: [[UInt8]?]
        /// All values of `realm`, in order.
        package private(set) var realms: [[UInt8]] = []

        /// Reads a list.
        ///
        /// - Parameters:
        ///   - bytes: The list.
        ///   - limit: The most bytes it may have.
        ///   - repeatsRealm: True where `realm` may be there more than once.
        /// - Throws: `SEC_E_INVALID_TOKEN`
        package init(_ bytes: [UInt8], limit: Int, repeatsRealm: Bool = false) throws(SecurityError) {
            guard bytes.count <= limit else {
                throw Digest.malformed("the list has \(bytes.count) bytes; \(limit) are the most")
            }
            values = [[UInt8]?](repeating: nil, count: MemberName.allCases.count)
            var scanner = ListScanner(bytes)
            var count = 0
            while let member = try scanner.nextMember() {
                count += 1
                guard count <= Limits.members else { throw Digest.malformed("the list has too many members") }
                guard let name = MemberName(member.name) else { continue }
                let isRepeated = values[name.rawValue] != nil
                if name == .realm { realms.append(member.value) }
                guard !isRepeated || name == .realm && repeatsRealm else {
                    throw Digest.malformed("the member \(name.text) is there twice")
                }
                if !isRepeated { values[name.rawValue] = member.value }
            }
            guard count > 0 else { throw Digest.malformed("the list is empty") }
        }

        /// The value of a member, without quotes and escapes.
        package subscript(_ name: MemberName) -> [UInt8]? { values[name.rawValue] }

        /// The value of a member that has to be there.
        package func required(_ name: MemberName) throws(SecurityError) -> [UInt8] {
            guard let value = values[name.rawValue] else {
                throw Digest.malformed("the member \(name.text) is missing")
            }
            return value
        }

        /// A member as text of ASCII; `nil` when it is not there or not ASCII.
        package func text(_ name: MemberName) -> String? {
            guard let value = values[name.rawValue], value.allSatisfy({ $0 < 0x80 }) else { return nil }
            return String(decoding: value, as: UTF8.self)
        }

        /// A member that is `true` or `false`; false when it is not there.
        package func truth(_ name: MemberName) throws(SecurityError) -> Bool {
            guard let value = values[name.rawValue] else { return false }
            if ASCII.equal(value, "true") { return true }
            if ASCII.equal(value, "false") { return false }
            throw Digest.malformed("the member \(name.text) is neither true nor false")
        }

        /// The tokens of a list inside of a quoted string, in lower case: `qop` or `cipher` of a challenge.
        package func tokens(_ name: MemberName) throws(SecurityError) -> [String]? {
            guard let value = values[name.rawValue] else { return nil }
            var tokens: [String] = []
            for part in value.split(separator: UInt8(ascii: ",")) {
                let token = ASCII.trimmed(part)
                if token.isEmpty { continue }
                guard token.allSatisfy(ASCII.isToken) else {
                    throw Digest.malformed("the member \(name.text) is not a list of tokens")
                }
                tokens.append(String(decoding: token.map(ASCII.lower), as: UTF8.self))
            }
            return tokens
        }
    }

    /// Reads elements of a list, one after the other.
    package struct ListScanner: Sendable {
        private let bytes: [UInt8]
        private var place = 0

        package init(_ bytes: [UInt8]) { self.bytes = bytes }

        private var current: UInt8? { place < bytes.count ? bytes[place] : nil }
        /// True when all is read.
        package var isAtEnd: Bool { place == bytes.count }
        /// Where the scanner stands.
        package var offset: Int { place }

        /// Skips blanks.
        package mutating func skipBlanks() {
            while let byte = current, ASCII.isBlank(byte) { place += 1 }
        }

        /// Skips blanks and commas.
        package mutating func skipSeparators() {
            while let byte = current, ASCII.isBlank(byte) || byte == UInt8(ascii: ",") { place += 1 }
        }

        /// Takes a token; it is empty where none stands.
        package mutating func token() -> ArraySlice<UInt8> {
            let start = place
            while let byte = current, ASCII.isToken(byte) { place += 1 }
            return bytes[start..<place]
        }

        /// Takes one byte if it is the wanted one.
        package mutating func take(_ byte: UInt8) -> Bool {
            guard current == byte else { return false }
            place += 1
            return true
        }

        /// Goes back to an earlier place.
        package mutating func rewind(to offset: Int) { place = min(max(0, offset), bytes.count) }

        /// Reads the next member, up to the comma behind it; `nil` at the end.
        package mutating func nextMember() throws(SecurityError) -> (name: ArraySlice<UInt8>, value: [UInt8])? {
            skipSeparators()
            guard !isAtEnd else { return nil }
            let name = token()
            guard !name.isEmpty else { throw Digest.malformed("no member's name stands at byte \(place)") }
            skipBlanks()
            guard take(UInt8(ascii: "=")) else { throw Digest.malformed("no '=' stands at byte \(place)") }
            skipBlanks()
            let value = try self.value()
            skipBlanks()
            guard isAtEnd || current == UInt8(ascii: ",") else {
                throw Digest.malformed("no comma stands at byte \(place)")
            }
            return (name, value)
        }

        private mutating func value() throws(SecurityError) -> [UInt8] {
            guard take(UInt8(ascii: "\"")) else {
                let token = self.token()
                guard !token.isEmpty else { throw Digest.malformed("no value stands at byte \(place)") }
                return [UInt8](token)
            }
            let start = place
            while let byte = current, ASCII.isText(byte), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                place += 1
            }
            var value = [UInt8](bytes[start..<place])
            while let byte = current {
                place += 1
                switch byte {
                case UInt8(ascii: "\""): return value
                case UInt8(ascii: "\\"):
                    guard let escaped = current, ASCII.isText(escaped) else {
                        throw Digest.malformed("nothing that can be escaped stands at byte \(place)")
                    }
                    place += 1
                    value.append(escaped)
                default:
                    guard ASCII.isText(byte) else {
                        throw Digest.malformed("a control byte stands at byte \(place - 1)")
                    }
                    value.append(byte)
                }
            }
            throw Digest.malformed("a quoted string is not closed")
        }
    }
}
