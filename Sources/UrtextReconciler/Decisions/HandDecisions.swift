internal import UrtextModel

/// Takes what people settled, and reports what of it is not needed any more or does not agree with the pages.
///
/// A decision settles rows that are open. What stands unharmed on the page is stronger: there a decision is either
/// unnecessary or wrong.
struct HandDecisions {
    private let decisions: [HandDecision]
    /// By place among the decisions: how many rows it settled.
    private var settled: [Int]
    /// By place among the decisions: the symbol the page itself gives for its row.
    private var given: [String?]
    /// The ids of the pages they are about.
    private let pages: Set<String>

    init(_ decisions: [HandDecision]) {
        self.decisions = decisions
        settled = decisions.map { _ in 0 }
        given = decisions.map { _ in nil }
        pages = Set(decisions.map(\.page))
    }

    var isEmpty: Bool { decisions.isEmpty }

    /// The places of the pages that they are about, in order.
    func places(in corpus: ReconciledCorpus) -> [Int] {
        pages.compactMap(corpus.place(of:)).sorted()
    }

    /// Settles what is open on a page.
    func apply(to editions: [EditionClaims]) {
        guard !isEmpty else { return }
        for edition in editions where pages.contains(edition.page) {
            edition.updateRows { row in
                if row.symbol == nil, let number = number(edition, row) { row.decide(decisions[number].symbol) }
            }
        }
    }

    /// Counts what they settle on a page.
    mutating func note(_ editions: [EditionClaims]) {
        for edition in editions {
            for row in edition.allRows {
                guard let number = number(edition, row) else { continue }
                if let symbol = row.symbol {
                    given[number] = symbol
                } else {
                    settled[number] += 1
                }
            }
        }
    }

    private func number(_ edition: EditionClaims, _ row: RowDecision) -> Int? {
        decisions.firstIndex { $0.concerns(edition, row) }
    }

    /// What is to be said of the decisions.
    ///
    /// - Parameter restored: the pages as restoration alone leaves them; `nil` when nothing is restored.
    func diagnostics(restored: [[EditionClaims]]?) -> [Diagnostic] {
        decisions.enumerated().compactMap { number, decision in
            let alone = given[number] ?? restored.flatMap { decision.symbol(in: $0) }
            switch alone {
            case decision.symbol?:
                return Diagnostic(
                    .note, "decision-not-needed", at: decision.location,
                    "the row \"\(decision.text)\" of \(decision.page) is known to be \(decision.symbol) without this decision",
                    solutions: ["remove the decision"])
            case let other?:
                let isStated = given[number] != nil
                return Diagnostic(
                    isStated ? .error : .warning, "decision-contradicts", at: decision.location,
                    "the row \"\(decision.text)\" of \(decision.page) is decided to be \(decision.symbol), and "
                        + (isStated ? "the page says" : "the evidence is for") + " \(other)",
                    explanation: isStated
                        ? "what stands unharmed on the page is taken"
                        : "the decision is taken; its reason: \(decision.reason)",
                    solutions: ["compare the decision with the page, and correct or remove it"])
            case nil where settled[number] == 0:
                return Diagnostic(
                    .warning, "decision-without-row", at: decision.location,
                    "no row \"\(decision.text)\" is on the page \(decision.page)"
                        + (decision.edition.map { " in \($0)" } ?? ""),
                    explanation: "page and text must be those of the unresolved row, letter for letter",
                    solutions: ["correct the decision, or remove it if the page has changed"])
            case nil: return nil
            }
        }
    }
}

extension HandDecision {
    /// What its row is in the first edition that settles it.
    fileprivate func symbol(in pages: [[EditionClaims]]) -> String? {
        for editions in pages where editions.first?.page == page {
            for edition in editions {
                for row in edition.allRows where concerns(edition, row) { if let symbol = row.symbol { return symbol } }
            }
        }
        return nil
    }
}
