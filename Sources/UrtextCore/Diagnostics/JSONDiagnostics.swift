import UrtextModel

/// Diagnostics as one JSON document; docs/diagnostics.md describes it.
package enum JSONDiagnostics {
    package static let schema = "urtext-diagnostics/1"

    package static func document(for report: RunReport) -> String {
        let tallies = report.allTallies + [Tally("notes", report.log.count(of: .note))]
        return JSONNode.object([
            ("schema", .string(schema)),
            ("command", .string(report.command)),
            ("diagnostics", .array(report.log.sorted.map(node))),
            ("summary", .object(tallies.map { ($0.key, .number($0.count)) })),
        ]).document()
    }

    private static func node(_ diagnostic: Diagnostic) -> JSONNode {
        .object([
            ("severity", .string(diagnostic.severity.rawValue)),
            ("identifier", .string(diagnostic.identifier)),
            ("path", .optional(diagnostic.location?.path)),
            ("line", diagnostic.location?.line.map(JSONNode.number) ?? .null),
            ("column", diagnostic.location?.column.map(JSONNode.number) ?? .null),
            ("summary", .string(diagnostic.summary)),
            ("explanation", .optional(diagnostic.explanation)),
            ("solutions", .array(diagnostic.solutions.map(JSONNode.string))),
        ])
    }
}
