import UrtextReconciler

/// The rows that were left open or restored wrongly, with what they stand for: where to look for what is to be better.
struct OpenRows {
    let corpus: Corpus
    let weights: RestorationWeights
    let print: (String) -> Void

    func run(_ kind: Corpus.Kind, _ setting: Setting, locales: [String]) throws {
        for row in try JudgedRow.rows(corpus, kind, setting, locales: locales, weights: weights) {
            if row.isTaken, row.isRight || row.truth == nil { continue }
            let verdict = row.isTaken ? "WRONG" : row.isRight ? "unsure" : "missed"
            print("\(verdict) \(row.truth ?? "(not known)") \(row.category)\n\(row.explanation.description)")
        }
    }

    /// How many damaged rows would be right and wrong from each margin on.
    func margins(_ kind: Corpus.Kind, _ setting: Setting, locales: [String]) throws {
        let rows = try JudgedRow.rows(corpus, kind, setting, locales: locales, weights: weights)
        for category in Table.categories {
            let rows = rows.filter { $0.category == category && $0.truth != nil }
            guard !rows.isEmpty else { continue }
            let cells = Curves.margins.map { margin in
                let taken = rows.filter { $0.probability >= margin }
                return "\(margin): \(taken.count { $0.isRight })+\(taken.count { !$0.isRight })"
            }
            print(
                "\(kind) \(setting) \(locales.joined(separator: "+")) \(category) of \(rows.count): \(cells.joined(separator: "  "))"
            )
        }
    }
}
