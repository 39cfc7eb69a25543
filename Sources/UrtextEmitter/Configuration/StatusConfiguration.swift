/// How status codes are named, and what they mean.
///
/// ```json
/// { "families": [ { "prefix": "SEC_E_", "swiftPrefix": "" }, { "prefix": "STATUS_", "swiftPrefix": "nt" } ],
///   "impliedSuccess": { "SECURITY_STATUS": "SEC_E_OK" },
///   "internalError": "SEC_E_INTERNAL_ERROR",
///   "phases": { "SEC_E_OK": "established", "SEC_I_CONTINUE_NEEDED": "continuing" },
///   "meanings": { "SEC_I_CONTINUE_NEEDED": "The token is to be sent, and the peer's answer is expected." } }
/// ```
package struct StatusConfiguration: Hashable, Sendable {
    /// A family of status codes.
    package struct Family: Hashable, Sendable {
        /// What the family's symbols begin with.
        package var prefix: String
        /// What takes the prefix's place in the Swift name; may be empty.
        package var swiftPrefix: String

        package init(prefix: String, swiftPrefix: String = "") {
            self.prefix = prefix
            self.swiftPrefix = swiftPrefix
        }
    }

    package var families: [Family]
    /// By return type, the success of a function whose page lists none in its table; under the empty name for a page
    /// that declares no return type.
    package var impliedSuccess: [String: String]
    /// The code for a protocol core's answer that the page does not document.
    package var internalError: String?
    /// The phase a context is in after a function has returned a success.
    package var phases: [String: String]
    /// One sentence each about codes whose symbol does not say enough.
    package var meanings: [String: String]

    package init(
        families: [Family] = [], impliedSuccess: [String: String] = [:], internalError: String? = nil,
        phases: [String: String] = [:], meanings: [String: String] = [:]
    ) {
        self.families = families
        self.impliedSuccess = impliedSuccess
        self.internalError = internalError
        self.phases = phases
        self.meanings = meanings
    }

    /// The longest matching family of a symbol.
    package func family(of symbol: String) -> Family? {
        families.filter { symbol.hasPrefix($0.prefix) }.max { $0.prefix.utf8.count < $1.prefix.utf8.count }
    }
}

extension StatusConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case families, impliedSuccess, internalError, phases, meanings
    }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            families: try container.decodeIfPresent([Family].self, forKey: .families) ?? [],
            impliedSuccess: try container.decodeIfPresent([String: String].self, forKey: .impliedSuccess) ?? [:],
            internalError: try container.decodeIfPresent(String.self, forKey: .internalError),
            phases: try container.decodeIfPresent([String: String].self, forKey: .phases) ?? [:],
            meanings: try container.decodeIfPresent([String: String].self, forKey: .meanings) ?? [:])
    }
}

extension StatusConfiguration.Family: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case prefix, swiftPrefix }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        prefix = try container.decode(String.self, forKey: .prefix)
        swiftPrefix = try container.decodeIfPresent(String.self, forKey: .swiftPrefix) ?? ""
    }
}
