internal import SSPIRuntime

extension NTLM {
    /// An initiator's answer to a challenge, and the key that follows from it.
    struct Response: ~Copyable {
        let lm: [UInt8]
        let nt: [UInt8]
        /// What a session key is exchanged under, or is where none is exchanged.
        let keyExchangeKey: Key
        /// True when the answer announces a MIC.
        let hasMIC: Bool

        /// The answer of nobody.
        ///
        /// Source: MS-NLMP 3.3.1
        static func anonymous() -> Response {
            Response(lm: [0], nt: [], keyExchangeKey: Key(), hasMIC: false)
        }

        /// The answer by version 2.
        ///
        /// - Parameters:
        ///   - challenge: What is answered.
        ///   - identity: Who answers.
        ///   - information: What the acceptor said of itself, with what the initiator adds.
        ///   - time: The acceptor's time, or the initiator's own.
        ///   - client: The initiator's own challenge.
        static func version2(
            _ challenge: ChallengeMessage, _ identity: Identity, _ information: TargetInformation, time: TimeStamp,
            client: UInt64
        ) -> Response {
            identity.password.withNTHash { hash in
                let key = OneWayFunction.v2(hash, user: identity.user, domain: identity.domain)
                let blob = ResponseV2.blob(
                    time: time, challenge: client, information: information.encoded)
                let proof = ResponseV2.proof(key, challenge: challenge.challenge, blob: blob[...])
                let hasTime = challenge.time != nil
                return Response(
                    lm: hasTime
                        ? [UInt8](repeating: 0, count: 24)
                        : ResponseV2.lanManager(key, challenge: challenge.challenge, client: client),
                    nt: proof.withBytes { [UInt8](copying: $0) } + blob,
                    keyExchangeKey: ResponseV2.sessionBaseKey(key, proof: proof), hasMIC: hasTime)
            }
        }

        /// The answer by version 1.
        static func version1(
            _ challenge: ChallengeMessage, _ password: Password, _ flags: Flags, _ level: Level, _ client: UInt64
        ) -> Response {
            let lmHash = OneWayFunction.lanManager(password)
            return password.withNTHash { hash in
                var lm: [UInt8]
                let nt: [UInt8]
                if flags.contains(.extendedSessionSecurity) {
                    var own: [UInt8] = []
                    own.append(littleEndian: client)
                    nt = ResponseV1.answer(ResponseV1.extended(challenge.challenge, client: own[...]), hash)
                    lm = own + [UInt8](repeating: 0, count: 16)
                } else {
                    nt = ResponseV1.answer(challenge.challenge, hash)
                    lm = nt
                    if level < .version1 {
                        switch lmHash {
                        case .some(let lmHash): lm = ResponseV1.answer(challenge.challenge, lmHash)
                        case .none: break
                        }
                    }
                }
                let base = ResponseV1.sessionBaseKey(hash)
                return Response(
                    lm: lm, nt: nt,
                    keyExchangeKey: ResponseV1.keyExchangeKey(
                        base, flags: flags, lmResponse: lm[...], lmHash: lmHash, challenge: challenge.challenge),
                    hasMIC: false)
            }
        }
    }
}
