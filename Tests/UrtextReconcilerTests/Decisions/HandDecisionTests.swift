import Testing
import UrtextModel

@testable import UrtextReconciler

/// What people settle of rows that stay open, and what is reported of it.
@Suite struct HandDecisionTests {
    private static let values = [header("kettle.h", ["KETTLE_E_DRY": "0x80550001", "KETTLE_E_HOT": "0x80550002"])]
    private static let place = SourceLocation(path: "decisions.json", line: 4)

    private static func result(
        _ rows: [String], _ decisions: [HandDecision], weights: RestorationWeights? = nil
    ) -> Reconciliation {
        var sketch = EditionSketch(.translated)
        sketch.declare("BoilKettle", "HRESULT")
        for (row, text) in rows.enumerated() { sketch.row(.returns, row, text) }
        return Reconciler(values: values, weights: weights, decisions: decisions).reconcile(ClaimSet(sketch.claims))
    }

    private static func decision(
        _ text: String, _ symbol: String, page: String = "boilkettle", edition: String? = nil
    ) -> HandDecision {
        HandDecision(
            page: page, edition: edition, text: text, symbol: symbol, reason: "seen on the printed page",
            location: place)
    }

    @Test func aDecisionSettlesAnOpenRow() {
        let result = Self.result(["KETTLE_E_DRY", "zu warm"], [Self.decision("zu warm", "KETTLE_E_HOT")])
        #expect(result.spec.pages[0].returns.map(\.symbol) == ["KETTLE_E_DRY", "KETTLE_E_HOT"])
        #expect(result.spec.pages[0].unresolved.isEmpty)
        #expect(result.diagnostics.isEmpty)
        let votes = result.spec.pages[0].evidence.first { $0.fact == "returns/KETTLE_E_HOT" }?.votes
        #expect(votes?.map(\.how) == [.decision])
    }

    @Test func aDecisionNamesASymbolThatNoHeaderKnows() {
        let result = Self.result(["KETTLE_E_DRY", "leck"], [Self.decision("leck", "KETTLE_E_LEAK")])
        #expect(result.spec.pages[0].returns.map(\.symbol) == ["KETTLE_E_DRY", "KETTLE_E_LEAK"])
    }

    @Test func aDecisionForAnotherEditionOrPageSettlesNothing() {
        for decision in [
            Self.decision("zu warm", "KETTLE_E_HOT", edition: "fr-FR/live"),
            Self.decision("zu warm", "KETTLE_E_HOT", page: "warmkettle"),
            Self.decision("zu  warm", "KETTLE_E_HOT"),
        ] {
            let result = Self.result(["KETTLE_E_DRY", "zu warm"], [decision])
            #expect(result.spec.pages[0].returns.map(\.symbol) == ["KETTLE_E_DRY"])
            #expect(result.diagnostics.map(\.identifier) == ["decision-without-row"])
            #expect(result.diagnostics.map(\.location) == [Self.place])
        }
        let matching = Self.decision("zu warm", "KETTLE_E_HOT", edition: "de-DE/live")
        #expect(Self.result(["zu warm"], [matching]).diagnostics.isEmpty)
    }

    @Test func whatStandsOnThePageIsStronger() {
        let needless = Self.result(["KETTLE _ E_DRY"], [Self.decision("KETTLE _ E_DRY", "KETTLE_E_DRY")])
        #expect(needless.diagnostics.map(\.identifier) == ["decision-not-needed"])
        let wrong = Self.result(["KETTLE _ E_DRY"], [Self.decision("KETTLE _ E_DRY", "KETTLE_E_HOT")])
        #expect(wrong.spec.pages[0].returns.map(\.symbol) == ["KETTLE_E_DRY"])
        #expect(wrong.diagnostics.map(\.identifier) == ["decision-contradicts"])
        #expect(wrong.diagnostics.map(\.severity) == [.error])
    }

    /// A row that restoration settles needs no decision; one against it is taken, and told of.
    @Test func aDecisionIsComparedWithWhatTheEvidenceIsFor() throws {
        var random = SeededGenerator(seed: 7)
        let mangler = Mangler(seed: 70)
        let lexicon = mangler.lexicon(&random)
        let (sketch, truth) = mangler.page("page", &random)
        func run(_ decisions: [HandDecision]) -> Reconciliation {
            Reconciler(values: [mangler.header()], lexicons: [lexicon], weights: .fitted, decisions: decisions)
                .reconcile(ClaimSet(sketch.claims))
        }
        let restored = try #require(run([]).explanations.first { $0.isTaken && truth.contains($0.choices[0].symbol) })
        let symbol = restored.choices[0].symbol
        let agreeing = run([Self.decision(restored.text, symbol, page: "page")])
        #expect(agreeing.diagnostics.map(\.identifier) == ["decision-not-needed"])
        let other = try #require(mangler.symbols.first { !truth.contains($0) })
        let against = run([Self.decision(restored.text, other, page: "page")])
        #expect(against.diagnostics.map(\.identifier) == ["decision-contradicts"])
        #expect(against.diagnostics.map(\.severity) == [.warning])
        #expect(against.spec.pages[0].returns.contains { $0.symbol == other })
    }
}
