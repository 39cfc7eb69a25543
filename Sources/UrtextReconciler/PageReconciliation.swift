internal import UrtextModel

/// The reconciliation of one page over its editions; the steps lie in extensions, one a file.
struct PageReconciliation {
    let id: String
    /// Best first: the original, then bilingual editions, then translations; each group in the order of its name.
    let editions: [EditionClaims]
    private let corpus: ReconciledCorpus
    var universe: SymbolUniverse { corpus.universe }
    var brackets: BracketLexicon { corpus.brackets }
    /// Names of parameters that any page declares.
    var parameterNames: Set<String> { corpus.parameterNames }
    private(set) var diagnostics: [Diagnostic] = []
    /// Votes in any order, the same one perhaps several times.
    private var evidence: [(fact: String, votes: [Vote], against: Set<Dissent>)] = []
    private var evidenceIndex: [String: Int] = [:]
    /// What the editions at hand are called; there are few of them.
    private var editionNames: [(edition: Edition, name: String)] = []
    var unresolved: [Unresolved] = []

    init(id: String, editions: [EditionClaims], corpus: ReconciledCorpus) {
        self.id = id
        self.editions = editions.sorted {
            ($0.rank, $0.edition, $0.file) < ($1.rank, $1.edition, $1.file)
        }
        self.corpus = corpus
    }

    mutating func reconcile() -> SpecPage {
        var page = SpecPage(id: id)
        page.assetid = scalar(.assetid, order: [[.frontMatter]])
        page.kind = kind()
        page.name = name(page.kind)
        page.variant = variant()
        page.header = scalar(
            .header, order: [[.frontMatter], [.original], [.bilingual], [.requirements, .title]], ignoringCase: true)
        page.header = page.header ?? locatedHeader()
        page.library = scalar(
            .library, order: [[.frontMatter], [.original], [.bilingual], [.requirements]], ignoringCase: true)
        page.dll = scalar(
            .dll, order: [[.frontMatter], [.original], [.bilingual], [.requirements]], ignoringCase: true)
        reportDoubtedFiles(page)
        // What a message page shows is the window procedure that receives it, or a call that sends it.
        page.returnType =
            page.kind == .message ? nil : scalar(.returnType, order: [[.syntaxBlock], [.original], [.bilingual]])
        page.parameters = parameters(page)
        page.returns = returns()
        page.constants = constants()
        page.evidence = evidence.filter { !$0.votes.isEmpty }.map {
            Evidence(
                fact: $0.fact, votes: PageReconciliation.each($0.votes),
                against: $0.against.isEmpty ? [] : $0.against.sorted())
        }
        page.unresolved = unresolved
        return page
    }

    /// The header in which the front matter locates the page's interface, where the requirements spell one in letters that no
    /// file has: the only one it names.
    private mutating func locatedHeader() -> String? {
        let isSpelledOtherwise = editions.contains { edition in
            edition.doubted.contains { doubted in
                doubted.field == .header && EditionClaims.isSpelledInOtherLetters(doubted.claim.text)
            }
        }
        guard isSpelledOtherwise else { return nil }
        let located = editions.flatMap { $0.fields[.file] ?? [] }.filter { claim in
            claim.reading == .frontMatter && [".h", ".hpp", ".hxx"].contains { claim.text.lowercased().hasSuffix($0) }
        }
        guard let header = located.first?.text, located.allSatisfy({ $0.text == header }) else { return nil }
        for claim in located { vote("header", claim.edition, line: claim.line, .frontMatter) }
        return header
    }

    /// Files that are printed and not known.
    private mutating func reportDoubtedFiles(_ page: SpecPage) {
        for (field, file) in [(Subject.PageField.header, page.header), (.library, page.library), (.dll, page.dll)]
        where file == nil {
            let doubted = editions.lazy.compactMap { edition in
                edition.doubted.first { $0.field == field }.map { (edition.edition, $0.claim) }
            }.first
            guard let (edition, claim) = doubted else { continue }
            unresolved.append(
                Unresolved(fact: field.rawValue, text: claim.text, page: edition.description, line: claim.line))
        }
    }

    // MARK: What the steps share

    mutating func vote(_ fact: String, _ edition: Edition, line: Int, _ how: Reading) {
        evidence[evidencePlace(of: fact)].votes.append(Vote(page: name(of: edition), line: line, how: how))
    }

    private mutating func name(of edition: Edition) -> String {
        for known in editionNames where known.edition == edition { return known.name }
        let name = edition.description
        editionNames.append((edition, name))
        return name
    }

