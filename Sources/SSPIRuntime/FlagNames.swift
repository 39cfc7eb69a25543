/// Prints bits by their Win32 names.
public enum FlagNames {
    /// The names of the bits that are set, in the order of their numbers, and what is left over in hexadecimal.
    ///
    /// A name of several bits stands for them where all are set. Two names of one number are both given, with a slash
    /// between them, since the number alone does not tell which was meant.
    ///
    /// - Parameters:
    ///   - bits: The bits.
    ///   - names: The names by number, in ascending order of the numbers: a line for each, with the number, a blank and the
    ///     name, e.g. `0x0001_0000 ISC_REQ_INTEGRITY`.
    /// - Returns: E.g. `[ISC_REQ_INTEGRITY, 0x00000020]`; `[]` for no bits.
    public static func describe<Bits: FixedWidthInteger & UnsignedInteger>(_ bits: Bits, names: String) -> String {
        var left = bits
        var chosen: [(bits: Bits, name: String)] = []
        let widestFirst = entries(of: names, as: Bits.self).enumerated().sorted {
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
    ///   - names: Each named number once, in lines as in ``describe(_:names:)``.
    public static func name(of number: UInt32, names: String) -> String {
        entries(of: names, as: UInt32.self).first { $0.bits == number }?.name
            ?? "0x" + String(number, radix: 16, uppercase: true)
    }

    /// The entries of a table. It is text, since a literal of many pairs takes the compiler a hundred times as long.
    private static func entries<Bits: FixedWidthInteger>(
        of table: String, as type: Bits.Type
    ) -> [(bits: Bits, name: String)] {
        table.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, words[0].hasPrefix("0x"),
                let bits = Bits(words[0].dropFirst(2).filter { $0 != "_" }, radix: 16)
            else { return nil }
            return (bits, String(words[1]))
        }
    }
}
