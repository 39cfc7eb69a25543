import Foundation
import TestSupport
import UrtextCore
import UrtextModel

/// The reference of the repository's own specification, in all of its languages.
struct Site: Sendable {
    static let languages = ["en", "de", "fr", "zh-Hant"]
    static let own = Site.make(languages)

    let files: [String: String]
    let diagnostics: [Diagnostic]

    static func make(_ languages: [String]) -> Site {
        let path = PackageRoot.path(of: "urtext.json")
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        let (configuration, mistakes) = ConfigurationReader.read(Array(bytes), path: path)
        let made = ReferenceMaking(fileSystem: FileSystem()).run(configuration, languages: languages)
        return Site(
            files: Dictionary(made.files.map { ($0.path, $0.text) }) { first, _ in first },
            diagnostics: mistakes + made.log.sorted)
    }

    /// The pages, sorted.
    var pages: [String] { files.keys.filter { $0.hasSuffix(".html") }.sorted() }

    /// One page of each kind, in each language.
    var samples: [String] {
        let kinds = [
            "index.html", "flags-by-package.html", "codes-by-function.html",
            "functions/initializesecuritycontext--ntlm.html", "functions/initializesecuritycontext--kerberos.html",
            "functions/nf-sspi-makesignature.html", "flags/InitiatorRequirements.html",
            "codes/SEC_E_INVALID_TOKEN.html", "parameters/phCredential.html",
        ]
        return Site.languages.flatMap { language in kinds.map { "\(language)/\($0)" } }
    }

    /// Writes all files into a folder.
    func write(to folder: TemporaryFolder) throws {
        for (path, text) in files { try folder.write(text, to: "site/\(path)") }
    }
}
