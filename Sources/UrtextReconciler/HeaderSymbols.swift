internal import UrtextModel

/// The constants of the headers at hand, each once, in the order of the headers' names and of their lines.
struct HeaderSymbols: Sendable {
    struct Symbol: Sendable {
        /// What the first header that has it says; `nil` when that is no number.
        var number: Int64?
        /// Any header's number, unless two differ.
        var agreed: Int64?
        /// True when two headers have different numbers.
        var isContested = false
        /// The first header that has it, in ``headers``.
        var header: Int32
        /// Where its number stands last: header and line; -1 for none.
        var originHeader: Int32 = -1
        var originLine = 0
    }

    private(set) var names = TextTable()
    /// By the name's place.
    private(set) var symbols: [Symbol] = []
    /// Names of the headers.
    let headers: [String]

    init(_ values: [HeaderValues]) {
        let values = values.sorted { $0.header < $1.header }
        headers = values.map(\.header)
        let count = values.reduce(0) { $0 + $1.constants.count }
        names.reserve(count, bytes: count * 24)
        symbols.reserveCapacity(count)
        for (header, file) in values.enumerated() {
            for constant in file.constants { add(constant, header: Int32(clamping: header)) }
        }
    }

    private mutating func add(_ constant: HeaderValues.Constant, header: Int32) {
        let place = Int(names.insert(constant.name))
        let number = CNumber.parse(constant.value)
        if place == symbols.count { symbols.append(Symbol(number: number, header: header)) }
        guard let number else { return }
        if let known = symbols[place].agreed, known != number { symbols[place].isContested = true }
        symbols[place].agreed = number
        symbols[place].originHeader = header
        symbols[place].originLine = constant.line
    }

    func symbol(_ name: String) -> Symbol? { names.place(of: name).map { symbols[Int($0)] } }

    /// The symbols that begin and end like this, with something in between.
    ///
    /// - Parameter isNumber: only those with a number.
    func places(prefix: String, suffix: String = "", isNumber: Bool = true) -> [Int32] {
        let prefix = Array(prefix.utf8)
        let suffix = Array(suffix.utf8)
        return names.withBytes { bytes in
            var found: [Int32] = []
            for (place, symbol) in symbols.enumerated() where !isNumber || symbol.originHeader >= 0 {
                let range = names.range(Int32(clamping: place))
                guard range.count > prefix.count + suffix.count else { continue }
                let end = range.upperBound - suffix.count
                if prefix.indices.allSatisfy({ bytes[range.lowerBound + $0] == prefix[$0] }),
                    suffix.indices.allSatisfy({ bytes[end + $0] == suffix[$0] })
                {
                    found.append(Int32(clamping: place))
                }
            }
            return found
        }
    }
}
