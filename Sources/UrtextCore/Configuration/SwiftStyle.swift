import UrtextEmitter

/// What the generated Swift has in common, file by file.
package struct SwiftStyle: Hashable, Sendable {
    /// Who may use what is generated.
    package enum Access: String, Hashable, Sendable, CaseIterable {
        case `public`, package, `internal`
    }

    /// The module that every file imports.
    static let runtime = "SSPIRuntime"

    /// False when only files of one's own templates are made.
    package var isEmitted: Bool
    /// The module that the files are compiled as, if it is said.
    package var module: String?
    package var access: Access
    /// Modules that every file imports besides the runtime, each as an import declaration has it after the word `import`,
    /// or with an access level before, e.g. `Foundation`, `public Foundation`.
    package var imports: [String]

    package init(isEmitted: Bool = true, module: String? = nil, access: Access = .public, imports: [String] = []) {
        self.isEmitted = isEmitted
        self.module = module
        self.access = access
        self.imports = imports
    }

    /// The declaration for an element of ``imports``; `nil` for text that names no module.
    package static func declaration(_ text: String) -> String? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let module = words.last, isModule(module) else { return nil }
        switch words.count {
        case 1: return "import \(module)"
        case 2 where Access(rawValue: String(words[0])) != nil: return "\(words[0]) import \(module)"
        default: return nil
        }
    }

    /// True for a name, or a name with a submodule's after a dot.
    package static func isModule(_ text: some StringProtocol) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            guard let first = part.first, first.isLetter || first == "_", !SwiftNames.isKeyword(String(part)) else {
                return false
            }
            return part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
    }
}
