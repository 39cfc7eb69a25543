/// The name of a mechanism: an object identifier, by the contents of its DER.
///
/// Source: X.690 section 8.19
public struct MechanismIdentifier: Hashable, Sendable {
    /// How many bytes an identifier may have; those of mechanisms have about ten.
    public static let maximumSize = 64

    /// The contents of the DER element, without tag and length.
    public let contents: [UInt8]

    /// Makes an identifier from the contents of its DER.
    ///
    /// - Parameter contents: One or more numbers in base 128, each without leading zeros. `nil` for anything else.
    public init?(contents: some Collection<UInt8>) {
        guard !contents.isEmpty, contents.count <= Self.maximumSize else { return nil }
        var isFirstOctet = true
        for octet in contents {
            if isFirstOctet, octet == 0x80 { return nil }
            isFirstOctet = octet < 0x80
        }
        guard isFirstOctet else { return nil }
        self.contents = Array(contents)
    }

    private init(trusted contents: [UInt8]) { self.contents = contents }

    /// 1.3.6.1.5.5.2: negotiation itself. Source: RFC 4178 section 3
    public static let negotiation = Self(trusted: [0x2B, 0x06, 0x01, 0x05, 0x05, 0x02])
    /// 1.3.6.1.4.1.311.2.2.10: NTLM. Source: MS-SPNG section 1.9
    public static let ntlm = Self(trusted: [0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0A])
    /// 1.2.840.113554.1.2.2: Kerberos. Source: RFC 4121 section 4.1
    public static let kerberos = Self(trusted: [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02])
    /// 1.2.840.48018.1.2.2: Kerberos as Windows 2000 misspelt it, and as its successors still offer it first.
    ///
    /// Source: MS-KILE section 3.3.5.6.1
    public static let legacyKerberos = Self(trusted: [0x2A, 0x86, 0x48, 0x82, 0xF7, 0x12, 0x01, 0x02, 0x02])
    /// 1.2.840.113554.1.2.2.3: Kerberos from user to user.
    public static let userToUserKerberos = Self(
        trusted: [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02, 0x03])
    /// 1.3.6.1.4.1.311.2.2.30: extended negotiation. Source: MS-NEGOEX
    public static let extendedNegotiation = Self(
        trusted: [0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x1E])
}

extension MechanismIdentifier: CustomStringConvertible {
    /// The numbers with dots between them, e.g. `1.3.6.1.5.5.2`.
    public var description: String {
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        for octet in contents {
            // A number too large to print is cut to its lower bits; it names no mechanism.
            number = number << 7 | UInt64(octet & 0x7F)
            guard octet < 0x80 else { continue }
            if numbers.isEmpty {
                let first = min(number / 40, 2)
                numbers = [first, number - first * 40]
            } else {
                numbers.append(number)
            }
            number = 0
        }
        return numbers.map(String.init).joined(separator: ".")
    }
}

extension MechanismIdentifier {
    init(reading reader: inout DERReader) throws(DERError) {
        guard let identifier = Self(contents: try reader.element(DERTag.objectIdentifier)) else {
            throw .malformedValue
        }
        self = identifier
    }

    func write(to writer: inout DERWriter) { writer.element(DERTag.objectIdentifier, contents) }
}
