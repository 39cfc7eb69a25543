import UrtextEmitter
import UrtextModel
import UrtextReader

/// How a specification and the pages it was made of have parted. Pure.
struct Drift {
    private let old: [String: SpecPage]
    private let new: [String: SpecPage]
    private let oldPaths: [String: String]
    private let revisions: Revisions
    private(set) var findings: [Diagnostic] = []
    /// How many facts differ for certain.
    private(set) var count = 0

    /// - Parameters:
    ///   - pages: what the pages state now, fused and settled.
    ///   - paths: the file of each page of the specification.
    ///   - said: what was said while the pages were read and compared.
    init(
        from spec: Spec, at paths: [String: String], to pages: [SpecPage], revisions: Revisions, said: [Diagnostic],
        emitter: EmitterConfiguration, configurationPath: String
    ) {
        old = Dictionary(spec.pages.map { ($0.id, $0) }) { first, _ in first }
        new = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
        oldPaths = paths
        self.revisions = revisions
        findings = said.filter { $0.severity == .error }
        let merged = Spec(
            pages: spec.pages.filter { new[$0.id] == nil } + pages, values: spec.values, constraints: spec.constraints)
        let difference = SpecDifference(
            from: spec, to: merged, configuration: emitter, configurationPath: configurationPath)
        facts(difference.changes)
        lagging(said)
        unread()
    }

    // MARK: Facts

    private mutating func facts(_ changes: [SpecChange]) {
        var whole: Set<String> = []
        for change in changes where !change.fact.isEmpty && new[change.page] != nil {
            if change.fact == "page" {
                whole.insert(change.page)
                findings.append(
                    Diagnostic(
                        .warning, "page-not-in-spec",
                        at: anyFile(of: change.page).map { SourceLocation(path: $0, line: 1) },
                        "the specification does not have the page \(change.page)",
                        solutions: ["take it in with urtext extract or regenerate, or leave it out of the pages"]))
            }
        }
        // What is said of a symbol or parameter that came or went goes without saying.
        let gone = Set(
            changes.filter { $0.kind != .changed }.map { "\($0.page) \($0.kind.rawValue) \($0.fact)" })
        for change in changes where !change.fact.isEmpty && new[change.page] != nil && !whole.contains(change.page) {
            var prefix = change.fact[...]
            var isImplied = false
            while let slash = prefix.lastIndex(of: "/") {
                prefix = prefix[..<slash]
                if gone.contains("\(change.page) \(change.kind.rawValue) \(prefix)") { isImplied = true }
            }
            if !isImplied { findings.append(diagnostic(change)) }
        }
    }

    private mutating func diagnostic(_ change: SpecChange) -> Diagnostic {
        let now = new[change.page]?.votes(for: change.fact) ?? []
        let before = old[change.page]?.votes(for: change.fact) ?? []
        let summary: String
        switch change.kind {
        case .added:
            summary = "the pages state \(change.fact)\(Drift.saying(change.new, change)), the specification does not"
        case .removed:
            summary =
                "the specification states \(change.fact)\(Drift.saying(change.old, change)), the pages do not any more"
        case .changed:
            summary = "\(change.fact) is \(change.old ?? "") in the specification, \(change.new ?? "") on the pages"
        }
        // A statement of those that were not read still stands, and one of those that lag was true once.
        let unread = Set(before.map(\.page)).filter { !$0.hasSuffix(".h") && !revisions.wasRead(change.page, $0) }
        let speakers = Set(now.map(\.page)).filter { revisions.wasRead(change.page, $0) }
        let isOld =
            !speakers.isEmpty && speakers.allSatisfy { revisions.lags[.init(page: change.page, edition: $0)] != nil }
        let place = location(change, now)
        if change.kind != .removed, isOld {
            let names = speakers.sorted().joined(separator: ", ")
            return Diagnostic(
                .note, "stated-by-lagging-edition", at: place, summary,
                explanation: "only editions that lag behind another state it: \(names)",
                solutions: ["wait for these editions to follow; nothing else has to change"])
        }
        if change.kind != .added, !unread.isEmpty, now.isEmpty || change.kind == .removed {
            return Diagnostic(
                .note, "edition-not-read", at: place, summary,
                explanation: "it is stated by \(unread.sorted().joined(separator: ", ")), not read this time",
                solutions: ["read all editions that the specification was made of"])
        }
        count += 1
        let effects = change.consequences.prefix(3).map { "\($0.name) \($0.what)" }
        return Diagnostic(
            .error, "spec-drifted", at: place, summary,
            explanation: "for Swift callers: \(change.effect.rawValue)"
                + (effects.isEmpty ? "" : " (\(effects.joined(separator: "; ")))"),
            solutions: ["take the change in with urtext extract or regenerate", "correct the page"])
    }

