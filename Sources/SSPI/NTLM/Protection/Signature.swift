internal import SSPIRuntime

extension NTLM {
    /// The signature of a message: version, checksum, number.
    ///
    /// Source: MS-NLMP 2.2.2.9
    package struct Signature: Sendable {
        var version: UInt32
        /// Eight bytes, low byte first.
        var checksum: UInt64
        var number: UInt32

        /// Makes a signature with extended session security.
        init(code: UInt64, number: UInt32) {
            version = 1
            checksum = code
            self.number = number
        }

        /// Makes a signature without extended session security, which uses up twelve bytes of the cipher.
        ///
        /// Source: MS-NLMP 3.4.4.1
        init(plain sum: UInt32, number: UInt32, cipher: inout RC4) {
            version = 1
            _ = cipher.process(0 as UInt32)
            checksum = UInt64(cipher.process(sum)) << 32
            self.number = cipher.process(0 as UInt32) ^ number
        }

        /// Reads a signature; any other number of bytes than sixteen is none.
        package init?(_ bytes: [UInt8]) {
            let reader = ByteReader(bytes)
            guard bytes.count == MessageProtection.signatureSize, let version = reader.uint32(at: 0),
                let checksum = reader.uint64(at: 4), let number = reader.uint32(at: 12)
            else { return nil }
            self.version = version
            self.checksum = checksum
            self.number = number
        }

        /// Writes the signature over the contents of a buffer, in place where there is room.
        package func write(to bytes: inout [UInt8]) {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(littleEndian: version)
            bytes.append(littleEndian: checksum)
            bytes.append(littleEndian: number)
        }
    }
}
