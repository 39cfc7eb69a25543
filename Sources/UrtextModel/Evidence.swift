/// Why a fact is believed: who states it and how that was read.
package struct Evidence: Hashable, Sendable, Codable {
    /// Path of the fact inside the page, e.g. `returns/SEC_E_OK`, `parameters/fContextReq/values/ISC_REQ_STREAM`.
    package var fact: String
    package var votes: [Vote]
    /// Who states something else, and what; empty where nobody does.
    package var against: [Dissent]

    package init(fact: String, votes: [Vote], against: [Dissent] = []) {
        self.fact = fact
        self.votes = votes
        self.against = against
    }

    private enum CodingKeys: String, CodingKey {
        case fact, votes, against
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            fact: try container.decode(String.self, forKey: .fact),
            votes: try container.decode([Vote].self, forKey: .votes),
            against: try container.decodeIfPresent([Dissent].self, forKey: .against) ?? [])
    }
}

/// A statement that was not believed.
package struct Dissent: Hashable, Sendable, Codable {
    /// The edition, e.g. `de-DE/live`.
    package var page: String
    package var line: Int
    package var how: Reading
    /// What is stated there.
    package var text: String

    package init(page: String, line: Int, how: Reading, text: String) {
        self.page = page
        self.line = line
        self.how = how
        self.text = text
    }
}

extension Dissent: Comparable {
    package static func < (lhs: Dissent, rhs: Dissent) -> Bool {
        (lhs.page, lhs.line, lhs.how.rawValue, lhs.text) < (rhs.page, rhs.line, rhs.how.rawValue, rhs.text)
    }
}

/// One edition's statement of a fact.
package struct Vote: Hashable, Sendable, Codable {
    /// The edition, e.g. `de-DE/live`; the name of the header where a header says so.
    package var page: String
    package var line: Int
    package var how: Reading

    package init(page: String, line: Int, how: Reading) {
        self.page = page
        self.line = line
        self.how = how
    }
}

extension Vote: Comparable {
    package static func < (lhs: Vote, rhs: Vote) -> Bool {
        if lhs.page != rhs.page { return lhs.page < rhs.page }
        return lhs.line == rhs.line ? lhs.how.rawValue < rhs.how.rawValue : lhs.line < rhs.line
    }
}
