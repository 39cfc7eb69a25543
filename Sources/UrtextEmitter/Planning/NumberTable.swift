import UrtextModel

/// The number of each symbol: from headers first, then from pages, then from the configuration. Never a guess.
struct NumberTable: Sendable {
    /// What is known of a symbol.
    enum Entry: Hashable, Sendable {
        case number(UInt32)
        /// Sources of the same rank that disagree, each as `source: number`.
        case contradiction([String])
        /// No source gives a number of 32 bits.
        case missing
    }

    /// By symbol, then by source: a source that contradicts itself states several.
    private var headers: [String: [String: Set<UInt32>]] = [:]
    private var pages: [String: [String: Set<UInt32>]] = [:]
    private var configured: [String: UInt32] = [:]

    init(_ spec: Spec, _ numbers: [NumberConfiguration]) {
        for values in spec.values {
            for constant in values.constants {
                guard let bits = NumberTable.bits(constant.value) else { continue }
                headers[constant.name, default: [:]][values.header, default: []].insert(bits)
            }
        }
        for page in spec.pages {
            let symbols =
                page.parameters.flatMap { $0.values.map { ($0.symbol, $0.value) } }
                + page.returns.map { ($0.symbol, $0.value) } + page.constants.map { ($0.symbol, $0.value) }
            for (symbol, value) in symbols {
                guard let value, let bits = NumberTable.bits(value) else { continue }
                pages[symbol, default: [:]][page.id, default: []].insert(bits)
            }
        }
        for number in numbers { configured[number.symbol] = NumberTable.bits(number.value) }
    }

    /// What is known of a symbol.
    subscript(symbol: String) -> Entry {
        for sources in [headers[symbol], pages[symbol]] {
            guard let sources else { continue }
            let numbers = sources.values.reduce(into: Set()) { $0.formUnion($1) }
            if numbers.count == 1, let number = numbers.first { return .number(number) }
            let statements = sources.flatMap { source, numbers in
                numbers.map { "\(source): \(NumberTable.text($0))" }
            }
            return .contradiction(statements.sorted())
        }
        return configured[symbol].map(Entry.number) ?? .missing
    }

    /// The symbols that headers define.
    var headerSymbols: [String] { headers.keys.sorted() }

    /// True when a header or a page gives a number, so that the configuration need not.
    func isDocumented(_ symbol: String) -> Bool { headers[symbol] != nil || pages[symbol] != nil }

    /// The bits of a literal; `nil` for none and for a wider one.
    static func bits(_ text: String) -> UInt32? {
        guard let value = CNumber.parse(text), value >= -0x8000_0000, value <= 0xFFFF_FFFF else { return nil }
        return UInt32(truncatingIfNeeded: value)
    }

    /// `0x` and eight digits in two groups, as Swift source prints them.
    static func literal(_ bits: UInt32) -> String {
        let digits = text(bits).dropFirst(2)
        return "0x\(digits.prefix(4))_\(digits.suffix(4))"
    }

    /// `0x` and eight digits, as headers print them.
    static func text(_ bits: UInt32) -> String {
        let digits = String(bits, radix: 16, uppercase: true)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
