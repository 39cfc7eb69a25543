internal import UrtextModel

extension Restorer {
    /// Settles rows of translated editions as far as the evidence goes, and names candidates where it does not.
    ///
    /// Editions of one page help each other: what one settles holds for the others, and what several believe counts as
    /// often. A list that an edition of the original states needs no restoring.
    ///
    /// - Parameters:
    ///   - pages: the editions of each page.
    ///   - tables: all their tables, as ``tables(of:page:edition:macros:)`` gives them.
    /// - Returns: what is settled, and why each row was taken for what it was, page by page and row by row.
    func restore(
        _ pages: [[RestorationEdition]], _ tables: [RestorationTable]
    ) -> (settlements: Settlements, explanations: [RestorationExplanation]) {
        let wasOpen = tables.map { $0.rows.map { $0.settled == nil } }
        var tables = tables
        for number in tables.indices { tables[number].hasShortNames = shortNames.contains(tables[number]) }
        let isTranslated = tables.map { pages[$0.page][$0.edition].isTranslated }
        var settlements = Settlements()
        guard zip(tables, isTranslated).contains(where: { $0.isOpen && $1 }) else { return (settlements, []) }
        let groups = TableGroup.groups(tables)
        share(groups, &tables)
        let spelled = spelled(tables, isTranslated, groups)
        var decisions = decide(tables, isTranslated, pages)
        if fuse(groups, &tables, &decisions) {
            // What the editions settled together helps with what is left.
            decisions = decide(tables, isTranslated, pages)
            _ = fuse(groups, &tables, &decisions)
        }
        let stated = statedLists(tables, isTranslated)
        var explanations: [RestorationExplanation] = []
        for (number, table) in tables.enumerated() where isTranslated[number] {
            for (row, decision) in decisions[number].enumerated() {
                // What is legible needs no likelihood.
                let legible = spelled[number][row].map {
                    Decision(candidates: [($0, 1)], none: 0, margins: weights.withLexicon.margins)
                }
                guard wasOpen[number][row], let decision = legible ?? decision else { continue }
                let margin = margin(decision.margins, table.list)
                var restoration = decision.restoration(margin: margin)
                if stated.contains(ListKey(table)), table.rows[row].settled == nil { restoration.symbol = nil }
                let edition = pages[table.page][table.edition]
                explanations.append(
                    RestorationExplanation(
                        page: edition.page, edition: edition.edition, line: table.rows[row].line,
                        place: RowPlace(list: table.list, table: table.table, row: table.lines[row]),
                        text: table.rows[row].text, choices: Array(decision.choices.prefix(3)), none: decision.none,
                        margin: margin, doubted: decision.doubted))
                settlements.add(
                    restoration, page: table.page, edition: table.edition, list: table.list, row: table.places[row])
            }
        }
        return (settlements, explanations)
    }

    /// What a row is believed to be, by name.
    struct Decision {
        /// Most probable first.
        var candidates: [(symbol: String, probability: Double)]
        var none: Double
        /// What counted, for the likeliest; empty where it is legible, or several editions decided together.
        var evidence: [[RestorationExplanation.Evidence]] = []
        /// What would have been likeliest, and why it is not believed.
        var doubted: RestorationExplanation.Doubted?
        /// The least certain of its editions decides.
        var margins: RestorationWeights.Margins

        var choices: [RestorationExplanation.Choice] {
            candidates.prefix(3).enumerated().map { place, candidate in
                .init(
                    symbol: candidate.symbol, probability: candidate.probability,
                    evidence: place < evidence.count ? evidence[place] : [])
            }
        }

        func restoration(margin: Double) -> Restoration {
            let isSure = (candidates.first?.probability ?? 0) >= margin
            // A person who looks at the row has use for what was doubted, too.
            let doubted = isSure ? [] : doubted.map { [(symbol: $0.symbol, probability: $0.probability)] } ?? []
            let named = (doubted + candidates.prefix(3)).prefix(3).filter { $0.probability >= 0.02 }.map(\.symbol)
            return Restoration(symbol: isSure ? named.first : nil, candidates: named)
        }
    }

