// Compiled into the plugins as well as into the tool: see docs/decisions/0040-build-plugin.md. Foundation alone may be
// imported here, and nothing may be more than internal.

/// The names of the files that a build makes. The plugin declares them and the tool writes them, both by this.
///
/// They depend on the configuration alone, never on what pages say: the plugin has to name them before any page is read.
enum BuildOutputs {
    /// The folders of generated files, each of which becomes one file of a build.
    static let folders = ["Flags", "Functions", "Status"]

    /// The file that a folder's contents go to. No file of a person's is likely to be called that, and a target may not
    /// have two files of the same name.
    static func bundle(of folder: String) -> String { "Urtext+\(folder).swift" }

    /// The paths below the plugin's folder, in order, each once.
    ///
    /// - Parameters:
    ///   - emitsSwift: what the configuration says of `"swift"`.
    ///   - files: the paths of its `"files"`. Those that are no Swift are no matter of a build.
    static func paths(emitsSwift: Bool, files: [String]) -> [String] {
        let bundles = emitsSwift ? folders.map(bundle) : []
        return Set(bundles + files.filter { $0.hasSuffix(".swift") }).sorted()
    }
}
