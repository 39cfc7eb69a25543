package import UrtextModel

/// What a specification knows of one name: every fact about it, who says so, and who says something else.
package struct NameExplanation: Hashable, Sendable {
    /// A number of a header.
    package struct Number: Hashable, Sendable {
        package var header: String
        package var line: Int
        package var value: String
    }

    /// One fact of one page.
    package struct Fact: Hashable, Sendable {
        package var page: String
        package var fact: String
        package var value: String
        package var votes: [Vote]
        package var against: [Dissent]
    }

    /// A row that may stand for the name, and was not settled.
    package struct Open: Hashable, Sendable {
        package var page: String
        package var row: Unresolved
    }

    package var name: String
    /// Sorted.
    package var swift: [String]
    package var numbers: [Number]
    /// By page, then as the page has them.
    package var facts: [Fact]
    package var open: [Open]

    package init(_ name: String, in spec: Spec, swift: Set<String> = []) {
        self.name = name
        self.swift = swift.sorted()
        numbers = spec.values.flatMap { header in
            header.constants.filter { $0.name == name }.map {
                Number(header: header.header, line: $0.line, value: $0.value)
            }
        }
        facts = []
        open = []
        for page in spec.pages {
            let about = page.name == name || page.id == name
            let values = FactTable.facts(of: page)
            var evidence: [String: Evidence] = [:]
            for entry in page.evidence { evidence[entry.fact] = entry }
            for path in values.keys.sorted() {
                let parts = path.split(separator: "/").map(String.init)
                let isPageFact = parts.count == 1 && path != "page" && path != "parameters"
                guard parts.contains(name) || (about && isPageFact) else { continue }
                // A parameter is explained without the values it may have, unless one of these is asked for.
                if parts.first == "parameters", parts.count > 3, parts[2] == "values", parts[3] != name { continue }
                facts.append(
                    Fact(
                        page: page.id, fact: path, value: values[path] ?? "", votes: evidence[path]?.votes ?? [],
                        against: evidence[path]?.against ?? []))
            }
            for row in page.unresolved where row.candidates.contains(name) {
                open.append(Open(page: page.id, row: row))
            }
        }
    }
}
