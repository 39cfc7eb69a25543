internal import UrtextModel

/// The reading of one page, step by step; the steps lie in extensions, one a file.
struct PageReadingRun {
    let page: SourcePage
    /// Which half of a bilingual page is read.
    let view: BilingualView
    let layouts: PageLayouts
    private(set) var claims: [Claim] = []
    private(set) var diagnostics: [Diagnostic] = []

    var frontMatter: FrontMatter
    var outline: PageOutline
    var identity: PageIdentity
    var declaration: Declaration?

    init(page: SourcePage, view: BilingualView = .original, layouts: PageLayouts = .standard) {
        self.page = page
        self.view = view
        self.layouts = layouts
        let head = FrontMatter(page.bytes)
        frontMatter = head ?? .empty
        outline = PageOutline(page.bytes, from: frontMatter.end, firstLine: frontMatter.endLine)
        let sections = outline.sections.dropFirst()
        identity = PageIdentity(
            path: page.path, statedLocale: page.locale, frontMatter: frontMatter,
            hasSlugAnchors: sections.contains(where: \.hasAnchor),
            hasOriginalHeadings: sections.contains { !$0.hasAnchor && SectionRole(slug: $0.slug) != nil })
        if head == nil {
            report(
                .error, "open-front-matter", line: 1, "the front matter is opened with --- and never closed",
                solutions: ["close it with a line of ---; the page may have been cut off"])
        }
    }

    mutating func read() {
        readDeclaration()
        let sections = SectionAssignment(self)
        readPageFacts()
        readParameters(sections.parameters)
        readReturns(sections.returns)
        readRequirements(sections.requirements)
        readEnumerators(sections.enumerators)
        if declaration == nil, sections.parameters.isEmpty, sections.returns.isEmpty, sections.enumerators.isEmpty {
            readConstants()
        }
        readTitle()
        checkCompleteness(sections)
    }

    // MARK: What the steps share

    mutating func claim(_ subject: Subject, _ reading: Reading, _ text: String, line: Int) {
        claims.append(
            Claim(
                page: identity.id, edition: identity.edition, file: page.path, line: line, subject: subject,
                reading: reading, text: text))
    }

    /// Forgets what was read: what a title or the front matter of another kind of page says is no fact.
    mutating func dropClaims() { claims = [] }

    mutating func report(
        _ severity: Diagnostic.Severity, _ identifier: String, line: Int?, _ summary: String,
        explanation: String? = nil, solutions: [String] = []
    ) {
        diagnostics.append(
            Diagnostic(
                severity, identifier, at: SourceLocation(path: page.path, line: line), summary,
                explanation: explanation, solutions: solutions))
    }

    /// The reading of a text of this page: that of an original may be believed, that of a translation not by itself.
    func reading(isPaired: Bool, otherwise: Reading) -> Reading {
        if isPaired { return .bilingual }
        return identity.isOriginal ? .original : otherwise
    }

    /// A part of the page as a tree, in the wanted half where the page has both.
    mutating func tree(_ range: Range<Int>, firstLine: Int) -> MarkupTree? {
        guard !range.isEmpty else { return nil }
        let prepared = PreparedMarkup(page.bytes[range], firstLine: firstLine)
        if let line = prepared.tooWideLine {
            report(
                .error, "row-too-wide", line: line, "this line has more bars than any table's row",
                explanation: "the section it stands in is not read",
                solutions: ["check that this is a table, and split it"])
            return nil
        }
        guard let tree = MarkupTree(parsing: prepared) else {
            report(.error, "out-of-memory", line: firstLine, "this section could not be parsed: memory ran out")
            return nil
        }
        if tree.isTruncated {
            report(
                .error, "nested-too-deeply", line: firstLine,
                "the HTML of this section is nested too deeply to be read",
                explanation: "what stands in it after that point is not read",
                solutions: ["close the elements that are left open"])
        }
        return tree.isBilingual ? tree.view(view) : tree
    }
}
