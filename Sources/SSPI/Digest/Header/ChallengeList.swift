package import SSPIRuntime

extension Digest {
    /// Parts the value of a header field `WWW-Authenticate` into its challenges, or reads what stands in `Authorization`.
    ///
    /// One field can hold several challenges, of Digest and of other schemes; commas part both challenges and members, so
    /// that a challenge begins where a token is followed by a blank instead of `=`.
    ///
    /// Source: RFC 9110 sections 11.3, 11.4 and 11.6.1
    package enum ChallengeList {
        /// One challenge, or one answer to a challenge.
        package struct Element: Hashable, Sendable {
            /// The scheme's name as it was sent; its case does not count.
            package let scheme: [UInt8]
            /// The one value without a name that some schemes have, e.g. Base64.
            package let token: [UInt8]?
            /// The list of members, as it is; empty where there is none.
            package let members: [UInt8]

            /// True when this is the scheme, whatever the case.
            package func isScheme(_ name: String) -> Bool { ASCII.equal(scheme, name) }
        }

        /// The member lists of all challenges of the scheme Digest.
        ///
        /// - Parameter bytes: The field's value.
        /// - Returns: What stands behind each word `Digest`, as it is.
        /// - Throws: `SEC_E_INVALID_TOKEN`
        package static func digests(in bytes: [UInt8]) throws(SecurityError) -> [[UInt8]] {
            try elements(in: bytes, limit: Limits.header).filter { $0.isScheme("digest") }.map(\.members)
        }

        /// All elements of a field, in order.
        ///
        /// - Parameters:
        ///   - bytes: The field's value.
        ///   - limit: How many bytes it may have.
        /// - Throws: `SEC_E_INVALID_TOKEN`
        package static func elements(in bytes: [UInt8], limit: Int) throws(SecurityError) -> [Element] {
            guard bytes.count <= limit else { throw Digest.malformed("the header is too long") }
            var scanner = ListScanner(bytes)
            var found: [Element] = []
            var open: (scheme: [UInt8], token: [UInt8]?, start: Int)?
            func close(_ end: Int) {
                guard let begun = open else { return }
                found.append(
                    Element(
                        scheme: begun.scheme, token: begun.token,
                        members: begun.token == nil ? [UInt8](bytes[min(begun.start, end)..<end]) : []))
                open = nil
            }
            scanner.skipSeparators()
            while !scanner.isAtEnd {
                let place = scanner.offset
                let word = scanner.token()
                guard !word.isEmpty else { throw Digest.malformed("no word stands at byte \(place)") }
                let end = scanner.offset
                scanner.skipBlanks()
                let isMember = scanner.offset < bytes.count && bytes[scanner.offset] == UInt8(ascii: "=")
                if isMember {
                    guard let begun = open else { throw Digest.malformed("a member stands before the first scheme") }
                    guard begun.token == nil else {
                        throw Digest.malformed("a member follows a value without a name")
                    }
                    scanner.rewind(to: place)
                    _ = try scanner.nextMember()
                } else {
                    close(place)
                    guard found.count < Limits.challenges else {
                        throw Digest.malformed("there are too many challenges")
                    }
                    let token = token68(&scanner, bytes)
                    open = ([UInt8](bytes[place..<end]), token, scanner.offset)
                }
                scanner.skipSeparators()
            }
            close(bytes.count)
            return found
        }

        /// Reads the one value without a name that some schemes have; leaves everything as it is where none stands.
        private static func token68(_ scanner: inout ListScanner, _ bytes: [UInt8]) -> [UInt8]? {
            let place = scanner.offset
            var end = place
            while end < bytes.count, ASCII.isToken(bytes[end]) || bytes[end] == UInt8(ascii: "/") { end += 1 }
            guard end > place else { return nil }
            while end < bytes.count, bytes[end] == UInt8(ascii: "=") { end += 1 }
            var next = end
            while next < bytes.count, ASCII.isBlank(bytes[next]) { next += 1 }
            guard next == bytes.count || bytes[next] == UInt8(ascii: ",") else { return nil }
            scanner.rewind(to: next)
            return [UInt8](bytes[place..<end])
        }
    }
}
