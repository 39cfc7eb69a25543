import UrtextModel

/// The answer to `urtext explain`, for people and for programs.
package struct ExplanationReport: Sendable {
    package static let schema = "urtext-explain/1"

    package var query: String
    /// How the query led to the names; `nil` when it led to none.
    package var match: NameIndex.Match?
    package var explanations: [NameExplanation]
    /// How probable each name is where it was restored, as `0.998`; empty elsewhere.
    package var probabilities: [String: String]

    package init(
        query: String, match: NameIndex.Match?, explanations: [NameExplanation], probabilities: [String: String] = [:]
    ) {
        self.query = query
        self.match = match
        self.explanations = explanations
        self.probabilities = probabilities
    }

    package var text: String {
        var text = ""
        for explanation in explanations {
            text += explanation.name
            if let match, match != .exact {
                let how =
                    switch match {
                    case .exact, .spelling: "another spelling"
                    case .swift: "its name in Swift"
                    case .printed: "as a page prints it"
                    case .restored: "restored, \(probabilities[explanation.name] ?? "")"
                    }
                text += "  ← \"\(query)\" (\(how))"
            }
            text += "\n" + body(explanation)
        }
        return ConsoleDiagnostics.printableLines(text)
    }

    private func body(_ explanation: NameExplanation) -> String {
        var text = ""
        for number in explanation.numbers { text += "  \(number.value)  \(number.header):\(number.line)\n" }
        if !explanation.swift.isEmpty { text += "  Swift: \(explanation.swift.joined(separator: ", "))\n" }
        var page = ""
        for fact in explanation.facts {
            if fact.page != page { text += "  \(fact.page)\n" }
            page = fact.page
            let isName = fact.fact.hasSuffix("/\(fact.value)")
            text += "    \(fact.fact)\(isName ? "" : " = \(fact.value)")\n"
            for (how, votes) in ExplanationReport.grouped(fact.votes) { text += "        \(how): \(votes)\n" }
            for dissent in fact.against {
                text +=
                    "        against: \(dissent.page):\(dissent.line) says \(dissent.text) (\(dissent.how.rawValue))\n"
            }
        }
        for open in explanation.open {
            text +=
                "  \(open.page) \(open.row.fact) is not settled: \(open.row.page):\(open.row.line) \"\(open.row.text)\"\n"
        }
        if explanation.facts.isEmpty, explanation.open.isEmpty { text += "  no page speaks of it\n" }
        return text
    }

    /// Votes on one line for each way of reading: `de-DE/live:41, fr-FR/live:41`.
    private static func grouped(_ votes: [Vote]) -> [(how: String, votes: String)] {
        var groups: [String: [String]] = [:]
        for vote in votes { groups[vote.how.rawValue, default: []].append("\(vote.page):\(vote.line)") }
        return groups.keys.sorted().map { ($0, (groups[$0] ?? []).joined(separator: ", ")) }
    }

    package var json: String {
        JSONNode.object([
            ("schema", .string(ExplanationReport.schema)),
            ("query", .string(query)),
            ("match", .optional(match?.text)),
            (
                "names",
                .array(
                    explanations.map { explanation in
                        .object([
                            ("name", .string(explanation.name)),
                            ("probability", .optional(probabilities[explanation.name])),
                            ("swift", .array(explanation.swift.map(JSONNode.string))),
                            (
                                "numbers",
                                .array(
                                    explanation.numbers.map {
                                        .object([
                                            ("header", .string($0.header)), ("line", .number($0.line)),
                                            ("value", .string($0.value)),
                                        ])
                                    })
                            ),
                            ("facts", .array(explanation.facts.map(ExplanationReport.node))),
                            (
                                "unresolved",
                                .array(
                                    explanation.open.map {
                                        .object([
                                            ("page", .string($0.page)), ("fact", .string($0.row.fact)),
                                            ("edition", .string($0.row.page)), ("line", .number($0.row.line)),
                                            ("text", .string($0.row.text)),
                                        ])
                                    })
                            ),
                        ])
                    })
            ),
        ]).document()
    }

    private static func node(_ fact: NameExplanation.Fact) -> JSONNode {
        .object([
            ("page", .string(fact.page)), ("fact", .string(fact.fact)), ("value", .string(fact.value)),
            (
                "votes",
                .array(
                    fact.votes.map {
                        .object([
                            ("page", .string($0.page)), ("line", .number($0.line)), ("how", .string($0.how.rawValue)),
                        ])
                    })
            ),
            (
                "against",
                .array(
                    fact.against.map {
                        .object([
                            ("page", .string($0.page)), ("line", .number($0.line)), ("how", .string($0.how.rawValue)),
                            ("text", .string($0.text)),
                        ])
                    })
            ),
        ])
    }
}
