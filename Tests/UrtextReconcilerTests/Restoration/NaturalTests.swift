import Foundation
import Testing

@testable import UrtextReconciler

@Suite struct NaturalTests {
    @Test func theyAgreeWithTheLibrary() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<5_000 {
            let x = Double.random(in: -60...60, using: &random)
            #expect(abs(Natural.exp(x) / Foundation.exp(x) - 1) < 1e-12)
            let y = Foundation.exp(x)
            #expect(abs(Natural.log(y) - x) < 1e-12 * max(1, abs(x)))
        }
        #expect(Natural.log(1) == 0)
        #expect(Natural.exp(0) == 1)
    }

    @Test func theyAreDefinedEverywhere() {
        for value in [0, -1, .nan, -.infinity, .infinity] as [Double] { #expect(Natural.log(value) == -745) }
        #expect(Natural.exp(-10_000) == 0)
        #expect(Natural.exp(10_000).isFinite)
        #expect(Natural.log(.leastNonzeroMagnitude).isFinite)
    }
}
