/// What a command understands: the one description from which arguments are parsed and the help text is made.
package struct CommandSyntax<Options: Sendable>: Sendable {
    /// The arguments that are no options.
    package struct Operands: Sendable {
        package var placeholder: String
        package var help: String
        package var property: any WritableKeyPath<Options, [String]> & Sendable
        /// The option that may be given instead of operands, e.g. `--manifest`.
        package var alternative: String?
        /// False for a command that knows what to take where nothing is named.
        package var isRequired: Bool

        package init(
            _ placeholder: String, _ property: any WritableKeyPath<Options, [String]> & Sendable,
            alternative: String? = nil, isRequired: Bool = true, help: String
        ) {
            self.placeholder = placeholder
            self.property = property
            self.alternative = alternative
            self.isRequired = isRequired
            self.help = help
        }
    }

    package let name: String
    /// One sentence for the list of commands.
    package let abstract: String
    /// Paragraphs for the command's own help.
    package let discussion: String
    package let defaults: Options
    /// At least one is required where a command takes any, unless their alternative is given or it says otherwise.
    package let operands: Operands?
    package let options: [CommandOption<Options>]

    package init(
        name: String, abstract: String, discussion: String, defaults: Options, operands: Operands? = nil,
        options: [CommandOption<Options>]
    ) {
        self.name = name
        self.abstract = abstract
        self.discussion = discussion
        self.defaults = defaults
        self.operands = operands
        self.options = options
    }

    /// The options that the arguments after the command's name stand for.
    ///
    /// `--name value` and `--name=value` are the same; `--` ends the options. An option that takes one value may be
    /// given once.
    package func parse(_ arguments: [String]) throws(UsageError) -> Options {
        var result = defaults
        var operandValues: [String] = []
        var given: Set<String> = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operandValues += rest
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                operandValues.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let option = options.first(where: { $0.name == parts[0] }) else { throw unknown(parts[0]) }
            let values = try values(of: option, inline: parts.count > 1 ? parts[1] : nil, from: &rest)
            if case .value = option.shape, given.contains(option.name) {
                throw UsageError("\(option.name) is given twice")
            }
            given.insert(option.name)
            if let complaint = option.store(&result, values) {
                throw UsageError("\(option.name)\(values.last.map { " \($0)" } ?? "") \(complaint)")
            }
        }
        try store(operandValues, given: given, in: &result)
        for option in options where option.isRequired && !given.contains(option.name) {
            throw UsageError("\(option.name) is missing", hint: usageHint)
        }
        return result
    }

    private var usageHint: String { "See urtext \(name) --help" }

    private func values(
        of option: CommandOption<Options>, inline: String?, from rest: inout ArraySlice<String>
    ) throws(UsageError) -> [String] {
        switch option.shape {
        case .flag:
            guard inline == nil else { throw UsageError("\(option.name) takes no value") }
            return []
        case .value(let placeholder):
            if let inline { return [inline] }
            guard let value = rest.first, !looksLikeOption(value) else {
                throw UsageError("\(option.name) needs a value: \(placeholder)")
            }
            return [rest.removeFirst()]
        case .list(let placeholder):
            if let inline { return [inline] }
            var values: [String] = []
            while let value = rest.first, !looksLikeOption(value) { values.append(rest.removeFirst()) }
            guard !values.isEmpty else { throw UsageError("\(option.name) needs a value: \(placeholder)") }
            return values
        }
    }

    private func looksLikeOption(_ argument: String) -> Bool { argument.hasPrefix("-") && argument != "-" }

    private func unknown(_ name: String) -> UsageError {
        let names = options.map(\.name) + ["--help"]
        let meant = Suggestion.nearest(to: name, among: names)
        return UsageError("unknown option \(name)", hint: meant.map { "Did you mean \($0)?" } ?? usageHint)
    }

    private func store(
        _ values: [String], given: Set<String>, in result: inout Options
    ) throws(UsageError) {
        guard let operands else {
            guard values.isEmpty else {
                throw UsageError("unexpected argument \(values[0])", hint: usageHint)
            }
            return
        }
        if values.isEmpty, let alternative = operands.alternative, given.contains(alternative) { return }
        if values.isEmpty, !operands.isRequired { return }
        guard !values.isEmpty else {
            let swallower = options.first {
                if case .list = $0.shape { given.contains($0.name) } else { false }
            }
            let hint = swallower.map {
                "\($0.name) takes every argument up to the next option: put \(operands.placeholder) first"
            }
            throw UsageError("\(operands.placeholder) is missing", hint: hint ?? usageHint)
        }
        guard !values.contains("") else { throw UsageError("\(operands.placeholder) holds an empty name") }
        result[keyPath: operands.property] = values
    }
}
