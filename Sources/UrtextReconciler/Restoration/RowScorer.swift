/// Weighs the candidates of the rows of one table.
struct RowScorer {
    let index: SymbolIndex
    let table: RestorationTable
    let page: PageContext
    let corpus: CorpusCounts
    let knowledge: LocaleKnowledge

    /// Of a family that the headers know this well, they know about ten members.
    private static let wellKnown = 0.5

    /// Candidates of a row with all features that do not depend on what the other rows are believed to be.
    ///
    /// - Parameter families: the families the other rows seem to belong to.
    func sheet(
        _ place: Int, families: [Int32], room: inout RestorationRoom
    ) -> RowSheet {
        let row = table.rows[place]
        let relations = knowledge.relations(row.printed, index: index, cache: &room.cache)
        let samePrint = knowledge.samePrint(row)
        let sameDescription = knowledge.sameDescription(row)
        let learned = knowledge.learnedPrint(row, index: index)
        var families = families.isEmpty ? page.leadingFamilies : families
        if table.hasShortNames, let short = index.shortFamily { families.insert(short, at: 0) }
        room.match.take(row.printed, relations, common: table.commonWords, residue: table.residue)
        var symbols = room.finder.candidates(
            row, relations: relations, families: families,
            remembered: samePrint.keys.sorted() + sameDescription.keys.sorted() + (learned.map { [$0.symbol] } ?? []),
            match: room.match)
        symbols.removeAll { symbol in
            let entry = index.entries[Int(symbol)]
            let isTooLarge = entry.number.flatMap { number in row.wrapper.map { !$0.takes(number) } } ?? false
            return isTooLarge || (entry.isShort && !table.hasShortNames)
        }
        // Digits are not translated: of two words with digits each that are not the same, one is wrong.
        let numbered = row.printed.numbered.map { index.wordPlace($0) ?? -1 }
        if !numbered.isEmpty {
            symbols.removeAll { symbol in
                let words = index.words(of: symbol)
                return numbered.contains { !words.contains($0) }
                    && words.contains { index.hasDigit[Int($0)] && !numbered.contains($0) }
            }
        }
        // Whoever writes `xxx` means any of several symbols, unless it is one of those with that very word.
        let placeholders = row.printed.placeholders.map { index.wordPlace($0) ?? -1 }
        if !placeholders.isEmpty {
            symbols.removeAll { symbol in
                let words = index.words(of: symbol)
                return placeholders.contains { !words.contains($0) }
            }
        }
        let own = itself(row, place: place, relations: relations)
        let demand = PrintDemand(row.printed, relations)
        var features = FeatureMatrix(count: symbols.count + (own == nil ? 0 : 1))
        for (place, symbol) in symbols.enumerated() {
            room.match.fill(&features, place, index.entries[Int(symbol)])
            fill(&features, place, symbol, row: row, room: &room)
            if demand.outdoes(symbol, index) { features[place, .outdone] = 1 }
            if features[place, .named] == 0, demand.misnames(symbol, index) { features[place, .misnamed] = 1 }
            if demand.hasStrangeLetter(symbol, index) { features[place, .strangeLetter] = 1 }
            if let share = samePrint[symbol] { features[place, .samePrint] = share }
            if let share = sameDescription[symbol] { features[place, .sameDescription] = share }
            if let learned, learned.symbol == symbol { features[place, .learnedPrint] = learned.share }
        }
        if let own {
            features[symbols.count] = own
            symbols.append(-1)
        }
        var none = FeatureVector()
        none[.none] = 1
        none[.noneWithoutUnderscore] = row.printed.underscores == 0 ? 1 : 0
        none[.noneUncovered] = 1 - page.coverage
        let unknown = relations.count { $0.relations.isEmpty }
        none[.noneUnknownWords] = Double(unknown) / Double(max(relations.count, 1))
        return RowSheet(symbols: symbols, features: features, none: none)
    }

