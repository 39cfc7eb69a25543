internal import SSPI
internal import SSPIRuntime

/// Tells what of a Kerberos token can be read without keys.
///
/// Source: RFC 4120 section 5, RFC 4121 section 4
enum KerberosListing {
    /// Lists a token in GSS-API's frame.
    static func list(
        framed token: [UInt8], _ mechanism: MechanismIdentifier, in listing: inout Listing
    ) throws(InspectionError) {
        let inner = try TokenListing.decoding("the frame") { () throws(DERError) in
            try DERReader.read(token) { reader throws(DERError) in
                try reader.constructed(DERTag.initialToken) { frame throws(DERError) in
                    _ = try frame.element(DERTag.objectIdentifier)
                    defer { frame.skipRemainder() }
                    return Array(frame.remainder)
                }
            }
        }
        try listing.group(
            "GSS-API token", "of \(NegotiationListing.name(mechanism)), \(token.count) bytes"
        ) { listing throws(InspectionError) in
            guard inner.count > 2 else { throw .failure("the token of Kerberos ends before its kind") }
            switch (inner[0], inner[1]) {
            case (1, 0), (2, 0), (3, 0): try list(message: Array(inner.dropFirst(2)), in: &listing)
            case (4, 0), (4, 1):
                listing.add("user-to-user ticket \(inner[1] == 0 ? "request" : "reply")", "\(inner.count - 2) bytes")
            case (4, 4), (5, 4): try list(protected: inner, in: &listing)
            case (1, 1), (2, 1):
                listing.add("protected message", "in the form of RFC 1964")
                listing.warn("the message is protected in the old form, by DES or RC4")
            default: throw .failure("the token of Kerberos is of no known kind")
            }
        }
    }

    /// Lists a protected message or a signature.
    static func list(protected token: [UInt8], in listing: inout Listing) throws(InspectionError) {
        guard token.count >= 16, token[3] == 0xFF else {
            throw .failure("the token of RFC 4121 ends inside of its head")
        }
        let isWrap = token[0] == 5
        listing.group("Kerberos \(isWrap ? "Wrap" : "MIC")", "\(token.count) bytes") { listing in
            listing.add("sender", token[2] & 1 != 0 ? "acceptor" : "initiator")
            if isWrap { listing.add("sealed", token[2] & 2 != 0 ? "yes" : "no, signed alone") }
            listing.add("key", token[2] & 4 != 0 ? "the acceptor's subkey" : "the initiator's subkey")
            let number = token[8..<16].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            listing.add("sequence number", "\(number)")
        }
    }

    /// Lists `AP-REQ`, `AP-REP` or `KRB-ERROR`.
    static func list(message: [UInt8], in listing: inout Listing) throws(InspectionError) {
        guard let tag = message.first else { throw .failure("the message of Kerberos is empty") }
        var scratch = listing
        try TokenListing.decoding("the message of Kerberos") { () throws(DERError) in
            try DERReader.read(message) { reader throws(DERError) in
                try reader.constructed(tag) { outer throws(DERError) in
                    try outer.constructed(DERTag.sequence) { fields throws(DERError) in
                        switch tag {
                        case 0x6E: try request(&fields, &scratch, message.count)
                        case 0x6F: try reply(&fields, &scratch, message.count)
                        case 0x7E: try error(&fields, &scratch, message.count)
                        default: throw .unexpectedTag(expected: 0x6E, found: tag)
                        }
                    }
                }
            }
        }
        listing = scratch
    }

    // MARK: Messages

    private static func request(
        _ fields: inout DERReader, _ listing: inout Listing, _ count: Int
    ) throws(DERError) {
        try head(&fields, kind: 14)
        let options = try fields.constructed(DERTag.context(2)) { field throws(DERError) in
            Array(try field.element(DERTag.bitString))
        }
        try listing.group("Kerberos AP-REQ", "\(count) bytes, from the initiator") { listing throws(DERError) in
            let bits = options.dropFirst().first ?? 0
            var names: [String] = []
            if bits & 0x40 != 0 { names.append("use-session-key") }
            if bits & 0x20 != 0 { names.append("mutual-required") }
            listing.add("options", names.isEmpty ? "none" : names.joined(separator: ", "))
            if bits & 0x20 == 0 { listing.warn("the acceptor is not asked to prove itself") }
            try fields.constructed(DERTag.context(3)) { field throws(DERError) in
                try field.constructed(0x61) { ticket throws(DERError) in
                    try ticket.constructed(DERTag.sequence) { parts throws(DERError) in
                        _ = try number(&parts, 0)
                        let realm = try string(&parts, 1) ?? ""
                        let name = try principal(&parts, 2)
                        try listing.group("ticket", "for \(name)@\(realm)") { listing throws(DERError) in
                            try encrypted(&parts, DERTag.context(3), &listing)
                        }
                    }
                }
            }
            try listing.group("authenticator") { listing throws(DERError) in
                try encrypted(&fields, DERTag.context(4), &listing)
            }
        }
    }

