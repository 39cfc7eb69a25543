internal import UrtextModel

/// Gathers on how many pages a whole print stood for which symbol.
package struct PrintMemory: Sendable {
    private struct Known {
        var text: String
        var pages: [String: Set<String>] = [:]
        var isConstant = true
    }

    private var known: [String: Known] = [:]

    package init() {}

    /// Takes up a print with its symbol.
    ///
    /// - Parameter pages: those that have it, by name; the same page may come again, with another spelling of the print.
    package mutating func add(_ pair: SymbolPair, pages: Set<String>) {
        let text = NameKey.unescaped(pair.printed)
        let key = PrintedWords(text).key
        var print = known[key] ?? Known(text: text)
        print.text = min(print.text, text)
        print.pages[pair.symbol, default: []].formUnion(pages)
        print.isConstant = print.isConstant && pair.isConstant
        known[key] = print
    }

    /// What is worth remembering, in the order of the texts.
    ///
    /// Left out are prints that stood for more than one symbol, and those without a word that is none of their symbol's:
    /// what is left in them says as much by itself.
    package var prints: [Lexicon.Print] {
        known.values.map { print in
            Lexicon.Print(
                text: print.text, symbols: print.pages.mapValues(\.count), isConstant: print.isConstant)
        }
        .filter(PrintMemory.isTelling).sorted { $0.text < $1.text }
    }

    private static func isTelling(_ print: Lexicon.Print) -> Bool {
        guard let (symbol, _) = print.only else { return false }
        let own = Set(SymbolWords.words(of: symbol))
        return !own.isSuperset(of: PrintedWords(print.text).words)
    }
}
