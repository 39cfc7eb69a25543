import SSPI
import SSPIRuntime

/// An answer to a challenge as some other client could make it: with the right password, and with target information as it
/// likes.
struct HandmadeAnswer {
    var user = "alice"
    var domain = "KETTLE"
    var password = NTLMPair.account.password
    /// What the answer's flags leave out of the challenge's.
    var withoutFlags: NTLM.Flags = []
    /// True when there is a MIC, which the target information says by itself.
    var hasMIC = true

    /// Makes the third message.
    ///
    /// - Parameters:
    ///   - challenge: The second message.
    ///   - negotiate: The first message.
    ///   - change: Changes the target information of the challenge into that of the answer.
    func token(
        to challenge: [UInt8], after negotiate: [UInt8], _ change: (inout NTLM.TargetInformation) -> Void = { _ in }
    ) throws(SecurityError) -> [UInt8] {
        let message = try NTLM.ChallengeMessage(reading: challenge)
        var information = message.information ?? NTLM.TargetInformation()
        if hasMIC { information[.flags] = [2, 0, 0, 0] }
        change(&information)
        // Without an exchange of keys the session key is that of the password.
        let flags = message.flags.subtracting(withoutFlags.union([.keyExchange, .version]))
        let blob = NTLM.ResponseV2.blob(
            time: TimeStamp(rawValue: 0), challenge: 0x0102_0304_0506_0708, information: information.encoded)
        return password.withNTHash { hash in
            let key = NTLM.OneWayFunction.v2(hash, user: user, domain: domain)
            let proof = NTLM.ResponseV2.proof(key, challenge: message.challenge, blob: blob[...])
            let response = proof.withBytes { [UInt8](copying: $0) } + blob
            var token = layout(flags, response)
            if hasMIC {
                let mic = NTLM.mic(NTLM.ResponseV2.sessionBaseKey(key, proof: proof), negotiate, challenge, token)
                token.replace(at: 72, with: mic.withBytes { [UInt8](copying: $0) })
            }
            return token
        }
    }

    private func layout(_ flags: NTLM.Flags, _ response: [UInt8]) -> [UInt8] {
        let fields = [[UInt8](repeating: 0, count: 24), response, utf16(domain), utf16(user), [], []]
        var token = Array("NTLMSSP\0".utf8) + [3, 0, 0, 0]
        var place = 88
        for field in fields {
            for _ in 0..<2 { token.append(littleEndian: UInt16(truncatingIfNeeded: field.count)) }
            token.append(littleEndian: UInt32(truncatingIfNeeded: place))
            place += field.count
        }
        token.append(littleEndian: flags.rawValue)
        token += [UInt8](repeating: 0, count: 24)
        return token + fields.joined()
    }

    private func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
}