    private static func reply(_ fields: inout DERReader, _ listing: inout Listing, _ count: Int) throws(DERError) {
        try head(&fields, kind: 15)
        try listing.group("Kerberos AP-REP", "\(count) bytes, from the acceptor") { listing throws(DERError) in
            try encrypted(&fields, DERTag.context(2), &listing)
        }
    }

    private static func error(_ fields: inout DERReader, _ listing: inout Listing, _ count: Int) throws(DERError) {
        try head(&fields, kind: 30)
        var code: Int64 = 0
        var (realm, name, text) = ("", "", "")
        // Times and names of the client stand between; each field at most once, in order.
        for index in 2...12 as ClosedRange<UInt8> {
            switch index {
            case 6: code = try number(&fields, 6)
            case 9: realm = try string(&fields, 9) ?? ""
            case 10: name = fields.nextTag == DERTag.context(10) ? try principal(&fields, 10) : ""
            case 11: text = try string(&fields, 11) ?? ""
            default:
                _ = try fields.optional(DERTag.context(index)) { field throws(DERError) in field.skipRemainder() }
            }
        }
        listing.group("Kerberos KRB-ERROR", "\(count) bytes") { listing in
            listing.add("error code", "\(code)" + (KerberosNames.errors[code].map { ", \($0)" } ?? ""))
            listing.add("service", "\(name)@\(realm)")
            if !text.isEmpty { listing.add("text", text) }
        }
        listing.warn("the exchange is refused")
    }

    // MARK: Parts

    private static func head(_ fields: inout DERReader, kind: Int64) throws(DERError) {
        guard try number(&fields, 0) == 5, try number(&fields, 1) == kind else { throw .malformedValue }
    }

    private static func number(_ fields: inout DERReader, _ index: UInt8) throws(DERError) -> Int64 {
        try fields.constructed(DERTag.context(index)) { field throws(DERError) in
            let octets = try field.element(0x02)
            guard (1...8).contains(octets.count), let first = octets.first else { throw .malformedValue }
            return octets.reduce(first >= 0x80 ? -1 : 0 as Int64) { $0 << 8 | Int64($1) }
        }
    }

    private static func string(_ fields: inout DERReader, _ index: UInt8) throws(DERError) -> String? {
        try fields.optional(DERTag.context(index)) { field throws(DERError) in
            String(decoding: try field.element(DERTag.generalString), as: UTF8.self)
        }
    }

    private static func principal(_ fields: inout DERReader, _ index: UInt8) throws(DERError) -> String {
        try fields.constructed(DERTag.context(index)) { field throws(DERError) in
            try field.constructed(DERTag.sequence) { parts throws(DERError) in
                _ = try number(&parts, 0)
                return try parts.constructed(DERTag.context(1)) { list throws(DERError) in
                    try list.constructed(DERTag.sequence) { names throws(DERError) in
                        try names.list(maximum: 16) { name throws(DERError) in
                            String(decoding: try name.element(DERTag.generalString), as: UTF8.self)
                        }
                    }
                }.joined(separator: "/")
            }
        }
    }

    private static func encrypted(
        _ fields: inout DERReader, _ tag: UInt8, _ listing: inout Listing
    ) throws(DERError) {
        try fields.constructed(tag) { field throws(DERError) in
            try field.constructed(DERTag.sequence) { parts throws(DERError) in
                let type = try number(&parts, 0)
                listing.add("encryption", KerberosNames.encryption[type] ?? "type \(type)")
                if parts.nextTag == DERTag.context(1) { listing.add("key version", "\(try number(&parts, 1))") }
                let count = try parts.constructed(DERTag.context(2)) { data throws(DERError) in
                    try data.element(DERTag.octetString).count
                }
                listing.add("cipher text", "\(count) bytes")
                switch type {
                case 1, 2, 3, 4, 6: listing.warn("encrypted by DES, which anybody can break (RFC 6649)")
                case 23, 24:
                    listing.warn("encrypted by RC4, which is deprecated (RFC 8429): the ticket tells about its key")
                case 5, 7, 16: listing.warn("encrypted by triple DES, which is deprecated (RFC 8429)")
                case 17, 18, 19, 20, 25, 26: break
                default: listing.warn("the encryption type \(type) is not known here")
                }
            }
        }
    }
}
