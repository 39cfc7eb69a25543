/// Logarithm and exponential from additions, multiplications and divisions only, which IEEE 754 defines to the last bit:
/// the C library's differ between machines, and a difference in the last bit may turn a decision.
enum Natural {
    private static let ln2 = 0.693147180559945309417232121458

    /// The natural logarithm of a positive finite number; of any other the least value that occurs.
    static func log(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return -745 }
        var exponent = Double(value.exponent)
        var significand = value.significand
        if significand > 1.4142135623730951 {
            significand /= 2
            exponent += 1
        }
        // ln m = 2 artanh((m - 1) / (m + 1)), with |z| ≤ 0.172.
        let z = (significand - 1) / (significand + 1)
        let square = z * z
        var sum = 1.0 / 23
        sum = sum * square + 1.0 / 21
        sum = sum * square + 1.0 / 19
        sum = sum * square + 1.0 / 17
        sum = sum * square + 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        sum = sum * square + 1.0 / 1
        return exponent * ln2 + 2 * z * sum
    }

    /// e to the given power; 0 below -700.
    static func exp(_ value: Double) -> Double {
        guard value > -700 else { return 0 }
        let limited = min(value, 700)
        let exponent = (limited / ln2).rounded()
        let rest = limited - exponent * ln2
        var sum = 1.0 / 1307674368000
        sum = sum * rest + 1.0 / 87178291200
        sum = sum * rest + 1.0 / 6227020800
        sum = sum * rest + 1.0 / 479001600
        sum = sum * rest + 1.0 / 39916800
        sum = sum * rest + 1.0 / 3628800
        sum = sum * rest + 1.0 / 362880
        sum = sum * rest + 1.0 / 40320
        sum = sum * rest + 1.0 / 5040
        sum = sum * rest + 1.0 / 720
        sum = sum * rest + 1.0 / 120
        sum = sum * rest + 1.0 / 24
        sum = sum * rest + 1.0 / 6
        sum = sum * rest + 1.0 / 2
        sum = sum * rest + 1.0 / 1
        sum = sum * rest + 1
        return Double(sign: .plus, exponent: Int(exponent), significand: sum)
    }
}
