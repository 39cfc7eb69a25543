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
    /// The places of the names, by their first two bytes; and where those of each pair begin.
    private var order: [Int32] = []
    private var starts = [Int32](repeating: 0, count: 1 << 16 + 1)

    init(_ values: [HeaderValues]) {
        let values = values.sorted { $0.header < $1.header }
        headers = values.map(\.header)
        let count = values.reduce(0) { $0 + $1.constants.count }
        names.reserve(count, bytes: count * 24)
        symbols.reserveCapacity(count)
        for (header, file) in values.enumerated() {
            for constant in file.constants { add(constant, header: Int32(clamping: header)) }
        }
        sortByBeginning()
    }

    /// Names of one byte begin with no pair.
    private mutating func sortByBeginning() {
        let pairs = names.withBytes { bytes in
            symbols.indices.map { place -> Int? in
                let range = names.range(Int32(clamping: place))
                return range.count > 1 ? HeaderSymbols.pair(bytes[range.lowerBound], bytes[range.lowerBound + 1]) : nil
            }
        }
        for case let pair? in pairs { starts[pair + 1] += 1 }
        for pair in 1..<starts.count { starts[pair] += starts[pair - 1] }
        var next = starts
        order = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
        for (place, pair) in pairs.enumerated() {
            guard let pair else { continue }
            order[Int(next[pair])] = Int32(clamping: place)
            next[pair] += 1
        }
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }

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

    /// The symbols that begin and end like this, with something in between, in their order.
    ///
    /// - Parameter isNumber: only those with a number.
    func places(prefix: String, suffix: String = "", isNumber: Bool = true) -> [Int32] {
        let prefix = Array(prefix.utf8)
        let suffix = Array(suffix.utf8)
        return names.withBytes { bytes in
            func isMeant(_ place: Int32) -> Bool {
                guard !isNumber || symbols[Int(place)].originHeader >= 0 else { return false }
                let range = names.range(place)
                let end = range.upperBound - suffix.count
                return range.count > prefix.count + suffix.count
                    && prefix.indices.allSatisfy { bytes[range.lowerBound + $0] == prefix[$0] }
                    && suffix.indices.allSatisfy { bytes[end + $0] == suffix[$0] }
            }
            guard prefix.count > 1 else { return (0..<Int32(clamping: symbols.count)).filter(isMeant) }
            let pair = HeaderSymbols.pair(prefix[0], prefix[1])
            return order[Int(starts[pair])..<Int(starts[pair + 1])].filter(isMeant)
        }
    }
}
