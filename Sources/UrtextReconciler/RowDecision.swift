internal import UrtextModel

/// What one edition's row is believed to say.
struct RowDecision: Sendable {
    /// The symbol, when the evidence settles it.
    var symbol: String?
    /// True when it was read from the original's own text or from a declaration.
    var isTrusted: Bool
    /// How the symbol was read.
    var readings: [Reading]
    /// The number as printed.
    var printed: String?
    var numberReading: Reading?
    /// The cell as printed.
    var text: String
    var line: Int
    /// Identifiers the row may stand for, when it is not settled.
    var candidates: [String]
    /// The fingerprint of the rest of the row.
    var description: String?
    /// True when text and anchor name different symbols.
    var isContradictory: Bool

    /// - Parameters:
    ///   - claims: the claims of one row of one page.
    ///   - isNamed: whether the list calls its numbers by words that have not the shape of a symbol.
    ///
    /// `nil` when the row is no symbol: a trusted text that is none says so.
    init?(_ claims: some Collection<Claim>, universe: SymbolUniverse, isNamed: Bool = false) {
        func isSymbol(_ claim: Claim) -> Bool { if case .row(_, .symbol) = claim.subject { true } else { false } }
        guard
            let first = claims.first(where: { isSymbol($0) && $0.reading != .anchor && $0.reading != .frontMatter })
                ?? claims.first(where: isSymbol)
        else { return nil }
        text = first.text
        line = first.line
        isTrusted = false
        isContradictory = false
        readings = []
        candidates = []
        if let number = claims.first(where: { if case .row(_, .number) = $0.subject { true } else { false } }) {
            printed = number.text
            numberReading = number.reading
        }
        description = claims.first { if case .row(_, .description) = $0.subject { true } else { false } }?.text
        var anchor: String?
        let closed = PrintedSymbol(first.text).closed
        if let claim = claims.first(where: { isSymbol($0) && $0.reading == .anchor }) {
            anchor = RowDecision.anchorSymbol(claim.text, cell: first, universe: universe)
            // One in small letters tells how the symbol is spelled, but for its capitals; a translation prints those.
            let isTranslated = ![.original, .bilingual, .syntaxBlock, .anchor].contains(first.reading)
            if anchor == nil, isTranslated, claim.text == closed.lowercased(), Identifier.isSymbolShaped(closed) {
                anchor = closed
            }
        }
        switch first.reading {
        case .original, .bilingual, .syntaxBlock:
            let isSymbol =
                Identifier.isSymbolShaped(closed) || PrintedSymbol.isMacroCall(closed)
                || (first.reading == .syntaxBlock && Identifier.isIdentifier(closed))
                || (Identifier.isIdentifier(closed) && (anchor == closed || (isNamed && printed != nil)))
            guard isSymbol else {
                if let anchor, !closed.contains(" ") {
                    // The text is damaged in the original itself; the anchor keeps the symbol.
                    symbol = anchor
                    readings = [.anchor]
                    return
                }
                return nil
            }
            symbol = closed
            isTrusted = true
            readings = [first.reading] + (anchor == closed ? [.anchor] : [])
            isContradictory = anchor.map { $0.lowercased() != closed.lowercased() } ?? false
        case .anchor:
            symbol = anchor
            readings = anchor == nil ? [] : [.anchor]
        default:
            // A word of the language may happen to be a name of some header: a symbol has the shape of one.
            let verbatim = universe.contains(closed) && Identifier.isSymbolShaped(closed) ? closed : nil
            switch (verbatim, anchor) {
            case (let verbatim?, let anchor?) where verbatim != anchor:
                candidates = [anchor, verbatim].sorted()
                isContradictory = true
            case (let verbatim?, let anchor):
                symbol = verbatim
                readings = [.tableText] + (anchor == nil ? [] : [.anchor])
            case (nil, let anchor?):
                symbol = anchor
                readings = [.anchor]
            case (nil, nil): break
            }
        }
    }

    /// True where most rows of a list are words with numbers, and none is a constant with an underscore: `Lukewarm (2)`.
    ///
    /// Of a translation, whose words are not believed, always false.
    ///
    /// - Parameter rows: the claims of each row.
    static func areNamed(_ rows: some Sequence<ArraySlice<Claim>>) -> Bool {
        var count = 0
        var names = 0
        for claims in rows {
            let printed = claims.first { $0.reading != .anchor && $0.reading != .frontMatter && $0.subject.isRowSymbol }
            guard let first = printed else { continue }
            guard first.reading == .original || first.reading == .bilingual else { return false }
            let text = first.text.utf8
            if text.contains(UInt8(ascii: "_")) {
                if Identifier.isConstantShaped(PrintedSymbol(first.text).closed) { return false }
            } else if Identifier.isIdentifier(first.text), claims.contains(where: { $0.subject.isRowNumber }) {
                names += 1
            }
            count += 1
        }
        return names * 2 > count
    }

    /// Takes what a person settled.
    mutating func decide(_ decided: String) {
        symbol = decided
        readings = [.decision]
        candidates = []
        isContradictory = false
    }

    /// Takes what was restored from damaged text.
    mutating func settle(_ restoration: Restoration) {
        guard symbol == nil, !isContradictory else { return }
        if let restored = restoration.symbol {
            symbol = restored
            readings = [.restored]
        }
        candidates = restoration.candidates
    }

    /// The symbol of an anchor, if it may be believed: known, or of the shape of a constant with its underscores whole.
    /// An anchor in mixed case with underscores was made from a phrase, whose blanks they were; one without, but with
    /// capitals inside, was one word.
    private static func anchorSymbol(_ text: String, cell: Claim, universe: SymbolUniverse) -> String? {
        let symbol = PrintedSymbol.anchor(text)
        if universe.contains(symbol) { return symbol }
        let isWord = !symbol.contains("_") && Identifier.isSymbolShaped(symbol) && !Identifier.isConstantShaped(symbol)
        if isWord { return symbol }
        if Identifier.isConstantShaped(symbol), symbol.contains("_"), !symbol.contains("__") { return symbol }
        return nil
    }
}

extension Subject {
    fileprivate var isRowSymbol: Bool { if case .row(_, .symbol) = self { true } else { false } }
    fileprivate var isRowNumber: Bool { if case .row(_, .number) = self { true } else { false } }
}
