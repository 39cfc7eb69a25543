import Foundation
import Scoring
import UrtextReconciler

/// Precision against recall as the margin rises, drawn as SVG.
struct Curves {
    static let margins = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999]
    private let corpus: Corpus
    private let weights: RestorationWeights

    init(_ corpus: Corpus, weights: RestorationWeights) {
        self.corpus = corpus
        self.weights = weights
    }

    func write(to folder: String) throws {
        for kind in Corpus.Kind.allCases {
            for setting in [Setting.lexicon, .locale] {
                let plot = Plot(
                    title: "\(kind == .sspi ? "SSPI" : "Win32 sample"), \(setting.title)",
                    series: try Table.categories.filter { kind == .sspi || $0 != "constants" }.map { category in
                        (category, try points(kind, setting, category))
                    })
                let file = "\(folder)/restoration-\(kind.rawValue)-\(setting.rawValue).svg"
                try plot.svg.write(toFile: file, atomically: true, encoding: .utf8)
            }
        }
    }

    /// All languages of the pages together.
    private func points(_ kind: Corpus.Kind, _ setting: Setting, _ category: String) throws -> [Plot.Point] {
        var sums = Curves.margins.map { _ in (asked: 0, correct: 0, wrong: 0) }
        for locale in kind.locales {
            let pages = try corpus.claims(kind, "\(locale)/live")
            for (place, margin) in Curves.margins.enumerated() {
                let score = setting.score(
                    corpus, kind, pages, edition: "\(locale)/live", weights: weights.with(margin: margin))
                let cell = score.cells[category] ?? Score.Cell()
                sums[place].asked += cell.asked
                sums[place].correct += cell.correct
                sums[place].wrong += cell.wrong.count
            }
        }
        return zip(Curves.margins, sums).map { margin, sum in
            Plot.Point(
                label: "\(margin)", recall: 100 * Double(sum.correct) / Double(max(sum.asked, 1)),
                precision: 100 * Double(sum.correct) / Double(max(sum.correct + sum.wrong, 1)))
        }
    }
}
