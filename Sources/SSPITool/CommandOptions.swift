/// The arguments of a command: words, options with a value (`--name value` or `--name=value`), and flags.
///
/// What a command does not know is an error, and so is an option without its value; what is not an option is a word.
struct CommandOptions {
    /// What is no option, in order.
    private(set) var words: [String] = []
    private var values: [String: [String]] = [:]
    private var flags: Set<String> = []

    /// Reads arguments.
    ///
    /// - Parameters:
    ///   - arguments: The arguments behind the command's name.
    ///   - known: The options that take a value, without hyphens.
    ///   - knownFlags: The options that take none.
    init(
        _ arguments: some Sequence<String>, values known: Set<String>, flags knownFlags: Set<String> = []
    ) throws(ToolError) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("-"), argument != "-" else {
                words.append(argument)
                continue
            }
            if argument == "--" {
                words += rest
                return
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String((parts.first ?? "").drop { $0 == "-" })
            if argument.hasPrefix("--"), known.contains(name) {
                guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                    throw ToolError("'--\(name)' needs a value")
                }
                values[name, default: []].append(value)
            } else if argument.hasPrefix("--"), knownFlags.contains(name), parts.count == 1 {
                flags.insert(name)
            } else {
                let all = known.union(knownFlags).sorted().map { "--\($0)" }.joined(separator: ", ")
                // What was meant may hold a password, so only the name is repeated.
                throw ToolError("there is no option '\(parts.first ?? "")' here; there are \(all)")
            }
        }
    }

    /// The value of an option that is given at most once.
    func value(_ name: String) throws(ToolError) -> String? {
        let all = values[name] ?? []
        guard all.count <= 1 else { throw ToolError("'--\(name)' is given twice") }
        return all.first
    }

    /// All values of an option.
    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// True when a flag is given.
    func has(_ flag: String) -> Bool { flags.contains(flag) }
}
