/// The first token of a negotiation: the mechanisms that its sender can use, and a first token of the one it likes best.
///
/// Reads and writes the two forms: `NegTokenInit`, and `NegTokenInit2`, with which an acceptor opens.
///
/// Source: RFC 4178 section 4.2.1, MS-SPNG section 2.2.1
package struct NegotiationOffer: Hashable, Sendable {
    /// How many mechanisms an offer may name.
    package static let maximumMechanisms = 64
    /// What an acceptor that opens sends for a name. Source: MS-SPNG section 3.2.5.2
    package static let hintName = "not_defined_in_RFC4178@please_ignore"

    /// The mechanisms, the most wanted first.
    package var mechanisms: [MechanismIdentifier]
    /// The list as it stands on the wire, tag and length included: what a list MIC is made over.
    package var encodedMechanisms: [UInt8]
    /// A token of the first mechanism.
    package var token: [UInt8]?
    /// A MIC over the list.
    package var listSignature: [UInt8]?
    /// True for the acceptor's form.
    package var isHint: Bool

    /// Makes an offer to send.
    package init(mechanisms: [MechanismIdentifier], token: [UInt8]? = nil, isHint: Bool = false) {
        self.mechanisms = mechanisms
        self.encodedMechanisms = DERWriter.write { writer in
            writer.constructed(DERTag.sequence) { for mechanism in mechanisms { mechanism.write(to: &$0) } }
        }
        self.token = token
        self.isHint = isHint
    }

    /// Reads an offer from the contents of its GSS-API frame, behind the identifier of negotiation.
    init(reading reader: inout DERReader) throws(DERError) {
        var mechanisms: [MechanismIdentifier] = []
        var encoded: [UInt8] = []
        var token: [UInt8]?
        var signature: [UInt8]?
        var isHint = false
        try reader.constructed(DERTag.context(0)) { outer throws(DERError) in
            try outer.constructed(DERTag.sequence) { fields throws(DERError) in
                try fields.constructed(DERTag.context(0)) { list throws(DERError) in
                    encoded = Array(list.remainder)
                    mechanisms = try list.constructed(DERTag.sequence) { types throws(DERError) in
                        try types.list(maximum: Self.maximumMechanisms) { type throws(DERError) in
                            try MechanismIdentifier(reading: &type)
                        }
                    }
                }
                // Flags are neither authenticated nor used any more (RFC 4178 section 4.2.1).
                _ = try fields.optional(DERTag.context(1)) { flags throws(DERError) in
                    try flags.element(DERTag.bitString)
                }
                token = try fields.octets(DERTag.context(2))
                if fields.nextTag == DERTag.context(3) {
                    // Here the two forms part: hints are a sequence, the MIC is not.
                    signature = try fields.constructed(DERTag.context(3)) { field throws(DERError) in
                        guard field.nextTag == DERTag.sequence else {
                            return Array(try field.element(DERTag.octetString))
                        }
                        isHint = true
                        try Self.skipHints(&field)
                        return nil
                    }
                }
                if let late = try fields.octets(DERTag.context(4)) {
                    guard signature == nil else { throw .malformedValue }
                    isHint = true
                    signature = late
                }
            }
        }
        guard !mechanisms.isEmpty else { throw .malformedValue }
        self.mechanisms = mechanisms
        self.encodedMechanisms = encoded
        self.token = token
        self.listSignature = signature
        self.isHint = isHint
    }

    private static func skipHints(_ reader: inout DERReader) throws(DERError) {
        try reader.constructed(DERTag.sequence) { hints throws(DERError) in
            _ = try hints.optional(DERTag.context(0)) { name throws(DERError) in
                try name.element(DERTag.generalString)
            }
            _ = try hints.octets(DERTag.context(1))
        }
    }

    /// The token, framed as the first of a GSS-API mechanism.
    ///
    /// Source: RFC 2743 section 3.1
    package var encoded: [UInt8] {
        DERWriter.write { writer in
            writer.constructed(DERTag.initialToken) { frame in
                MechanismIdentifier.negotiation.write(to: &frame)
                frame.constructed(DERTag.context(0)) { outer in
                    outer.constructed(DERTag.sequence) { fields in
                        fields.constructed(DERTag.context(0)) { $0.raw(encodedMechanisms) }
                        if let token {
                            fields.constructed(DERTag.context(2)) { $0.element(DERTag.octetString, token) }
                        }
                        if isHint {
                            fields.constructed(DERTag.context(3)) { hints in
                                hints.constructed(DERTag.sequence) { hint in
                                    hint.constructed(DERTag.context(0)) {
                                        $0.element(DERTag.generalString, Self.hintName.utf8)
                                    }
                                }
                            }
                        }
                        if let listSignature {
                            fields.constructed(DERTag.context(isHint ? 4 : 3)) {
                                $0.element(DERTag.octetString, listSignature)
                            }
                        }
                    }
                }
            }
        }
    }
}

extension DERReader {
    /// Reads the octets of a field, if it is the next one.
    mutating func octets(_ tag: UInt8) throws(DERError) -> [UInt8]? {
        try optional(tag) { field throws(DERError) in Array(try field.element(DERTag.octetString)) }
    }
}
