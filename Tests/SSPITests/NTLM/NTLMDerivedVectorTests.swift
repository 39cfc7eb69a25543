import SSPI
import SSPIInterface
import SSPIRuntime
import Testing
import VisibleLock

/// Values that follow from MS-NLMP 3.3 and 3.4: all strengths of keys, whole logons, and a capture of Windows.
@Suite struct NTLMDerivedVectorTests {
    struct Derived: Decodable {
        struct Step: Decodable {
            let from: String
            let op: String
            let plaintext: Hex
            let sealed: Hex?
            let signature: Hex
        }
        struct Protection: Decodable {
            let name: String
            let flags: UInt32
            let exportedSessionKey: Hex
            let steps: [Step]
        }
        struct Logon: Decodable {
            let name: String
            let user: String
            let domain: String
            let password: String
            let workstation: String
            let targetName: String
            let channelBindingData: Hex?
            let serverChallenge: Hex
            let clientChallenge: Hex
            let timestamp: Hex
            let exportedSessionKey: Hex
            let negotiateMessage: Hex
            let challengeMessage: Hex
            let mic: Hex
            let authenticateMessage: Hex
        }
        let protection: [Protection]
        let logons: [Logon]
    }

    struct Windows: Decodable {
        let user: String
        let password: String
        let domain: String
        let workstation: String
        let targetName: String
        let negotiateMessage: Hex
        let challengeMessage: Hex
        let authenticateMessage: Hex
        let mic: Hex
        let channelBindingHash: Hex
    }

    let vectors: Derived

    init() throws { vectors = try VectorFile.decode("ntlm-derived") }

    @Test func `every strength of keys protects the messages as derived`() throws {
        #expect(vectors.protection.count == 8)
        for vector in vectors.protection {
            guard let key = Key(vector.exportedSessionKey.bytes) else { throw SecurityError(.internalError) }
            let flags = NTLM.Flags(rawValue: vector.flags)
            var initiator = NTLM.MessageProtection(key: key, flags: flags, side: .initiator)
            var acceptor = NTLM.MessageProtection(key: key, flags: flags, side: .acceptor)
            var counts = ["client": 0 as UInt32, "server": 0]
            for step in vector.steps {
                var message: [SecurityBuffer] = [.data(step.plaintext.bytes)]
                let mode: NTLM.MessageProtection.Mode = step.op == "seal" ? .seal : .sign
                let signature: NTLM.Signature
                if flags.contains(.extendedSessionSecurity) {
                    signature =
                        step.from == "client"
                        ? try initiator.protect(&message, mode, number: 0)
                        : try acceptor.protect(&message, mode, number: 0)
                } else {
                    // One cipher serves both sides. These values count each side's messages; peers count all of them.
                    let count = counts[step.from] ?? 0
                    initiator.count(from: count)
                    signature = try initiator.protect(&message, mode, number: 0)
                    counts[step.from] = count + 1
                }
                var bytes: [UInt8] = []
                signature.write(to: &bytes)
                #expect(bytes == step.signature.bytes, "\(vector.name)")
                #expect(message[0].bytes == (step.sealed ?? step.plaintext).bytes, "\(vector.name)")
            }
        }
    }

    @Test func `an initiator makes the derived messages, and an acceptor takes them`() throws {
        #expect(vectors.logons.count == 3)
        for logon in vectors.logons {
            let time = ByteReader(logon.timestamp.bytes).uint64(at: 0) ?? 0
            let clock = WallClock.fixed(TimeStamp(rawValue: Int64(bitPattern: time)))
            let bindings = logon.channelBindingData.map { ChannelBindings(applicationData: $0.bytes) }
            var configuration = NTLM.InitiatorConfiguration()
            configuration.workstation = logon.workstation
            configuration.minimumKeyBits = 56
            configuration.clock = clock
            configuration.random = script([logon.clientChallenge.bytes, logon.exportedSessionKey.bytes])
            var client = try NTLM.Client(
                identity: .init(user: logon.user, domain: logon.domain, password: logon.password),
                target: logon.targetName, bindings: bindings, configuration: configuration)
            _ = try client.step(nil)
            let answer = try client.step(logon.challengeMessage.bytes).token ?? []
            let ours = try NTLM.AuthenticateMessage(reading: answer, offered: .unicode)
            let theirs = try NTLM.AuthenticateMessage(
                reading: logon.authenticateMessage.bytes, offered: .unicode)
            #expect(ours.user == theirs.user && ours.domain == theirs.domain)
            #expect(ours.ntResponse.elementsEqual(theirs.ntResponse), "\(logon.name)")
            #expect(ours.lmResponse.elementsEqual(theirs.lmResponse))
            #expect(ours.encryptedSessionKey.elementsEqual(theirs.encryptedSessionKey))
            #expect(theirs.mic == logon.mic.bytes)
            guard let key = Key(logon.exportedSessionKey.bytes) else { throw SecurityError(.internalError) }
            let mic = NTLM.mic(
                key, logon.negotiateMessage.bytes, logon.challengeMessage.bytes, theirs.bytesWithoutMIC)
            #expect(mic.withBytes { [UInt8](copying: $0) } == logon.mic.bytes)
        }
    }

    @Test func `a logon of Windows is taken, with the MIC that came with it`() throws {
        let capture: Windows = try VectorFile.decode("ntlm-windows-mic")
        let challenge = try NTLM.ChallengeMessage(reading: capture.challengeMessage.bytes)
        let message = try NTLM.AuthenticateMessage(
            reading: capture.authenticateMessage.bytes, offered: challenge.flags)
        #expect(message.user == capture.user)
        #expect(message.domain == capture.domain)
        #expect(message.workstation == capture.workstation)
        let information = try NTLM.ResponseV2.information(message.ntResponse)
        #expect(information[.channelBindings] == capture.channelBindingHash.bytes)
        #expect(information[.targetName] == NTLM.WireText.utf16(capture.targetName))
        #expect(information.flags & NTLM.TargetInformation.hasMIC != 0)
        #expect(message.mic == capture.mic.bytes)
        let proof = Key(Array(message.ntResponse.prefix(16)))
        guard let proof else { throw SecurityError(.internalError) }
        let mic = Password(capture.password).withNTHash { hash in
            let key = NTLM.OneWayFunction.v2(hash, user: capture.user, domain: capture.domain)
            let own = NTLM.ResponseV2.proof(key, challenge: challenge.challenge, blob: message.ntResponse.dropFirst(16))
            let isProved = own.isEqual(to: proof)
            #expect(isProved)
            let session = NTLM.ResponseV2.sessionBaseKey(key, proof: proof)
            return NTLM.mic(
                session, capture.negotiateMessage.bytes, capture.challengeMessage.bytes, message.bytesWithoutMIC
            ).withBytes { [UInt8](copying: $0) }
        }
        #expect(mic == capture.mic.bytes)
        #expect(try NTLM.NegotiateMessage(reading: capture.negotiateMessage.bytes).flags.contains(.unicode))
    }

    /// Random numbers that are none.
    private func script(_ pieces: [[UInt8]]) -> RandomSource {
        let rest = Script(pieces)
        return RandomSource { bytes in bytes = rest.next(bytes.count) }
    }

    private final class Script: Sendable {
        private let pieces: Lock<[[UInt8]]>

        init(_ pieces: [[UInt8]]) { self.pieces = Lock(pieces) }

        func next(_ count: Int) -> [UInt8] {
            pieces.withLock { pieces in
                pieces.first?.count == count ? pieces.removeFirst() : [UInt8](repeating: 0xEE, count: count)
            }
        }
    }
}
