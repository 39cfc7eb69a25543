import UrtextModel

/// How a difference is printed: `--format text|markdown|json`.
package enum DifferenceFormat: String, CaseIterable, Hashable, Sendable {
    case text, markdown, json
}

/// A difference in a form for people or programs.
package struct DifferenceReport: Sendable {
    package static let schema = "urtext-diff/1"

    private let difference: SpecDifference

    package init(_ difference: SpecDifference) { self.difference = difference }

    package func text(_ format: DifferenceFormat) -> String {
        switch format {
        case .text: plain
        case .markdown: markdown
        case .json: json
        }
    }

    /// The changes of one effect after the other, the strongest first.
    private var groups: [(effect: ChangeEffect, changes: [SpecChange])] {
        ChangeEffect.allCases.sorted(by: >).map { effect in
            (effect, difference.changes.filter { $0.effect == effect })
        }.filter { !$0.changes.isEmpty }
    }

    private var plain: String {
        guard !difference.changes.isEmpty else { return "no fact differs\n" }
        var text = ""
        for (effect, changes) in groups {
            text += "\(effect.rawValue): \(changes.count)\n"
            for change in changes {
                text += "  \(DifferenceReport.place(change)): \(DifferenceReport.words(change))\n"
                for consequence in change.consequences {
                    text += "      \(consequence.name) \(consequence.what)\n"
                }
            }
        }
        return ConsoleDiagnostics.printableLines(text)
    }

    private var markdown: String {
        guard !difference.changes.isEmpty else { return "No fact differs.\n" }
        var text = ""
        for (effect, changes) in groups {
            text += "### \(effect.rawValue.prefix(1).uppercased())\(effect.rawValue.dropFirst()) (\(changes.count))\n\n"
            text += "| page | fact | change | Swift |\n|---|---|---|---|\n"
            for change in changes {
                let swift = change.consequences.map { "`\($0.name)` \($0.what)" }.joined(separator: "<br>")
                let fact = change.fact.isEmpty ? "" : "`\(change.fact)`"
                let cells = [change.page, fact, DifferenceReport.words(change), swift]
                text += "| \(cells.map(DifferenceReport.cell).joined(separator: " | ")) |\n"
            }
            text += "\n"
        }
        return text
    }

    private var json: String {
        JSONNode.object([
            ("schema", .string(DifferenceReport.schema)),
            ("effect", .optional(difference.effect?.rawValue)),
            ("counts", .object(ChangeEffect.allCases.map { ($0.rawValue, .number(difference.count(of: $0))) })),
            (
                "changes",
                .array(
                    difference.changes.map { change in
                        .object([
                            ("change", .string(change.kind.rawValue)), ("page", .string(change.page)),
                            ("fact", .string(change.fact)), ("old", .optional(change.old)),
                            ("new", .optional(change.new)), ("effect", .string(change.effect.rawValue)),
                            ("swift", .array(change.swiftNames.map(JSONNode.string))),
                            (
                                "consequences",
                                .array(
                                    change.consequences.map {
                                        .object([
                                            ("name", .string($0.name)), ("effect", .string($0.effect.rawValue)),
                                            ("what", .string($0.what)),
                                        ])
                                    })
                            ),
                        ])
                    })
            ),
        ]).document()
    }

    private static func place(_ change: SpecChange) -> String {
        change.fact.isEmpty ? "generated code" : "\(change.page) \(change.fact)"
    }

    private static func words(_ change: SpecChange) -> String {
        if change.fact.isEmpty { return "follows from several facts" }
        let name = change.fact.split(separator: "/").last.map(String.init)
        switch change.kind {
        case .added: return change.new == name || change.fact == "page" ? "added" : "added, \(change.new ?? "")"
        case .removed:
            return change.old == name || change.fact == "page" ? "removed" : "removed, was \(change.old ?? "")"
        case .changed: return "\(change.old ?? "") → \(change.new ?? "")"
        }
    }

    /// Text that stays in its cell.
    private static func cell(_ text: String) -> String {
        ConsoleDiagnostics.printable(text).split(separator: "|", omittingEmptySubsequences: false)
            .joined(separator: "\\|")
    }
}
