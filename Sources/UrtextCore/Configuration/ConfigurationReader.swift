import UrtextEmitter
package import UrtextModel

/// Reads `urtext.json` and reports every mistake in it at once.
package struct ConfigurationReader {
    private static let keys = ["spec", "templates", "output", "prose", "language", "emitter"]

    private let path: String
    private var configuration = Configuration()
    private var diagnostics: [Diagnostic] = []

    /// - Parameter path: of the file, as the caller named it; paths inside are relative to its folder.
    package static func read(_ bytes: [UInt8], path: String) -> (
        configuration: Configuration, diagnostics: [Diagnostic]
    ) {
        var reader = ConfigurationReader(path: path)
        reader.read(bytes)
        return (reader.configuration, reader.diagnostics)
    }

    private init(path: String) {
        self.path = path
        configuration.path = path
    }

    private mutating func read(_ bytes: [UInt8]) {
        let document: LocatedJSON
        do {
            document = try LocatedJSONParser.parse(bytes)
        } catch {
            return complain("malformed-json", error.position, error.message)
        }
        guard case .object(let members) = document.value else {
            return complain(
                "configuration-type", document.position, "the configuration is \(document.kind), not an object")
        }
        configuration.spec = FilePath.join(FilePath.folder(path), configuration.spec)
        configuration.output = FilePath.join(FilePath.folder(path), configuration.output)
        for member in members {
            switch member.key {
            case "spec": if let folder = folder(member) { configuration.spec = folder }
            case "templates": if let folder = folder(member) { configuration.templates = folder }
            case "output": if let folder = folder(member) { configuration.output = folder }
            case "prose": if let folder = folder(member) { configuration.prose = folder }
            case "language": readLanguage(member)
            case "emitter": readEmitter(member.value)
            default: complainUnknown(member, among: Self.keys)
            }
        }
    }

    private mutating func folder(_ member: LocatedJSON.Member) -> String? {
        guard case .string(let text) = member.value.value else {
            complain(
                "configuration-type", member.value.position,
                "\"\(member.key)\" is \(member.value.kind), not a string with the path of a folder")
            return nil
        }
        guard !text.isEmpty else {
            complain("configuration-value", member.value.position, "\"\(member.key)\" is empty")
            return nil
        }
        return FilePath.join(FilePath.folder(path), text)
    }

    private mutating func readLanguage(_ member: LocatedJSON.Member) {
        guard case .string(let text) = member.value.value, !text.isEmpty else {
            return complain(
                "configuration-type", member.value.position,
                "\"language\" is not a language tag",
                solutions: ["write a string such as \"de\" or \"zh-Hant\""])
        }
        configuration.language = text
    }

    private mutating func readEmitter(_ value: LocatedJSON) {
        guard case .object = value.value else {
            return complain("configuration-type", value.position, "\"emitter\" is \(value.kind), not an object")
        }
        var rest = value
        // The decoder stops at the first mistake. Each one is reported and taken out, until the rest can be read.
        var removed: Set<[LocatedJSON.PathStep]> = []
        while true {
            do {
                configuration.emitter = try EmitterConfiguration.decode(Array(rest.node.document().utf8))
                return
            } catch {
                guard let (path, isMissing) = DecodingFailure.place(of: error) else { return }
                if !isMissing || !removed.contains(path) {
                    diagnostics.append(DecodingFailure.diagnostic(error, in: rest, path: self.path))
                }
                // What lacks something is itself of no use.
                let useless = isMissing ? Array(path.dropLast()) : path
                guard !useless.isEmpty, let smaller = rest.removing(useless) else { return }
                removed.insert(useless)
                rest = smaller
            }
        }
    }

    private mutating func complainUnknown(_ member: LocatedJSON.Member, among keys: [String]) {
        let meant = Suggestion.nearest(to: member.key, among: keys)
        complain(
            "configuration-key", member.keyPosition, "unknown key \"\(member.key)\"",
            solutions: [
                meant.map { "did you mean \"\($0)\"?" } ?? "the keys are \(keys.sorted().joined(separator: ", "))"
            ])
    }

    private mutating func complain(
        _ identifier: String, _ position: LocatedJSON.Position, _ summary: String, solutions: [String] = []
    ) {
        diagnostics.append(
            Diagnostic(
                .error, identifier, at: SourceLocation(path: path, line: position.line, column: position.column),
                summary,
                solutions: solutions))
    }
}
