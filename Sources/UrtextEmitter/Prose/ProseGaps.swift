import UrtextModel

/// The texts that a plan needs and a prose does not have, each once.
struct ProseGaps {
    private let prose: Prose
    private var seen: Set<String> = []
    private var diagnostics: [Diagnostic] = []

    /// A warning for each text that is missing; none where no prose was asked for.
    static func warnings(_ plan: Plan, _ prose: Prose) -> [Diagnostic] {
        if prose.isEmpty { return [] }
        // Without a file, there is none that each of them could be put into.
        if prose.path.isEmpty { return [noFile(prose)] }
        var gaps = ProseGaps(prose: prose)
        for family in plan.families {
            gaps.need(prose.types[family.configuration.type], "types", family.configuration.type)
            for member in family.members { gaps.need(prose.symbols[member.symbol], "symbols", member.symbol) }
        }
        for code in plan.statuses { gaps.need(prose.symbols[code.symbol], "symbols", code.symbol) }
        for page in plan.functions.flatMap(\.pages) { gaps.check(page) }
        // English phrases are in the tool.
        let language = prose.locale.split(separator: "-").first.map(String.init) ?? prose.locale
        if language != "en" {
            for phrase in Phrase.allCases { gaps.need(prose.phrases[phrase.rawValue], "phrases", phrase.rawValue) }
        }
        return gaps.diagnostics
    }

    private static func noFile(_ prose: Prose) -> Diagnostic {
        Diagnostic(
            .warning, "prose-missing",
            "there is no file of prose for \(prose.locale) beside the sentences of the pages",
            explanation:
                "what the pages do not say keeps the configuration's sentences, and what stands around it is English",
            solutions: ["write \(prose.locale).json into the folder prose of the specification"])
    }

    private init(prose: Prose) { self.prose = prose }

    private mutating func check(_ page: PlannedPage) {
        let variant = page.variant.variant
        if !page.shape.isSubset {
            need(prose.text(ofFunction: page.symbol, variant: variant), "functions", page.symbol)
            for argument in page.arguments {
                let name = argument.parameter.name
                need(prose.text(ofParameter: name, function: page.symbol, variant: variant), "parameters", name)
            }
            for extra in page.shape.extras { need(prose.parameters[extra.label], "parameters", extra.label) }
            for type in page.shape.associatedTypes { need(prose.types[type.name], "types", type.name) }
        }
        let language = prose.locale.split(separator: "-").first.map(String.init) ?? prose.locale
        guard language != "en" else { return }
        let reasons = page.supplements.map(\.reason) + page.arguments.flatMap(\.supplements).map(\.reason)
        for reason in reasons { need(prose.reasons[reason], "reasons", reason) }
    }

    private mutating func need(_ text: String?, _ part: String, _ key: String) {
        guard text == nil, seen.insert("\(part)/\(key)").inserted else { return }
        diagnostics.append(
            Diagnostic(
                .warning, "prose-missing", at: SourceLocation(path: prose.path),
                "the prose for \(prose.locale) has no text for \(key)",
                explanation: "the configuration's sentence or none stands in its place",
                solutions: ["add \"\(key)\" to `\(part)`"]))
    }
}
