package import UrtextModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads `urtext.json` and reports every mistake in it at once.
package struct ConfigurationReader {
    private static let keys = ["spec", "templates", "output", "emitter"]

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

    private init(path: String) { self.path = path }

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

    private mutating func readEmitter(_ value: LocatedJSON) {
        guard case .object = value.value else {
            return complain("configuration-type", value.position, "\"emitter\" is \(value.kind), not an object")
        }
        do {
            configuration.emitter = try JSONDecoder().decode(
                EmitterConfiguration.self, from: Data(value.node.document().utf8))
            let understood = try LocatedJSONParser.parse(Array(JSONEncoder().encode(configuration.emitter)))
            complainUnknown(in: value, understood: understood)
        } catch {
            diagnostics.append(DecodingFailure.diagnostic(error, in: value, path: path))
        }
    }

    /// What was decoded, encoded again, has every key that means something; any other key of the file is a mistake.
    private mutating func complainUnknown(in value: LocatedJSON, understood: LocatedJSON) {
        switch (value.value, understood.value) {
        case (.object(let members), .object(let known)):
            for member in members where member.value.value != .null {
                if let counterpart = known.first(where: { $0.key == member.key }) {
                    complainUnknown(in: member.value, understood: counterpart.value)
                } else {
                    complainUnknown(member, among: known.map(\.key))
                }
            }
        case (.array(let items), .array(let known)):
            for (item, counterpart) in zip(items, known) { complainUnknown(in: item, understood: counterpart) }
        default: break
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