    private func fill(
        _ features: inout FeatureMatrix, _ candidate: Int, _ symbol: Int32, row: RestorationTable.Row,
        room: inout RestorationRoom
    ) {
        let entry = index.entries[Int(symbol)]
        let difference = abs(entry.underscores - row.printed.underscores)
        features[candidate, .slotDifference] = Double(min(difference, 4)) * knowledge.slots.worth
        if let number = row.number, let own = entry.number {
            if number != own {
                features[candidate, .otherNumber] = 1
            } else if number >= 0x1000 {
                features[candidate, .sameLargeNumber] = 1
            } else {
                features[candidate, .sameSmallNumber] = 1
            }
        }
        features[candidate, .pageFamily] = page.familyShare(entry.family)
        features[candidate, .pageSubfamily] = page.subfamilyShare(entry.subfamily)
        features[candidate, .header] = page.headerShare(entry.header)
        features[candidate, .defined] = entry.header >= 0 ? 1 : 0
        features[candidate, .covered] = entry.coverage
        features[candidate, .ownHeader] = entry.header >= 0 && entry.header == page.ownHeader ? 1 : 0
        features[candidate, .acronym] = page.isNamed(index.words(of: symbol)) ? 1 : 0
        let onPage = page.settled[symbol] > 0
        // A short name is as frequent as what it is short for.
        let pages =
            entry.isShort
            ? index.longNames(of: symbol).map { corpus.pages(of: $0) }.max() ?? 0 : corpus.pages(of: symbol)
        features[candidate, .frequency] = corpus.frequency(of: pages - (onPage ? 1 : 0))
        features[candidate, .onPage] = onPage ? 1 : 0
        // One letter of five may differ.
        let longest = max(entry.letterCount, row.letters.count)
        guard !row.letters.isEmpty, abs(entry.letterCount - row.letters.count) * 4 <= entry.letterCount else { return }
        index.fillLetters(&room.letters, of: symbol)
        guard let changes = room.distance.between(row.letters, room.letters, atMost: longest / 5) else {
            return
        }
        if changes == 0 {
            features[candidate, .sameLetters] = 1
        } else {
            features[candidate, .spelling] = max(0, 1 - Double(changes) / Double(longest) - 0.8) / 0.2
        }
    }

    /// Fills in what follows from what the other rows are believed to be.
    ///
    /// - Parameter earlier: what an earlier look gave.
    func look(
        _ sheet: inout RowSheet, _ place: Int, context: TableContext, earlier: RowBelief?, room: inout RestorationRoom
    ) {
        if let earlier { room.remember(earlier) }
        let unlikely = Natural.log(1e-4)
        let outlook = context.outlook(at: place)
        let others = outlook.others
        for number in sheet.symbols.indices {
            let symbol = sheet.symbols[number]
            if earlier != nil {
                let share = room.share(of: symbol)
                sheet.features[number, .earlier] = share <= 1e-4 ? unlikely : Natural.log(share)
            }
            guard symbol >= 0 else { continue }
            let entry = index.entries[Int(symbol)]
            let family = outlook.familyShare(entry.family)
            sheet.features[number, .family] = family
            sheet.features[number, .subfamily] = outlook.subfamilyShare(entry.subfamily)
            if sheet.features[number, .sameLargeNumber] > 0 {
                sheet.features[number, .sameFamilyNumber] = min(family * 2, 1)
            }
            sheet.features[number, .strange] = others >= 2 && family < 0.02 ? 1 : 0
            sheet.features[number, .taken] = outlook.taken(symbol)
            sheet.features[number, .order] = outlook.order(symbol)
            if let value = entry.number { sheet.features[number, .numberOrder] = outlook.numberOrder(value) }
        }
        if let earlier { room.forget(earlier) }
        sheet.none[.noneSettled] = Natural.log(1 + others)
        let count = Double(table.rows.count - 1)
        sheet.none[.noneOthers] = count > 0 ? max(1 - others / count, 0) : 0.5
        if let earlier { sheet.none[.noneEarlier] = Natural.log(max(earlier.noneProbability, 1e-4)) }
    }

    /// The print itself, where it has the shape of a symbol and nobody knows it. In a table of capitals it is read in
    /// capitals.
    ///
    /// Translation leaves a blank at every underscore it passes: what has none was not touched, whatever its words. Of
    /// anything else one half may be translated. So all its words must be words of symbols; where the language has no
    /// lexicon that would tell the half translated ones, it must be of the family of a row that is settled; and where
    /// there is one, no word may be one that mostly stands for another.
    private func itself(_ row: RestorationTable.Row, place: Int, relations: [WordRelations]) -> FeatureVector? {
        guard let text = table.itself(place), index.place(of: text) == nil, !isTwoSymbols(text) else { return nil }
        let prefix = SymbolIndex.families(of: text).0
        let others = table.rows.indices.filter { $0 != place }
        guard !isInOtherCapitals(text, others) else { return nil }
        let isUntouched = row.isUntouched && !hasOddHump(text)
        func isAlike(_ text: String?) -> Bool { prefix.map { text?.hasPrefix($0) ?? false } ?? false }
        func hasSmallLetters(_ text: String?) -> Bool { text?.utf8.contains(where: SymbolWords.isSmall) ?? false }
        if !isUntouched {
            // Digits are not translated, but the word that they are part of is.
            guard
                zip(relations, row.printed.words).allSatisfy({ relation, word in
                    (relation.isSymbolWord && !relation.isForeign) || isKnownWithoutDigits(word)
                }), others.contains(where: { isAlike(table.rows[$0].settled) }) || !hasNamesake(row, besides: place)
            else { return nil }
            // Small letters are a translator's as often as not.
            if hasSmallLetters(text),
                !others.contains(where: { isAlike(table.rows[$0].settled) && hasSmallLetters(table.rows[$0].settled) })
            {
                return nil
            }
            if !knowledge.hasLexicon {
                // Where the headers know the family, what they have not got is a word of the language in its place.
                let coverage = prefix.flatMap { index.family($0) }.map { index.coverage(ofFamily: $0) } ?? 0
                guard coverage < RowScorer.wellKnown, others.contains(where: { isAlike(table.rows[$0].settled) }) else {
                    return nil
                }
            }
        }
        var features = FeatureVector()
        features[.itself] = 1
        let alike = others.count { isAlike(table.rows[$0].settled ?? table.itself($0)) }
        features[.itselfPrefix] = Double(alike) / Double(max(others.count, 1))
        features[.itselfCapitals] = row.printed.isCapital ? 1 : 0
        let legible = others.count { table.rows[$0].settled == table.rows[$0].closed || table.itself($0) != nil }
        features[.itselfLegible] = Double(legible) / Double(max(others.count, 1))
        features[.itselfUntouched] = isUntouched ? 1 : 0
        let unknown = relations.count { !$0.isSymbolWord }
        features[.itselfUnknown] = Double(unknown) / Double(max(relations.count, 1))
        return features
    }

