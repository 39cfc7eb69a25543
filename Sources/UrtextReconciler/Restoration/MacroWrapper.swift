internal import UrtextModel

/// A macro of the platform that a symbol is printed in, as in `HRESULT_FROM_WIN32(ERROR_X)`. Its own words break as
/// those of symbols do; what stands in the brackets is a symbol to be restored.
struct MacroWrapper: Hashable, Sendable {
    let name: String

    /// Macros that turn a code of one kind into one of another.
    private static let known = [forSystem, "HRESULT_FROM_SETUPAPI"]
    /// It takes codes of the system.
    private static let forSystem = "HRESULT_FROM_WIN32"
    /// Codes of the system have 16 bits; what has more is a code of another kind already.
    private static let greatestSystemCode: Int64 = 0xFFFF
    /// A word of the macro that is shorter is not asked for: those are the ones that are translated.
    private static let shortestWord = 5

    func around(_ symbol: String) -> String { "\(name)(\(symbol))" }

    /// True for a number that makes sense in the macro.
    func takes(_ number: Int64) -> Bool {
        name != MacroWrapper.forSystem || (0...MacroWrapper.greatestSystemCode).contains(number)
    }

    /// The macro and what it holds; without one the whole text.
    static func parting(_ text: String) -> (wrapper: MacroWrapper?, inner: String) {
        guard let open = text.firstIndex(of: "("), open != text.startIndex,
            let close = text.lastIndex(of: ")"), open < close,
            text[text.index(after: close)...].utf8.allSatisfy({ !Identifier.isPart($0) })
        else { return (nil, text) }
        let outer = Set(PrintedWords(String(text[..<open])).words)
        let inner = String(text[text.index(after: open)..<close])
        for name in known {
            let asked = SymbolWords.words(of: name).filter { $0.utf8.count >= shortestWord }
            if asked.count > 1, outer.isSuperset(of: asked) { return (MacroWrapper(name: name), inner) }
        }
        return (nil, text)
    }
}
