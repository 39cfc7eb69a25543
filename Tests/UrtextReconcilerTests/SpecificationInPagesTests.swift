import Testing
import UrtextModel

@testable import UrtextReconciler

/// Pages of a specification are made when they are asked for.
@Suite struct SpecificationInPagesTests {
    private static func specification(seed: UInt64, weights: RestorationWeights? = nil) -> SpecificationInPages {
        var random = SeededGenerator(seed: seed)
        let values = [header("kettle.h", ["KETTLE_E_DRY": "0x80550001", "KETTLE_E_COLD": "0x80550002"])]
        return Reconciler(values: values, weights: weights).specification(of: ClaimSet(random.claims(upTo: 200)))
    }

    @Test(arguments: [false, true]) func `a page is the same whenever it is made, and however often`(_ restores: Bool) {
        for seed in UInt64(0)..<40 {
            var random = SeededGenerator(seed: seed)
            let spec = Self.specification(seed: seed, weights: restores ? .fitted : nil)
            let whole = spec.whole.spec.pages
            #expect(whole.count == spec.count)
            for _ in 0..<2 {
                for place in (0..<spec.count).shuffled(using: &random) {
                    #expect(spec.page(place).page.document() == whole[place].document())
                }
            }
        }
    }

    @Test func `pages are in the order of their ids, each once`() {
        for seed in UInt64(0)..<40 {
            let ids = Self.specification(seed: seed).whole.spec.pages.map(\.id)
            #expect(ids == Set(ids).sorted())
        }
    }

    @Test func `what is said of the whole is what is said of all and of each`() {
        let spec = Self.specification(seed: 7)
        let said = Set(spec.diagnostics + (0..<spec.count).flatMap { spec.page($0).diagnostics })
        #expect(spec.whole.diagnostics == said.sorted())
    }

    /// A page is found by its id, or not at all.
    @Test func `a corpus knows the place of each page`() {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<40 {
            let corpus = ReconciledCorpus(ClaimSet(random.claims(upTo: 60)), values: [], known: [])
            for place in 0..<corpus.count { #expect(corpus.place(of: corpus.id(place)) == place) }
            #expect(corpus.place(of: "") == nil)
            #expect(corpus.place(of: "\u{10FFFF}") == nil)
        }
    }
}