    private struct ListKey: Hashable {
        var page: Int
        var list: RowPlace.List

        init(_ table: RestorationTable) {
            page = table.page
            list = table.list
        }
    }

    /// What rows that nothing settles spell before brackets, in one edition for all.
    private func spelled(
        _ tables: [RestorationTable], _ isTranslated: [Bool], _ groups: [TableGroup]
    ) -> [[String?]] {
        var spelled = zip(tables, isTranslated).map { table, isTranslated in
            table.rows.map { isTranslated && $0.settled == nil ? index.glossed($0) : nil }
        }
        for group in groups {
            guard let first = group.members.first else { continue }
            for row in spelled[first].indices {
                let symbols = Set(group.members.compactMap { spelled[$0][row] })
                for member in group.members { spelled[member][row] = symbols.count == 1 ? symbols.first : nil }
            }
        }
        return spelled
    }

    /// What one edition of a row settles, all do.
    private func share(_ groups: [TableGroup], _ tables: inout [RestorationTable]) {
        for group in groups {
            guard let first = group.members.first else { continue }
            for row in tables[first].rows.indices {
                guard let symbol = group.members.compactMap({ tables[$0].rows[row].settled }).first else {
                    continue
                }
                for member in group.members { tables[member].rows[row].settled = symbol }
            }
        }
    }

    /// Every row of every translated table, language by language; settled ones with certainty.
    private func decide(
        _ tables: [RestorationTable], _ isTranslated: [Bool], _ pages: [[RestorationEdition]]
    ) -> [[Decision?]] {
        var decisions: [[Decision?]] = tables.map { table in
            table.rows.map { row in
                row.settled.map { Decision(candidates: [($0, 1)], none: 0, margins: weights.withLexicon.margins) }
            }
        }
        var ofLocale: [String: [Int]] = [:]
        for number in tables.indices where isTranslated[number] {
            ofLocale[pages[tables[number].page][tables[number].edition].edition.locale, default: []].append(number)
        }
        for locale in ofLocale.keys.sorted() {
            let numbers = ofLocale[locale] ?? []
            let own = numbers.map { tables[$0] }
            let hasLexicon = hasLexicon(of: locale, for: own)
            let setting = setting(hasLexicon: hasLexicon)
            let isAlone = Set(own.map(\.page)).count == 1
            let margins = margins(of: locale, hasLexicon: hasLexicon, isAlone: isAlone)
            for (number, beliefs) in zip(numbers, restore(own, locale: locale, hasLexicon: hasLexicon)) {
                for (row, belief) in beliefs.enumerated() {
                    guard let belief else { continue }
                    decisions[number][row] = decision(belief, tables[number], row, setting.model, margins)
                }
            }
        }
        return decisions
    }

    /// Where a lexicon knows little, the highest of all: no margin was set for that.
    private func margins(of locale: String, hasLexicon: Bool, isAlone: Bool) -> RestorationWeights.Margins {
        if hasLexicon { return weights.withLexicon.margins }
        if lexicons[locale] == nil { return isAlone ? weights.alone : weights.bare.margins }
        return weights.bare.margins.raised(to: weights.withLexicon.margins).raised(to: weights.alone)
    }

    private func decision(
        _ belief: RowBelief, _ table: RestorationTable, _ row: Int, _ model: RestorationWeights.Model,
        _ margins: RestorationWeights.Margins
    ) -> Decision {
        Decision(
            candidates: belief.candidates.map { candidate in
                let name = candidate.symbol.map { index.name(of: $0) } ?? table.itself(row) ?? ""
                return (table.spelled(name, row: row), candidate.probability)
            }, none: belief.noneProbability,
            evidence: belief.candidates.prefix(3).map { candidate in
                belief.evidence(for: candidate).map { evidence($0, model.later) } ?? []
            },
            doubted: belief.doubted.map { doubted in
                .init(
                    symbol: table.spelled(index.name(of: doubted.symbol), row: row), probability: doubted.probability,
                    objection: doubted.objection)
            }, margins: margins)
    }

