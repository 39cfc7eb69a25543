import Foundation
import Scoring
import TestSupport
import Testing
import UrtextModel
import UrtextReader
import UrtextReconciler

/// Which editions of the pages settle how much: the table of docs/fusing.md.
@Suite(.enabled(if: CorpusLocation.path != nil, CorpusLocation.absence))
struct FusingTableTests {
    /// Sets of editions, from the original to translations alone.
    private static let sets: [[String]] = [
        ["en-US/live"],
        ["de-DE/live-sxs"],
        ["de-DE/live"],
        ["fr-FR/live"],
        ["es-ES/live"],
        ["zh-TW/live"],
        ["de-DE/live", "fr-FR/live"],
        ["de-DE/live", "zh-TW/live"],
        ["de-DE/live", "fr-FR/live", "es-ES/live"],
        ["de-DE/live", "fr-FR/live", "es-ES/live", "zh-TW/live"],
        ["de-DE/live", "de-DE/live-sxs"],
        ["en-US/live", "de-DE/live", "fr-FR/live", "es-ES/live", "zh-TW/live"],
    ]

    private static let declaration = ["parameter names", "types", "directions", "optional", "return type", "dll"]
    /// Every third page: as many of each kind as of all, and in seconds.
    private static let step = 3

    @Test func `more editions settle more, and none adds what is wrong`() throws {
        let corpus = try #require(CorpusLocation.path)
        let truths = try PageTruth.all(in: "\(corpus)/truth/sspi")
        let pages = Set(truths.keys.sorted().enumerated().filter { $0.offset % Self.step == 0 }.map(\.element))
        let editions = Set(Self.sets.joined()).sorted()
        var claims: [String: ClaimSet] = [:]
        for edition in editions {
            let folder = "\(corpus)/pages/\(edition)/SecAuthN"
            var read: [Claim] = []
            for page in pages.sorted() {
                let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(page).md"))
                read += PageReader().read(SourcePage(path: "pages/\(edition)/\(page).md", bytes: [UInt8](data))).claims
            }
            claims[edition] = ClaimSet(read)
        }
        let values = try ["ntsecapi", "schannel", "sspi", "winerror"].map { name in
            let path = PackageRoot.path(of: "spec/values/\(name).h.json")
            return try HeaderValues.decode([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        }
        var rows: [[String]] = []
        var settled: [[String]: [Double]] = [:]
        for set in Self.sets {
            var all = ClaimSet()
            for edition in set { all.formUnion(claims[edition] ?? ClaimSet()) }
            let score = Self.score(all, values, truths, pages, set)
            let shares = [Self.declaration, ["values"], ["return codes"]].map { Self.share($0, score) }
            settled[set] = shares
            #expect(score.wrong == [], "\(set)")
            rows.append(
                [set.map { "`\($0)`" }.joined(separator: ", ")] + shares.map(Self.percent) + ["\(score.wrong.count)"])
        }
        // What an edition settles, it settles in company, too.
        for (set, shares) in settled {
            for (other, more) in settled where Set(set).isSubset(of: other) {
                #expect(zip(shares, more).allSatisfy { $0 <= $1 + 0.001 }, "\(set) \(other)")
            }
        }
        try DocumentTable("docs/fusing.md", "editions").expect(
            DocumentTable.markdown(
                header: ["editions", "declarations", "values", "return codes", "wrong"], rows: rows))
    }

    private static func score(
        _ claims: ClaimSet, _ values: [HeaderValues], _ truths: [String: PageTruth], _ pages: Set<String>,
        _ set: [String]
    ) -> Score {
        let spec = Reconciler(values: values, weights: nil).reconcile(claims).spec
        var score = Score()
        for id in pages.sorted() {
            guard var truth = truths[id] else { continue }
            // What differs in the revision behind any of the editions is not counted.
            truth.exclude = truth.exclude.filter { set.contains($0.edition) }.map { exclusion in
                var exclusion = exclusion
                exclusion.edition = "all"
                return exclusion
            }
            score.add(truth, spec.pages.first { $0.id == id }, edition: "all")
        }
        return score
    }

    private static func share(_ categories: [String], _ score: Score) -> Double {
        let asked = categories.reduce(0) { $0 + score.asked($1) }
        let correct = categories.reduce(0) { $0 + (score.cells[$1]?.correct ?? 0) }
        return asked == 0 ? 1 : Double(correct) / Double(asked)
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded(.down))
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
