/// What the pages of one language, read so far, say to a row that stands on one of them.
struct LocaleKnowledge: Sendable {
    /// What a print was found to stand for: symbol by symbol, how often.
    private var memory: [String: [Int32: Double]] = [:]
    /// What rows with a description were found to be, print by print.
    private var descriptions: [String: [String: [Int32: Double]]] = [:]
    /// What lexicon and pages know of the words, and what each learned pair of the prints in question put into that.
    private var lexicon: Lexicon
    private var shares: [String: Lexicon] = [:]
    private var learner = LexiconLearner()
    /// True when a lexicon of the language was given that knows most words of the rows.
    let hasLexicon: Bool
    /// Whether underscores outlast translation.
    private(set) var slots: SlotFidelity

    /// What does not change while rows are restored; nothing is known of words before something is learned.
    ///
    /// - Parameters:
    ///   - given: a lexicon learned elsewhere, if there is one.
    ///   - isTrusted: whether it knows most words of the rows.
    ///   - settled: prints with what they stand for.
    init(given: Lexicon?, isTrusted: Bool, locale: String, settled: [LearnedPair], index: SymbolIndex) {
        lexicon = given ?? Lexicon(locale: locale)
        hasLexicon = isTrusted
        slots = lexicon.slots
        for pair in settled {
            if pair.isDamaged {
                slots.count(printed: pair.printed.underscores, meant: index.entries[Int(pair.symbol)].underscores)
                memory[pair.printed.key, default: [:]][pair.symbol, default: 0] += pair.weight
            }
            note(pair, index)
        }
    }

    /// The same with what is believed of other rows.
    ///
    /// - Parameters:
    ///   - believed: prints with what they stand for, and how surely.
    ///   - keys: the prints of the rows in question.
    func learning(_ believed: [LearnedPair], for keys: Set<String>, index: SymbolIndex) -> LocaleKnowledge {
        var knowledge = self
        for pair in believed { knowledge.note(pair, index) }
        let (learned, shares) = knowledge.learner.learned(locale: lexicon.locale, sharesOf: keys)
        knowledge.lexicon.add(learned)
        knowledge.shares = shares
        return knowledge
    }

    private mutating func note(_ pair: LearnedPair, _ index: SymbolIndex) {
        if let description = pair.description {
            descriptions[description, default: [:]][pair.printed.key, default: [:]][pair.symbol, default: 0] +=
                pair.weight
        }
        if pair.isDamaged { learner.add(pair.printed, symbol: index.name(of: pair.symbol), weight: pair.weight) }
    }

    /// Rows that may be something else, though none is known.
    private static let doubt = 0.3

    struct LearnedPair: Sendable {
        var printed: PrintedWords
        var description: String?
        /// True when the print differs from the symbol; only then it tells what words mean.
        var isDamaged: Bool
        var symbol: Int32
        var weight: Double
    }

    /// Share of the settled rows with this print that are each symbol.
    func samePrint(_ row: RestorationTable.Row) -> [Int32: Double] {
        LocaleKnowledge.shares(memory[row.printed.key] ?? [:])
    }

    /// The symbol that this print was on all pages that the lexicon was learned from, and how sure that is: the more
    /// pages, the surer.
    func learnedPrint(_ row: RestorationTable.Row, index: SymbolIndex) -> (symbol: Int32, share: Double)? {
        guard let (symbol, pages) = lexicon.prints[row.printed.key]?.only, let place = index.place(of: symbol) else {
            return nil
        }
        return (Int32(clamping: place), Double(pages) / (Double(pages) + LocaleKnowledge.doubt))
    }

    /// Share of the rows with this description that are each symbol, settled or restored; restored ones only if they
    /// print another text, since what this print stands for is the question.
    func sameDescription(_ row: RestorationTable.Row) -> [Int32: Double] {
        guard let description = row.description, let prints = descriptions[description] else { return [:] }
        var sum: [Int32: Double] = [:]
        for key in prints.keys.sorted() where key != row.printed.key || memory[key] != nil {
            for (symbol, weight) in prints[key] ?? [:] { sum[symbol, default: 0] += weight }
        }
        return LocaleKnowledge.shares(sum)
    }

    private static func shares(_ found: [Int32: Double]) -> [Int32: Double] {
        let total = found.keys.sorted().reduce(0) { $0 + (found[$1] ?? 0) }
        guard total > 0.01 else { return [:] }
        return found.mapValues { $0 / (total + LocaleKnowledge.doubt) }
    }

    /// The relations of each word of a print. What the lexicon learned from this very print is left out: it would only
    /// confirm what is believed already.
    func relations(_ printed: PrintedWords, index: SymbolIndex, cache: inout RelationCache) -> [WordRelations] {
        let share = shares[printed.key]
        return printed.words.map { word in
            let stem = SymbolWords.stem(word)
            if let own = share?.entries[stem], let entry = lexicon.entries[stem] {
                return WordRelations(
                    word, index: index, entry: entry.without(own), cognates: cache.cognates(of: word, index: index))
            }
            if let known = cache.relations[word] { return known }
            let relations = WordRelations(
                word, index: index, entry: lexicon.entries[stem], cognates: cache.cognates(of: word, index: index))
            cache.relations[word] = relations
            return relations
        }
    }
}

/// What was found out about printed words before. Cognates hold for good, relations until something new is learned.
struct RelationCache {
    fileprivate(set) var relations: [String: WordRelations] = [:]
    private var cognates: [String: [(word: Int32, likeness: Double)]] = [:]

    fileprivate mutating func cognates(of word: String, index: SymbolIndex) -> [(word: Int32, likeness: Double)] {
        if let known = cognates[word] { return known }
        let found = index.cognates(of: word)
        cognates[word] = found
        return found
    }

    mutating func forgetRelations() { relations.removeAll(keepingCapacity: true) }
}