    /// Each vote once, in order.
    private static func each(_ votes: [Vote]) -> [Vote] {
        guard votes.count > 1 else { return votes }
        let sorted = votes.sorted()
        guard zip(sorted, sorted.dropFirst()).contains(where: ==) else { return sorted }
        return sorted.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// A header's word for a number.
    mutating func vote(_ fact: String, header: SourceLocation) {
        evidence[evidencePlace(of: fact)].votes.append(
            Vote(page: header.path, line: header.line ?? 1, how: .headerFile))
    }

    /// A statement that was not believed.
    mutating func dissent(_ fact: String, _ edition: Edition, line: Int, _ how: Reading, _ text: String) {
        evidence[evidencePlace(of: fact)].against.insert(
            Dissent(page: name(of: edition), line: line, how: how, text: text))
    }

    private mutating func evidencePlace(of fact: String) -> Int {
        // Several editions vote for a fact one after another.
        if !evidence.isEmpty, evidence[evidence.count - 1].fact == fact { return evidence.count - 1 }
        if let place = evidenceIndex[fact] { return place }
        evidenceIndex[fact] = evidence.count
        evidence.append((fact, [], []))
        return evidence.count - 1
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// A fact with one value. The first group of readings that has a claim decides; within it the originals, or
    /// without any the value with most votes, then the best edition's.
    ///
    /// Two values of one group are a disagreement, which is reported: language-free evidence should agree.
    mutating func scalar(
        _ field: Subject.PageField, order: [[Reading]], ignoringCase: Bool = false
    ) -> String? {
        for readings in order {
            let all = editions.map { ($0.rank, ($0.fields[field] ?? []).filter { readings.contains($0.reading) }) }
            let claims = all.flatMap(\.1)
            guard !claims.isEmpty else { continue }
            let originals = all.filter { $0.0 == 0 }.flatMap(\.1)
            let voters = originals.isEmpty ? claims : originals
            func key(_ text: String) -> String { ignoringCase ? text.lowercased() : text }
            var counts: [String: Int] = [:]
            for claim in voters { counts[key(claim.text), default: 0] += 1 }
            let most = counts.values.max() ?? 0
            guard let best = voters.first(where: { counts[key($0.text)] == most }) else { continue }
            for claim in claims where key(claim.text) != key(best.text) {
                reportDisagreement(field.rawValue, claim, best.text)
            }
            let agreeing = voters.filter { key($0.text) == key(best.text) }
            // Of spellings that differ in case the most frequent one, then the one with fewest capitals.
            var spellings: [String: Int] = [:]
            for claim in agreeing { spellings[claim.text, default: 0] += 1 }
            let spelling = spellings.max {
                ($0.value, -PageReconciliation.capitals($0.key), $1.key) < (
                    $1.value, -PageReconciliation.capitals($1.key), $0.key
                )
            }
            for edition in editions {
                for claim in edition.fields[field] ?? [] where key(claim.text) == key(best.text) {
                    vote(field.rawValue, claim.edition, line: claim.line, claim.reading)
                }
            }
            return spelling?.key
        }
        return nil
    }

    private static func capitals(_ text: String) -> Int { text.utf8.count { $0 >= 65 && $0 <= 90 } }

    mutating func reportDisagreement(_ fact: String, _ claim: Claim, _ believed: String) {
        dissent(fact, claim.edition, line: claim.line, claim.reading, claim.text)
        report(
            Diagnostic(
                .warning, "editions-disagree", at: SourceLocation(path: claim.file, line: claim.line),
                "\(fact) of \(id) is \(claim.text) here, \(believed) in better or more editions",
                explanation: "read by \(claim.reading.rawValue)",
                solutions: ["compare the editions; one of them is damaged or older than the other"]))
    }

    /// The slug's kind first: it names callbacks, methods and macros, which a declaration alone does not tell apart.
    private mutating func kind() -> SpecPage.Kind? {
        for reading in [Reading.frontMatter, .slug, .syntaxBlock, .tableText] {
            let claims = editions.flatMap { $0.fields[.kind] ?? [] }.filter { $0.reading == reading }
            guard let best = claims.first, let kind = SpecPage.Kind(rawValue: best.text) else { continue }
            for claim in claims where claim.text == best.text { vote("kind", claim.edition, line: claim.line, reading) }
            return kind
        }
        return nil
    }

    /// The variant in the original's spelling: from its title, or from a word of the page, or else of the other pages, that
    /// spells what the slug or the file name says in lower case.
    private mutating func variant() -> String? {
        if let trusted = scalar(.variant, order: [[.original], [.bilingual]]) { return trusted }
        let claims = editions.flatMap { $0.fields[.variant] ?? [] }
        let keys = Set(claims.filter { $0.reading == .slug || $0.reading == .fileName }.map { $0.text.lowercased() })
        guard keys.count == 1, let key = keys.first else { return nil }
        let spelled = claims.filter { $0.reading == .title && $0.text.lowercased() == key }
        var counts: [String: Int] = [:]
        for claim in spelled { counts[claim.text, default: 0] += 1 }
        let own = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        guard let best = own ?? corpus.spelling(ofVariant: key) else { return nil }
        for claim in claims where claim.text.lowercased() == key {
            vote("variant", claim.edition, line: claim.line, claim.reading)
        }
        return best
    }
}
