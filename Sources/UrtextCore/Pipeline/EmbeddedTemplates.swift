/// The templates inside the tool, by path below the repository's `Templates/`.
package enum EmbeddedTemplates {
    package static let all: [String: String] = [:]
}
