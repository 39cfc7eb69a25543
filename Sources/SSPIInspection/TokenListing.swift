internal import SSPI
internal import SSPIRuntime

/// Tells what a token is, whatever it is.
enum TokenListing {
    /// How deep tokens may be inside of tokens: a negotiation inside of a frame, and a mechanism inside of that.
    static var depthLimit: Int { 4 }

    /// Lists a token.
    ///
    /// - Throws: Why it cannot be read; what was read before that is in the listing.
    static func list(_ token: [UInt8], in listing: inout Listing, depth: Int = 0) throws(InspectionError) {
        guard depth < depthLimit else { throw .failure("tokens are nested too deep") }
        guard let first = token.first else { throw .failure("the token is empty") }
        if token.starts(with: "NTLMSSP\0".utf8) { return try NTLMListing.list(token, in: &listing) }
        switch (first, token.dropFirst().first) {
        case (0x60, _), (0xA1, _): try NegotiationListing.list(token, in: &listing, depth: depth)
        case (0x6E, _), (0x6F, _), (0x7E, _): try KerberosListing.list(message: token, in: &listing)
        case (0x05, 0x04), (0x04, 0x04): try KerberosListing.list(protected: token, in: &listing)
        case (0x01, 0x00) where token.count == 16:
            try listing.group("NTLM signature", "16 bytes") { listing throws(InspectionError) in
                listing.add("version", "1")
                listing.add("checksum", bytes: token[4..<12])
                listing.add("sequence number", "\(ByteReader(token).uint32(at: 12) ?? 0)")
            }
        default:
            throw .failure("the token begins like none of NTLM, Kerberos or a negotiation")
        }
    }

    /// Turns the library's refusal into a diagnostic.
    static func reading<Result>(
        _ what: String, _ body: () throws(SecurityError) -> Result
    ) throws(InspectionError) -> Result {
        do throws(SecurityError) {
            return try body()
        } catch {
            throw .failure("\(what): \(Listing.clean(error.detail ?? "\(error)"))")
        }
    }

    /// Turns the refusal of a reader of DER into a diagnostic.
    static func decoding<Result>(
        _ what: String, _ body: () throws(DERError) -> Result
    ) throws(InspectionError) -> Result {
        do throws(DERError) {
            return try body()
        } catch {
            let reason =
                switch error {
                case .truncated: "it ends inside of an element"
                case .unexpectedTag(let expected, let found?):
                    "the tag \(hex(found)) stands where \(hex(expected)) is due"
                case .unexpectedTag(let expected, nil): "it ends where the tag \(hex(expected)) is due"
                case .malformedLength: "a length is not written as DER wants it"
                case .tooDeep: "elements are nested too deep"
                case .trailingBytes: "bytes follow where an element should end"
                case .malformedValue: "a value breaks the rules of its type"
                case .tooMany: "it has more elements than are taken"
                }
            throw .failure("\(what) cannot be read: \(reason)")
        }
    }

    private static func hex(_ byte: UInt8) -> String { "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
