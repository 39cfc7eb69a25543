/// The version of the tool, as `--version` prints it and as CHANGELOG.md records it.
package enum ToolVersion {
    package static let current = "0.1.0"
}
