package import UrtextModel

/// What the reference is made of, the same in every language.
package struct ReferenceContents: Sendable {
    /// Where a code or value is documented.
    struct Mention: Hashable, Sendable {
        var page: String
        var function: String
        var variant: String
    }

    package var spec: Spec
    package var plan: Plan
    /// The Swift declaration of each stub, by page id.
    var declarations: [String: String] = [:]
    package var prints: [SymbolPrints]
    package var links: ReferenceLinks
    /// What changed since an earlier specification, by page id.
    package var changes: [String: [String]]

    /// The pages of functions that are planned, by function, then variant.
    let functions: [PlannedPage]
    let pages: [String: SpecPage]
    /// Pages that document a code as what a function returns, by symbol.
    private(set) var returning: [String: [Mention]] = [:]
    /// Pages that have a parameter, by its name.
    private(set) var parameters: [String: [Mention]] = [:]

    /// - Parameter files: the Swift that is generated, which the declarations are taken from.
    package init(
        spec: Spec, plan: Plan, files: [OutputFile], prints: [SymbolPrints], links: ReferenceLinks,
        changes: [String: [String]]
    ) {
        self.spec = spec
        self.plan = plan
        self.prints = prints.sorted { $0.locale < $1.locale }
        self.links = links
        self.changes = changes
        functions = plan.functions.flatMap(\.pages)
        pages = Dictionary(spec.pages.map { ($0.id, $0) }) { first, _ in first }
        let texts = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
        for planned in functions {
            guard let page = pages[planned.id] else { continue }
            if !planned.shape.isSubset, let text = texts[planned.path] {
                let scope = [planned.function, planned.variant.variant].filter { !$0.isEmpty }.joined(separator: ".")
                declarations[planned.id] = ReferenceContents.declaration(in: text).map { "// \(scope)\n\($0)" }
            }
            let mention = Mention(page: page.id, function: planned.function, variant: planned.variant.variant)
            for code in page.returns { returning[code.symbol, default: []].append(mention) }
            for parameter in page.parameters { parameters[parameter.name, default: []].append(mention) }
        }
    }

    /// The stub's declaration as it stands in the generated file, without its body and its indentation.
    private static func declaration(in text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { $0.contains("public static func call") }),
            let last = lines[first...].firstIndex(where: { $0.hasSuffix("{") })
        else { return nil }
        let margin = lines[first].prefix { $0 == " " }.count
        var declaration = lines[first...last].map { String($0.dropFirst(margin)) }
        declaration[declaration.count - 1].removeLast(2)
        return declaration.joined(separator: "\n")
    }

    /// The declaration of a function in C.
    static func declaration(_ page: SpecPage) -> String {
        let parameters = page.parameters.map { parameter in
            let notes = [parameter.direction?.rawValue, parameter.optional == true ? "optional" : nil]
                .compactMap { $0 }
            let mark = notes.isEmpty ? "" : "/* \(notes.joined(separator: ", ")) */ "
            return "    \(mark)\(SpecView.declaration(parameter))"
        }
        let name = "\(page.returnType.map { "\($0) " } ?? "")\(page.name ?? page.id)"
        return parameters.isEmpty ? "\(name)(void);" : "\(name)(\n\(parameters.joined(separator: ",\n"))\n);"
    }

    /// The damaged spellings of a symbol, with the languages that print them.
    func prints(of symbol: String) -> [(text: String, locale: String)] {
        prints.flatMap { file in (file.symbols[symbol] ?? []).map { ($0, file.locale) } }
    }
}
