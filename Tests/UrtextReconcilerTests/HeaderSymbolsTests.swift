import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct HeaderSymbolsTests {
    private static func symbols(_ names: [String]) -> HeaderSymbols {
        HeaderSymbols([
            HeaderValues(
                header: "kettle.h",
                constants: names.enumerated().map { HeaderValues.Constant(name: $1, value: "\($0)", line: $0 + 1) })
        ])
    }

    /// However they are looked for, those that begin and end so are found, and no others.
    @Test func `beginning and end tell which they are`() {
        let pieces = ["TEA", "TE", "T", "POT", "_", "__", "LID", "x", "é"]
        var random = SeededGenerator(seed: 61)
        for _ in 0..<300 {
            let names = (0..<60).map { _ in
                (0..<random.int(1..<5)).map { _ in pieces[random.int(0..<pieces.count)] }.joined()
            }
            let symbols = Self.symbols(names)
            let all = (0..<Int32(symbols.symbols.count)).map { symbols.names[$0] }
            for prefix in ["", "T", "TE", "TEA_", "POT_TE", "__", "é", "LIDx"] {
                for suffix in ["", "_", "T", "LID"] {
                    let found = symbols.places(prefix: prefix, suffix: suffix).map { symbols.names[$0] }
                    #expect(
                        found
                            == all.filter {
                                $0.hasPrefix(prefix) && $0.hasSuffix(suffix)
                                    && $0.utf8.count > prefix.utf8.count + suffix.utf8.count
                            })
                }
            }
        }
    }

    @Test func `what is no number is left out unless it is asked for`() {
        let symbols = HeaderSymbols([header("kettle.h", ["TEA_HOT": "1", "TEA_TEXT": "L\"x\"", "TEA_COLD": "2"])])
        #expect(symbols.places(prefix: "TEA_").count == 2)
        #expect(symbols.places(prefix: "TEA_", isNumber: false).count == 3)
    }
}
