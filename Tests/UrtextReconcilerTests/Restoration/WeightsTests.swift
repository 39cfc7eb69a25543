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

    @Test func aVectorHasRoomForEveryFeature() {
        #expect(FeatureVector().values.count == Feature.count)
        var features = FeatureMatrix(count: 2)
        for feature in Feature.allCases { features[1, feature] = Double(feature.rawValue + 1) }
        #expect(features[0].values.allSatisfy { $0 == 0 })
        #expect(features[1].values == Feature.allCases.map { Double($0.rawValue + 1) })
        let weights = Feature.allCases.map { $0.rawValue % 3 == 0 ? 0 : 1 / Double($0.rawValue) }
        #expect(features.scores(weights) == [features[0].score(weights), features[1].score(weights)])
    }
}
