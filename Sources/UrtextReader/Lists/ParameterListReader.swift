internal import UrtextModel

/// Finds the headings of a parameter section, and what stands below each.
///
/// What a heading looks like is the layouts' business; a section uses one layout.
struct ParameterListReader: Sendable {
    struct Heading: Sendable {
        var name: String
        /// The anchor beside the name.
        var anchor: String?
        /// What stands in the bracket behind the name, in lower case, parts joined by a comma and a blank; `nil` without
        /// one.
        var bracket: String?
        var line: Int
        /// True when the name stands in the original half of a bilingual pair.
        var isPaired: Bool
        /// True when the name stands behind a mark of the layout (`-param`), which is never translated.
        var isMark: Bool
        /// The blocks below it, up to the next heading.
        var body: ArraySlice<SectionFlow.Item>
    }

    private(set) var headings: [Heading] = []
    /// What a marked section tells of names that none of its headings has.
    private(set) var asides: [Heading] = []
    /// Marks without a name (`-param *`, `-param unnamedParam2`) that nothing else of the section names.
    private(set) var nameless: [Heading] = []

    init(
        _ tree: MarkupTree, _ flow: SectionFlow, declaredNames: [String],
        layouts: [ParameterLayout] = PageLayouts.standard.parameters
    ) {
        let declared = Set(declaredNames.map { $0.lowercased() })
        var candidates: [Candidate] = []
        for (index, item) in flow.items.enumerated() {
            let found = layouts.enumerated().lazy.compactMap { layout in
                layout.element.term(tree, item).map { (layout.offset, $0) }
            }
            guard let (layout, term) = found.first else { continue }
            let isDeclared =
                declared.contains(term.name.lowercased())
                || term.anchor.map { declared.contains($0.lowercased()) } ?? false
            if term.looksLikeValue, !isDeclared, term.mark == .none { continue }
            candidates.append(Candidate(item: index, layout: layout, term: term, isDeclared: isDeclared))
        }
        let chosen = ParameterListReader.chosen(candidates, count: declared.count)
        let areMarked = chosen.contains { $0.term.mark == .name }
        for (position, candidate) in chosen.enumerated() {
            let end = position + 1 < chosen.count ? chosen[position + 1].item : flow.items.count
            let heading = Heading(
                name: candidate.term.name, anchor: candidate.term.anchor, bracket: candidate.term.bracket,
                line: candidate.term.line, isPaired: candidate.term.isPaired, isMark: candidate.term.mark == .name,
                body: flow.items[(candidate.item + 1)..<end])
            if candidate.term.mark == .aside, areMarked { asides.append(heading) } else { headings.append(heading) }
        }
        if areMarked {
            headings = ParameterListReader.named(headings, tree)
            (headings, asides) = ParameterListReader.matched(headings, asides)
            nameless = headings.filter(ParameterListReader.isNameless)
        }
        for index in headings.indices {
            headings[index].bracket =
                headings[index].bracket ?? ParameterListReader.leadingBracket(of: headings[index], tree)
        }
        headings = FieldPath.members(headings)
        addAsides()
    }

    /// Gives what stands apart to the heading it names.
    private mutating func addAsides() {
        let named = asides
        guard !named.isEmpty else { return }
        asides = []
        let places = Dictionary(
            headings.enumerated().filter(\.element.isMark).map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        // What was described by hand may be spelled in other capitals.
        let lowered = Dictionary(
            places.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { _, _ in headings.endIndex })
        for aside in named {
            let name = FieldPath(aside.name).name
            guard let index = places[name] ?? lowered[name.lowercased()], index < headings.endIndex else {
                asides.append(aside)
                continue
            }
            headings[index].bracket = headings[index].bracket ?? aside.bracket
            headings[index].body += aside.body
        }
    }

    private struct Candidate {
        var item: Int
        /// The layout's place among the layouts.
        var layout: Int
        var term: ParameterTerm
        var isDeclared: Bool
    }

    /// The candidates that are the section's headings, in order.
    private static func chosen(_ candidates: [Candidate], count: Int) -> [Candidate] {
        // Where the layout marks its names, nothing else is one.
        if candidates.contains(where: { $0.term.mark == .name }) { return candidates.filter { $0.term.mark != .none } }
        // Where no other heading is one, a hand has written all of them.
        let plain = candidates.filter { $0.term.mark == .none }
        let candidates = plain.isEmpty ? candidates : plain
        guard let layout = layout(of: candidates, count: count) else { return [] }
        let own = candidates.filter { $0.layout == layout }
        // A parameter whose list tags were lost stands in another layout: it is declared, or has a bracket as only
        // parameters have.
        let known = Set(own.map { $0.term.name.lowercased() })
        let strays = candidates.filter {
            $0.layout != layout && ($0.isDeclared || $0.term.bracket != nil)
                && !known.contains($0.term.name.lowercased())
        }
        return (own + strays).sorted { $0.item < $1.item }
    }

    /// The layout that the section uses: the one most of whose terms are declared, then the one whose number of terms is
    /// nearest to the declaration's, then the first.
    private static func layout(of candidates: [Candidate], count: Int) -> Int? {
        let layouts = Set(candidates.map(\.layout)).sorted()
        guard count > 0 else { return layouts.first }
        func score(_ layout: Int) -> (Int, Int) {
            let own = candidates.filter { $0.layout == layout }
            return (own.count(where: \.isDeclared), -abs(own.count - count))
        }
        return layouts.reduce(nil as Int?) { best, layout in
            guard let best else { return layout }
            return score(layout) > score(best) ? layout : best
        }
    }
}
