internal import UrtextModel

/// The symbols that are known to exist, and their numbers: those of the headers, and those that trusted text of any
/// page at hand spells out.
struct SymbolUniverse: Sendable {
    /// Every symbol that is known.
    private(set) var names: Set<String> = []
    private var numbers: [String: Int64] = [:]
    /// Names that two headers define differently: known, without a number.
    private var contested: Set<String> = []
    /// Where a number was defined, for diagnostics.
    private var origins: [String: SourceLocation] = [:]

    /// - Parameter known: further symbols, learned from other pages.
    init(values: [HeaderValues], claims: [Claim], known: Set<String> = []) {
        names = known
        for header in values {
            for constant in header.constants {
                names.insert(constant.name)
                guard let number = CNumber.parse(constant.value) else { continue }
                if let known = numbers[constant.name], known != number { contested.insert(constant.name) }
                numbers[constant.name] = number
                origins[constant.name] = SourceLocation(path: header.header, line: constant.line)
            }
        }
        for claim in claims {
            guard case .row(_, .symbol) = claim.subject else { continue }
            switch claim.reading {
            case .original, .bilingual, .syntaxBlock:
                let symbol = PrintedSymbol(claim.text).closed
                if Identifier.isSymbolShaped(symbol) { names.insert(symbol) }
            case .anchor:
                let symbol = PrintedSymbol.anchor(claim.text)
                if Identifier.isConstantShaped(symbol), symbol.contains("_"), !symbol.contains("__") {
                    names.insert(symbol)
                }
            default: break
            }
        }
    }

    func contains(_ symbol: String) -> Bool { names.contains(symbol) }

    /// The number the headers agree on.
    func number(of symbol: String) -> Int64? { contested.contains(symbol) ? nil : numbers[symbol] }

    /// The symbols of the headers that begin and end like this, with something in between.
    func headerSymbols(prefix: String, suffix: String) -> Set<String> {
        Set(
            numbers.keys.lazy.filter {
                $0.utf8.count > prefix.utf8.count + suffix.utf8.count && $0.hasPrefix(prefix) && $0.hasSuffix(suffix)
            })
    }

    func origin(of symbol: String) -> SourceLocation? { origins[symbol] }
}
