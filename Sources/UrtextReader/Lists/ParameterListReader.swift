internal import UrtextModel

/// Finds the headings of a parameter section, and what stands below each.
///
/// A heading is a term of the outermost definition list, or, where there is none, a paragraph that begins with an
/// emphasised name alone, with a bracket or on a line of its own, or a heading line. No word of any language is looked at.
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

    init(_ tree: MarkupTree, _ flow: SectionFlow, declaredNames: [String]) {
        let declared = Set(declaredNames.map { $0.lowercased() })
        var candidates: [Candidate] = []
        for (index, item) in flow.items.enumerated() {
            guard let style = ParameterHeadingStyle(item), let term = ParameterTerm(tree, item, style: style) else {
                continue
            }
            let isDeclared =
                declared.contains(term.name.lowercased())
                || term.anchor.map { declared.contains($0.lowercased()) } ?? false
            if term.looksLikeValue, !isDeclared { continue }
            candidates.append(Candidate(item: index, style: style, term: term, isDeclared: isDeclared))
        }
        guard let style = ParameterListReader.style(of: candidates, count: declared.count) else { return }
        let own = candidates.filter { $0.style == style }
        // A parameter whose list tags were lost stands in another style: it is declared, or has a bracket as only
        // parameters have.
        let known = Set(own.map { $0.term.name.lowercased() })
        let strays = candidates.filter {
            $0.style != style && ($0.isDeclared || $0.term.bracket != nil) && !known.contains($0.term.name.lowercased())
        }
        let chosen = (own + strays).sorted { $0.item < $1.item }
        for (position, candidate) in chosen.enumerated() {
            let end = position + 1 < chosen.count ? chosen[position + 1].item : flow.items.count
            headings.append(
                Heading(
                    name: candidate.term.name, anchor: candidate.term.anchor, bracket: candidate.term.bracket,
                    line: candidate.term.line,
                    isPaired: candidate.term.isPaired, isMark: candidate.term.isMark,
                    body: flow.items[(candidate.item + 1)..<end]))
        }
    }

    private struct Candidate {
        var item: Int
        var style: ParameterHeadingStyle
        var term: ParameterTerm
        var isDeclared: Bool
    }

    /// The style that the section uses: the one most of whose terms are declared, then the one whose number of terms is
    /// nearest to the declaration's, then the first.
    private static func style(of candidates: [Candidate], count: Int) -> ParameterHeadingStyle? {
        let styles = ParameterHeadingStyle.allCases.filter { style in candidates.contains { $0.style == style } }
        guard count > 0 else { return styles.first }
        func score(_ style: ParameterHeadingStyle) -> (Int, Int) {
            let own = candidates.filter { $0.style == style }
            return (own.count(where: \.isDeclared), -abs(own.count - count))
        }
        return styles.reduce(nil as ParameterHeadingStyle?) { best, style in
            guard let best else { return style }
            return score(style) > score(best) ? style : best
        }
    }
}
