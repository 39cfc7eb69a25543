import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

@testable import SSPIInspection

@Suite struct KerberosInspectTests {
    /// A message as RFC 4120 has it, without any key: the encrypted parts are zeros.
    private func request(etype: UInt8, options: UInt8 = 0x20) -> [UInt8] {
        func encrypted(_ writer: inout DERWriter, _ tag: UInt8) {
            writer.constructed(tag) { field in
                field.constructed(DERTag.sequence) { parts in
                    parts.constructed(DERTag.context(0)) { $0.element(0x02, [etype]) }
                    parts.constructed(DERTag.context(1)) { $0.element(0x02, [2]) }
                    parts.constructed(DERTag.context(2)) {
                        $0.element(DERTag.octetString, [UInt8](repeating: 0, count: 200))
                    }
                }
            }
        }
        return DERWriter.write { writer in
            writer.constructed(0x6E) { outer in
                outer.constructed(DERTag.sequence) { fields in
                    fields.constructed(DERTag.context(0)) { $0.element(0x02, [5]) }
                    fields.constructed(DERTag.context(1)) { $0.element(0x02, [14]) }
                    fields.constructed(DERTag.context(2)) { $0.element(DERTag.bitString, [0, options, 0, 0, 0]) }
                    fields.constructed(DERTag.context(3)) { field in
                        field.constructed(0x61) { ticket in
                            ticket.constructed(DERTag.sequence) { parts in
                                parts.constructed(DERTag.context(0)) { $0.element(0x02, [5]) }
                                parts.constructed(DERTag.context(1)) {
                                    $0.element(DERTag.generalString, "KETTLE.TEST".utf8)
                                }
                                parts.constructed(DERTag.context(2)) { name in
                                    name.constructed(DERTag.sequence) { name in
                                        name.constructed(DERTag.context(0)) { $0.element(0x02, [2]) }
                                        name.constructed(DERTag.context(1)) { list in
                                            list.constructed(DERTag.sequence) { list in
                                                list.element(DERTag.generalString, "HTTP".utf8)
                                                list.element(DERTag.generalString, "kettle.test".utf8)
                                            }
                                        }
                                    }
                                }
                                encrypted(&parts, DERTag.context(3))
                            }
                        }
                    }
                    encrypted(&fields, DERTag.context(4))
                }
            }
        }
    }

    private func framed(_ message: [UInt8], _ mechanism: MechanismIdentifier = .kerberos) -> [UInt8] {
        DERWriter.write { writer in
            writer.constructed(DERTag.initialToken) { frame in
                frame.element(DERTag.objectIdentifier, mechanism.contents)
                frame.raw([1, 0] + message)
            }
        }
    }

    @Test func `a ticket is told, bare, framed and negotiated`() {
        let message = request(etype: 18)
        let offer = NegotiationOffer(mechanisms: [.kerberos, .ntlm], token: framed(message))
        for token in [message, framed(message), offer.encoded] {
            let told = inspected(token)
            #expect(told.failure == nil)
            #expect(told.text.contains("HTTP/kettle.test@KETTLE.TEST"))
            #expect(told.text.contains("aes256-cts-hmac-sha1-96"))
            #expect(told.text.contains("mutual-required"))
            #expect(told.warnings.isEmpty)
        }
    }

    @Test(arguments: [(3, "DES"), (23, "RC4"), (16, "triple DES"), (99, "not known")] as [(UInt8, String)])
    func `weak encryption is named`(_ etype: UInt8, _ word: String) {
        #expect(inspected(request(etype: etype)).warnings.contains { $0.contains(word) })
    }

    @Test func `a request without mutual proof is named`() {
        #expect(inspected(request(etype: 18, options: 0)).warnings == ["the acceptor is not asked to prove itself"])
    }

    @Test func `signatures and protected messages are told`() {
        let head: [UInt8] = [5, 4, 7, 0xFF, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 1, 2]
        let told = inspected(head + [UInt8](repeating: 1, count: 40)).text
        #expect(told.contains("Wrap") && told.contains("acceptor") && told.contains("258"))
        #expect(inspected([5, 4, 7]).failure != nil)
    }

    @Test func `everything cut short is refused, and nothing traps`() {
        for whole in [
            framed(request(etype: 18)),
            NegotiationOffer(mechanisms: [.kerberos], token: framed(request(etype: 18))).encoded,
        ] {
            for count in stride(from: 0, to: whole.count, by: 1) {
                #expect(inspected(Array(whole.prefix(count))).failure != nil)
            }
        }
    }
}
