import Testing
import UrtextModel

@testable import UrtextReconciler

/// Each combination of text, anchor and knowledge.
@Suite struct RowDecisionTests {
    private static let universe = SymbolUniverse(
        values: [header("kettle.h", ["KETTLE_E_DRY": "0x1", "KETTLE_E_COLD": "0x2", "kettle_lid": "0x3"])], claims: [])

    private static func decide(
        _ reading: Reading?, _ text: String, anchor: String? = nil, number: String? = nil
    ) -> RowDecision? {
        let place = RowPlace(list: .returns, table: 0, row: 0)
        func claim(_ field: Subject.RowField, _ reading: Reading, _ text: String, _ line: Int) -> Claim {
            Claim(
                page: "p", edition: Edition(locale: "de-DE"), file: "f", line: line, subject: .row(place, field),
                reading: reading, text: text)
        }
        var claims: [Claim] = []
        if let anchor { claims.append(claim(.symbol, .anchor, anchor, 4)) }
        if let reading { claims.append(claim(.symbol, reading, text, 5)) }
        if let number { claims.append(claim(.number, .number, number, 6)) }
        return RowDecision(claims, universe: universe)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var reading: Reading?
        var text = ""
        var anchor: String?
        /// Readings joined with the symbol, e.g. `anchor KETTLE_E_DRY`; `-` for no decision, `?` for an open one.
        var expected: String
        var candidates: [String] = []
        var isContradictory = false
        var testDescription: String { "\(reading.map { $0.rawValue } ?? "-") \(text) \(anchor ?? "-")" }
    }

