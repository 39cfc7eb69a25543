/// Prints bits by their Win32 names.
public enum FlagNames {
    /// The names of the bits that are set, in the order of their numbers, and what is left over in hexadecimal.
    ///
    /// A name of several bits stands for them where all are set. Two names of one number are both given, with a slash
    /// between them, since the number alone does not tell which was meant.
    ///
    /// - Parameters:
    ///   - bits: The bits.
    ///   - names: The names by number, in ascending order of the numbers.
    /// - Returns: E.g. `[ISC_REQ_INTEGRITY, 0x00000020]`; `[]` for no bits.
    public static func describe<Bits: FixedWidthInteger & UnsignedInteger>(
        _ bits: Bits, names: [(bits: Bits, name: String)]
    ) -> String {
        var left = bits
        var chosen: [(bits: Bits, name: String)] = []
        let widestFirst = names.enumerated().sorted {
            ($1.element.bits.nonzeroBitCount, $0.offset) < ($0.element.bits.nonzeroBitCount, $1.offset)
        }
        for (_, entry) in widestFirst where entry.bits != 0 {
            if let index = chosen.firstIndex(where: { $0.bits == entry.bits }) {
                chosen[index].name += "/\(entry.name)"
            } else if left & entry.bits == entry.bits {
                chosen.append(entry)
                left &= ~entry.bits
            }
        }
        var words = chosen.sorted { $0.bits < $1.bits }.map(\.name)
        if left != 0 { words.append(Hexadecimal.text(left)) }
        return "[\(words.joined(separator: ", "))]"
    }

    /// The name of a number, or the number in hexadecimal where it has none.
    ///
    /// - Parameters:
    ///   - number: The number.
    ///   - names: Each named number once.
    public static func name(of number: UInt32, names: [(bits: UInt32, name: String)]) -> String {
        names.first { $0.bits == number }?.name ?? "0x" + String(number, radix: 16, uppercase: true)
    }
}
