import UrtextModel

/// What the templates of the reference are filled from, in one language.
struct ReferenceView {
    struct Page {
        var path: String
        var template: String
        var value: MustacheValue
    }

    let contents: ReferenceContents
    let prose: Prose
    let languages: [Prose]
    let meanings: [String: String]

    init(_ contents: ReferenceContents, prose: Prose, languages: [Prose], meanings: [String: String]) {
        self.contents = contents
        self.prose = prose
        self.languages = languages
        self.meanings = meanings
    }

    /// All pages of the language.
    var pages: [Page] {
        var pages = [overview, flagsMatrix, codesMatrix]
        for function in contents.plan.functions where function.pages.count > 1 { pages.append(group(function)) }
        for planned in contents.functions {
            if let page = contents.pages[planned.id] { pages.append(function(planned, page)) }
        }
        for family in contents.plan.families { pages.append(self.family(family)) }
        for code in contents.plan.statuses { pages.append(self.code(code)) }
        for name in contents.parameters.keys.sorted() { pages.append(parameter(name)) }
        return pages
    }

    /// A warning for each label that the language lacks.
    var gaps: [Diagnostic] {
        let language = prose.locale.split(separator: "-").first.map(String.init) ?? prose.locale
        if language == "en" { return [] }
        return ReferenceLabel.allCases.filter { prose.reference[$0.rawValue] == nil }.map { label in
            Diagnostic(
                .warning, "prose-missing", at: SourceLocation(path: prose.path),
                "the prose for \(prose.locale) has no text for \(label.rawValue)",
                explanation: "the English one stands in its place",
                solutions: ["add \"\(label.rawValue)\" to `reference`"])
        }
    }

    /// What the page at the root is filled from.
    var entry: MustacheValue {
        .object(common("index.html", title: label(.siteTitle), root: "", base: "\(prose.locale)/"))
    }

    // MARK: What the pages share

    func label(_ label: ReferenceLabel) -> String { prose.reference[label.rawValue] ?? label.english }

    func page(
        _ path: String, _ template: String, title: String, _ value: [String: MustacheValue]
    ) -> Page {
        let base = ReferencePaths.base(of: path)
        let shared = common(path, title: title, root: "../\(base)", base: base)
        return Page(path: path, template: template, value: .object(shared.merging(value) { $1 }))
    }

    private func common(_ path: String, title: String, root: String, base: String) -> [String: MustacheValue] {
        var labels: [String: MustacheValue] = [:]
        for label in ReferenceLabel.allCases { labels[label.rawValue] = .text(self.label(label)) }
        return [
            "lang": .text(prose.locale), "title": .text(title), "root": .text(root), "base": .text(base),
            "path": .text(path), "t": .object(labels),
            "languages": .list(
                languages.map { other in
                    .object([
                        "tag": .text(other.locale), "isCurrent": .bool(other.locale == prose.locale),
                        "languageName": .text(
                            other.reference[ReferenceLabel.languageName.rawValue]
                                ?? ReferenceLabel.languageName.english),
                        "href": .text("\(root)\(other.locale)/\(path)"),
                    ])
                }),
        ]
    }

    /// The sentence about a symbol; empty where there is none.
    func meaning(_ symbol: String) -> MustacheValue {
        (prose.symbols[symbol] ?? meanings[symbol]).map(MustacheValue.text) ?? .null
    }

    func optional(_ text: String?) -> MustacheValue { text.map(MustacheValue.text) ?? .null }

    /// Damaged spellings with their languages.
    func prints(_ symbol: String) -> MustacheValue {
        .list(
            contents.prints(of: symbol).map { .object(["text": .text($0.text), "locale": .text($0.locale)]) })
    }

    /// Pages grouped by function, each with a link and its variant.
    func mentions(_ mentions: [ReferenceContents.Mention], base: String) -> MustacheValue {
        let groups = Dictionary(grouping: mentions, by: \.function)
        return .list(
            groups.keys.sorted().map { function in
                .object([
                    "function": .text(function),
                    "variants": Views.separated(
                        (groups[function] ?? []).sorted { ($0.variant, $0.page) < ($1.variant, $1.page) }.map {
                            [
                                "variant": .text($0.variant.isEmpty ? $0.function : $0.variant),
                                "href": .text(base + ReferencePaths.page($0.page)),
                            ]
                        }),
                ])
            })
    }
}
