internal import UrtextModel

/// Whether the symbols of a list are flags that may be combined, choices of which one is given, or codes.
enum ValueKinds {
    /// Codes have the severity bit. Flags are a list of which half are single bits and every other is a union of these, or
    /// what all of them fit in (`0xFFFF`).
    static func applied(to values: [SymbolValue]) -> [SymbolValue] {
        let numbers = values.compactMap { $0.value.flatMap(CNumber.parse) }.map { UInt32(truncatingIfNeeded: $0) }
        guard let kind = kind(of: numbers) else { return values }
        return values.map { value in
            var value = value
            value.kind = kind
            return value
        }
    }

    /// The same of several lists below one parameter, each by itself, where each has more than one number: the lower half of
    /// an argument may be flags and the upper one a choice.
    static func applied(toLists rows: [PageReconciliation.FusedRow]) -> [SymbolValue] {
        let values = rows.map(\.value)
        let lists = Dictionary(grouping: rows, by: \.table)
        guard lists.count > 1, lists.values.allSatisfy({ $0.count { $0.value.value != nil } > 1 }) else {
            return applied(to: values)
        }
        let kinds = lists.mapValues { applied(to: $0.map(\.value)).first?.kind }
        return rows.map { row in
            var value = row.value
            value.kind = kinds[row.table] ?? nil
            return value
        }
    }

    /// True for `0xFF`, `0xFFFF` and the like; `0x7FFFFFFF` makes a compiler give an enumeration four bytes.
    private static func isWholeMask(_ number: UInt32) -> Bool {
        number >= 0xFF && number & (number &+ 1) == 0 && number != 0x7FFF_FFFF
    }

    private static func kind(of numbers: [UInt32]) -> SymbolValue.Kind? {
        guard !numbers.isEmpty else { return nil }
        let distinct = Set(numbers)
        let bits = distinct.filter { $0.nonzeroBitCount == 1 }
        let mask = bits.reduce(0, |)
        if bits.count * 2 >= distinct.count, !bits.isEmpty,
            distinct.allSatisfy({ $0 & ~mask == 0 || (bits.count > 2 && isWholeMask($0)) })
        {
            // One small number proves nothing; a list of 0, 1, 2 counts, and so does one of 1, 2, 3, 4.
            let sorted = distinct.sorted()
            let isCounting =
                sorted.count > 2 && sorted[0] <= 1 && sorted.count > 2 + Int(sorted[0])
                && zip(sorted, sorted.dropFirst()).allSatisfy { $1 == $0 + 1 }
            return isCounting ? .choice : .flag
        }
        let codes = numbers.filter { $0 >> 31 == 1 && $0 >> 16 & 0xFFF != 0 }
        if codes.count * 2 > numbers.count { return .code }
        return .choice
    }
}
