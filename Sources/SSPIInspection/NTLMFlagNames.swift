/// The bits of NTLM's messages by their names.
///
/// Source: MS-NLMP 2.2.2.5
enum NTLMFlagNames {
    /// The names of the bits that are set, lowest first; bits without a name by their number.
    static func names(_ bits: UInt32) -> [String] {
        (0..<32).compactMap { place in
            let bit = UInt32(1) << UInt32(place)
            guard bits & bit != 0 else { return nil }
            return table[bit].map { "NTLMSSP_\($0)" } ?? "bit \(place), reserved"
        }
    }

    private static let table: [UInt32: String] = [
        0x0000_0001: "NEGOTIATE_UNICODE", 0x0000_0002: "NEGOTIATE_OEM", 0x0000_0004: "REQUEST_TARGET",
        0x0000_0010: "NEGOTIATE_SIGN", 0x0000_0020: "NEGOTIATE_SEAL", 0x0000_0040: "NEGOTIATE_DATAGRAM",
        0x0000_0080: "NEGOTIATE_LM_KEY", 0x0000_0200: "NEGOTIATE_NTLM", 0x0000_0800: "ANONYMOUS",
        0x0000_1000: "NEGOTIATE_OEM_DOMAIN_SUPPLIED", 0x0000_2000: "NEGOTIATE_OEM_WORKSTATION_SUPPLIED",
        0x0000_8000: "NEGOTIATE_ALWAYS_SIGN", 0x0001_0000: "TARGET_TYPE_DOMAIN", 0x0002_0000: "TARGET_TYPE_SERVER",
        0x0008_0000: "NEGOTIATE_EXTENDED_SESSIONSECURITY", 0x0010_0000: "NEGOTIATE_IDENTIFY",
        0x0040_0000: "REQUEST_NON_NT_SESSION_KEY", 0x0080_0000: "NEGOTIATE_TARGET_INFO",
        0x0200_0000: "NEGOTIATE_VERSION", 0x2000_0000: "NEGOTIATE_128", 0x4000_0000: "NEGOTIATE_KEY_EXCH",
        0x8000_0000: "NEGOTIATE_56",
    ]
}
