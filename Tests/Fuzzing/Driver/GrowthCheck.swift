import FuzzTargets
import Glibc

/// Looks for inputs that cost more than their length: some are repeated until they are long, and again four times as
/// often. Processor time is measured, so that a busy machine makes no finding.
enum GrowthCheck {
    /// Length of the shorter input, in bytes; the longer one has four times as many.
    private static let length = 24 << 10
    /// What four times the bytes may cost.
    private static let limit = 6.0
    /// Seconds that the longer input may take in any case: the shorter one may be refused at once.
    private static let free = 0.8
    /// Of how many inputs one is tried.
    private static let rarity: UInt64 = 96

    static func run(_ target: FuzzTarget, on bytes: [UInt8]) throws {
        guard !bytes.isEmpty, fingerprint(bytes) % rarity == 0 else { return }
        // The head of a page stays in its place, so that what is repeated stands in a section that is read.
        for head in [0, bytes.count / 2] {
            let body = bytes[head...]
            func repeated(_ count: Int) -> [UInt8] {
                var result = Array(bytes[..<head])
                while result.count < count { result += body }
                return result
            }
            var (short, long) = (Double.infinity, Double.infinity)
            for _ in 0..<3 {
                short = min(short, try seconds(target, repeated(length)))
                long = min(long, try seconds(target, repeated(4 * length)))
                if long <= free || long <= limit * short { break }
            }
            if long > free, long > limit * short {
                throw FuzzFinding(
                    "repeated from byte \(head) to \(length) bytes it takes \(short) s, to four times that \(long) s")
            }
        }
    }

    private static func seconds(_ target: FuzzTarget, _ bytes: [UInt8]) throws -> Double {
        let start = clock()
        try target.run(bytes)
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    private static func fingerprint(_ bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash >> 8
    }
}
