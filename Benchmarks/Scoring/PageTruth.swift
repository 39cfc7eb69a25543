import Foundation

/// What a page states, as people wrote it down beside the corpus: `truth/<set>/<page>.json`.
package struct PageTruth: Decodable {
    package struct Symbol: Decodable {
        package var symbol: String?
        package var value: String?
    }

    package struct Parameter: Decodable {
        package var name: String
        package var type: String?
        package var direction: String?
        package var optional: Bool?
        package var values: [Symbol]
        package var nameAlt: [String]?
        package var altDirection: String?
        package var altOptional: Bool?
        package var prose: [String]?

        /// Symbols that are neither asked for nor wrong: where only running text names some, all of them; beside a list
        /// of values, what is no symbol.
        var known: [String] {
            (prose ?? []).filter { text in
                values.isEmpty || text.first?.isNumber != false
                    || !text.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
            }
        }

        /// The name, and other readings of it that the page supports as well.
        package var names: [String] { [name] + (nameAlt ?? []) }
    }

    /// Something that differs in the revision behind an edition.
    package struct Exclusion: Decodable {
        package var edition: String
        package var category: String
        package var symbol: String?
        package var parameter: String?
        /// `reference` for what the edition lacks, `edition` for what only the edition has.
        package var only: String?
    }

    package var page: String
    package var kind: String
    package var name: String?
    package var variant: String?
    package var header: String?
    package var library: String?
    package var dll: String?
    package var returnType: String?
    package var parameters: [Parameter]
    package var returns: [Symbol]
    package var constants: [Symbol]?
    package var nameAlt: [String]?
    package var headerAlt: [String]?
    package var libraryAlt: [String]?
    package var dllAlt: [String]?
    package var returnsProse: [String]?
    package var exclude: [Exclusion]

    /// All truths of a set, by page.
    package static func all(in folder: String) throws -> [String: PageTruth] {
        var truths: [String: PageTruth] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".json") {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
            let truth = try JSONDecoder().decode(PageTruth.self, from: data)
            truths[truth.page] = truth
        }
        return truths
    }
}
