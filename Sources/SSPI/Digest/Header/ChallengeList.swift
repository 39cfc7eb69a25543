package import SSPIRuntime

extension Digest {
    /// Parts the value of a header field `WWW-Authenticate` into its challenges.
    ///
    /// One field can hold several challenges, of Digest and of other schemes; commas part both challenges and members, so
    /// that a challenge begins where a token is followed by a blank instead of `=`.
    ///
    /// Source: RFC 9110 section 11.6.1
    package enum ChallengeList {
        /// The member lists of all challenges of the scheme Digest.
        ///
        /// - Parameter bytes: The field's value.
        /// - Returns: What stands behind each word `Digest`, as it is.
        /// - Throws: `SEC_E_INVALID_TOKEN`
        package static func digests(in bytes: [UInt8]) throws(SecurityError) -> [[UInt8]] {
            guard bytes.count <= Limits.header else { throw Digest.malformed("the header is too long") }
            var scanner = ListScanner(bytes)
            var found: [[UInt8]] = []
            var start: Int?
            var schemes = 0
            func close(_ end: Int) {
                if let begin = start { found.append([UInt8](bytes[begin..<end])) }
                start = nil
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
                    guard schemes > 0 else { throw Digest.malformed("a member stands before the first scheme") }
                    scanner.rewind(to: place)
                    _ = try scanner.nextMember()
                } else {
                    close(place)
                    schemes += 1
                    guard schemes <= Limits.challenges else { throw Digest.malformed("there are too many challenges") }
                    if ASCII.equal([UInt8](bytes[place..<end]), "digest") {
                        start = scanner.offset
                    } else {
                        skipToken68(&scanner, bytes)
                    }
                }
                scanner.skipSeparators()
            }
            close(bytes.count)
            return found
        }

        /// Skips the one value without a name that some schemes have.
        private static func skipToken68(_ scanner: inout ListScanner, _ bytes: [UInt8]) {
            let place = scanner.offset
            var end = place
            while end < bytes.count, ASCII.isToken(bytes[end]) || bytes[end] == UInt8(ascii: "/") { end += 1 }
            while end < bytes.count, bytes[end] == UInt8(ascii: "=") { end += 1 }
            var next = end
            while next < bytes.count, ASCII.isBlank(bytes[next]) { next += 1 }
            if end > place, next == bytes.count || bytes[next] == UInt8(ascii: ",") { scanner.rewind(to: next) }
        }
    }
}
