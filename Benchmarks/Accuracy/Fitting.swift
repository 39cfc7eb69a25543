import Foundation
import UrtextModel
import UrtextReconciler

/// Fits the weights of the restoration on the sample of the whole reference. The pages of SSPI take no part.
struct Fitting {
    let corpus: Corpus
    /// A language that takes no part either.
    var without: String?
    /// With a lexicon, without one, or both. The weights of the other are left as they are.
    var settings = [true, false]
    /// How many rows the belief is worth that a feature says nothing.
    var belief = 1.0
    let print: (String) -> Void

    /// Each time with the weights found before, since what a row's neighbours are believed to be depends on them.
    private static let passes = 2

    /// What few pages of the sample have and what is known of it all the same: numbers, and prints that are settled
    /// elsewhere, say what a row stands for; single letters are not translated.
    private static let expected = [
        "sameLargeNumber": 3.0, "sameFamilyNumber": 3.0, "samePrint": 3.0, "learnedPrint": 3.0,
        "letterMissed": -1.5,
    ]

    /// The mean of what is fitted with each language left out in turn: what only one language says counts for less.
    func fitted(from start: RestorationWeights) throws -> RestorationWeights {
        guard without == nil else { return try fittedOnce(from: start) }
        let locales = Corpus.Kind.win32.locales
        let fits = try locales.map { locale in
            var part = self
            part.without = locale
            return try part.fittedOnce(from: start)
        }
        var weights = start
        for hasLexicon in settings {
            for isFirst in [true, false] {
                let numbers = fits.map { $0.numbers(lexicon: hasLexicon, first: isFirst) }
                let mean = numbers[0].indices.map { place in
                    numbers.reduce(0) { $0 + $1[place] } / Double(numbers.count)
                }
                weights.set(mean, lexicon: hasLexicon, first: isFirst)
            }
        }
        weights.origin =
            "mean of fits that each leave out one of \(locales.count) languages "
            + "(\(locales.joined(separator: ", "))), on \(corpus.truths[.win32]?.count ?? 0) pages outside SSPI, "
            + "by Benchmarks/Accuracy"
        return weights
    }

    private func fittedOnce(from start: RestorationWeights) throws -> RestorationWeights {
        var weights = start
        let locales = Corpus.Kind.win32.locales.filter { $0 != without }
        let origin =
            "fitted on \(locales.count) languages (\(locales.joined(separator: ", "))) of "
            + "\(corpus.truths[.win32]?.count ?? 0) pages outside SSPI, by Benchmarks/Accuracy"
        var all: [String: [ClaimSet]] = [:]
        for locale in locales { all[locale] = try corpus.claims(.win32, "\(locale)/live") }
        let many = corpus.values[.win32] ?? []
        let few = corpus.values[.sspi] ?? []
        for pass in 1...Fitting.passes {
            for hasLexicon in settings {
                var set = TrainingSet()
                for locale in locales {
                    let pages = all[locale] ?? []
                    let lexicon = hasLexicon ? corpus.lexicons[locale] : nil
                    let whole = ClaimSet.joined(pages)
                    for values in [many, few] {
                        try set.add(
                            corpus, .win32, locale: locale, parts: [whole], lexicon: lexicon, values: values,
                            weights: weights)
                    }
                    // Pages that have only few others beside them.
                    let parts = stride(from: 0, to: pages.count, by: 25).map { start in
                        ClaimSet.joined(pages[start..<min(start + 25, pages.count)])
                    }
                    try set.add(
                        corpus, .win32, locale: locale, parts: parts, lexicon: lexicon, values: many, weights: weights)
                }
                for isFirst in [true, false] {
                    let samples = set.samples.filter { $0.isFirst == isFirst }
                    let old = weights.numbers(lexicon: hasLexicon, first: isFirst)
                    let softmax = Softmax(
                        expected: RestorationTrace.featureNames.map { Fitting.expected[$0] ?? 0 }, belief: belief,
                        bounds: RestorationTrace.weightBounds)
                    let new = softmax.fitted(samples, from: old)
                    weights.set(new, lexicon: hasLexicon, first: isFirst)
                    let before = Softmax.quality(samples, old)
                    let after = Softmax.quality(samples, new)
                    print(
                        "pass \(pass) \(hasLexicon ? "lexicon" : "bare") \(isFirst ? "first" : "later"): "
                            + "\(samples.count) rows, loss \(before.loss) → \(after.loss), "
                            + "right \(Percent(before.right)) → \(Percent(after.right)) %")
                }
            }
        }
        weights.origin = origin
        return weights
    }
}
