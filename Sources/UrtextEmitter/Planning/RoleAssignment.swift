import UrtextModel

/// Finds out what each parameter of a function is for, from its declaration alone.
struct RoleAssignment: Sendable {
    private let roles: [RoleConfiguration]
    private let families: [FamilyConfiguration]
    private let aliases: [String: String]

    init(_ configuration: EmitterConfiguration) {
        roles = configuration.roles
        families = configuration.families
        var aliases: [String: String] = [:]
        for (alias, type) in configuration.typeAliases {
            aliases[RoleAssignment.normalized(alias)] = RoleAssignment.normalized(type)
        }
        self.aliases = aliases
    }

    /// The role of each parameter, `nil` where none fits.
    func roles(of parameters: [Parameter], function: String = "") -> [RoleConfiguration?] {
        var places: [String: Int] = [:]
        let declared = parameters.map { parameter -> (Parameter, String, Int) in
            let type = self.type(of: parameter)
            places[type, default: 0] += 1
            return (parameter, type, places[type] ?? 1)
        }
        // Roles that depend on others are looked for when the others are known.
        let independent = declared.map { parameter, type, place in
            roles.first { $0.beside == nil && fits($0, parameter, function, type, place) }
        }
        let known = Set(independent.compactMap { $0?.role })
        return declared.map { parameter, type, place in
            roles.first { role in
                (role.beside.map(known.contains) ?? true) && fits(role, parameter, function, type, place)
            }
        }
    }

    /// The parameter's C type in the spelling that roles use; empty when the spec does not know it.
    func type(of parameter: Parameter) -> String {
        let type = RoleAssignment.normalized(parameter.type ?? "")
        return aliases[type] ?? type
    }

    private func fits(
        _ role: RoleConfiguration, _ parameter: Parameter, _ function: String, _ type: String, _ place: Int
    ) -> Bool {
        guard role.fits(parameter, of: function, type: type, ordinal: place) else { return false }
        guard let family = role.family else { return true }
        guard let family = families.first(where: { $0.type == family }) else { return false }
        return parameter.values.contains { family.stem(of: $0.symbol) != nil }
    }

    /// One blank between words, one before the stars.
    static func normalized(_ type: String) -> String {
        let stars = type.filter { $0 == "*" }.count
        let words = type.split { $0 == " " || $0 == "\t" || $0 == "*" }.joined(separator: " ")
        return stars == 0 ? words : "\(words) \(String(repeating: "*", count: stars))"
    }
}
