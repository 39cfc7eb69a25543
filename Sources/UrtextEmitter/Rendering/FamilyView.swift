/// What the templates of a family's files are filled from.
struct FamilyView {
    let family: PlannedFamily
    /// The functions that document a symbol and their variants, by page id.
    let functions: [String: (function: String, variant: String)]
    let prose: Prose

    private var type: String { family.configuration.type }

    /// For `swift/flags.mustache` and `swift/choices.mustache`.
    var value: MustacheValue {
        var comment = DocComment(prose.types[type] ?? family.configuration.summary)
        comment.win32 = "`\(family.configuration.win32)`"
        return .object([
            "type": .text(type),
            "phrases": prose.phraseValues,
            "documentation": Views.documentation(comment, indent: 0),
            "members": Views.separated(family.members.map(member)),
            "numbers": numbers,
        ])
    }

    /// For `swift/aliases.mustache`.
    var aliases: MustacheValue {
        .object([
            "imports": .bool(false),
            "aliases": Views.separated(
                family.members.map { member in
                    let name = SwiftNames.escaped(member.name)
                    return [
                        "symbol": .text(member.symbol), "type": .text(type),
                        "documentation": Views.documentation(
                            DocComment(prose.phrase(.alias, "\(type)/\(member.name)")), indent: 0),
                        "renamed": .text("\(type).\(member.name)"),
                        "value": .text(".\(name)"),
                    ]
                }),
        ])
    }

    private func member(_ member: PlannedMember) -> [String: MustacheValue] {
        [
            "name": .text(SwiftNames.escaped(member.name)),
            "symbol": .text(member.symbol),
            "literal": .text(NumberTable.literal(member.bits)),
            "documentation": Views.documentation(comment(member), indent: 4),
        ]
    }

    /// Each function once, with its variants in parentheses.
    private func titles(of pages: [String]) -> [String] {
        var variants: [String: [String]] = [:]
        for (function, variant) in pages.compactMap({ functions[$0] }) {
            variants[function, default: []].append(variant)
        }
        return variants.keys.sorted().map { function in
            let names = (variants[function] ?? []).filter { !$0.isEmpty }.sorted()
            return names.isEmpty
                ? function : "\(function) (\(names.joined(separator: prose.phrase(.listSeparator))))"
        }
    }

    private func comment(_ member: PlannedMember) -> DocComment {
        let number = NumberTable.text(member.bits)
        let phrase: Phrase =
            switch family.configuration.kind {
            case .choices: .number
            case .flags: member.bits.nonzeroBitCount == 1 ? .bit : .bits
            }
        let what = prose.phrase(phrase, number)
        let documented = titles(of: member.pages)
        let place =
            documented.isEmpty
            ? prose.phrase(.headersOnly, what) : prose.phrase(.documentedFor, what, prose.enumeration(documented))
        var comment = DocComment(prose.symbols[member.symbol] ?? place)
        if prose.symbols[member.symbol] != nil { comment.paragraphs.append(place) }
        if let attribution = prose.symbolAttributions[member.symbol] { comment.paragraphs.append(attribution) }
        comment.win32 = "`\(member.symbol)`"
        return comment
    }

    /// Each number once, with all its names.
    private var numbers: MustacheValue {
        var seen: [UInt32: [String]] = [:]
        for member in family.members { seen[member.bits, default: []].append(member.symbol) }
        return Views.separated(
            seen.keys.sorted().map { bits in
                [
                    "literal": .text(NumberTable.literal(bits)),
                    "symbols": .text((seen[bits] ?? []).joined(separator: "/")),
                ]
            })
    }
}
