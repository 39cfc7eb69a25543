import Testing

@testable import UrtextReconciler

/// The weights that the tool carries with it.
@Suite struct WeightsTests {
    /// What can only speak for a candidate never counts against it, and no feature proves or refutes by itself.
    @Test(arguments: [true, false], [true, false]) func theFittedOnesMakeSense(_ lexicon: Bool, _ first: Bool) {
        let weights = RestorationWeights.fitted.numbers(lexicon: lexicon, first: first)
        #expect(weights.count == RestorationTrace.featureNames.count)
        #expect(weights.contains { $0 != 0 })
        for (name, (weight, bounds)) in zip(
            RestorationTrace.featureNames, zip(weights, RestorationTrace.weightBounds))
        {
            #expect(bounds.contains(weight), "\(name) \(weight)")
            #expect(abs(weight) < 12, "\(name) \(weight)")
        }
    }

    /// Every feature is worth something somewhere: one that is not is work for nothing.
    @Test func noneIsIdle() {
        let all = [true, false].flatMap { lexicon in
            [true, false].map { RestorationWeights.fitted.numbers(lexicon: lexicon, first: $0) }
        }
        for (place, name) in RestorationTrace.featureNames.enumerated() {
            #expect(all.contains { $0[place] != 0 } == Feature.allCases[place].isWeighed, "\(name)")
        }
    }
}
