import Foundation

/// What a page states, as people wrote it down beside the corpus: `truth/<set>/<page>.json`.
struct PageTruth: Decodable {
    struct Symbol: Decodable {
        var symbol: String?
        var value: String?
    }

    struct Parameter: Decodable {
        var name: String
        var type: String?
        var direction: String?
        var optional: Bool?
        var values: [Symbol]
        var nameAlt: [String]?
        var altDirection: String?
        var altOptional: Bool?
        var prose: [String]?

        /// The name, and other readings of it that the page supports as well.
        var names: [String] { [name] + (nameAlt ?? []) }
    }

    /// Something that differs in the revision behind an edition.
    struct Exclusion: Decodable {
        var edition: String
        var category: String
        var symbol: String?
        var parameter: String?
    }

    var page: String
    var kind: String
    var name: String?
    var variant: String?
    var header: String?
    var library: String?
    var dll: String?
    var returnType: String?
    var parameters: [Parameter]
    var returns: [Symbol]
    var constants: [Symbol]?
    var nameAlt: [String]?
    var headerAlt: [String]?
    var libraryAlt: [String]?
    var dllAlt: [String]?
    var returnsProse: [String]?
    var exclude: [Exclusion]

    /// All truths of a set, by page.
    static func all(in folder: String) throws -> [String: PageTruth] {
        var truths: [String: PageTruth] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".json") {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
            let truth = try JSONDecoder().decode(PageTruth.self, from: data)
            truths[truth.page] = truth
        }
        return truths
    }
}
