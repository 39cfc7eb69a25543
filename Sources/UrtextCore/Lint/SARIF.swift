package import UrtextModel

/// Findings as a log of SARIF 2.1.0 (OASIS), which code-review tools show on the line.
package enum SARIF {
    package static func document(_ diagnostics: [Diagnostic], toolVersion: String) -> String {
        let rules = Set(diagnostics.map(\.identifier)).sorted()
        let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
        return JSONNode.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        (
                            "tool",
                            .object([
                                (
                                    "driver",
                                    .object([
                                        ("name", .string("urtext")), ("version", .string(toolVersion)),
                                        ("rules", .array(rules.map(rule))),
                                    ])
                                )
                            ])
                        ),
                        ("columnKind", .string("unicodeCodePoints")),
                        ("results", .array(diagnostics.map { result($0, place: places[$0.identifier] ?? 0) })),
                    ])
                ])
            ),
        ]).document()
    }

    private static func rule(_ identifier: String) -> JSONNode {
        var members: [(String, JSONNode)] = [("id", .string(identifier))]
        if let rule = LintRule(rawValue: identifier) {
            members.append(("shortDescription", .object([("text", .string(rule.summary))])))
            members.append(("help", .object([("text", .string(rule.solution))])))
        }
        return .object(members.map { (key: $0.0, value: $0.1) })
    }

    private static func result(_ diagnostic: Diagnostic, place: Int) -> JSONNode {
        var text = diagnostic.summary
        if let explanation = diagnostic.explanation { text += "; \(explanation)" }
        for solution in diagnostic.solutions.prefix(1) { text += ". Try: \(solution)" }
        var members: [(key: String, value: JSONNode)] = [
            ("ruleId", .string(diagnostic.identifier)),
            ("ruleIndex", .number(place)),
            ("level", .string(diagnostic.severity.rawValue)),
            ("message", .object([("text", .string(text))])),
        ]
        if let location = diagnostic.location {
            var physical: [(key: String, value: JSONNode)] = [
                ("artifactLocation", .object([("uri", .string(uri(location.path)))]))
            ]
            if let line = location.line {
                let column = location.column.map { [(key: "startColumn", value: JSONNode.number($0))] } ?? []
                physical.append(("region", .object([(key: "startLine", value: .number(line))] + column)))
            }
            members.append(
                ("locations", .array([.object([("physicalLocation", .object(physical))])])))
        }
        return .object(members)
    }

    /// A path as a reference of RFC 3986: everything but unreserved characters and slashes is escaped.
    static func uri(_ path: String) -> String {
        var result = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            let character = Character(Unicode.Scalar(byte))
            if Identifier.isPart(byte) || "-.~/".contains(character) {
                result.append(character)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
