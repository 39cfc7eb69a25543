internal import UrtextModel

/// The reading of one page, step by step; the steps lie in extensions, one a file.
struct PageReadingRun {
    let page: SourcePage
    /// Which half of a bilingual page is read.
    let view: BilingualView
    let layouts: PageLayouts
    /// Whether sections may be read without the C libraries.
    let isPlain: Bool
    private(set) var claims: [Claim] = []
    private(set) var diagnostics: [Diagnostic] = []

    var frontMatter: FrontMatter
    var outline: PageOutline
    let identity: PageIdentity
    /// What the front matter, which translation leaves alone, says that the page is found by; of an original nothing.
    let keywords: Set<String>
    private let source: ClaimSource
    var declaration: Declaration?
    /// What else it declares, and where.
    var furtherDeclarations: [(name: String, line: Int)] = []
    /// Where the page declares a class or an interface.
    var classLine: Int?
    /// Symbols of a page that declares nothing: those that are links and nothing else, and the others.
    var linkedSymbols = 0
    var plainSymbols = 0

    init(
        page: SourcePage, view: BilingualView = .original, layouts: PageLayouts = .standard, isPlain: Bool = true
    ) {
        self.page = page
        self.view = view
        self.layouts = layouts
        self.isPlain = isPlain
        let head = FrontMatter(page.bytes)
        frontMatter = head ?? .empty
        outline = PageOutline(page.bytes, from: frontMatter.end, firstLine: frontMatter.endLine)
        let sections = outline.sections.dropFirst()
        identity = PageIdentity(
            path: page.path, statedLocale: page.locale, frontMatter: frontMatter,
            hasSlugAnchors: sections.contains(where: \.hasAnchor),
            hasOriginalHeadings: sections.contains { !$0.hasAnchor && $0.role != nil })
        keywords = identity.isOriginal ? [] : Set(frontMatter.entry("f1_keywords")?.values ?? [])
        source = ClaimSource(page: identity.id, edition: identity.edition, file: page.path)
        if head == nil {
            report(
                .error, "open-front-matter", line: 1, "the front matter is opened with --- and never closed",
                solutions: ["close it with a line of ---; the page may have been cut off"])
        }
    }

    mutating func read() {
        claims.reserveCapacity(64)
        readDeclaration()
        let sections = SectionAssignment(self)
        readPageFacts()
        readParameters(sections.parameters)
        readReturns(sections.returns)
        readRequirements(sections.requirements)
        if sections.requirements.isEmpty { readHeadCard() }
        readEnumerators(sections.enumerators)
        readEnumeratorNumbers()
        let declaresMembers = declaration.map { $0.form != .alias } ?? false
        if !declaresMembers, sections.parameters.isEmpty, sections.returns.isEmpty, sections.enumerators.isEmpty,
            sections.foreign == nil
        {
            readConstants()
        }
        readTitle()
        checkCompleteness(sections)
    }

    // MARK: What the steps share

    mutating func claim(_ subject: Subject, _ reading: Reading, _ text: String, line: Int) {
        claims.append(
            Claim(source: source, line: line, subject: subject, reading: reading, text: text))
    }

    /// All claims in canonical order. They are of one file, so that only subject, line, reading and text need a look.
    func sortedClaims() -> [Claim] {
        Claim.sortedInFile(claims)
    }

    /// Forgets what was read: what a title or the front matter of another kind of page says is no fact.
    mutating func dropClaims() { claims = [] }

    mutating func dropClaims(where isWrong: (Claim) -> Bool) { claims.removeAll(where: isWrong) }

    /// Forgets what was said of lists: of a page that is left out nothing is missed.
    mutating func dropComplaintsOfValues() { diagnostics.removeAll { $0.identifier == "value-without-symbol" } }

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

    /// The same without the C libraries, where it can be read without.
    func simpleTree(_ range: Range<Int>, firstLine: Int, prose: SimpleMarkup.Prose) -> MarkupTree? {
        let prose = layouts.readProse ? .all : prose
        guard isPlain, let tree = SimpleMarkup.tree(page.bytes, range, firstLine: firstLine, prose: prose)
        else { return nil }
        return tree.isBilingual ? tree.view(view) : tree
    }

    /// The same of a section that was made ready for the C libraries: what they would read, read without them.
    func simpleTree(_ prepared: PreparedMarkup, prose: SimpleMarkup.Prose) -> MarkupTree? {
        let prose = layouts.readProse ? .all : prose
        guard isPlain,
            var tree = SimpleMarkup.tree(
                prepared.bytes, prepared.bytes.indices, firstLine: 1, prose: prose, isPrepared: true)
        else { return nil }
        tree.mapLines(prepared.sourceLine)
        return tree.isBilingual ? tree.view(view) : tree
    }

    /// A part of the page as a tree, in the wanted half where the page has both.
    ///
    /// - Parameter prose: of which paragraphs the text is wanted besides those that may be headings.
    mutating func tree(_ range: Range<Int>, firstLine: Int, prose: SimpleMarkup.Prose = .all) -> MarkupTree? {
        guard !range.isEmpty else { return nil }
        let marks = MarkupDensity.marks(page.bytes, range)
        guard marks <= MarkupDensity.limit else {
            report(
                .error, "section-too-dense", line: firstLine,
                "this section has \(marks) marks of markup, the limit is \(MarkupDensity.limit)",
                explanation: "the section is not read: it would take too much memory",
                solutions: ["check that this is a reference page, and split the section"])
            return nil
        }
        if let tree = simpleTree(range, firstLine: firstLine, prose: prose) { return tree }
        let prepared = PreparedMarkup(page.bytes[range], firstLine: firstLine)
        switch prepared.obstacle {
        case (let line, .wideRow)?:
            report(
                .error, "row-too-wide", line: line, "this line has more bars than any table's row",
                explanation: "the section it stands in is not read",
                solutions: ["check that this is a table, and split it"])
            return nil
        case (let line, .repeatedRule)?:
            report(
                .error, "too-many-rules", line: line,
                "this is one more rule under a table's head than may stand between two blank lines",
                explanation: "the section it stands in is not read",
                solutions: ["check that these are tables, and put a blank line before each"])
            return nil
        case nil: break
        }
        if let tree = simpleTree(prepared, prose: prose) { return tree }
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
