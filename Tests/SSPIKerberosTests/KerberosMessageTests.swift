import SSPI
import SSPIInterface
import SSPIKerberos
import SSPIRuntime
import Testing

@Suite(.enabled(if: TestRealm.isInstalled, TestRealm.absence), .serialized)
struct KerberosMessageTests {
    let pair: KerberosPair

    init() throws {
        pair = try KerberosPair(TestRealm.shared.get())
        pair.requirements = [.mutualAuthentication, .confidentiality, .integrity, .sequenceDetect, .replayDetect]
        try pair.run()
    }

    private func room() throws -> Int {
        let outcome = try QueryContextAttributes.Negotiate.call(context: pair.initiator, attribute: .sizes)
        switch outcome.value {
        case .sizes(let sizes):
            #expect(sizes.maximumSignature > 0 && sizes.maximumSignature <= 64)
            return sizes.securityTrailer
        default: return 0
        }
    }

    private func seal(
        _ parts: [[UInt8]], protection: QualityOfProtection = []
    ) throws -> [SecurityBuffer] {
        var message: [SecurityBuffer] = [.token(capacity: try room())]
        message += parts.map { .data($0) }
        _ = try EncryptMessage.Negotiate.call(context: &pair.initiator, protection: protection, message: &message)
        return message
    }

    private func expect(_ codes: SecurityError.Code..., body: () throws -> Void) {
        #expect { try body() } throws: { ($0 as? SecurityError).map { codes.contains($0.code) } ?? false }
    }

    @Test(arguments: [0, 1, 17, 4096]) func `a sealed message is unreadable on the way and readable at its end`(
        _ count: Int
    ) throws {
        let plain = RandomSource.system.bytes(count)
        var message = try seal([plain])
        if count >= 16 { #expect(message[1].bytes != plain) }
        let outcome = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
        #expect(message[1].bytes == plain)
        #expect(!outcome.protection.contains(.wrapNoEncrypt))
    }

    @Test func `several buffers are one message`() throws {
        let parts = [3, 40, 0, 200].map { RandomSource.system.bytes($0) }
        var message = try seal(parts)
        _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
        #expect(message.dropFirst().map(\.bytes) == parts)
    }

    @Test func `a whole message in one stream is read as well`() throws {
        let plain = RandomSource.system.bytes(100)
        let message = try seal([plain])
        var stream: [SecurityBuffer] = [
            SecurityBuffer(.stream, message.flatMap(\.bytes)), SecurityBuffer(.data),
        ]
        _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &stream)
        #expect(stream[1].bytes == plain)
    }

    @Test func `a message that is only signed stays readable, and is known as such`() throws {
        let plain = RandomSource.system.bytes(100)
        var message = try seal([plain], protection: .wrapNoEncrypt)
        #expect(message[1].bytes == plain)
        let outcome = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
        #expect(outcome.protection.contains(.wrapNoEncrypt))
    }

    @Test func `what is to be sealed is sealed, though nobody asked for confidentiality, or else refused`() throws {
        let pair = try KerberosPair(TestRealm.shared.get())
        pair.requirements = [.mutualAuthentication, .integrity]
        try pair.run()
        let plain = RandomSource.system.bytes(40)
        var message: [SecurityBuffer] = [.token(capacity: 256), .data(plain)]
        // MIT's library gives it unasked.
        if pair.attributes.contains(.confidentiality) {
            _ = try EncryptMessage.Negotiate.call(context: &pair.initiator, message: &message)
            #expect(message[1].bytes != plain)
            let outcome = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
            #expect(outcome.protection == [])
        } else {
            expect(.qualityOfProtectionNotSupported) {
                _ = try EncryptMessage.Negotiate.call(context: &pair.initiator, message: &message)
            }
        }
        #expect(message[1].bytes == plain)
        message = [.token(capacity: 256), .data(plain)]
        _ = try EncryptMessage.Negotiate.call(
            context: &pair.initiator, protection: .wrapNoEncrypt, message: &message)
        #expect(message[1].bytes == plain)
        let outcome = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
        #expect(outcome.protection == .wrapNoEncrypt && message[1].bytes == plain)
    }

    @Test func `the target of a ticket is nobody's word`() throws {
        let outcome = try QueryContextAttributes.Negotiate.call(
            context: pair.acceptor, attribute: .clientSpecifiedTarget)
        switch outcome.value {
        case .clientSpecifiedTarget(let target, let isVouchedFor):
            #expect(target.hasPrefix(pair.target) && !isVouchedFor)
        default: Issue.record("there is no target")
        }
    }

    @Test func `a changed message is refused`() throws {
        for index in 0..<2 {
            let pair = try KerberosPair(TestRealm.shared.get())
            try pair.run()
            var message: [SecurityBuffer] = [.token(capacity: 200), .data(RandomSource.system.bytes(64))]
            _ = try EncryptMessage.Negotiate.call(context: &pair.initiator, message: &message)
            message[index].bytes[message[index].bytes.count - 1] ^= 1
            expect(.messageAltered) {
                _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
            }
        }
    }

    @Test func `what only was signed and was changed on its way is not to be read`() throws {
        var message = try seal([[1, 2, 3], [4, 5]], protection: .wrapNoEncrypt)
        message[2].bytes[0] ^= 1
        expect(.messageAltered) {
            _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
        }
        #expect(message.dropFirst().map(\.bytes) == [[0, 0, 0], [0, 0]])
    }

    @Test(arguments: [[], [0], [4, 4], [5, 4], [UInt8](repeating: 0, count: 28), [UInt8](repeating: 5, count: 300)])
    func `what is no signature and no header is said to be altered`(_ token: [UInt8]) throws {
        for data in [[], [1], [UInt8](repeating: 7, count: 100)] as [[UInt8]] {
            expect(.messageAltered) {
                _ = try VerifySignature.call(context: &pair.acceptor, message: [.token(token), .data(data)])
            }
            var message: [SecurityBuffer] = [.token(token), .data(data)]
            expect(.messageAltered) {
                _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
            }
            var stream: [SecurityBuffer] = [SecurityBuffer(.stream, token + data), SecurityBuffer(.data)]
            expect(.messageAltered) {
                _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &stream)
            }
        }
    }

    @Test func `a repeated message is refused`() throws {
        let message = try seal([[1, 2, 3]])
        var first = message
        _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &first)
        var second = message
        expect(.outOfSequence) {
            _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &second)
        }
    }

    @Test func `a token buffer that is too small is said so, and nothing is written`() throws {
        var message: [SecurityBuffer] = [.token(capacity: 8), .data([1, 2, 3])]
        expect(.bufferTooSmall) {
            _ = try EncryptMessage.Negotiate.call(context: &pair.initiator, message: &message)
        }
        #expect(message[1].bytes == [1, 2, 3])
    }

    @Test func `signatures fit their message and no other`() throws {
        var message: [SecurityBuffer] = [.token(capacity: 64), .data([1, 2, 3])]
        _ = try MakeSignature.call(context: &pair.initiator, message: &message)
        #expect(!message[0].bytes.isEmpty)
        let signed = message
        _ = try VerifySignature.call(context: &pair.acceptor, message: signed)
        var changed = signed
        changed[1].bytes[0] ^= 1
        expect(.messageAltered) { _ = try VerifySignature.call(context: &pair.acceptor, message: changed) }
    }
}
