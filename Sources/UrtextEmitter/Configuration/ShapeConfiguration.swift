/// What a function is for, recognised by the roles of its parameters, and which template makes its call.
///
/// The first shape of the configuration whose roles are there is the function's shape.
///
/// ```json
/// { "shape": "initiate", "call": "swift/call-establish.mustache",
///   "requires": ["context", "initiatorRequirements"], "allows": ["credential"],
///   "associatedTypes": [ { "name": "Credential", "constraint": "Sendable", "summary": "…" } ],
///   "extras": [ { "label": "opening", "swiftType": "OpeningSide", "default": ".initiator", "summary": "…" } ],
///   "allocating": { "role": "initiatorRequirements", "symbol": "ISC_REQ_ALLOCATE_MEMORY" },
///   "mutating": true, "establishes": true, "values": { "side": "initiator" },
///   "summary": "…", "core": "…", "reply": "…" }
/// ```
package struct ShapeConfiguration: Hashable, Sendable {
    /// A type that the core chooses.
    package struct AssociatedType: Hashable, Sendable {
        package var name: String
        package var constraint: String
        package var summary: String
    }

    /// An argument of the stub that no C parameter stands for.
    package struct Extra: Hashable, Sendable {
        package var label: String
        package var swiftType: String
        package var defaultValue: String
        package var summary: String
    }

    /// The flag with which a caller asks the package to allocate output buffers.
    package struct Allocating: Hashable, Sendable {
        package var role: String
        package var symbol: String
    }

    package var shape: String
    /// Path of the template that makes the call.
    package var call: String
    /// C functions that have this shape; empty for any function.
    package var functions: [String]
    /// Roles that a function of this shape has.
    package var requires: [String]
    /// Roles that it may have besides.
    package var allows: [String]
    package var associatedTypes: [AssociatedType]
    /// True when the runtime alone does what the function does, so that there is no core to ask.
    package var coreless: Bool
    package var extras: [Extra]
    package var allocating: Allocating?
    /// True when the call changes the core.
    package var mutating: Bool
    /// True when each success moves the context on to another phase.
    package var establishes: Bool
    /// Words for the templates of the call and its checks.
    package var values: [String: String]
    /// One sentence about the function; `{{variant}}` stands for the variant.
    package var summary: String
    /// One sentence about what the core does for it; empty where there is none.
    package var core: String
    /// One sentence about what the core's answer is; empty where there is none.
    package var reply: String

    /// The shape of a page of which only the documented values and codes are emitted.
    package static let subset = ShapeConfiguration(
        shape: "subset", call: "", functions: [], requires: [], allows: [], associatedTypes: [],
        coreless: true, extras: [], allocating: nil, mutating: false, establishes: false, values: [:],
        summary: "", core: "", reply: "")

    /// True for ``subset``.
    package var isSubset: Bool { shape == ShapeConfiguration.subset.shape }
}

extension ShapeConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case shape, call, functions, requires, allows, associatedTypes, coreless, extras, allocating, mutating,
            establishes, values
        case summary, core, reply
    }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        shape = try container.decode(String.self, forKey: .shape)
        call = try container.decode(String.self, forKey: .call)
        functions = try container.decodeIfPresent([String].self, forKey: .functions) ?? []
        requires = try container.decode([String].self, forKey: .requires)
        allows = try container.decodeIfPresent([String].self, forKey: .allows) ?? []
        associatedTypes = try container.decodeIfPresent([AssociatedType].self, forKey: .associatedTypes) ?? []
        coreless = try container.decodeIfPresent(Bool.self, forKey: .coreless) ?? false
        extras = try container.decodeIfPresent([Extra].self, forKey: .extras) ?? []
        allocating = try container.decodeIfPresent(Allocating.self, forKey: .allocating)
        mutating = try container.decodeIfPresent(Bool.self, forKey: .mutating) ?? false
        establishes = try container.decodeIfPresent(Bool.self, forKey: .establishes) ?? false
        values = try container.decodeIfPresent([String: String].self, forKey: .values) ?? [:]
        summary = try container.decode(String.self, forKey: .summary)
        core = coreless ? "" : try container.decode(String.self, forKey: .core)
        reply = coreless ? "" : try container.decode(String.self, forKey: .reply)
    }
}

extension ShapeConfiguration.Extra: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case label, swiftType, summary
        case defaultValue = "default"
    }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        label = try container.decode(String.self, forKey: .label)
        swiftType = try container.decode(String.self, forKey: .swiftType)
        defaultValue = try container.decode(String.self, forKey: .defaultValue)
        summary = try container.decode(String.self, forKey: .summary)
    }
}

extension ShapeConfiguration.AssociatedType: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case name, constraint, summary }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        constraint = try container.decode(String.self, forKey: .constraint)
        summary = try container.decode(String.self, forKey: .summary)
    }
}

extension ShapeConfiguration.Allocating: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case role, symbol }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        role = try container.decode(String.self, forKey: .role)
        symbol = try container.decode(String.self, forKey: .symbol)
    }
}
