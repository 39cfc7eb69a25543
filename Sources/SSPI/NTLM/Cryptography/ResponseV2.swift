package import SSPIRuntime

extension NTLM {
    /// Answers to a challenge by NTLM version 2.
    ///
    /// Source: MS-NLMP 3.3.2 and 2.2.2.8
    package enum ResponseV2 {
        /// How long the proof is that the rest of the response follows.
        static var proofSize: Int { 16 }
        /// How long the part of the client's blob is that the pairs follow.
        static var blobHeaderSize: Int { 28 }

        /// What a client puts under its proof.
        package static func blob(time: TimeStamp, challenge: UInt64, information: [UInt8]) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(blobHeaderSize + information.count + 4)
            bytes += [1, 1, 0, 0, 0, 0, 0, 0]
            bytes.append(littleEndian: UInt64(bitPattern: time.rawValue))
            bytes.append(littleEndian: challenge)
            bytes += [0, 0, 0, 0]
            bytes += information
            bytes += [0, 0, 0, 0]
            return bytes
        }

        /// The proof that the key is known: over the acceptor's challenge and the blob as it is on the wire.
        package static func proof(_ key: borrowing Key, challenge: UInt64, blob: ArraySlice<UInt8>) -> Key {
            var code = HMACMD5(key: key)
            code.update(littleEndian: UInt32(truncatingIfNeeded: challenge))
            code.update(littleEndian: UInt32(truncatingIfNeeded: challenge >> 32))
            unsafe code.update(blob.span.bytes)
            return code.finish()
        }

        /// What session keys are made from.
        package static func sessionBaseKey(_ key: borrowing Key, proof: borrowing Key) -> Key {
            var code = HMACMD5(key: key)
            proof.withBytes { code.update($0) }
            return code.finish()
        }

        /// The answer of LAN Manager, version 2: for servers that look nowhere else.
        package static func lanManager(_ key: borrowing Key, challenge: UInt64, client: UInt64) -> [UInt8] {
            var own: [UInt8] = []
            own.append(littleEndian: client)
            return proof(key, challenge: challenge, blob: own[...]).withBytes { [UInt8](copying: $0) } + own
        }

        /// Reads the pairs of a response.
        ///
        /// - Parameter response: Proof and blob.
        package static func information(_ response: ArraySlice<UInt8>) throws(SecurityError) -> TargetInformation {
            let reader = ByteReader(response)
            guard let kinds = reader.uint16(at: proofSize), kinds == 0x0101,
                let pairs = reader.slice(
                    at: proofSize + blobHeaderSize, count: response.count - proofSize - blobHeaderSize)
            else { throw MessageLayout.malformed("has a response of no known form") }
            return try TargetInformation(reading: pairs)
        }
    }
}
