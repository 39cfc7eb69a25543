internal import UrtextModel

/// A macro of the platform that a symbol is printed in, as in `HRESULT_FROM_WIN32(ERROR_X)`. Its own words break as
/// those of symbols do; what stands in the brackets is a symbol to be restored. Which ones there are is data, with the
/// weights.
struct MacroWrapper: Hashable, Sendable, Codable {
    let name: String
    /// The greatest number that it turns into another; `nil` for any. What is greater is a code of another kind already.
    let greatest: Int64?

    /// A word of the macro that is shorter is not asked for: those are the ones that are translated.
    private static let shortestWord = 5

    func around(_ symbol: String) -> String { "\(name)(\(symbol))" }

    /// True for a number that makes sense in the macro.
    func takes(_ number: Int64) -> Bool { greatest.map { (0...$0).contains(number) } ?? true }

    /// The macro and what it holds; without one the whole text.
    static func parting(_ text: String, among macros: [MacroWrapper]) -> (wrapper: MacroWrapper?, inner: String) {
        guard let open = text.firstIndex(of: "("), open != text.startIndex,
            let close = text.lastIndex(of: ")"), open < close,
            text[text.index(after: close)...].utf8.allSatisfy({ !Identifier.isPart($0) })
        else { return (nil, text) }
        let outer = Set(PrintedWords(String(text[..<open])).words)
        let inner = String(text[text.index(after: open)..<close])
        for macro in macros {
            let asked = SymbolWords.words(of: macro.name).filter { $0.utf8.count >= shortestWord }
            if asked.count > 1, outer.isSuperset(of: asked) { return (macro, inner) }
        }
        return (nil, text)
    }
}
