import Foundation
import Scoring
import TestSupport
import Testing
import UrtextModel
import UrtextReader
import UrtextReconciler

/// The real pages against the facts that people wrote down for them.
@Suite(.enabled(if: CorpusLocation.path != nil, CorpusLocation.absence))
struct CorpusTests {
    /// Categories that the declaration and untranslated rows give in any language.
    static let languageFree = ["parameter names", "types", "directions", "optional", "return type", "dll"]
    static let all = languageFree + ["name", "variant", "header", "library", "values", "return codes", "constants"]

    private func score(_ edition: String) throws -> Score {
        let corpus = try #require(CorpusLocation.path)
        let reader = PageReader()
        var claims = ClaimSet()
        let folder = "\(corpus)/pages/\(edition)"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
        #expect(paths.count == 49)
        for path in paths {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")))
            let reading = reader.read(SourcePage(path: "pages/\(edition)/\(path)", bytes: bytes))
            #expect(!reading.diagnostics.contains { $0.severity == .error })
            claims.formUnion(ClaimSet(reading.claims))
        }
        let values = try ["ntsecapi", "schannel", "sspi", "winerror"].map { name in
            let path = PackageRoot.path(of: "spec/values/\(name).h.json")
            return try HeaderValues.decode([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        }
        let pages = Reconciler(values: values).reconcile(claims).spec.pages
        var score = Score()
        for truth in try PageTruth.all(in: "\(corpus)/truth/sspi").values {
            score.add(truth, pages.first { $0.id == truth.page }, edition: edition)
        }
        return score
    }

    @Test(arguments: ["en-US/live", "de-DE/live-sxs", "es-ES/live-sxs", "fr-FR/live-sxs", "zh-TW/live-sxs"])
    func `an edition that holds the original is read whole`(_ edition: String) throws {
        let score = try score(edition)
        #expect(score.wrong == [])
        for category in Self.all {
            #expect(score.asked(category) > 0, "\(category)")
            #expect(score.recall(category) == 1, "\(category)")
        }
    }

    @Test(arguments: ["de-DE/live", "es-ES/live", "fr-FR/live", "zh-TW/live"])
    func `a translation states nothing that is wrong, and all that no language touches`(_ edition: String) throws {
        let score = try score(edition)
        #expect(score.wrong == [])
        for category in Self.languageFree { #expect(score.recall(category) == 1, "\(category)") }
    }
}
