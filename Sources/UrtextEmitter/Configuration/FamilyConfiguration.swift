/// A family of constants that becomes one Swift type.
///
/// ```json
/// { "type": "InitiatorRequirements", "kind": "flags", "prefixes": ["ISC_REQ_"], "suffixes": [],
///   "symbols": [], "except": [], "win32": "ISC_REQ_*", "summary": "What an initiator asks of a context." }
/// ```
package struct FamilyConfiguration: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Bits that may be combined: an option set.
        case flags
        /// Numbers of which exactly one is meant: an open struct.
        case choices
    }

    /// The Swift type, and the name of its files.
    package var type: String
    package var kind: Kind
    /// What the family's symbols begin with; the rest becomes the Swift name.
    package var prefixes: [String]
    /// What they end with, for families that are named the other way round.
    package var suffixes: [String]
    /// Members without the prefix or suffix.
    package var symbols: [String]
    /// Beginnings of symbols that match and yet belong elsewhere.
    package var except: [String]
    /// The family as C programmers call it.
    package var win32: String
    /// One sentence about the type.
    package var summary: String

    package init(
        type: String, kind: Kind, prefixes: [String] = [], suffixes: [String] = [], symbols: [String] = [],
        except: [String] = [], win32: String, summary: String
    ) {
        self.type = type
        self.kind = kind
        self.prefixes = prefixes
        self.suffixes = suffixes
        self.symbols = symbols
        self.except = except
        self.win32 = win32
        self.summary = summary
    }

    /// The part of a member's symbol that becomes its Swift name; `nil` for a symbol that is no member.
    package func stem(of symbol: String) -> String? {
        if symbols.contains(symbol) { return symbol }
        if except.contains(where: symbol.hasPrefix) { return nil }
        if prefixes.isEmpty && suffixes.isEmpty { return nil }
        let prefix = prefixes.filter(symbol.hasPrefix).max { $0.utf8.count < $1.utf8.count }
        let suffix = suffixes.filter(symbol.hasSuffix).max { $0.utf8.count < $1.utf8.count }
        if !prefixes.isEmpty && prefix == nil || !suffixes.isEmpty && suffix == nil { return nil }
        let stem = symbol.dropFirst(prefix?.count ?? 0)
        guard stem.count > (suffix?.count ?? 0) else { return nil }
        return String(stem.dropLast(suffix?.count ?? 0))
    }
}

extension FamilyConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case type, kind, prefixes, suffixes, symbols, except, win32, summary
    }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            type: try container.decode(String.self, forKey: .type),
            kind: try container.decode(Kind.self, forKey: .kind),
            prefixes: try container.decodeIfPresent([String].self, forKey: .prefixes) ?? [],
            suffixes: try container.decodeIfPresent([String].self, forKey: .suffixes) ?? [],
            symbols: try container.decodeIfPresent([String].self, forKey: .symbols) ?? [],
            except: try container.decodeIfPresent([String].self, forKey: .except) ?? [],
            win32: try container.decode(String.self, forKey: .win32),
            summary: try container.decode(String.self, forKey: .summary))
    }
}
