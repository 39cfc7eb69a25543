package import UrtextModel

/// Where the files of a specification stand below its folder.
package enum SpecLayout: String, CaseIterable, Hashable, Sendable {
    /// All pages side by side.
    case flat
    /// `functions/`, `constants/`, `types/`, as in the repository.
    case tree

    /// The folders of the tree that hold pages.
    package static let folders = ["constants", "functions", "types"]
    /// The folder of the numbers of headers, in either layout.
    package static let values = "values"
    /// The folder of what is stated by hand, one file a function, in either layout.
    package static let constraints = "constraints"
    /// The folder of the sentences of doc comments, one file a language, in either layout.
    package static let prose = "prose"
    /// What pages print where a symbol is meant, one file a language.
    package static let prints = "prints"

    /// The page's path below the folder of the specification.
    package func path(of page: SpecPage) -> String {
        switch self {
        case .flat: "\(page.id).json"
        case .tree: "\(Self.folder(of: page))/\(page.id).json"
        }
    }

    private static func folder(of page: SpecPage) -> String {
        switch page.kind {
        case .function, .method, .callback, .macro, .message, .property: "functions"
        case .constants: "constants"
        case .structure, .union, .enumeration, .type: "types"
        case nil: page.parameters.isEmpty && page.returns.isEmpty ? "types" : "functions"
        }
    }
}
