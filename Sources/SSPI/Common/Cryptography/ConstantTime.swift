internal import Cnettle

/// Comparison of secrets.
package enum ConstantTime {
    /// True when both hold the same bytes; takes the same time wherever they differ. The lengths are no secret.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe left.withUnsafeBytes { first in
            unsafe right.withUnsafeBytes { second in
                // An empty array may have no address; memeql_sec wants one.
                guard let first = first.baseAddress, let second = second.baseAddress else { return true }
                return unsafe nettle_memeql_sec(first, second, left.count) != 0
            }
        }
    }
}
