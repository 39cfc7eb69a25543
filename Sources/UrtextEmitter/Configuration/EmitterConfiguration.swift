#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the emitter knows of an interface: everything that is neither in the spec nor in the templates.
///
/// It is the member `emitter` of `urtext.json`. No page, function or symbol is named in code; they are named here. Each
/// part documents its own JSON form; unknown keys are refused everywhere.
///
/// ```json
/// {
///   "variants": [ { "variant": "NTLM", "package": "NTLM" } ],
///   "families": [ … ],
///   "status": { … },
///   "typeAliases": { "unsigned long": "ULONG" },
///   "roles": [ … ],
///   "shapes": [ … ],
///   "checks": { "zero": { "codes": ["SEC_E_INVALID_PARAMETER"] } },
///   "names": { … },
///   "numbers": [ { "symbol": "…", "value": "0x…", "reason": "…" } ],
///   "omissions": [ { "symbol": "…", "reason": "…" } ],
///   "supplements": [
///     { "page": "…", "codes": ["…"], "reason": "…" },
///     { "page": "…", "parameter": "…", "values": ["…"], "reason": "…" }
///   ]
/// }
/// ```
package struct EmitterConfiguration: Hashable, Sendable {
    /// The variants of functions that are emitted; pages of other variants are left alone.
    package var variants: [VariantConfiguration]
    /// The families of constants that become Swift types.
    package var families: [FamilyConfiguration]
    /// How status codes are named and what they mean for a context.
    package var status: StatusConfiguration
    /// C types that are spelt in several ways, each with the spelling that roles use.
    package var typeAliases: [String: String]
    /// What parameters are for, in order of precedence.
    package var roles: [RoleConfiguration]
    /// What functions are for, in order of precedence.
    package var shapes: [ShapeConfiguration]
    /// The checks of stubs, by kind; each kind has a template of its own, `swift/check-<kind>.mustache`.
    package var checks: [String: CheckConfiguration]
    /// How C names become Swift names.
    package var names: NameRules
    /// Numbers of symbols that no header and no page gives.
    package var numbers: [NumberConfiguration]
    /// Documented symbols that are knowingly not emitted.
    package var omissions: [OmissionConfiguration]
    /// Documented facts that a page leaves out.
    package var supplements: [SupplementConfiguration]

    package init(
        variants: [VariantConfiguration] = [], families: [FamilyConfiguration] = [],
        status: StatusConfiguration = StatusConfiguration(), typeAliases: [String: String] = [:],
        roles: [RoleConfiguration] = [], shapes: [ShapeConfiguration] = [], checks: [String: CheckConfiguration] = [:],
        names: NameRules = NameRules(), numbers: [NumberConfiguration] = [], omissions: [OmissionConfiguration] = [],
        supplements: [SupplementConfiguration] = []
    ) {
        self.variants = variants
        self.families = families
        self.status = status
        self.typeAliases = typeAliases
        self.roles = roles
        self.shapes = shapes
        self.checks = checks
        self.names = names
        self.numbers = numbers
        self.omissions = omissions
        self.supplements = supplements
    }

    /// Reads the JSON of the member `emitter`. Throws `DecodingError`.
    package static func decode(_ bytes: [UInt8]) throws -> EmitterConfiguration {
        try JSONDecoder().decode(EmitterConfiguration.self, from: Data(bytes))
    }
}

extension EmitterConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case variants, families, status, typeAliases, roles, shapes, checks, names, numbers, omissions, supplements
    }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            variants: try container.decodeIfPresent([VariantConfiguration].self, forKey: .variants) ?? [],
            families: try container.decodeIfPresent([FamilyConfiguration].self, forKey: .families) ?? [],
            status: try container.decodeIfPresent(StatusConfiguration.self, forKey: .status) ?? StatusConfiguration(),
            typeAliases: try container.decodeIfPresent([String: String].self, forKey: .typeAliases) ?? [:],
            roles: try container.decodeIfPresent([RoleConfiguration].self, forKey: .roles) ?? [],
            shapes: try container.decodeIfPresent([ShapeConfiguration].self, forKey: .shapes) ?? [],
            checks: try container.decodeIfPresent([String: CheckConfiguration].self, forKey: .checks) ?? [:],
            names: try container.decodeIfPresent(NameRules.self, forKey: .names) ?? NameRules(),
            numbers: try container.decodeIfPresent([NumberConfiguration].self, forKey: .numbers) ?? [],
            omissions: try container.decodeIfPresent([OmissionConfiguration].self, forKey: .omissions) ?? [],
            supplements: try container.decodeIfPresent([SupplementConfiguration].self, forKey: .supplements) ?? [])
    }
}
