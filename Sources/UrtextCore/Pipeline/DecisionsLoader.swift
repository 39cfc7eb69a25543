package import UrtextModel
package import UrtextReconciler

/// Reads what people decided of rows: `decisions.json`.
package struct DecisionsLoader: Sendable {
    package static let schema = "urtext-decisions/1"

    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// A file with anything wrong gives an error for each, and no decision.
    package func load(_ path: String?) -> (decisions: [HandDecision], diagnostics: [Diagnostic]) {
        guard let path else { return ([], []) }
        var log = DiagnosticLog()
        var decisions: [HandDecision] = []
        do throws(FileSystemError) {
            let bytes = try fileSystem.read(path, limit: SizeLimit.document)
            do {
                decisions = read(try LocatedJSONParser.parse(bytes), path, log: &log)
            } catch {
                log.add(DecodingFailure.diagnostic(error, in: bytes, path: path))
            }
        } catch {
            log.add(error)
        }
        return (log.hasErrors ? [] : decisions, log.sorted)
    }

    private func read(_ document: LocatedJSON, _ path: String, log: inout DiagnosticLog) -> [HandDecision] {
        func complain(_ place: LocatedJSON, _ summary: String) {
            log.add(
                Diagnostic(
                    .error, "bad-decision",
                    at: SourceLocation(path: path, line: place.position.line, column: place.position.column), summary,
                    explanation: "an entry has page, text, symbol and reason, and may have an edition; all are strings",
                    solutions: ["see docs/restoration.md"]))
        }
        let schema = document.nearest(to: [.key("schema")])
        guard case .string(DecisionsLoader.schema) = schema.value else {
            complain(schema, "the file's schema is not \(DecisionsLoader.schema)")
            return []
        }
        let list = document.nearest(to: [.key("decisions")])
        guard case .array(let entries) = list.value else {
            complain(list, "the key \"decisions\" does not hold an array")
            return []
        }
        var seen: Set<[String]> = []
        return entries.compactMap { entry in
            guard case .object(let members) = entry.value else {
                complain(entry, "this is \(entry.kind), not an object")
                return nil
            }
            var fields: [String: String] = [:]
            for member in members {
                guard ["page", "edition", "text", "symbol", "reason"].contains(member.key),
                    case .string(let text) = member.value.value, !text.isEmpty
                else {
                    complain(member.value, "\"\(member.key)\" is no key of a decision, or holds no text")
                    return nil
                }
                fields[member.key] = text
            }
            guard let page = fields["page"], let text = fields["text"], let symbol = fields["symbol"],
                let reason = fields["reason"]
            else {
                complain(entry, "the decision lacks page, text, symbol or reason")
                return nil
            }
            guard HandDecision.isSymbol(symbol) else {
                complain(entry, "\(symbol) is no identifier")
                return nil
            }
            guard seen.insert([page, fields["edition"] ?? "", text]).inserted else {
                complain(entry, "the same row is decided twice")
                return nil
            }
            return HandDecision(
                page: page, edition: fields["edition"], text: text, symbol: symbol, reason: reason,
                location: SourceLocation(path: path, line: entry.position.line, column: entry.position.column))
        }
    }
}