    /// What counted most, strongest first.
    private func evidence(_ features: FeatureVector, _ weights: [Double]) -> [RestorationExplanation.Evidence] {
        Feature.allCases.filter { abs(features[$0] * weights[$0.rawValue]) >= 0.05 }
            .map { RestorationExplanation.Evidence(name: $0.name, worth: features[$0] * weights[$0.rawValue]) }
            .sorted { (abs($1.worth), $0.name) < (abs($0.worth), $1.name) }.prefix(5).map(\.self)
    }

    /// Rows that several editions print: what they believe together. True when that settled a row.
    private func fuse(
        _ groups: [TableGroup], _ tables: inout [RestorationTable], _ decisions: inout [[Decision?]]
    ) -> Bool {
        var hasSettled = false
        for group in groups {
            guard let first = group.members.first else { continue }
            for row in tables[first].rows.indices where tables[first].rows[row].settled == nil {
                let editions = group.members.compactMap { decisions[$0][row] }
                guard editions.count > 1 else { continue }
                let sure = editions.compactMap { edition in
                    edition.candidates.first { $0.probability >= margin(edition.margins, tables[first].list) }
                }
                let fused = Fusion.fused(editions.map(\.candidates), none: editions.map(\.none), sure: sure)
                let none = 1 - fused.reduce(0) { $0 + $1.1 }
                let margins = editions.dropFirst().reduce(editions[0].margins) { $0.raised(to: $1.margins) }
                for member in group.members {
                    decisions[member][row] = Decision(candidates: fused, none: none, margins: margins)
                }
                if let best = fused.first, best.1 >= margin(margins, tables[first].list) {
                    for member in group.members { tables[member].rows[row].settled = best.0 }
                    hasSettled = true
                }
            }
        }
        return hasSettled
    }

    private func margin(_ margins: RestorationWeights.Margins, _ list: RowPlace.List) -> Double {
        switch list {
        case .values: margins.values
        case .returns: margins.returns
        case .constants: margins.constants
        }
    }

    /// Lists that an edition of the original states whole.
    private func statedLists(_ tables: [RestorationTable], _ isTranslated: [Bool]) -> Set<ListKey> {
        var stated: Set<ListKey> = []
        for (table, isTranslated) in zip(tables, isTranslated) where !isTranslated && !table.isOpen {
            stated.insert(ListKey(table))
        }
        return stated
    }

    /// - Parameters:
    ///   - page: the page's place among all.
    ///   - number: the edition's place among those of the page.
    static func tables(
        of edition: EditionClaims, page: Int, edition number: Int, macros: [MacroWrapper]
    ) -> [RestorationTable] {
        let subject = PageSubject(edition)
        let isTranslated = edition.rank == 2
        var tables: [RestorationTable] = []
        for heading in edition.values.keys.sorted() {
            tables += RestorationTable.tables(
                page: page, edition: number, list: .values(heading: heading), rows: edition.values[heading]?.rows ?? [],
                subject: subject, macros: macros, isTranslated: isTranslated)
        }
        tables += RestorationTable.tables(
            page: page, edition: number, list: .returns, rows: edition.returns.rows, subject: subject, macros: macros,
            isTranslated: isTranslated)
        tables += RestorationTable.tables(
            page: page, edition: number, list: .constants, rows: edition.constants.rows, subject: subject,
            macros: macros,
            isTranslated: isTranslated)
        return tables
    }
}

/// What became of one open row.
struct Restoration: Sendable {
    var symbol: String?
    /// Best first.
    var candidates: [String]
}
