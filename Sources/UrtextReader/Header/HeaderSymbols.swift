/// The definitions of one name in one header, or in all of them.
struct HeaderSymbol: Sendable {
    /// The scope of text that stands in several headers alike.
    static let everywhere: Int32 = -1

    var name: Int32
    /// The header, counted from one, zero for the platform's own, or `everywhere`.
    var file: Int32
    /// Positions in ``HeaderSymbols/inForce``.
    var definitions: Range<Int>
}

/// What each name means in each header: the definitions that are in force at the header's end.
///
/// A name means what its own header defines; when that defines none, what all the other headers that do agree on; and
/// only then what ``HeaderPlatform`` says. The order of lines in a header does not count, since a program sees what is in
/// force behind all of them; nor does the order of headers.
struct HeaderSymbols: Sendable {
    /// By name, and for one name by header, `everywhere` last.
    private(set) var symbols: [HeaderSymbol] = []
    /// The definitions in force, in order of names, headers and lines.
    private(set) var inForce: [Int32] = []
    /// For each name where its symbols begin; they end where the next name's begin.
    private var firstSymbol: [Int] = []

    init(_ index: HeaderIndex) {
        firstSymbol.reserveCapacity(index.latest.count + 1)
        for name in index.latest.indices {
            firstSymbol.append(symbols.count)
            collect(Int32(name), index)
        }
        firstSymbol.append(symbols.count)
    }

    /// Makes the symbols of one name: one for each header, and one for all when there are several.
    private mutating func collect(_ name: Int32, _ index: HeaderIndex) {
        let start = inForce.count
        var definition = index.latest(name)
        while definition >= 0 {
            inForce.append(definition)
            definition = index.definitions[Int(definition)].previous
        }
        inForce[start...].reverse()
        let first = symbols.count
        for position in start..<inForce.count {
            let file = index.definitions[Int(inForce[position])].file
            if symbols.count > first, symbols[symbols.count - 1].file == file {
                let lower = symbols[symbols.count - 1].definitions.lowerBound
                symbols[symbols.count - 1].definitions = lower..<position + 1
            } else {
                symbols.append(HeaderSymbol(name: name, file: file, definitions: position..<position + 1))
            }
        }
        let given = symbols[first...].filter { $0.file > 0 }
        if given.count > 1, let low = given.first?.definitions.lowerBound {
            symbols.append(
                HeaderSymbol(name: name, file: HeaderSymbol.everywhere, definitions: low..<inForce.count))
        }
    }

    var count: Int { symbols.count }

    subscript(symbol: Int) -> HeaderSymbol { symbols[symbol] }

    /// The symbols of a name.
    func all(named name: Int32) -> Range<Int> {
        guard name >= 0, Int(name) + 1 < firstSymbol.count else { return 0..<0 }
        return firstSymbol[Int(name)]..<firstSymbol[Int(name) + 1]
    }

    /// What a name means in a header; `nil` when nothing defines it.
    func symbol(of name: Int32, from scope: Int32) -> Int? {
        let range = all(named: name)
        if scope != HeaderSymbol.everywhere, let own = range.first(where: { symbols[$0].file == scope }) { return own }
        return range.last
    }

    /// The first definition of a symbol.
    func first(_ symbol: Int) -> Int32 { inForce[symbols[symbol].definitions.lowerBound] }
}
