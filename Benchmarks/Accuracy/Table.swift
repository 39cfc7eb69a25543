import Foundation
import Scoring
import UrtextCore
import UrtextModel
import UrtextReconciler

/// Precision and recall by pages, setting and language, as a Markdown table.
struct Table {
    static let categories = ["values", "return codes", "constants"]

    let corpus: Corpus
    let weights: RestorationWeights
    /// Called with each line when it is known.
    let print: (String) -> Void
    /// What was wrong, with where.
    private(set) var wrong: [String] = []

    /// - Parameters:
    ///   - isBrief: without the sample.
    ///   - only: one language alone, and nothing fused.
    mutating func run(isBrief: Bool = false, only: String? = nil) throws {
        print("| pages | setting | language | values P / R | return codes P / R | constants P / R | wrong |")
        print("|---|---|---|---|---|---|---|")
        var pages: [String: [ClaimSet]] = [:]
        let chosen = Corpus.Kind.sspi.locales.filter { only == nil || $0 == only }
        for locale in chosen { pages[locale] = try corpus.claims(.sspi, "\(locale)/live") }
        for setting in Setting.allCases {
            for locale in chosen {
                let score = setting.score(
                    corpus, .sspi, pages[locale] ?? [], edition: "\(locale)/live", weights: weights)
                line("SSPI", setting.title, locale, score)
            }
        }
        for locales in [
            ["de-DE", "fr-FR"], ["de-DE", "zh-TW"], ["fr-FR", "zh-TW"], ["es-ES", "zh-TW"],
            ["de-DE", "es-ES"], ["fr-FR", "es-ES"], ["de-DE", "fr-FR", "zh-TW"],
            ["de-DE", "fr-FR", "zh-TW", "es-ES"],
        ] where only == nil {
            for hasLexicon in [true, false] {
                let claims = ClaimSet.joined(locales.flatMap { pages[$0] ?? [] })
                let lexicons = hasLexicon ? locales.compactMap { corpus.lexicons[$0] } : []
                let spec = Reconciler(values: corpus.values[.sspi] ?? [], lexicons: lexicons, weights: weights)
                    .reconcile(claims).spec.pages
                let name = locales.map { String($0.prefix(2)) }.joined(separator: " + ")
                line(
                    "SSPI", hasLexicon ? "fused, lexicons" : "fused, no lexicon", name,
                    corpus.score(.sspi, spec, edition: "\(locales[0])/live"))
            }
        }
        guard !isBrief else { return }
        for locale in Corpus.Kind.win32.locales where only == nil || locale == only {
            let pages = try corpus.claims(.win32, "\(locale)/live")
            for setting in [Setting.lexicon, .locale] {
                let score = setting.score(corpus, .win32, pages, edition: "\(locale)/live", weights: weights)
                line("Win32", setting.title, locale, score)
            }
        }
    }

    private mutating func line(_ pages: String, _ setting: String, _ language: String, _ score: Score) {
        let cells = Table.categories.map { category in
            let cell = score.cells[category] ?? Score.Cell()
            return "\(Percent(cell.precision)) / \(Percent(cell.recall))"
        }
        let wrong = Table.categories.flatMap { score.cells[$0]?.wrong ?? [] }
        self.wrong += wrong.map { "\(pages), \(setting), \(language): \($0)" }
        print("| \(pages) | \(setting) | \(language) | \(cells.joined(separator: " | ")) | \(wrong.count) |")
    }
}

/// A share with one digit behind the point, rounded down, so that 100 means all.
struct Percent: CustomStringConvertible {
    let description: String

    init(_ share: Double) {
        let tenths = Int(share * 1000)
        description = tenths == 1000 ? "100" : "\(tenths / 10).\(tenths % 10)"
    }
}

extension Score.Cell {
    var precision: Double {
        correct + wrong.count == 0 ? 1 : Double(correct) / Double(correct + wrong.count)
    }
}
