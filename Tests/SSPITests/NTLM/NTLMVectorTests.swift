import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// The values that MS-NLMP section 4.2 publishes, and more that follow from its rules.
@Suite struct NTLMVectorTests {
    struct Published: Decodable {
        struct Common: Decodable {
            let user: String
            let userDomain: String
            let password: String
            let clientChallenge: Hex
            let serverChallenge: Hex
            let randomSessionKey: Hex
            let time: Hex
        }
        struct Seal: Decodable {
            let plaintext: Hex
            let sealed: Hex
            let signature: Hex
        }
        struct Keys: Decodable {
            let `default`: Hex
            let requestNonNtSessionKey: Hex
            let negotiateLmKey: Hex
        }
        struct Version1: Decodable {
            let flags: UInt32
            let ntowfv1: Hex
            let lmowfv1: Hex
            let sessionBaseKey: Hex
            let ntResponse: Hex
            let lmResponse: Hex
            let keyExchangeKey: Keys
            let encryptedSessionKey: Keys
            let exportedSessionKey: Hex
            let seal: Seal
            let challengeMessage: Hex
            let authenticateMessage: Hex
        }
        struct Extended: Decodable {
            let flags: UInt32
            let lmResponse: Hex
            let ntResponse: Hex
            let sessionBaseKey: Hex
            let keyExchangeKey: Hex
            let exportedSessionKey: Hex
            let clientSigningKey: Hex
            let clientSealingKey: Hex
            let seal: Seal
            let challengeMessage: Hex
            let authenticateMessage: Hex
        }
        struct Version2: Decodable {
            let flags: UInt32
            let targetInfo: Hex
            let ntowfv2: Hex
            let sessionBaseKey: Hex
            let temp: Hex
            let ntProof: Hex
            let ntResponse: Hex
            let lmResponse: Hex
            let exportedSessionKey: Hex
            let encryptedSessionKey: Hex
            let clientSigningKey: Hex
            let clientSealingKey: Hex
            let seal: Seal
            let challengeMessage: Hex
            let authenticateMessage: Hex
        }
        let common: Common
        let ntlmv1: Version1
        let ntlmv1Ess: Extended
        let ntlmv2: Version2
    }

    let vectors: Published
    private var password: Password { Password(vectors.common.password) }
    private var serverChallenge: UInt64 { number(vectors.common.serverChallenge) }
    private var clientChallenge: UInt64 { number(vectors.common.clientChallenge) }

    init() throws { vectors = try VectorFile.decode("ms-nlmp") }

    private func number(_ hex: Hex) -> UInt64 { ByteReader(hex.bytes).uint64(at: 0) ?? 0 }

    private func bytes(_ key: borrowing Key) -> [UInt8] { key.withBytes { [UInt8](copying: $0) } }

    private func key(_ hex: Hex) throws -> Key {
        guard let key = Key(hex.bytes) else { throw SecurityError(.internalError) }
        return key
    }

    // MARK: Hashes and answers

    @Test func `hashes of the password`() throws {
        #expect(password.withNTHash { bytes($0) } == vectors.ntlmv1.ntowfv1.bytes)
        guard let hash = NTLM.OneWayFunction.lanManager(password) else { throw SecurityError(.internalError) }
        #expect(bytes(hash) == vectors.ntlmv1.lmowfv1.bytes)
        let version2 = password.withNTHash {
            bytes(NTLM.OneWayFunction.v2($0, user: vectors.common.user, domain: vectors.common.userDomain))
        }
        #expect(version2 == vectors.ntlmv2.ntowfv2.bytes)
    }

