/// How C names become Swift names.
///
/// ```json
/// { "acronyms": ["HTTP", "DCE"], "words": { "CREDS": "credentials", "PKGID": "package ID" },
///   "hungarian": ["psz", "ph"], "overrides": { "SEC_E_INCOMPLETE_CREDENTIALS": "incompleteCredentialsFailure" } }
/// ```
package struct NameRules: Hashable, Sendable {
    /// Words that stay in capitals unless they come first.
    package var acronyms: [String]
    /// Words that are abbreviated or run together, each with the words it stands for, separated by blanks.
    package var words: [String: String]
    /// Type prefixes of parameter names.
    package var hungarian: [String]
    /// Swift names of single symbols, where the rules would give a wrong or a taken one.
    package var overrides: [String: String]

    package init(
        acronyms: [String] = [], words: [String: String] = [:], hungarian: [String] = [],
        overrides: [String: String] = [:]
    ) {
        self.acronyms = acronyms
        self.words = words
        self.hungarian = hungarian
        self.overrides = overrides
    }
}

extension NameRules: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case acronyms, words, hungarian, overrides }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            acronyms: try container.decodeIfPresent([String].self, forKey: .acronyms) ?? [],
            words: try container.decodeIfPresent([String: String].self, forKey: .words) ?? [:],
            hungarian: try container.decodeIfPresent([String].self, forKey: .hungarian) ?? [],
            overrides: try container.decodeIfPresent([String: String].self, forKey: .overrides) ?? [:])
    }
}
