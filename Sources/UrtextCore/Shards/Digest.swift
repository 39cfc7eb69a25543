import Cnettle

/// SHA-256 (FIPS 180-4) as text: what tells a file from another without the file.
enum Digest {
    /// 64 hexadecimal digits in small letters.
    static func sha256(_ bytes: [UInt8]) -> String {
        Digest.bytes(bytes[...]).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The same as 32 bytes.
    static func bytes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var context = sha256_ctx()
        unsafe nettle_sha256_init(&context)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe nettle_sha256_update(&context, buffer.count, buffer.baseAddress)
        }
        var digest = [UInt8](repeating: 0, count: 32)
        let size = digest.count
        unsafe digest.withUnsafeMutableBufferPointer { buffer in
            unsafe nettle_sha256_digest(&context, size, buffer.baseAddress)
        }
        return digest
    }
}
