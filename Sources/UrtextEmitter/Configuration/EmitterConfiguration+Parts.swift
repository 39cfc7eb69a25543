/// A kind of check.
///
/// ```json
/// { "codes": ["SEC_E_UNSUPPORTED_FUNCTION", "SEC_E_INVALID_PARAMETER"], "party": "caller", "needsValues": true }
/// ```
package struct CheckConfiguration: Hashable, Sendable {
    /// Whose fault a broken rule is, and so when it is checked.
    package enum Party: String, Hashable, Sendable, Codable, CaseIterable {
        /// Checked before the core is called.
        case caller
        /// Checked on the core's answer.
        case core
    }

    /// Failures to report: the first that the function's page documents, else the last.
    package var codes: [String]
    package var party: Party
    /// True for a check against documented values, which is not made where the page lists none.
    package var needsValues: Bool

    package init(codes: [String], party: Party = .caller, needsValues: Bool = false) {
        self.codes = codes
        self.party = party
        self.needsValues = needsValues
    }
}

extension CheckConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case codes, party, needsValues }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            codes: try container.decode([String].self, forKey: .codes),
            party: try container.decodeIfPresent(Party.self, forKey: .party) ?? .caller,
            needsValues: try container.decodeIfPresent(Bool.self, forKey: .needsValues) ?? false)
        if codes.isEmpty {
            throw DecodingError.dataCorruptedError(
                forKey: .codes, in: container, debugDescription: "a check needs at least one code to report")
        }
    }
}

/// The number of a symbol that no header and no page gives.
package struct NumberConfiguration: Hashable, Sendable {
    package var symbol: String
    package var value: String
    /// Where the number comes from.
    package var reason: String

    package init(symbol: String, value: String, reason: String) {
        self.symbol = symbol
        self.value = value
        self.reason = reason
    }
}

extension NumberConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case symbol, value, reason }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        symbol = try container.decode(String.self, forKey: .symbol)
        value = try container.decode(String.self, forKey: .value)
        reason = try container.decode(String.self, forKey: .reason)
    }
}

/// A documented symbol that is knowingly not emitted.
package struct OmissionConfiguration: Hashable, Sendable {
    package var symbol: String
    package var reason: String

    package init(symbol: String, reason: String) {
        self.symbol = symbol
        self.reason = reason
    }
}

extension OmissionConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case symbol, reason }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        symbol = try container.decode(String.self, forKey: .symbol)
        reason = try container.decode(String.self, forKey: .reason)
    }
}

/// What a function reports or takes although its page leaves it out.
package struct SupplementConfiguration: Hashable, Sendable {
    /// The page's id.
    package var page: String
    /// The failures that are reported.
    package var codes: [String]
    /// The parameter that takes more values than the page's table lists.
    package var parameter: String?
    /// The values that it takes.
    package var values: [String]
    /// Why they are there; printed in the doc comment.
    package var reason: String

    package init(
        page: String, codes: [String] = [], parameter: String? = nil, values: [String] = [], reason: String
    ) {
        self.page = page
        self.codes = codes
        self.parameter = parameter
        self.values = values
        self.reason = reason
    }
}

extension SupplementConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case page, codes, parameter, values, reason }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        page = try container.decode(String.self, forKey: .page)
        codes = try container.decodeIfPresent([String].self, forKey: .codes) ?? []
        parameter = try container.decodeIfPresent(String.self, forKey: .parameter)
        values = try container.decodeIfPresent([String].self, forKey: .values) ?? []
        reason = try container.decode(String.self, forKey: .reason)
    }
}