    @Test func `answers of version 1`() throws {
        let vector = vectors.ntlmv1
        #expect(password.withNTHash { NTLM.ResponseV1.answer(serverChallenge, $0) } == vector.ntResponse.bytes)
        guard let hash = NTLM.OneWayFunction.lanManager(password) else { throw SecurityError(.internalError) }
        #expect(NTLM.ResponseV1.answer(serverChallenge, hash) == vector.lmResponse.bytes)
        #expect(
            password.withNTHash { bytes(NTLM.ResponseV1.sessionBaseKey($0)) } == vector.sessionBaseKey.bytes)
    }

    @Test func `answers of version 1 with extended session security`() {
        let vector = vectors.ntlmv1Ess
        let challenge = NTLM.ResponseV1.extended(serverChallenge, client: vectors.common.clientChallenge.bytes[...])
        #expect(password.withNTHash { NTLM.ResponseV1.answer(challenge, $0) } == vector.ntResponse.bytes)
    }

    @Test func `answers of version 2`() throws {
        let vector = vectors.ntlmv2
        let blob = NTLM.ResponseV2.blob(
            time: TimeStamp(rawValue: 0), challenge: clientChallenge, information: vector.targetInfo.bytes)
        #expect(blob == vector.temp.bytes)
        let key = try key(vector.ntowfv2)
        let proof = NTLM.ResponseV2.proof(key, challenge: serverChallenge, blob: blob[...])
        #expect(bytes(proof) == vector.ntProof.bytes)
        #expect(bytes(proof) + blob == vector.ntResponse.bytes)
        #expect(bytes(NTLM.ResponseV2.sessionBaseKey(key, proof: proof)) == vector.sessionBaseKey.bytes)
        #expect(
            NTLM.ResponseV2.lanManager(key, challenge: serverChallenge, client: clientChallenge)
                == vector.lmResponse.bytes)
    }

    // MARK: Keys

    @Test func `keys that session keys are exchanged under`() throws {
        let vector = vectors.ntlmv1
        let cases: [(NTLM.Flags, Hex, Hex)] = [
            ([], vector.keyExchangeKey.default, vector.encryptedSessionKey.default),
            (
                .nonNTSessionKey, vector.keyExchangeKey.requestNonNtSessionKey,
                vector.encryptedSessionKey.requestNonNtSessionKey
            ),
            (.lmKey, vector.keyExchangeKey.negotiateLmKey, vector.encryptedSessionKey.negotiateLmKey),
        ]
        for (flags, expected, encrypted) in cases {
            let base = try key(vector.sessionBaseKey)
            let exchange = NTLM.ResponseV1.keyExchangeKey(
                base, flags: flags, lmResponse: vector.lmResponse.bytes[...],
                lmHash: NTLM.OneWayFunction.lanManager(password), challenge: serverChallenge)
            #expect(bytes(exchange) == expected.bytes)
            var cipher = RC4(key: exchange)
            let session = try key(vectors.common.randomSessionKey)
            cipher.process(session)
            #expect(bytes(session) == encrypted.bytes)
        }
        let extended = vectors.ntlmv1Ess
        let exchange = NTLM.ResponseV1.keyExchangeKey(
            try key(extended.sessionBaseKey), flags: .extendedSessionSecurity,
            lmResponse: extended.lmResponse.bytes[...], lmHash: nil, challenge: serverChallenge)
        #expect(bytes(exchange) == extended.keyExchangeKey.bytes)
    }

    @Test func `keys for messages`() throws {
        for (session, flags, signing, sealing) in [
            (
                vectors.ntlmv1Ess.exportedSessionKey, vectors.ntlmv1Ess.flags, vectors.ntlmv1Ess.clientSigningKey,
                vectors.ntlmv1Ess.clientSealingKey
            ),
            (
                vectors.ntlmv2.exportedSessionKey, vectors.ntlmv2.flags, vectors.ntlmv2.clientSigningKey,
                vectors.ntlmv2.clientSealingKey
            ),
        ] {
            let session = try key(session)
            #expect(bytes(NTLM.SessionKeys.signing(session, from: .initiator)) == signing.bytes)
            #expect(
                bytes(NTLM.SessionKeys.sealing(session, flags: NTLM.Flags(rawValue: flags), from: .initiator))
                    == sealing.bytes)
        }
    }

    // MARK: Messages

    @Test func `published messages are sealed and opened`() throws {
        for (session, flags, seal) in [
            (vectors.ntlmv1.exportedSessionKey, vectors.ntlmv1.flags, vectors.ntlmv1.seal),
            (vectors.ntlmv1Ess.exportedSessionKey, vectors.ntlmv1Ess.flags, vectors.ntlmv1Ess.seal),
            (vectors.ntlmv2.exportedSessionKey, vectors.ntlmv2.flags, vectors.ntlmv2.seal),
        ] {
            let flags = NTLM.Flags(rawValue: flags)
            var sender = NTLM.MessageProtection(key: try key(session), flags: flags, side: .initiator)
            var message: [SecurityBuffer] = [.data(seal.plaintext.bytes)]
            var signature: [UInt8] = []
            try sender.protect(&message, .seal, number: 0).write(to: &signature)
            #expect(message[0].bytes == seal.sealed.bytes)
            // Without extended session security four bytes are filled as a sender likes.
            let counted = flags.contains(.extendedSessionSecurity) ? signature[...] : signature[8...]
            #expect(counted.elementsEqual(seal.signature.bytes.suffix(counted.count)))
            var receiver = NTLM.MessageProtection(key: try key(session), flags: flags, side: .acceptor)
            let published = try #require(NTLM.Signature(seal.signature.bytes))
            let mode = try receiver.open(&message, published, .seal, number: 0)
            #expect(mode == .seal)
            #expect(message[0].bytes == seal.plaintext.bytes)
        }
    }

    @Test func `published exchanges are taken, and their sessions have the published keys`() throws {
        for (challenge, authenticate, session, level) in [
            (
                vectors.ntlmv1.challengeMessage, vectors.ntlmv1.authenticateMessage, vectors.ntlmv1.exportedSessionKey,
                NTLM.Level.version2
            ),
            (
                vectors.ntlmv1Ess.challengeMessage, vectors.ntlmv1Ess.authenticateMessage,
                vectors.ntlmv1Ess.exportedSessionKey, .version2
            ),
            (
                vectors.ntlmv2.challengeMessage, vectors.ntlmv2.authenticateMessage, vectors.ntlmv2.exportedSessionKey,
                .version2Alone
            ),
        ] {
            let challenge = try NTLM.ChallengeMessage(reading: challenge.bytes)
            let message = try NTLM.AuthenticateMessage(reading: authenticate.bytes, offered: challenge.flags)
            #expect(message.user == "User")
            #expect(message.domain == "Domain")
            #expect(message.workstation == "COMPUTER")
            let found = try replay(challenge, message, password, level: level)
            #expect(found == session.bytes)
        }
    }

    /// What an acceptor that had sent a challenge makes of an answer: the session key.
    private func replay(
        _ challenge: NTLM.ChallengeMessage, _ message: NTLM.AuthenticateMessage, _ password: Password,
        level: NTLM.Level
    ) throws -> [UInt8] {
        let flags = message.flags.intersection(challenge.flags)
        var bytes: [UInt8] = []
        bytes.append(littleEndian: challenge.challenge)
        let request = NTLM.LogonRequest(
            user: message.user, domain: message.domain, workstation: message.workstation, challenge: bytes,
            ntResponse: Array(message.ntResponse), lmResponse: Array(message.lmResponse),
            isExtended: flags.contains(.extendedSessionSecurity), level: level, negotiatedFlags: flags.rawValue)
        let store = MemoryCredentialStore([
            Account(user: message.user, domain: message.domain, password: password)
        ])
        guard case .granted(_, _, let base) = try NTLM.AccountAuthority(store).judge(request) else {
            Issue.record("the answer is refused")
            return []
        }
        let exchange =
            request.isVersion2
            ? base.key.copy()
            : NTLM.ResponseV1.keyExchangeKey(
                base.key, flags: flags, lmResponse: message.lmResponse, lmHash: base.lanManagerHash,
                challenge: challenge.challenge)
        guard flags.contains(.keyExchange) else { return self.bytes(exchange) }
        let session = try key(Hex(Array(message.encryptedSessionKey)))
        var cipher = RC4(key: exchange)
        cipher.process(session)
        return self.bytes(session)
    }
}
