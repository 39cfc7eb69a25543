/// What is settled on a page, whatever the table, and what the other pages have.
struct PageContext: Sendable {
    /// How many rows of the page are settled as each symbol.
    private(set) var settled = NumberTable()
    private(set) var families = NumberTable()
    private(set) var subfamilies = NumberTable()
    private(set) var headers = NumberTable()
    private(set) var total = 0.0
    /// Share of the page's settled symbols that are known from elsewhere; 0.5 where nothing is settled.
    let coverage: Double
    let ownHeader: Int32?
    /// The words that the name of the page's function may be shortened to.
    private let acronyms: [Int32]

    init(settled: [Int32], subject: PageSubject, corpus: CorpusCounts, index: SymbolIndex) {
        var covered = 0.5
        for symbol in settled {
            self.settled.add(1, to: symbol)
            let entry = index.entries[Int(symbol)]
            families.add(1, to: entry.family)
            subfamilies.add(1, to: entry.subfamily)
            if entry.header >= 0 { headers.add(1, to: entry.header) }
            if entry.header >= 0 || corpus.pages(of: symbol) > 1 { covered += 1 }
            total += 1
        }
        coverage = covered / (total + 1)
        ownHeader = subject.header.flatMap { index.header(named: $0) }
        acronyms = subject.acronyms.compactMap { index.wordPlace($0) }
    }

    func familyShare(_ family: Int32) -> Double { family < 0 ? 0 : families[family] / (total + 0.5) }
    func subfamilyShare(_ family: Int32) -> Double { family < 0 ? 0 : subfamilies[family] / (total + 0.5) }
    func headerShare(_ header: Int32) -> Double { header < 0 ? 0 : headers[header] / (total + 0.5) }

    /// True for a symbol that begins with what the name of the page's function is short for.
    func isNamed(_ words: some Collection<Int32>) -> Bool { words.first.map { acronyms.contains($0) } ?? false }

    /// The page's most frequent families, where the table itself has none.
    var leadingFamilies: [Int32] {
        zip(subfamilies.keys, subfamilies.values).filter { $0.0 >= 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            .prefix(3).map(\.0)
    }
}

/// On how many pages each symbol stands settled.
struct CorpusCounts: Sendable {
    private var counts: [Int32]
    /// The logarithm of each number of pages and one more.
    private let logarithms: [Double]

    /// - Parameters:
    ///   - pages: for each page the symbols that are settled on it.
    ///   - symbols: how many symbols there are.
    init(pages: [[Int32]], symbols: Int) {
        counts = [Int32](repeating: 0, count: symbols)
        for page in pages { for symbol in Set(page) { counts[Int(symbol)] += 1 } }
        logarithms = (0...Int(counts.max() ?? 0)).map { Natural.log(1 + Double($0)) }
    }

    /// The symbols that stand on some page, in the order of the index.
    var symbols: [Int32] { counts.indices.lazy.filter { counts[$0] > 0 }.map { Int32(clamping: $0) } }

    /// What a number of pages is worth; a negative one counts as none.
    func frequency(of pages: Int) -> Double { logarithms[min(max(pages, 0), logarithms.count - 1)] }

    func pages(of symbol: Int32) -> Int { Int(counts[Int(symbol)]) }
}