    /// True when as many other rows of the table begin with the same letters in other capitals as in these: `Jet_errlid`
    /// among symbols of `JET_err…` is written as a translator writes a word.
    private func isInOtherCapitals(_ text: String, _ others: [Int]) -> Bool {
        let head = text.prefix { $0 != "_" }
        guard head.utf8.count < text.utf8.count, head.utf8.contains(where: SymbolWords.isSmall) else { return false }
        let heads = others.compactMap { other in
            (table.rows[other].settled ?? table.itself(other))?.prefix { $0 != "_" }
        }.filter { $0.utf8.count == head.utf8.count && $0.lowercased() == head.lowercased() }
        let same = heads.count { $0 == head }
        return heads.count > same && heads.count - same >= same
    }

    /// True when a symbol of a family that settled rows belong to has the same words behind the first: that one names the
    /// family, and may have been translated into another word of symbols (`BUTTON _ BUTTON3CHG`), unless its digits are
    /// others, which are not translated.
    private func hasNamesake(_ row: RestorationTable.Row, besides place: Int) -> Bool {
        let own = row.printed.words.map { index.wordPlace($0) }
        guard own.count > 1, let last = own.last ?? nil, let first = row.printed.words.first else { return false }
        let digits = first.filter(\.isNumber)
        let families = Set(
            table.rows.indices.compactMap { other in
                other == place ? nil : table.rows[other].settled.flatMap { index.place(of: $0) }
            }.compactMap { index.words(of: Int32($0)).first })
        return !families.isEmpty
            && index.symbolsOfWord[last].contains { other in
                let twin = index.words(of: other)
                return twin.count == own.count && twin.first.map(families.contains) ?? false
                    && zip(own, twin).dropFirst().allSatisfy { $0 == $1 }
                    && index.name(of: other).prefix { $0 != "_" }.filter(\.isNumber) == digits
            }
    }

    /// A translator takes more letters than these for a word, digits or not: `RG10` is none, and `LUDOMINANZ16` is one.
    private static let fewLetters = 3

    /// True for a word with digits whose letters are a word of symbols, or too few for a word of the language.
    private func isKnownWithoutDigits(_ word: String) -> Bool {
        let letters = word.filter { !$0.isNumber }
        return letters.utf8.count < word.utf8.count
            && (letters.utf8.count <= RowScorer.fewLetters || index.wordPlace(letters) != nil)
    }

    /// True for two known symbols without anything between them, as halves of a pair that were torn apart leave them.
    private func isTwoSymbols(_ text: String) -> Bool {
        text.utf8.indices.dropFirst().contains { split in
            let tail = text[split...]
            return tail.contains("_")
                && index.place(of: String(tail)) != nil && index.place(of: String(text[..<split])) != nil
        }
    }

    /// True when a capital stands where a word was one: `CoNtext` is odd where `context` is known and `ntext` is not.
    private func hasOddHump(_ text: String) -> Bool {
        let (words, slots) = SymbolWords.slotted(text)
        for place in words.indices.dropFirst() where slots[place] == slots[place - 1] {
            let whole = words[place - 1] + words[place]
            if index.isDeclaredWord(whole), !index.isDeclaredWord(words[place]), index.wordPlace(words[place]) == nil {
                return true
            }
            guard let joined = index.wordPlace(whole) else { continue }
            let own = index.wordPlace(words[place]).map { index.symbolsOfWord.count($0) } ?? 0
            if own * 10 < index.symbolsOfWord.count(joined) { return true }
        }
        return false
    }
}
