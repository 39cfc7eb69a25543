/// Swift names of C names.
package struct SwiftNames: Sendable {
    private let rules: NameRules
    private let acronyms: Set<String>

    package init(_ rules: NameRules) {
        self.rules = rules
        self.acronyms = Set(rules.acronyms)
    }

    /// The member for a constant.
    ///
    /// - Parameters:
    ///   - symbol: The whole C name; an override of it wins.
    ///   - stem: The name without its family's prefix, e.g. `ALLOCATE_MEMORY`.
    ///   - prefix: A word to stand before it; may be empty.
    /// - Returns: E.g. `allocateMemory`; without backticks.
    package func member(_ symbol: String, stem: String, prefix: String = "") -> String {
        if let override = rules.overrides[symbol] { return override }
        var words: [String] = prefix.isEmpty ? [] : [prefix]
        for part in stem.split(separator: "_").flatMap({ SwiftNames.humps(String($0)) }) {
            let expansion = rules.words[part] ?? part
            words += expansion.split(separator: " ").map(String.init)
        }
        var name = ""
        for (index, word) in words.enumerated() {
            if index == 0 {
                name += word.lowercased()
            } else if acronyms.contains(word.uppercased()) {
                name += word.uppercased()
            } else {
                name += word.prefix(1).uppercased() + word.dropFirst().lowercased()
            }
        }
        if let first = name.utf8.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") { name = "_" + name }
        return name
    }

    /// The words of a name that mixes capitals with small letters, e.g. `Persisted` and `Generic`; a name in capitals is
    /// one word.
    private static func humps(_ name: String) -> [String] {
        var words: [String] = []
        var previous: Character = "A"
        for letter in name {
            if letter.isUppercase, previous.isLowercase { words.append("") }
            if words.isEmpty { words.append("") }
            words[words.count - 1].append(letter)
            previous = letter
        }
        return words
    }

    /// The method for a function: its name in lower camel case, e.g. `brewTea` for `BrewTea`, `httpGet` for `HTTPGet`.
    package func method(_ function: String) -> String {
        if let override = rules.overrides[function] { return override }
        let letters = Array(function)
        let capitals = letters.prefix { $0.isUppercase }.count
        let lowered = capitals > 1 && capitals < letters.count ? capitals - 1 : max(capitals, 1)
        return String(letters.prefix(lowered)).lowercased() + String(letters.dropFirst(lowered))
    }

    /// The type for a function: its name, or what the configuration calls it, beginning with a capital.
    package func type(_ function: String) -> String {
        guard let override = rules.overrides[function] else { return function }
        return override.prefix(1).uppercased() + override.dropFirst()
    }

    /// The argument label for a parameter: without its type prefix, in lower camel case, e.g. `targetName` for
    /// `pszTargetName`.
    package func label(_ parameter: String) -> String {
        if let override = rules.overrides[parameter] { return override }
        let prefixes = rules.hungarian.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        for prefix in prefixes where parameter.hasPrefix(prefix) {
            let rest = parameter.dropFirst(prefix.count)
            if let first = rest.first, first.isUppercase { return method(String(rest)) }
        }
        return method(parameter)
    }

    /// A name as it stands in source: in backticks when it is a keyword.
    package static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    /// A label as it stands in a call: there one word of all is in backticks, and the compiler warns of others.
    package static func escaped(label name: String) -> String { name == "inout" ? "`inout`" : name }

    /// Text as it stands between the quotes of a literal.
    package static func inLiteral(_ text: String) -> String {
        var literal = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": literal += "\\\\"
            case "\"": literal += "\\\""
            case "\n", "\r", "\0": literal += "\\u{\(String(scalar.value, radix: 16))}"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal
    }

    /// True for a word of the language that nothing can be called without backticks.
    package static func isKeyword(_ name: String) -> Bool { keywords.subtracting(typeWords).contains(name) }

    /// True when a name can stand in Swift source.
    package static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first == "_" || isLetter(first) else { return false }
        return name != "_" && name.unicodeScalars.allSatisfy { $0 == "_" || isLetter($0) || ("0"..."9").contains($0) }
    }

    /// True for a word that no type can be called.
    package static func isReserved(type name: String) -> Bool {
        usedTypes.contains(name) || isKeyword(name)
    }

    /// True for a label that is a name of something else in the calls that are generated.
    ///
    /// - Parameter isResult: whether it is a member of what calls come back with.
    package static func isReserved(label name: String, isResult: Bool) -> Bool {
        (isResult ? usedResults : usedLabels).contains(name)
    }

    /// Types that generated code speaks of: a type of its own with such a name would stand before them. The second half is
    /// that of the runtime.
    package static let usedTypes: Set<String> = [
        "CaseIterable", "Copyable", "CustomStringConvertible", "Hashable", "Int32", "OptionSet", "RawRepresentable",
        "Sendable", "String", "UInt32", "UInt64", "UInt8",

        "ContextAttributeValue", "ContextKeyInformation", "ContextPhase", "ContextSizes", "ContextStreamSizes",
        "ContractMonitor", "CredentialHandle", "DocumentedSuccess", "FlagNames", "FunctionContract", "NegotiationState",
        "OpeningSide", "SecretBytes", "SecurityBuffer", "SecurityContext", "SecurityError", "SecurityErrorCode",
        "SecurityPackageInformation", "SecurityStatus", "SoleOutcome", "SoleSuccess", "StatusCatalog", "StatusReply",
        "TimeStamp", "Violation",
    ]

    /// Parameters and constants of the calls.
    private static let usedLabels: Set<String> = ["answer", "contract", "core"]
    /// What stands beside the results of a call.
    private static let usedResults: Set<String> = ["status", "success"]

    /// Reserved words that may be the name of a type all the same.
    private static let typeWords: Set<String> = [
        "await", "borrowing", "consuming", "nonisolated", "open", "package", "Protocol", "Type",
    ]

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    /// The reserved words of the language, and the members that every type has.
    private static let keywords: Set<String> = [
        "associatedtype", "borrowing", "class", "consuming", "deinit", "enum", "extension", "fileprivate", "func",
        "import", "init", "inout", "internal", "let", "nonisolated", "open", "operator", "package", "private",
        "precedencegroup", "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var",
        "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if",
        "in", "repeat", "return", "switch", "throw", "where", "while", "Any", "as", "await", "false", "is", "nil",
        "self", "Self", "super", "throws", "true", "try", "Type", "Protocol",
    ]
}
