/// The canonical specification of one reference page: one file `spec/functions/<id>.json` or `spec/constants/<id>.json`.
///
/// Only what is certain stands in the facts; whatever the evidence does not settle is in ``unresolved`` and nowhere else.
package struct SpecPage: Hashable, Sendable {
    /// What a page documents.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case function, method, callback, macro, structure, union, enumeration, message, property, constants, type
    }

    package static let schema = "urtext/1"

    /// The page's own name: its file name without extension, e.g. `initializesecuritycontext--ntlm`.
    package var id: String
    package var assetid: String?
    package var kind: Kind?
    /// The documented name without variant; `Interface::Method` for methods.
    package var name: String?
    /// The package a page is written for, e.g. `NTLM`.
    package var variant: String?
    package var header: String?
    package var library: String?
    package var dll: String?
    package var returnType: String?
    /// In the order of the declaration; a structure's members stand here.
    package var parameters: [Parameter]
    package var returns: [ReturnCode]
    package var constants: [SymbolValue]
    package var evidence: [Evidence]
    package var unresolved: [Unresolved]

    package init(
        id: String, assetid: String? = nil, kind: Kind? = nil, name: String? = nil, variant: String? = nil,
        header: String? = nil, library: String? = nil, dll: String? = nil, returnType: String? = nil,
        parameters: [Parameter] = [], returns: [ReturnCode] = [], constants: [SymbolValue] = [],
        evidence: [Evidence] = [], unresolved: [Unresolved] = []
    ) {
        self.id = id
        self.assetid = assetid
        self.kind = kind
        self.name = name
        self.variant = variant
        self.header = header
        self.library = library
        self.dll = dll
        self.returnType = returnType
        self.parameters = parameters
        self.returns = returns
        self.constants = constants
        self.evidence = evidence
        self.unresolved = unresolved
    }

    /// True where two members may have one name, each in a structure of its own that is nested in the page's.
    package var mayRepeatMembers: Bool { kind == .structure || kind == .union }
}

/// One parameter of a function, or one member of a structure.
package struct Parameter: Hashable, Sendable, Codable {
    package enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        case `in`, out, `inout`
    }

    package var name: String
    /// The C type with the declarator's stars and array bounds, e.g. `SEC_CHAR *`, `WCHAR[16]`.
    package var type: String?
    package var direction: Direction?
    package var optional: Bool?
    package var values: [SymbolValue]
    package var constraints: [Constraint]

    package init(
        name: String, type: String? = nil, direction: Direction? = nil, optional: Bool? = nil,
        values: [SymbolValue] = [], constraints: [Constraint] = []
    ) {
        self.name = name
        self.type = type
        self.direction = direction
        self.optional = optional
        self.values = values
        self.constraints = constraints
    }
}

extension Parameter {
    private enum CodingKeys: String, CodingKey {
        case name, type, direction, optional, values, constraints
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            type: try container.decodeIfPresent(String.self, forKey: .type),
            direction: try container.decodeIfPresent(Direction.self, forKey: .direction),
            optional: try container.decodeIfPresent(Bool.self, forKey: .optional),
            values: try container.decodeIfPresent([SymbolValue].self, forKey: .values) ?? [],
            constraints: try container.decodeIfPresent([Constraint].self, forKey: .constraints) ?? [])
    }
}

/// A named number: a documented value of a parameter, an enumerator, or a constant.
package struct SymbolValue: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// One bit, or a union of bits, that may be combined with others.
        case flag
        /// One of a list of which exactly one is given.
        case choice
        /// A status or error code.
        case code
    }

    package var symbol: String
    /// The canonical number, `0x` and eight hexadecimal digits; `nil` when neither a header nor the page gives one.
    package var value: String?
    /// The number as the page prints it.
    package var printed: String?
    package var kind: Kind?

    package init(symbol: String, value: String? = nil, printed: String? = nil, kind: Kind? = nil) {
        self.symbol = symbol
        self.value = value
        self.printed = printed
        self.kind = kind
    }
}

/// A code a function may return.
package struct ReturnCode: Hashable, Sendable, Codable {
    package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        case success, informational, warning, error
    }

    package var symbol: String
    package var value: String?
    package var printed: String?
    package var outcome: Outcome?

    package init(symbol: String, value: String? = nil, printed: String? = nil, outcome: Outcome? = nil) {
        self.symbol = symbol
        self.value = value
        self.printed = printed
        self.outcome = outcome
    }
}

/// A rule about a parameter that a stub can check.
package struct Constraint: Hashable, Sendable, Codable {
    package enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
        /// The argument equals ``Constraint/value``.
        case equals
        /// The argument is given.
        case required
        /// The argument is one of ``Constraint/symbols``.
        case oneOf
    }

    /// `<name>.<variant>/<parameter>/<rule>`, in lower case but for the parameter, e.g.
    /// `initializesecuritycontext.ntlm/Reserved1/zero`. Stable: callers and tests name it.
    package var id: String
    package var rule: Rule
    package var value: Int?
    /// Sorted.
    package var symbols: [String]?

    package init(id: String, rule: Rule, value: Int? = nil, symbols: [String]? = nil) {
        self.id = id
        self.rule = rule
        self.value = value
        self.symbols = symbols
    }
}

/// A row that stands on a page and whose identifier the evidence does not settle.
package struct Unresolved: Hashable, Sendable, Codable {
    /// Where the row stands, e.g. `returns[2]`, `parameters/fContextReq/values[4]`; `header`, `library` or `dll` for a file
    /// that the requirements print and nothing says how it is spelled.
    package var fact: String
    /// The row's first cell as the page prints it; the file's name as far as it is printed.
    package var text: String
    /// The edition that prints it, e.g. `de-DE/live`; empty when the file does not say.
    package var page: String
    package var line: Int
    /// Identifiers it may stand for, best first; empty when nothing speaks for any.
    package var candidates: [String]

    /// True for a file, which is no row of a list.
    package var isFile: Bool { fact == "header" || fact == "library" || fact == "dll" }

    package init(fact: String, text: String, page: String, line: Int, candidates: [String] = []) {
        self.fact = fact
        self.text = text
        self.page = page
        self.line = line
        self.candidates = candidates
    }

    private enum CodingKeys: String, CodingKey {
        case fact, text, page, line, candidates
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            fact: try container.decode(String.self, forKey: .fact),
            text: try container.decode(String.self, forKey: .text),
            page: try container.decodeIfPresent(String.self, forKey: .page) ?? "",
            line: try container.decode(Int.self, forKey: .line),
            candidates: try container.decodeIfPresent([String].self, forKey: .candidates) ?? [])
    }
}
