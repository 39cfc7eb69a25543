import Foundation
import Scoring
import UrtextModel
import UrtextReader
import UrtextReconciler

/// Precision and recall on English pages that were imitated in scripts and languages nobody has tried, without a lexicon.
struct Imitated {
    static let original = "en-US/live"
    /// Different words, and different luck.
    static let seeds: ClosedRange<UInt64> = 1...3
    static let rates = [0.5, 0.75, 0.9]

    let corpus: Corpus
    let weights: RestorationWeights
    /// Called with each line when it is known.
    let print: (String) -> Void
    /// What was wrong, with where.
    private(set) var wrong: [String] = []

    /// - Parameter folder: a folder the pages are written to as well, to be looked at.
    mutating func run(writingTo folder: String? = nil) throws {
        print("| pages | script | words translated | values P / R | return codes P / R | constants P / R | wrong |")
        print("|---|---|---|---|---|---|---|")
        for kind in Corpus.Kind.allCases {
            let pages = try corpus.pages(kind, Imitated.original).map { path in
                (
                    name: String(path.split(separator: "/").last ?? ""),
                    text: try String(contentsOfFile: path, encoding: .utf8)
                )
            }
            for script in Imitation.Script.allCases {
                for rate in Imitated.rates {
                    let scores = try Imitated.seeds.map { seed in
                        let imitation = Imitation(script, seed: seed, rate: rate)
                        let imitated = pages.compactMap { page in
                            imitation.imitated(page.text).map { (name: page.name, text: $0) }
                        }
                        let place = "\(kind)/\(rate)/\(seed)/\(script.locale)/live"
                        if let folder { try write(imitated, to: "\(folder)/\(place)") }
                        return score(kind, imitated, edition: "\(script.locale)/live")
                    }
                    line(kind == .sspi ? "SSPI" : "Win32", script, rate, scores)
                }
            }
        }
    }

    private func write(_ pages: [(name: String, text: String)], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for page in pages { try Data(page.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(page.name)")) }
    }

    private func score(_ kind: Corpus.Kind, _ pages: [(name: String, text: String)], edition: String) -> Score {
        let reader = PageReader()
        let claims = pages.map { page in
            ClaimSet(reader.read(SourcePage(path: "\(edition)/\(page.name)", bytes: [UInt8](page.text.utf8))).claims)
        }
        let spec = Reconciler(values: corpus.values[kind] ?? [], weights: weights).reconcile(.joined(claims)).spec
        // What the truth leaves out of the English edition is left out of its imitation.
        return corpus.score(kind, spec.pages, edition: Imitated.original)
    }

    private mutating func line(_ pages: String, _ script: Imitation.Script, _ rate: Double, _ scores: [Score]) {
        var count = 0
        let cells = Table.categories.map { category in
            let cells = scores.compactMap { $0.cells[category] }
            let correct = cells.reduce(0) { $0 + $1.correct }
            let asked = cells.reduce(0) { $0 + $1.asked }
            let wrong = cells.flatMap(\.wrong)
            count += wrong.count
            self.wrong += wrong.map { "\(pages), \(script), \(rate): \($0)" }
            let stated = correct + wrong.count
            return "\(Percent(stated == 0 ? 1 : Double(correct) / Double(stated))) / "
                + "\(Percent(asked == 0 ? 1 : Double(correct) / Double(asked)))"
        }
        print("| \(pages) | \(script) | \(rate) | \(cells.joined(separator: " | ")) | \(count) |")
    }
}
