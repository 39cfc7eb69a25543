import Testing
import UrtextModel

@testable import UrtextReconciler

/// How much a missing underscore is worth.
@Suite struct SlotFidelityTests {
    @Test func aTranslatorThatKeepsThemMakesThemWorthMore() {
        let unknown = SlotFidelity()
        let careful = SlotFidelity(kept: 200, seen: 200)
        let careless = SlotFidelity(kept: 100, seen: 200)
        #expect(careless.worth < unknown.worth)
        #expect(unknown.worth < careful.worth)
        #expect(careful.worth > 1)
        #expect(careless.worth > 0)
        #expect(SlotFidelity(kept: 1_000_000, seen: 1_000_000).worth <= 1.5)
    }

    @Test func aLexiconKeepsWhatWasCounted() {
        var learner = LexiconLearner()
        learner.add(printed: "KANNE _ F _ HEISS", symbol: "KETTLE_E_HOT")
        learner.add(printed: "KANNE F _ TROCKEN", symbol: "KETTLE_E_DRY")
        #expect(learner.slots == SlotFidelity(kept: 1, seen: 2))
        var lexicon = Lexicon(locale: "de-DE", slots: learner.slots)
        lexicon.add(lexicon)
        #expect(lexicon.slots == SlotFidelity(kept: 2, seen: 4))
    }
}
