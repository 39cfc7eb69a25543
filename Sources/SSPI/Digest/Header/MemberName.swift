extension Digest {
    /// The members of challenges, responses and answers; what is not here is skipped.
    package enum MemberName: Int, CaseIterable, Sendable {
        case username, usernameExtended, realm, nonce, uri, digestURI, response, algorithm, cnonce, nc, qop, opaque
        case userhash, charset, domain, stale, rspauth, nextnonce, cipher, maxbuf, authzid
        case hashedDirectives, serviceName, channelBinding

        /// The name on the wire, in lower case.
        package var text: StaticString {
            switch self {
            case .username: "username"
            case .usernameExtended: "username*"
            case .realm: "realm"
            case .nonce: "nonce"
            case .uri: "uri"
            case .digestURI: "digest-uri"
            case .response: "response"
            case .algorithm: "algorithm"
            case .cnonce: "cnonce"
            case .nc: "nc"
            case .qop: "qop"
            case .opaque: "opaque"
            case .userhash: "userhash"
            case .charset: "charset"
            case .domain: "domain"
            case .stale: "stale"
            case .rspauth: "rspauth"
            case .nextnonce: "nextnonce"
            case .cipher: "cipher"
            case .maxbuf: "maxbuf"
            case .authzid: "authzid"
            case .hashedDirectives: "hashed-dirs"
            case .serviceName: "service-name"
            case .channelBinding: "channel-binding"
            }
        }

        /// Finds a member by its name, whatever the case.
        package init?(_ name: ArraySlice<UInt8>) {
            // A name of up to 15 bytes stands in the string itself and costs no memory.
            guard name.count <= 15 else { return nil }
            let lower = String(decoding: name.map { ASCII.lower($0) }, as: UTF8.self)
            guard let found = MemberName.names[lower] else { return nil }
            self = found
        }

        private static let names: [String: MemberName] = Dictionary(
            uniqueKeysWithValues: allCases.map { ("\($0.text)", $0) })
    }

    /// Classes of bytes in header fields.
    package enum ASCII {
        /// A letter in lower case; all else as it is.
        package static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

        /// True for a byte of a token. Source: RFC 9110 section 5.6.2
        package static func isToken(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
            default: false
            }
        }

        /// True for a blank or a tab.
        package static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

        /// Bytes without the blanks at both ends.
        package static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            var part = bytes.drop(while: isBlank)
            while let last = part.last, isBlank(last) { part.removeLast() }
            return part
        }

        /// True for what may stand in a quoted string, bare or behind a backslash.
        package static func isText(_ byte: UInt8) -> Bool { byte == 0x09 || byte >= 0x20 && byte != 0x7F }

        /// True when both are the same but for the case of letters.
        package static func equal(_ left: [UInt8], _ right: String) -> Bool {
            left.count == right.utf8.count && zip(left, right.utf8).allSatisfy { lower($0) == lower($1) }
        }
    }
}
