internal import SSPIRuntime

extension NTLM {
    /// Answers to a challenge as NTLM gave them before version 2.
    ///
    /// Source: MS-NLMP 3.3.1
    package enum ResponseV1 {
        /// `DESL`: the challenge under a hash of 16 bytes as three keys.
        package static func answer(_ challenge: UInt64, _ hash: borrowing Key) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(24)
            bytes.append(littleEndian: DES.encrypt(challenge, key: hash.bytes(from: 0)))
            bytes.append(littleEndian: DES.encrypt(challenge, key: hash.bytes(from: 7)))
            bytes.append(littleEndian: DES.encrypt(challenge, key: hash.bytes(from: 14)))
            return bytes
        }

        /// The challenge that extended session security answers: that of both sides, hashed.
        package static func extended(_ challenge: UInt64, client: ArraySlice<UInt8>) -> UInt64 {
            var bytes: [UInt8] = []
            bytes.append(littleEndian: challenge)
            bytes += client.prefix(8)
            return ByteReader(MD5.digest(bytes)).uint64(at: 0) ?? 0
        }

        /// MD4 over the NT hash: what session keys of version 1 are made from.
        package static func sessionBaseKey(_ hash: borrowing Key) -> Key {
            var digest = MD4()
            hash.withBytes { digest.update($0) }
            return digest.finish()
        }

        /// The key that session keys are exchanged under.
        ///
        /// - Parameters:
        ///   - base: The session base key.
        ///   - flags: What was agreed on.
        ///   - lmResponse: The answer of LAN Manager, or the client's challenge in its place.
        ///   - lmHash: The LM hash, where it is known.
        ///   - challenge: The acceptor's challenge.
        ///
        /// Source: MS-NLMP 3.4.5.1 (`KXKEY`)
        package static func keyExchangeKey(
            _ base: borrowing Key, flags: Flags, lmResponse: ArraySlice<UInt8>, lmHash: borrowing Key?,
            challenge: UInt64
        ) -> Key {
            if flags.contains(.extendedSessionSecurity) {
                var code = HMACMD5(key: base)
                var both: [UInt8] = []
                both.append(littleEndian: challenge)
                both += lmResponse.prefix(8)
                code.update(both)
                return code.finish()
            }
            switch lmHash {
            case .some(let hash):
                if flags.contains(.lmKey) {
                    let block = ByteReader(lmResponse).uint64(at: 0) ?? 0
                    var second = InlineArray<7, UInt8>(repeating: 0xBD)
                    second[0] = (hash.bytes(from: 7) as InlineArray<1, UInt8>)[0]
                    return Key(
                        DES.encrypt(block, key: hash.bytes(from: 0)), DES.encrypt(block, key: second))
                }
                if flags.contains(.nonNTSessionKey) {
                    let part: InlineArray<8, UInt8> = hash.bytes(from: 0)
                    var low: UInt64 = 0
                    for index in 0..<8 { low |= UInt64(part[index]) << (8 * index) }
                    return Key(low, 0)
                }
                return base.copy()
            case .none: return base.copy()
            }
        }
    }
}
