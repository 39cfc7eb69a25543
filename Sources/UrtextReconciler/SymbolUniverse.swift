internal import UrtextModel

/// The symbols that are known to exist, and their numbers: those of the headers, and those that trusted text of any
/// page at hand spells out.
struct SymbolUniverse: Sendable {
    let headers: HeaderSymbols
    /// Symbols that are known from elsewhere.
    private(set) var others: Set<String> = []

    /// - Parameter known: further symbols, learned from other pages.
    init(values: [HeaderValues], claims: some Sequence<Claim> = [], known: Set<String> = []) {
        headers = HeaderSymbols(values)
        others = known
        for claim in claims { note(claim) }
    }

    /// Takes the symbol that a claim spells out, if its text is to be trusted.
    ///
    /// The front matter, which translation leaves alone, names what the page is about, and may list the symbols of its rows.
    /// Of the names there those with an underscore are noted: others are called like words.
    mutating func note(_ claim: Claim) {
        switch claim.subject {
        case .row(_, .symbol) where claim.reading == .frontMatter:
            others.insert(claim.text)
            return
        case .row(_, .symbol): break
        case .page(.name) where claim.reading == .frontMatter:
            if claim.text.utf8.contains(UInt8(ascii: "_")), Identifier.isSymbolShaped(claim.text) {
                others.insert(claim.text)
            }
            return
        default: return
        }
        switch claim.reading {
        case .original, .bilingual, .syntaxBlock:
            let symbol = PrintedSymbol(claim.text).closed
            if Identifier.isSymbolShaped(symbol) { others.insert(symbol) }
        case .anchor:
            let symbol = PrintedSymbol.anchor(claim.text)
            if Identifier.isConstantShaped(symbol), symbol.contains("_"), !symbol.contains("__") {
                others.insert(symbol)
            }
        default: break
        }
    }

    func contains(_ symbol: String) -> Bool { headers.symbol(symbol) != nil || others.contains(symbol) }

    /// The number the headers agree on.
    func number(of symbol: String) -> Int64? { headers.symbol(symbol).flatMap { $0.isContested ? nil : $0.agreed } }

    /// The symbols of the headers that begin and end like this, with something in between.
    func headerSymbols(prefix: String, suffix: String) -> Set<String> {
        Set(headers.places(prefix: prefix, suffix: suffix).map { headers.names[$0] })
    }

    /// Every symbol that begins with one of the prefixes, in order, each once.
    func symbols(prefixes: some Sequence<String>) -> [String] {
        var found: Set<String> = []
        for prefix in prefixes {
            found.formUnion(headers.places(prefix: prefix, isNumber: false).lazy.map { headers.names[$0] })
            found.formUnion(others.lazy.filter { $0.hasPrefix(prefix) })
        }
        return found.sorted()
    }

    func origin(of symbol: String) -> SourceLocation? {
        guard let found = headers.symbol(symbol), found.originHeader >= 0 else { return nil }
        return SourceLocation(path: headers.headers[Int(found.originHeader)], line: found.originLine)
    }
}
