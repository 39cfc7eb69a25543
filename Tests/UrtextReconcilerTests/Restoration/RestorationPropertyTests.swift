import Testing
import UrtextModel

@testable import UrtextReconciler

/// Laws of restoring, on invented symbols in an invented language.
@Suite struct RestorationPropertyTests {
    private struct Score {
        var right = 0
        var wrong = 0
        var rows = 0

        mutating func count(_ page: SpecPage, truth: [String]) {
            rows += truth.count
            right += page.returns.count { truth.contains($0.symbol) }
            wrong += page.returns.count { !truth.contains($0.symbol) }
        }
    }

    private static func reconcile(
        _ sketches: [EditionSketch], _ values: [HeaderValues], lexicons: [Lexicon] = [],
        weights: RestorationWeights = .fitted
    ) -> Reconciliation {
        Reconciler(values: values, lexicons: lexicons, weights: weights)
            .reconcile(ClaimSet(sketches.flatMap(\.claims)))
    }

    @Test(arguments: 1...3) func aLexiconRestoresMostRowsAndNoneWrong(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let mangler = Mangler(seed: UInt64(100 + seed))
        let lexicon = mangler.lexicon(&random)
        var score = Score()
        for number in 0..<8 {
            let (sketch, truth) = mangler.page("page\(number)", &random)
            let result = RestorationPropertyTests.reconcile([sketch], [mangler.header()], lexicons: [lexicon])
            score.count(result.spec.pages[0], truth: truth)
        }
        #expect(score.wrong == 0)
        #expect(Double(score.right) >= 0.7 * Double(score.rows))
    }