    /// What the fact says, where its name does not say it already.
    private static func saying(_ text: String?, _ change: SpecChange) -> String {
        guard let text, !change.fact.hasSuffix("/\(text)") else { return "" }
        return " = \(text)"
    }

    /// Where the pages state the fact, the original before its translations; for one that is gone the file of the
    /// specification.
    private func location(_ change: SpecChange, _ votes: [Vote]) -> SourceLocation? {
        let translated = votes.filter { revisions.isTranslation(change.page, $0.page) }
        for vote in votes.filter({ !translated.contains($0) }) + translated {
            if let file = revisions.file(change.page, vote.page) { return SourceLocation(path: file, line: vote.line) }
        }
        return oldPaths[change.page].map { SourceLocation(path: $0) }
    }

    private func anyFile(of page: String) -> String? {
        new[page]?.evidence.flatMap(\.votes).lazy.compactMap { revisions.file(page, $0.page) }.first
    }

    // MARK: Editions

    /// Editions that lag are named once each, with what they say otherwise; contradictions are between the others.
    private mutating func lagging(_ said: [Diagnostic]) {
        var otherwise: [Revisions.Key: Set<String>] = [:]
        for diagnostic in said where diagnostic.identifier == "editions-disagree" {
            let key = diagnostic.location.flatMap { revisions.key(ofFile: $0.path) }
            guard let key else { continue }
            if revisions.lags[key] != nil {
                otherwise[key, default: []].insert(diagnostic.summary)
                continue
            }
            // The newest may stand against older ones that agree: then it is they who lag.
            let behind = revisions.lags.filter {
                $0.key.page == key.page && revisions.lags(key.page, $0.key.edition, behind: key.edition)
            }
            if behind.isEmpty {
                findings.append(diagnostic)
            } else {
                for other in behind.keys {
                    otherwise[other, default: []].insert("\(key.edition): \(diagnostic.summary)")
                }
            }
        }
        for page in new.values {
            for evidence in page.evidence {
                for dissent in evidence.against {
                    let key = Revisions.Key(page: page.id, edition: dissent.page)
                    guard revisions.lags[key] != nil else { continue }
                    otherwise[key, default: []].insert("\(evidence.fact) is \(dissent.text) there")
                }
            }
        }
        for (key, lag) in revisions.lags {
            let others = (otherwise[key] ?? []).sorted()
            let shown =
                others.prefix(5).joined(separator: "; ") + (others.count > 5 ? "; and \(others.count - 5) more" : "")
            findings.append(
                Diagnostic(
                    .note, "edition-lags", at: SourceLocation(path: lag.file, line: 1),
                    Drift.words(key, lag),
                    explanation: others.isEmpty ? nil : "it says otherwise: \(shown)",
                    solutions: ["wait for the edition to follow; what it says otherwise is no contradiction"]))
        }
    }

    /// Who lags behind whom, by the dates that differ.
    private static func words(_ key: Revisions.Key, _ lag: Revisions.Lag) -> String {
        let (own, newer) = (lag.own, lag.newerRevision)
        let name = "\(key.edition) of \(key.page)"
        if own.date == newer.date, let day = own.handoff, let later = newer.handoff {
            return "\(name) was translated on \(day) and lags behind \(lag.newer), translated on \(later)"
        }
        return "\(name) is of \(own.day) and lags behind \(lag.newer), of \(newer.day)"
    }

    private mutating func unread() {
        let missing = old.keys.filter { new[$0] == nil }.sorted()
        guard !missing.isEmpty else { return }
        let shown = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
        findings.append(
            Diagnostic(
                .note, "spec-not-read",
                "\(missing.count) \(missing.count == 1 ? "page" : "pages") of the specification \(missing.count == 1 ? "is" : "are") not among the pages: \(shown)",
                solutions: ["name the folder of all pages to compare all", "remove the file of a page that is gone"]))
    }
}

extension SpecPage {
    /// Who states a fact; a symbol's kind and outcome follow from the symbol itself.
    fileprivate func votes(for fact: String) -> [Vote] {
        var path = fact[...]
        while true {
            if let found = evidence.first(where: { $0.fact == path }), !found.votes.isEmpty { return found.votes }
            guard let slash = path.lastIndex(of: "/") else { return [] }
            path = path[..<slash]
        }
    }
}
