import Testing
import UrtextModel

@Suite struct IdentifierTests {
    @Test func parts() {
        let parts = (UInt8.min...UInt8.max).filter(Identifier.isPart)
        let text = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
        #expect(parts == Array(text.utf8))
        #expect((UInt8.min...UInt8.max).filter(Identifier.isDigit) == Array("0123456789".utf8))
        #expect((UInt8.min...UInt8.max).filter(Identifier.isStart) == Array(text.utf8.dropFirst(10)))
    }

    @Test(arguments: ["a", "_", "KETTLE", "pKettle2", "__x", "_1"]) func identifiers(_ text: String) {
        #expect(Identifier.isIdentifier(text))
        #expect(Identifier.isIdentifier(text[...]))
    }

    @Test(arguments: ["", "1a", "a b", "a-b", "é", "水", "a.b", "a\u{301}", " a", "a ", "A::B", "a\\_b"])
    func noIdentifiers(_ text: String) {
        #expect(!Identifier.isIdentifier(text))
        #expect(!Identifier.isConstantShaped(text))
        #expect(!Identifier.isSymbolShaped(text))
    }

    @Test(arguments: ["KETTLE_E_COLD", "OK", "NULL", "TLS1_A", "_KETTLE", "A1B", "KETTLE__LID"])
    func constantShapes(_ text: String) {
        #expect(Identifier.isConstantShaped(text))
        #expect(Identifier.isSymbolShaped(text))
    }

    @Test(arguments: ["A", "A_1", "A1", "KETTLE_", "Kettle", "KETTLE_e", "_", "__", "1KETTLE"])
    func noConstantShapes(_ text: String) {
        #expect(!Identifier.isConstantShaped(text))
    }

    @Test(arguments: ["KettleBoil", "kettleBoil", "KETTLE_errCold", "kettle_cold", "k_c"])
    func mixedSymbolShapes(_ text: String) {
        #expect(Identifier.isSymbolShaped(text))
        #expect(!Identifier.isConstantShaped(text))
    }

    /// Words that any language may have are no symbols, and neither is what translation leaves of one.
    @Test(arguments: ["Kettle", "kettle", "A", "Kettle_", "_kettle", "kettle2", "_", "__", "Kessel_"])
    func wordsAreNoSymbols(_ text: String) {
        #expect(!Identifier.isSymbolShaped(text))
    }

    @Test func everyShapeIsAnIdentifier() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<3_000 {
            var text = ""
            for _ in 0..<random.int(0..<7) { text += random.pick("A", "b", "_", "1", " ", "é") }
            if Identifier.isConstantShaped(text) { #expect(Identifier.isSymbolShaped(text), "\(text)") }
            if Identifier.isSymbolShaped(text) { #expect(Identifier.isIdentifier(text), "\(text)") }
        }
    }
}