    /// What a lexicon does not say counts only where it says something.
    @Test(arguments: 1...3) func aLexiconThatKnowsNothingAddsNothing(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(60 + seed))
        let mangler = Mangler(seed: UInt64(600 + seed))
        let nothing = Lexicon(
            locale: "de-DE", entries: ["ünnütz": Lexicon.Entry(count: 900, meanings: ["useless": 900])])
        for count in [1, 4] {
            let sketches = (0..<count).map { mangler.page("page\($0)", &random).sketch }
            let without = Self.reconcile(sketches, [mangler.header()])
            let with = Self.reconcile(sketches, [mangler.header()], lexicons: [nothing])
            for (page, other) in zip(with.spec.pages, without.spec.pages) {
                #expect(Set(page.returns.map(\.symbol)).isSubset(of: other.returns.map(\.symbol)))
                // Of several pages it takes nothing away, either.
                #expect(count == 1 || page == other)
            }
        }
    }

    /// A lexicon of a few prints is wrong as rarely as none, also where some of the right symbols are in no list.
    @Test(arguments: 1...6) func aSmallLexiconMakesNobodySurer(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(70 + seed))
        let mangler = Mangler(seed: UInt64(700 + seed))
        let hidden = Set(mangler.symbols.shuffled(using: &random).prefix(mangler.symbols.count / 10))
        let known = Set(mangler.symbols.filter { !hidden.contains($0) }.shuffled(using: &random).prefix(6))
        let small = mangler.lexicon(&random, without: Set(mangler.symbols).subtracting(known))
        var scores = (with: Score(), without: Score())
        for number in 0..<8 {
            let (sketch, truth) = mangler.page("page\(number)", legible: 4, &random)
            let header = [mangler.header(without: hidden)]
            scores.with.count(Self.reconcile([sketch], header, lexicons: [small]).spec.pages[0], truth: truth)
            scores.without.count(Self.reconcile([sketch], header).spec.pages[0], truth: truth)
        }
        #expect(scores.with.wrong <= scores.without.wrong)
        #expect(scores.with.rows > 60)
    }

    /// Where a whole family is not known to exist, the right answer is none.
    @Test(arguments: 1...3) func whatIsNotKnownIsNotGuessed(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(20 + seed))
        let mangler = Mangler(seed: UInt64(200 + seed))
        let hidden = Set(mangler.symbols.filter { $0.hasPrefix("KETTLE_") })
        let lexicon = mangler.lexicon(&random, without: hidden)
        var wrong = 0
        var rows = 0
        for number in 0..<10 {
            let (sketch, truth) = mangler.page("page\(number)", legible: 2, &random)
            let page = RestorationPropertyTests.reconcile(
                [sketch], [mangler.header(without: hidden)], lexicons: [lexicon]
            )
            .spec.pages[0]
            rows += truth.count { hidden.contains($0) }
            wrong += page.returns.count { !truth.contains($0.symbol) }
        }
        #expect(rows > 20)
        #expect(Double(wrong) <= 0.01 * Double(rows))
    }

    @Test(arguments: 1...3) func theOrderOfClaimsMakesNoDifference(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(40 + seed))
        let mangler = Mangler(seed: UInt64(300 + seed))
        let pages = (0..<6).map { mangler.page("page\($0)", &random).sketch }
        let lexicon = mangler.lexicon(&random)
        let claims = pages.flatMap(\.claims)
        let reconciler = Reconciler(values: [mangler.header()], lexicons: [lexicon], weights: .fitted)
        let first = reconciler.reconcile(ClaimSet(claims))
        for _ in 0..<3 {
            let other = reconciler.reconcile(ClaimSet(claims.shuffled(using: &random)))
            #expect(other.spec == first.spec)
            #expect(other.explanations == first.explanations)
        }
    }

    /// What was right with one page stays right with more pages, with a lexicon, and with another edition.
    @Test(arguments: 1...4) func moreInputMakesNoRightAnswerWrong(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(60 + seed))
        let mangler = Mangler(seed: UInt64(400 + seed))
        let pages = (0..<6).map { mangler.page("page\($0)", &random) }
        let others = pages.map { page in
            var sketch = EditionSketch(.translated, "fr-FR", page: page.sketch.page)
            sketch.declare(page.sketch.page)
            for (row, symbol) in page.truth.enumerated() { sketch.row(.returns, row, mangler.printed(symbol, &random)) }
            return sketch
        }
        let lexicon = mangler.lexicon(&random)
        let all = pages.map(\.sketch)
        let more = [(all, []), (all, [lexicon]), (all + others, []), (all + others, [lexicon])].map {
            sketches, lexicons in
            RestorationPropertyTests.reconcile(sketches, [mangler.header()], lexicons: lexicons).spec.pages
        }
        for (place, page) in pages.enumerated() {
            let alone = RestorationPropertyTests.reconcile([page.sketch], [mangler.header()]).spec.pages[0]
            for (line, symbol) in symbolsOfLines(alone) where page.truth.contains(symbol) {
                for answers in more {
                    let other = symbolsOfLines(answers[place])[line]
                    #expect(other == nil || other == symbol)
                }
            }
        }
    }

    /// What each line of the German edition is taken for.
    private func symbolsOfLines(_ page: SpecPage) -> [Int: String] {
        var symbols: [Int: String] = [:]
        for evidence in page.evidence where evidence.fact.hasPrefix("returns/") {
            for vote in evidence.votes where vote.page == "de-DE/live" {
                symbols[vote.line] = String(evidence.fact.dropFirst("returns/".count))
            }
        }
        return symbols
    }

    @Test func aWiderMarginIsNeverLessPrecise() {
        var random = SeededGenerator(seed: 80)
        let mangler = Mangler(seed: 500)
        let hidden = Set(mangler.symbols.shuffled(using: &random).prefix(40))
        let lexicon = mangler.lexicon(&random, without: hidden)
        let pages = (0..<10).map { mangler.page("page\($0)", legible: 2, &random) }
        var last = (precision: 0.0, right: Int.max)
        for margin in [0.5, 0.7, 0.9, 0.95, 0.99] {
            let weights = RestorationWeights.fitted.with(margin: margin)
            let result = RestorationPropertyTests.reconcile(
                pages.map(\.sketch), [mangler.header(without: hidden)], lexicons: [lexicon], weights: weights)
            var score = Score()
            for (page, truth) in zip(result.spec.pages, pages.map(\.truth)) { score.count(page, truth: truth) }
            let precision = Double(score.right) / Double(max(score.right + score.wrong, 1))
            #expect(precision >= last.precision - 0.01)
            #expect(score.right <= last.right)
            last = (precision, score.right)
        }
    }

    /// An edition of the original states the list; a translation beside it adds nothing.
    @Test func theOriginalIsNotAddedTo() {
        var random = SeededGenerator(seed: 90)
        let mangler = Mangler(seed: 600)
        let (sketch, truth) = mangler.page("page", &random)
        var original = EditionSketch(page: "page")
        original.declare("page")
        for (row, symbol) in truth.dropLast().enumerated() { original.row(.returns, row, symbol) }
        let page = RestorationPropertyTests.reconcile([sketch, original], [mangler.header()]).spec.pages[0]
        #expect(Set(page.returns.map(\.symbol)).subtracting(truth).isEmpty)
    }

    @Test func everyDecisionExplainsItself() {
        var random = SeededGenerator(seed: 95)
        let mangler = Mangler(seed: 700)
        let (sketch, truth) = mangler.page("page", &random)
        let result = RestorationPropertyTests.reconcile(
            [sketch], [mangler.header()], lexicons: [mangler.lexicon(&random)])
        #expect(result.explanations.count == truth.count - 3)
        for explanation in result.explanations {
            #expect(explanation.page == "page")
            #expect(explanation.choices.count <= 3)
            #expect(explanation.description.contains(explanation.text))
            let isListed = result.spec.pages[0].returns.contains { $0.symbol == explanation.choices.first?.symbol }
            #expect(!explanation.isTaken || isListed)
        }
        for row in result.spec.pages[0].unresolved { #expect(!row.candidates.isEmpty) }
    }

    /// What was likeliest and is not believed is named, to a person who asks and in the specification.
    @Test func whatIsDeniedIsNamed() throws {
        let mangler = Mangler(seed: 700)
        var denied = 0
        for seed in 0..<20 as Range<UInt64> {
            var random = SeededGenerator(seed: 96 + seed)
            let (sketch, _) = mangler.page("page", &random)
            let result = RestorationPropertyTests.reconcile([sketch], [mangler.header()])
            for explanation in result.explanations {
                guard let doubted = explanation.doubted, !explanation.isTaken else { continue }
                #expect(explanation.description.contains("denied  \(doubted.symbol)"))
                #expect(explanation.description.contains(doubted.objection.rawValue))
                #expect(explanation.choices.allSatisfy { $0.symbol != doubted.symbol || $0.probability == 0 })
                guard doubted.probability >= 0.5 else { continue }
                denied += 1
                #expect(result.spec.pages[0].unresolved.contains { $0.candidates.first == doubted.symbol })
            }
        }
        #expect(denied > 0)
    }
}
