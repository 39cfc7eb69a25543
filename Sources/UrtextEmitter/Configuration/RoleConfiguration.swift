package import UrtextModel

/// What a parameter is for, recognised by its declaration, and how it appears in Swift.
///
/// The first role of the configuration that fits a parameter is its role. All conditions that are given have to hold.
///
/// ```json
/// { "role": "targetName", "types": ["SEC_CHAR *"], "directions": ["in"], "names": ["pszTargetName"],
///   "passage": "argument", "label": "targetName", "swiftType": "String",
///   "summary": "The service that the context is for." }
/// ```
package struct RoleConfiguration: Hashable, Sendable {
    /// The way a parameter takes in Swift.
    package enum Passage: String, Hashable, Sendable, Codable, CaseIterable {
        /// An argument of the stub that is handed to the core.
        case argument
        /// An argument that the core may change.
        case changeable
        /// An argument of the stub that is checked and goes no further.
        case checked
        /// An argument that ends with the call.
        case consumed
        /// The context that the call is about.
        case context
        /// Buffers that the stub fills from the core's answer.
        case output
        /// A member of the core's answer and of the stub's outcome.
        case result
        /// Not there in Swift, since something else stands for it; ``RoleConfiguration/summary`` says what.
        case omitted
    }

    /// Whether the argument may be absent.
    package enum Nullability: String, Hashable, Sendable, Codable, CaseIterable {
        /// As the parameter's declaration says.
        case declared
        case always
        case never
    }

    package var role: String
    /// C types, each as a declaration spells it or as a type alias maps it; the empty type stands for a page that
    /// declares none, and then ``names`` should tell the parameter.
    package var types: [String]
    /// Empty for any direction.
    package var directions: [Parameter.Direction]
    /// The place among the function's parameters of the same type, counted from one.
    package var ordinal: Int?
    /// C names; empty for any name.
    package var names: [String]
    /// C functions that the parameter may belong to; empty for any function.
    package var functions: [String]
    /// Swift type of the family that the documented values belong to.
    package var family: String?
    /// A rule that the spec states for the parameter.
    package var constraint: Constraint.Rule?
    /// Another role that the same function has to have.
    package var beside: String?

    package var passage: Passage
    /// Argument label; derived from the C name where there is none.
    package var label: String?
    package var swiftType: String?
    /// A type that the core chooses, in place of ``swiftType``.
    package var associatedType: String?
    package var nullable: Nullability
    /// Swift default value; an absent argument needs none.
    package var defaultValue: String?
    /// What makes a number of the argument: empty for numbers, `.rawValue` for wrappers, `nil` where there is none.
    package var number: String?
    /// True when a page that lists no values for the parameter means all those of the family.
    package var closed: Bool
    /// False for a type that cannot be copied.
    package var copyable: Bool
    /// Kinds of checks, in order.
    package var checks: [String]
    /// One sentence about the argument.
    package var summary: String

    /// True when the role's own conditions, all but ``family`` and ``beside``, hold.
    package func fits(_ parameter: Parameter, of function: String, type: String, ordinal place: Int) -> Bool {
        if !functions.isEmpty, !functions.contains(function) { return false }
        guard types.contains(where: { RoleAssignment.normalized($0) == type }) else { return false }
        if !directions.isEmpty {
            guard let direction = parameter.direction, directions.contains(direction) else { return false }
        }
        if let ordinal, ordinal != place { return false }
        if !names.isEmpty, !names.contains(parameter.name) { return false }
        if let constraint, !parameter.constraints.contains(where: { $0.rule == constraint }) { return false }
        return true
    }
}

extension RoleConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case role, types, directions, ordinal, names, functions, family, constraint, beside
        case passage, label, swiftType, associatedType, nullable
        case defaultValue = "default"
        case number, closed, copyable, checks, summary
    }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        role = try container.decode(String.self, forKey: .role)
        types = try container.decode([String].self, forKey: .types)
        directions = try container.decodeIfPresent([Parameter.Direction].self, forKey: .directions) ?? []
        ordinal = try container.decodeIfPresent(Int.self, forKey: .ordinal)
        names = try container.decodeIfPresent([String].self, forKey: .names) ?? []
        functions = try container.decodeIfPresent([String].self, forKey: .functions) ?? []
        family = try container.decodeIfPresent(String.self, forKey: .family)
        constraint = try container.decodeIfPresent(Constraint.Rule.self, forKey: .constraint)
        beside = try container.decodeIfPresent(String.self, forKey: .beside)
        passage = try container.decode(Passage.self, forKey: .passage)
        label = try container.decodeIfPresent(String.self, forKey: .label)
        swiftType = try container.decodeIfPresent(String.self, forKey: .swiftType)
        associatedType = try container.decodeIfPresent(String.self, forKey: .associatedType)
        nullable = try container.decodeIfPresent(Nullability.self, forKey: .nullable) ?? .declared
        defaultValue = try container.decodeIfPresent(String.self, forKey: .defaultValue)
        number = try container.decodeIfPresent(String.self, forKey: .number)
        closed = try container.decodeIfPresent(Bool.self, forKey: .closed) ?? false
        copyable = try container.decodeIfPresent(Bool.self, forKey: .copyable) ?? true
        checks = try container.decodeIfPresent([String].self, forKey: .checks) ?? []
        summary = try container.decode(String.self, forKey: .summary)
    }
}
