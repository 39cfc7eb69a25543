import Foundation
import Scoring
import UrtextCore
import UrtextModel
import UrtextReader
import UrtextReconciler

/// Pages, what people wrote down of them, and what helps to read them.
struct Corpus {
    /// Pages of one kind: those of SSPI, or a sample of the whole reference.
    enum Kind: String, CaseIterable {
        case sspi, win32

        var folder: String { self == .sspi ? "pages" : "pages-win32" }
        var locales: [String] { ["de-DE", "fr-FR", "zh-TW"] + (self == .sspi ? ["es-ES"] : []) }
    }

    let path: String
    private(set) var truths: [Kind: [String: PageTruth]] = [:]
    /// By locale; learned from none of the pages that are measured.
    private(set) var lexicons: [String: Lexicon] = [:]
    /// Numbers of the headers that `spec/` was made with, and of all headers at hand.
    private(set) var values: [Kind: [HeaderValues]] = [:]

    /// - Parameter headers: a folder of C headers.
    init(_ path: String, values folder: String, headers: String) async throws {
        self.path = path
        let fileSystem = FileSystem()
        for kind in Kind.allCases { truths[kind] = try PageTruth.all(in: "\(path)/truth/\(kind.rawValue)") }
        let measured = Set(truths.values.flatMap(\.keys))
        for locale in Kind.sspi.locales {
            let pairs = "\(path)/symbol-pairs/\(locale).tsv"
            let result = await Learning(fileSystem: fileSystem).run(
                [], pairs: [pairs], locale: locale, leaving: measured, jobs: 1)
            // As it is shipped: no more than the file holds.
            for document in result.lexicons {
                let text = Data(document.text().utf8)
                lexicons[locale] = try JSONDecoder().decode(LexiconDocument.self, from: text).lexicon
            }
        }
        let sspi = SpecReader.readValues(folder, fileSystem: fileSystem).values
        guard !sspi.isEmpty else {
            throw Failure("no numbers in \(folder): name a folder like spec/values with --values")
        }
        values[.sspi] = sspi
        let names = (try? FileManager.default.contentsOfDirectory(atPath: headers)) ?? []
        let paths = names.filter { $0.hasSuffix(".h") }.sorted().map { "\(headers)/\($0)" }
        guard !paths.isEmpty else { throw Failure("no C headers in \(headers): name their folder with --headers") }
        values[.win32] = HeaderLoader(fileSystem: fileSystem).load(paths).values
    }

    func pages(_ kind: Kind, _ edition: String) throws -> [String] {
        let folder = "\(path)/\(kind.folder)/\(edition)"
        return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    /// What each page of an edition states.
    func claims(_ kind: Kind, _ edition: String) throws -> [ClaimSet] {
        let reader = PageReader()
        return try pages(kind, edition).map { path in
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            let name = path.dropFirst(self.path.count + 1)
            return ClaimSet(reader.read(SourcePage(path: String(name), bytes: bytes)).claims)
        }
    }

    func score(_ kind: Kind, _ spec: [SpecPage], edition: String) -> Score {
        let pages = Dictionary(spec.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var score = Score()
        for (id, truth) in (truths[kind] ?? [:]).sorted(by: { $0.key < $1.key }) {
            score.add(truth, pages[id], edition: edition)
        }
        return score
    }
}

extension ClaimSet {
    static func joined(_ sets: some Sequence<ClaimSet>) -> ClaimSet {
        var result = ClaimSet()
        for set in sets { result.formUnion(set) }
        return result
    }
}
