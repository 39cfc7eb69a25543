/// The tags that tokens of negotiation have.
///
/// Source: X.690 section 8.1.2, RFC 4178 appendix A, RFC 2743 section 3.1
package enum DERTag {
    package static let bitString: UInt8 = 0x03
    package static let octetString: UInt8 = 0x04
    package static let objectIdentifier: UInt8 = 0x06
    package static let enumerated: UInt8 = 0x0A
    package static let generalString: UInt8 = 0x1B
    package static let sequence: UInt8 = 0x30
    /// The frame around the first token of a GSS-API mechanism: `[APPLICATION 0]`.
    package static let initialToken: UInt8 = 0x60

    /// A constructed tag of the context: `[number]`.
    package static func context(_ number: UInt8) -> UInt8 { 0xA0 | number & 0x1F }
}
