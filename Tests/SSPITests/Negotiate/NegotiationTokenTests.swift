import SSPI
import Testing

@Suite struct NegotiationTokenTests {
    /// What Windows SMB servers open with, byte by byte.
    static let windowsHint = bytes(
        """
        607606062b0601050502a06c306aa03c303a060a2b06010401823702021e06092a864882f71201020206092a864886f712010202060a2a86\
        4886f71201020203060a2b06010401823702020aa32a3028a0261b246e6f745f646566696e65645f696e5f5246433431373840706c656173\
        655f69676e6f7265
        """)

    static func bytes(_ hexadecimal: String) -> [UInt8] {
        var digits = hexadecimal.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue.map(UInt8.init) }[...]
        var bytes: [UInt8] = []
        while let high = digits.popFirst(), let low = digits.popFirst() { bytes.append(high << 4 | low) }
        return bytes
    }

    static let windowsMechanisms: [MechanismIdentifier] = [
        .extendedNegotiation, .legacyKerberos, .kerberos, .userToUserKerberos, .ntlm,
    ]

    private func offer(_ bytes: [UInt8]) throws -> NegotiationOffer {
        guard case .offer(let offer) = try NegotiationToken(bytes) else { throw DERError.malformedValue }
        return offer
    }

    @Test func `the hint of a Windows server is read, and written the same`() throws {
        let offer = try offer(Self.windowsHint)
        #expect(offer.mechanisms == Self.windowsMechanisms)
        #expect(offer.isHint)
        #expect(offer.token == nil)
        #expect(offer.listSignature == nil)
        #expect(NegotiationOffer(mechanisms: Self.windowsMechanisms, isHint: true).encoded == Self.windowsHint)
    }

    @Test func `identifiers print with dots`() {
        #expect(MechanismIdentifier.negotiation.description == "1.3.6.1.5.5.2")
        #expect(MechanismIdentifier.ntlm.description == "1.3.6.1.4.1.311.2.2.10")
        #expect(MechanismIdentifier.kerberos.description == "1.2.840.113554.1.2.2")
        #expect(MechanismIdentifier.legacyKerberos.description == "1.2.840.48018.1.2.2")
    }

    @Test(
        arguments: [[], [0x80, 0x01], [0x2B, 0x80, 0x01], [0x2B, 0x86], [UInt8](repeating: 1, count: 65)] as [[UInt8]])
    func `identifiers that break the rules of base 128 are none`(_ contents: [UInt8]) {
        #expect(MechanismIdentifier(contents: contents) == nil)
    }

    @Test func `offers and answers survive the wire`() throws {
        for fields in 0..<16 {
            var offer = NegotiationOffer(
                mechanisms: Array(Self.windowsMechanisms.prefix(1 + fields % 5)),
                token: fields & 1 == 0 ? nil : RandomSource.system.bytes(fields * 40), isHint: fields & 2 != 0)
            offer.listSignature = fields & 4 == 0 ? nil : RandomSource.system.bytes(16)
            #expect(try NegotiationToken(offer.encoded) == .offer(offer))
            let answer = NegotiationAnswer(
                state: fields & 1 == 0 ? nil : NegotiationAnswer.State(rawValue: UInt8(fields / 4)),
                mechanism: fields & 2 == 0 ? nil : .ntlm, token: fields & 4 == 0 ? nil : [1, 2, 3],
                listSignature: fields & 8 == 0 ? nil : RandomSource.system.bytes(16))
            #expect(try NegotiationToken(answer.encoded) == .answer(answer))
        }
    }

    @Test func `the list is kept as it was sent`() throws {
        let sent = NegotiationOffer(mechanisms: [.kerberos, .ntlm], token: [1])
        let list = try offer(sent.encoded).encodedMechanisms
        #expect(list.first == DERTag.sequence)
        #expect(list == sent.encodedMechanisms)
    }

    @Test func `an offer of nothing is refused`() {
        #expect(throws: DERError.malformedValue) {
            try NegotiationToken(NegotiationOffer(mechanisms: []).encoded)
        }
    }

    @Test func `an offer of too many mechanisms is refused`() throws {
        let many = [MechanismIdentifier](repeating: .ntlm, count: NegotiationOffer.maximumMechanisms)
        #expect(try offer(NegotiationOffer(mechanisms: many).encoded).mechanisms == many)
        #expect(throws: DERError.tooMany) {
            try NegotiationToken(NegotiationOffer(mechanisms: many + [.ntlm]).encoded)
        }
    }

    @Test func `tokens without negotiation around them are told apart`() throws {
        #expect(try NegotiationToken(Array("NTLMSSP\0".utf8) + [1, 0, 0, 0]) == .bareNTLM)
        let kerberos = DERWriter.write { writer in
            writer.constructed(DERTag.initialToken) { frame in
                frame.element(DERTag.objectIdentifier, MechanismIdentifier.kerberos.contents)
                frame.raw([0x01, 0x00, 0x6E, 0x00])
            }
        }
        #expect(try NegotiationToken(kerberos) == .bare(.kerberos))
    }

    @Test func `every prefix of a token is refused, and no changed byte makes a trap`() throws {
        var answer = NegotiationAnswer(state: .incomplete, mechanism: .ntlm, token: [UInt8](repeating: 5, count: 200))
        answer.listSignature = [UInt8](repeating: 6, count: 16)
        for token in [Self.windowsHint, answer.encoded] {
            for index in token.indices {
                #expect(throws: DERError.self) { try NegotiationToken(Array(token[..<index])) }
                for bit in 0..<8 {
                    var changed = token
                    changed[index] ^= 1 << UInt8(bit)
                    if let read = try? NegotiationToken(changed), case .answer(let answer) = read {
                        #expect(answer.encoded == changed)
                    }
                }
            }
        }
    }

    @Test func `a token larger than any honest one is refused`() {
        let large = [UInt8](repeating: 0, count: NegotiationToken.maximumSize)
        #expect(throws: DERError.tooMany) {
            try NegotiationToken(NegotiationAnswer(token: large).encoded)
        }
    }

    @Test(arguments: 0..<200)
    func `noise is refused`(_ round: Int) {
        var noise = RandomSource.system.bytes(round)
        if !noise.isEmpty { noise[0] = round % 2 == 0 ? 0x60 : 0xA1 }
        #expect(throws: DERError.self) { try NegotiationToken(noise) }
    }
}
