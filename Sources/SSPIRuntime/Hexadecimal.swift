/// Numbers as headers print them.
enum Hexadecimal {
    /// `0x` and at least eight capital digits.
    static func text(_ value: some FixedWidthInteger & UnsignedInteger) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "0x" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
}
