import Foundation
import UrtextModel
import UrtextReconciler

/// What restoring costs beside reading, in CPU time of this process, on all plain pages at hand.
struct Cost {
    let corpus: Corpus
    let weights: RestorationWeights
    let print: (String) -> Void

    func run() throws {
        print(
            "| pages | files | reading, s | deciding without restoring, s | restoring, s | restoring, with lexicons, s |"
        )
        print("|---|---|---|---|---|---|")
        for kind in Corpus.Kind.allCases {
            var pages: [ClaimSet] = []
            let reading = try seconds {
                for locale in kind.locales { pages += try corpus.claims(kind, "\(locale)/live") }
            }
            // Language by language, as pages are given to the tool.
            let count = pages.count / kind.locales.count
            let sets = kind.locales.indices.map { ClaimSet.joined(pages[$0 * count..<($0 + 1) * count]) }
            let plain = seconds(sets, Reconciler(values: corpus.values[kind] ?? []))
            let restored = seconds(sets, Reconciler(values: corpus.values[kind] ?? [], weights: weights))
            let learned = seconds(
                sets,
                Reconciler(
                    values: corpus.values[kind] ?? [],
                    lexicons: corpus.lexicons.sorted { $0.key < $1.key }.map(\.value),
                    weights: weights))
            let cells = [reading, plain, restored - plain, learned - plain].map { String(format: "%.2f", $0) }
            print("| \(kind) | \(pages.count) | \(cells.joined(separator: " | ")) |")
        }
    }

    private func seconds(_ sets: [ClaimSet], _ reconciler: Reconciler) -> Double {
        seconds { for set in sets { _ = reconciler.reconcile(set) } }
    }

    private func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = clock()
        try work()
        // POSIX has a million ticks a second.
        return Double(clock() - start) / 1_000_000
    }
}
