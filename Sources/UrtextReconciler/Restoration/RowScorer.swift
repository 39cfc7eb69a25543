/// Weighs the candidates of one row.
struct RowScorer {
    let index: SymbolIndex
    let table: RestorationTable
    let page: PageContext
    let corpus: CorpusCounts
    let knowledge: LocaleKnowledge

    /// Candidates with their features, in the order of the index, the print itself last; and the features of none.
    ///
    /// - Parameters:
    ///   - context: what the other rows are believed to be.
    ///   - earlier: what an earlier look gave.
    func weigh(
        _ place: Int, context: TableContext, earlier: RowBelief?,
        cache: inout [String: WordRelations]
    ) -> (candidates: [Candidate], none: FeatureVector) {
        let row = table.rows[place]
        let relations = knowledge.relations(row.printed, index: index, cache: &cache)
        let samePrint = knowledge.samePrint(row)
        let sameDescription = knowledge.sameDescription(row)
        var families = context.leadingFamilies(besides: place)
        if families.isEmpty { families = page.leadingFamilies }
        let symbols = CandidateFinder(index: index).candidates(
            row, relations: relations, families: families,
            remembered: samePrint.keys.sorted() + sameDescription.keys.sorted())
        var before: [Int32: Double] = [:]
        if let earlier {
            for candidate in earlier.candidates {
                if let symbol = candidate.symbol { before[symbol] = candidate.probability }
            }
        }
        let match = WordMatch(row.printed, relations, common: table.commonWords, index: index)
        var candidates = symbols.map { symbol in
            var features = FeatureVector()
            match.fill(&features, index.entries[Int(symbol)])
            fill(&features, symbol, row: row, place: place, context: context)
            features[.samePrint] = samePrint[symbol] ?? 0
            features[.sameDescription] = sameDescription[symbol] ?? 0
            if earlier != nil { features[.earlier] = Natural.log(max(before[symbol] ?? 0, 1e-4)) }
            return Candidate(symbol: symbol, features: features)
        }
        if let own = itself(row, place: place, relations: relations) {
            var candidate = own
            if let earlier {
                let probability = earlier.candidates.first { $0.symbol == nil }?.probability
                candidate.features[.earlier] = Natural.log(max(probability ?? 0, 1e-4))
            }
            candidates.append(candidate)
        }
        var none = FeatureVector()
        none[.none] = 1
        none[.noneWithoutUnderscore] = row.printed.underscores == 0 ? 1 : 0
        none[.noneUncovered] = 1 - page.coverage
        let unknown = relations.count { $0.relations.isEmpty }
        none[.noneUnknownWords] = Double(unknown) / Double(max(relations.count, 1))
        none[.noneSettled] = Natural.log(1 + context.others(than: place))
        if let earlier { none[.noneEarlier] = Natural.log(max(earlier.noneProbability, 1e-4)) }
        return (candidates, none)
    }

    private func fill(
        _ features: inout FeatureVector, _ symbol: Int32, row: RestorationTable.Row, place: Int, context: TableContext
    ) {
        let entry = index.entries[Int(symbol)]
        let difference = abs(entry.underscores - row.printed.underscores)
        features[.sameSlots] = difference == 0 ? 1 : 0
        features[.slotDifference] = Double(min(difference, 4))
        if let number = row.number, let own = entry.number {
            if number != own {
                features[.otherNumber] = 1
            } else if number >= 0x1000 {
                features[.sameLargeNumber] = 1
            } else {
                features[.sameSmallNumber] = 1
            }
        }
        let others = context.others(than: place)
        features[.family] = context.familyShare(entry.family, besides: place)
        features[.subfamily] = context.subfamilyShare(entry.subfamily, besides: place)
        features[.strange] = others >= 2 && features[.family] < 0.02 ? 1 : 0
        features[.pageFamily] = page.familyShare(entry.family)
        features[.pageSubfamily] = page.subfamilyShare(entry.subfamily)
        features[.header] = page.headerShare(entry.header)
        features[.ownHeader] = entry.header >= 0 && entry.header == page.ownHeader ? 1 : 0
        features[.taken] = context.taken(symbol, besides: place)
        features[.order] = context.order(entry.name, at: place)
        let onPage = (page.settled[symbol] ?? 0) > 0
        features[.frequency] = Natural.log(1 + Double(corpus.pages(of: symbol) - (onPage ? 1 : 0)))
        features[.onPage] = onPage ? 1 : 0
        if let anchor = row.anchor { features[.anchor] = WordRelations.likeness(anchor, entry.name) }
    }

    /// The print itself, where it has the shape of a symbol and nobody knows it. In a table of capitals it is read in
    /// capitals.
    private func itself(
        _ row: RestorationTable.Row, place: Int, relations: [WordRelations]
    ) -> Candidate? {
        guard let text = table.itself(place), index.place(of: text) == nil else { return nil }
        var features = FeatureVector()
        features[.itself] = 1
        let count = Double(max(relations.count, 1))
        features[.itselfVocabulary] = Double(relations.count { $0.isSymbolWord }) / count
        let isUnknown = zip(row.printed.words, relations).contains {
            !$1.isSymbolWord && !table.commonWords.contains($0)
        }
        features[.itselfUnknown] = isUnknown && row.text != row.closed ? 1 : 0
        features[.itselfForeign] = Double(relations.count { $0.isForeign }) / count
        let prefix = SymbolIndex.families(of: text).0
        let others = table.rows.indices.filter { $0 != place }
        let alike = others.count { other in
            let text = table.rows[other].settled ?? table.itself(other) ?? ""
            return prefix.map { text.hasPrefix($0) } ?? false
        }
        features[.itselfPrefix] = Double(alike) / Double(max(others.count, 1))
        features[.itselfCapitals] = row.printed.isCapital ? 1 : 0
        features[.itselfUntouched] = row.text == row.closed ? 1 : 0
        return Candidate(symbol: nil, features: features)
    }
}