    @Test(arguments: [
        // The original's own text.
        Case(reading: .original, text: "KETTLE_NEW", expected: "original KETTLE_NEW"),
        Case(reading: .original, text: "KETTLE _ NEW", expected: "original KETTLE_NEW"),
        Case(reading: .bilingual, text: "KETTLE_NEW", expected: "bilingual KETTLE_NEW"),
        Case(reading: .original, text: "KettleNew", expected: "original KettleNew"),
        Case(reading: .original, text: "KETTLE_FROM_TEA(TEA_X)", expected: "original KETTLE_FROM_TEA(TEA_X)"),
        Case(reading: .original, text: "Any other value", expected: "-"),
        Case(reading: .original, text: "Default", expected: "-"),
        Case(reading: .original, text: "17", expected: "-"),
        Case(reading: .original, text: "KETTLE_NEW", anchor: "KETTLE_NEW", expected: "original+anchor KETTLE_NEW"),
        Case(reading: .original, text: "Lid", anchor: "Lid", expected: "-"),
        Case(
            reading: .original, text: "KETTLE_NEW", anchor: "KETTLE_OLD", expected: "original KETTLE_NEW",
            isContradictory: true),
        Case(reading: .tableText, text: "KETTLE _ NEW", anchor: "kettle_new", expected: "anchor KETTLE_NEW"),
        Case(reading: .tableText, text: "kettleNew", anchor: "kettlenew", expected: "anchor kettleNew"),
        Case(reading: .tableText, text: "Kettle", anchor: "kettle", expected: "?"),
        Case(reading: .tableText, text: "KETTLE_NEU", anchor: "kettle_new", expected: "?"),
        Case(reading: .original, text: "KETTLE_NEW", anchor: "kettle_new", expected: "original KETTLE_NEW"),
        Case(reading: .original, text: "KETTLE[_NEW", anchor: "KETTLE_NEW", expected: "anchor KETTLE_NEW"),
        Case(reading: .original, text: "See the lid", anchor: "KETTLE_NEW", expected: "-"),
        Case(reading: .original, text: "kettle_lid", anchor: "kettle_lid", expected: "original+anchor kettle_lid"),
        // A declaration's.
        Case(reading: .syntaxBlock, text: "hot", expected: "syntax-block hot"),
        Case(reading: .syntaxBlock, text: "not hot", expected: "-"),
        // A translation's, alone.
        Case(reading: .tableText, text: "KETTLE_E_DRY", expected: "table-text KETTLE_E_DRY"),
        Case(reading: .tableText, text: "KETTLE _ E _ DRY", expected: "table-text KETTLE_E_DRY"),
        Case(reading: .tableText, text: "\"KETTLE_E_DRY\"", expected: "table-text KETTLE_E_DRY"),
        Case(reading: .tableText, text: "KETTLE_E_NEW", expected: "?"),
        Case(reading: .tableText, text: "kettle_e_dry", expected: "?"),
        Case(reading: .tableText, text: "KETTLE_E_DRY_", expected: "?"),
        Case(reading: .tableText, text: "KESSEL _ E _ leer", expected: "?"),
        Case(reading: .tableText, text: "", expected: "?"),
        // A translation's with an anchor.
        Case(
            reading: .tableText, text: "KETTLE_E_DRY", anchor: "KETTLE_E_DRY",
            expected: "table-text+anchor KETTLE_E_DRY"),
        Case(reading: .tableText, text: "Leer", anchor: "KETTLE_E_NEW", expected: "anchor KETTLE_E_NEW"),
        Case(reading: .tableText, text: "Leer", anchor: "KETTLE_E_NEW_", expected: "anchor KETTLE_E_NEW"),
        Case(reading: .tableText, text: "Leer", anchor: "KETTLE_E_NEW__0x10_", expected: "anchor KETTLE_E_NEW"),
        Case(reading: .tableText, text: "Leer", anchor: "kettle_lid", expected: "anchor kettle_lid"),
        Case(reading: .tableText, text: "Leer", anchor: "kettle_new", expected: "?"),
        Case(reading: .tableText, text: "Leer", anchor: "KETTLE", expected: "?"),
        Case(reading: .tableText, text: "Leer", anchor: "KETTLE__NEW", expected: "?"),
        Case(reading: .tableText, text: "Leer", anchor: "Any_other_value", expected: "?"),
        Case(
            reading: .tableText, text: "KETTLE_E_DRY", anchor: "KETTLE_E_COLD", expected: "?",
            candidates: ["KETTLE_E_COLD", "KETTLE_E_DRY"], isContradictory: true),
        Case(reading: .tableText, text: "KETTLE_E_NEW", anchor: "KETTLE_E_COLD", expected: "anchor KETTLE_E_COLD"),
        // An anchor alone.
        Case(anchor: "KETTLE_E_NEW", expected: "anchor KETTLE_E_NEW"),
        Case(anchor: "lid", expected: "?"),
    ]) func combinations(_ row: Case) {
        let decision = Self.decide(row.reading, row.text, anchor: row.anchor)
        let summary: String =
            if let decision {
                decision.symbol.map { "\(decision.readings.map(\.rawValue).joined(separator: "+")) \($0)" } ?? "?"
            } else { "-" }
        #expect(summary == row.expected)
        #expect(decision?.candidates ?? [] == row.candidates)
        #expect(decision?.isContradictory ?? false == row.isContradictory)
        let isTrusted = row.expected.hasPrefix("original") || row.expected.hasPrefix("bilingual")
        #expect(decision?.isTrusted ?? false == (isTrusted || row.expected.hasPrefix("syntax-block")))
        guard let decision else { return }
        #expect(decision.symbol != nil || decision.readings.isEmpty)
        #expect(decision.line == (row.reading == nil ? 4 : 5))
        #expect(decision.text == (row.reading == nil ? row.anchor : row.text))
    }

    @Test func theNumberIsKeptAsPrinted() {
        let decision = Self.decide(.tableText, "KETTLE_E_DRY", number: "0x1L")
        #expect(decision?.printed == "0x1L")
        #expect(decision?.numberReading == .number)
        #expect(Self.decide(nil, "", number: "0x1") == nil)
    }

    /// Whatever is printed: a translation alone yields what is known or nothing.
    @Test func aTranslationAloneYieldsKnownSymbolsOnly() {
        var random = SeededGenerator(seed: 46)
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<random.int(0..<7) {
                text += random.pick("KETTLE", "_", " _ ", "E", "DRY", "COLD", "leer", " ", "*")
            }
            guard let symbol = Self.decide(.tableText, text)?.symbol else { continue }
            #expect(Self.universe.contains(symbol), "\(text)")
        }
    }
}
