import Testing

@testable import UrtextReconciler

/// What several editions of a row believe together.
@Suite struct FusionTests {
    private typealias Beliefs = [(symbol: String, probability: Double)]

    private func best(_ editions: [[(symbol: String, probability: Double)]], sure margin: Double = 0.95) -> (
        symbol: String, probability: Double
    )? {
        Fusion.fused(
            editions, none: editions.map { 1 - $0.reduce(0) { $0 + $1.probability } },
            sure: editions.compactMap { $0.first { $0.probability >= margin } }
        ).first
    }

    /// Editions of one translator agree on what neither can know.
    @Test func agreementAloneIsNoProof() throws {
        let unsure: Beliefs = [("POT_TYPE_DRY", 0.7), ("POT_TYPE_HOT", 0.15)]
        let alike = try #require(best([unsure, unsure, unsure]))
        #expect(alike.symbol == "POT_TYPE_DRY")
        #expect(alike.probability <= 0.5)
    }

    @Test func whatOneKnowsHoldsForAll() throws {
        let known: Beliefs = [("POT_TYPE_DRY", 0.97)]
        let blind: Beliefs = [("POT_TYPE_HOT", 0.3), ("POT_TYPE_DRY", 0.01)]
        for editions in [[known, blind], [blind, known], [known, []], [blind, known, blind]] {
            let found = try #require(best(editions))
            #expect(found.symbol == "POT_TYPE_DRY")
            #expect(found.probability >= 0.97)
        }
    }

    @Test func oneThatContradictsLeavesItOpen() throws {
        let left: Beliefs = [("POT_TYPE_DRY", 0.97)]
        let right: Beliefs = [("POT_TYPE_HOT", 0.8)]
        #expect(try #require(best([left, right])).probability < 0.95)
    }

    @Test(arguments: 1...20) func sharesStayShares(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let editions: [Beliefs] = (0..<3).map { _ in
            let parts = (0..<4).map { _ in Double(random.int(1..<100)) }
            let sum = parts.reduce(5, +)
            return parts.enumerated().map { ("POT_\($0)", $1 / sum) }.sorted { $0.1 > $1.1 }
        }
        let fused = Fusion.fused(
            editions, none: editions.map { 1 - $0.reduce(0) { $0 + $1.probability } },
            sure: editions.compactMap { $0.first { $0.probability >= 0.5 } })
        #expect(fused.reduce(0) { $0 + $1.probability } <= 1.000001)
        #expect(fused.allSatisfy { $0.probability >= 0 })
    }
}
