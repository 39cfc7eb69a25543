internal import UrtextModel

/// One option of a command, bound to the property of the command's options that it sets.
package struct CommandOption<Options>: Sendable {
    /// What follows the option's name.
    package enum Shape: Hashable, Sendable {
        case flag
        /// One value; the text stands for it in the help, e.g. `DIR`.
        case value(String)
        /// Every argument up to the next option, at least one.
        case list(String)
    }

    /// With its dashes, e.g. `--output`.
    package let name: String
    package let shape: Shape
    package let help: String
    package let isRequired: Bool
    /// Stores the values; a complaint when they are none of the option's, e.g. `is not a number from 1 to 1024`.
    let store: @Sendable (inout Options, [String]) -> String?

    init(
        _ name: String, _ shape: Shape, _ help: String, isRequired: Bool = false,
        store: @escaping @Sendable (inout Options, [String]) -> String?
    ) {
        self.name = name
        self.shape = shape
        self.help = help
        self.isRequired = isRequired
        self.store = store
    }
}

extension CommandOption {
    package static func flag(
        _ name: String, _ property: any WritableKeyPath<Options, Bool> & Sendable, help: String
    ) -> CommandOption {
        CommandOption(name, .flag, help) { options, _ in
            options[keyPath: property] = true
            return nil
        }
    }

    /// A value that need not be given; an empty one is refused.
    package static func text(
        _ name: String, _ placeholder: String, _ property: any WritableKeyPath<Options, String?> & Sendable,
        help: String
    ) -> CommandOption {
        CommandOption(name, .value(placeholder), help) { options, values in
            guard let value = values.last, !value.isEmpty else { return "is empty" }
            options[keyPath: property] = value
            return nil
        }
    }

    /// The tag of a language.
    package static func language(
        _ name: String, _ property: any WritableKeyPath<Options, String?> & Sendable, help: String
    ) -> CommandOption {
        CommandOption(name, .value("TAG"), help) { options, values in
            guard let value = values.last, LanguageTag.isTag(value) else {
                return "is no language tag; write it as de-DE or zh-TW"
            }
            options[keyPath: property] = value
            return nil
        }
    }

    /// A value that must be given; an empty one is refused.
    package static func required(
        _ name: String, _ placeholder: String, _ property: any WritableKeyPath<Options, String> & Sendable, help: String
    ) -> CommandOption {
        CommandOption(name, .value(placeholder), help, isRequired: true) { options, values in
            guard let value = values.last, !value.isEmpty else { return "is empty" }
            options[keyPath: property] = value
            return nil
        }
    }

    /// Any number of values; the option may be repeated, and the values add up.
    package static func list(
        _ name: String, _ placeholder: String, _ property: any WritableKeyPath<Options, [String]> & Sendable,
        isRequired: Bool = false, help: String
    ) -> CommandOption {
        CommandOption(name, .list(placeholder), help, isRequired: isRequired) { options, values in
            guard !values.contains("") else { return "is empty" }
            options[keyPath: property] += values
            return nil
        }
    }

    package static func number(
        _ name: String, _ placeholder: String, _ property: any WritableKeyPath<Options, Int?> & Sendable,
        in range: ClosedRange<Int>, help: String
    ) -> CommandOption {
        CommandOption(name, .value(placeholder), help) { options, values in
            guard let value = values.last.flatMap({ Int($0) }), range.contains(value) else {
                return "is not a number from \(range.lowerBound) to \(range.upperBound)"
            }
            options[keyPath: property] = value
            return nil
        }
    }

    /// One of the cases, by its raw value.
    package static func choice<Choice: CaseIterable & RawRepresentable<String> & SendableMetatype>(
        _ name: String, _ property: any WritableKeyPath<Options, Choice> & Sendable, help: String
    ) -> CommandOption {
        let all = Choice.allCases.map(\.rawValue)
        return CommandOption(name, .value(all.joined(separator: "|")), help) { options, values in
            guard let text = values.last, let value = Choice(rawValue: text) else {
                let meant = values.last.flatMap { Suggestion.nearest(to: $0, among: all) }
                return "is not one of \(all.joined(separator: ", "))" + (meant.map { "; did you mean \($0)?" } ?? "")
            }
            options[keyPath: property] = value
            return nil
        }
    }
}
