internal import SSPIRuntime

extension NTLM {
    /// Which side a message comes from.
    package enum Side: Sendable {
        case initiator
        case acceptor

        var peer: Side { self == .initiator ? .acceptor : .initiator }
    }

    /// Keys for messages, made from the session key.
    ///
    /// Source: MS-NLMP 3.4.5.2 and 3.4.5.3
    package enum SessionKeys {
        /// The key that messages of a side are signed with; only extended session security has one.
        package static func signing(_ key: borrowing Key, from side: Side) -> Key {
            var hash = MD5()
            hash.update(key)
            hash.update(side == .initiator ? initiatorSigning : acceptorSigning)
            return hash.finish()
        }

        /// The key that messages of a side are sealed with, with extended session security.
        package static func sealing(_ key: borrowing Key, flags: Flags, from side: Side) -> Key {
            var hash = MD5()
            key.withBytes { bytes in hash.update(bytes.extracting(first: flags.keyBits / 8)) }
            hash.update(side == .initiator ? initiatorSealing : acceptorSealing)
            return hash.finish()
        }

        /// The cipher for messages of both sides, without extended session security.
        package static func cipher(_ key: borrowing Key, flags: Flags) -> RC4? {
            guard flags.keyBits < 128 else { return RC4(key: key) }
            var short = SecretBytes(count: 8)
            key.withBytes { bytes in
                short.withMutableBytes { target in
                    for index in 0..<8 {
                        let byte: UInt8 = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
                        target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
                    }
                    let tail: [UInt8] = flags.keyBits == 56 ? [0xA0] : [0xE5, 0x38, 0xB0]
                    for (index, byte) in tail.enumerated() {
                        target.storeBytes(of: byte, toByteOffset: 8 - tail.count + index, as: UInt8.self)
                    }
                }
            }
            return short.withBytes { RC4(key: $0) }
        }

        /// The key of one message where messages may come in any order.
        ///
        /// Source: MS-NLMP 3.4.4
        package static func datagram(_ sealing: borrowing Key, number: UInt32) -> Key {
            var hash = MD5()
            hash.update(sealing)
            var bytes: [UInt8] = []
            bytes.append(littleEndian: number)
            hash.update(bytes)
            return hash.finish()
        }

        private static let initiatorSigning = magic("client-to-server signing")
        private static let acceptorSigning = magic("server-to-client signing")
        private static let initiatorSealing = magic("client-to-server sealing")
        private static let acceptorSealing = magic("server-to-client sealing")

        private static func magic(_ purpose: String) -> [UInt8] {
            Array("session key to \(purpose) key magic constant\0".utf8)
        }
    }
}
