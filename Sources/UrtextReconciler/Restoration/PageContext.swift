/// What is settled on a page, whatever the table, and what the other pages have.
struct PageContext: Sendable {
    /// How many rows of the page are settled as each symbol.
    let settled: [Int32: Double]
    private(set) var families: [Int32: Double] = [:]
    private(set) var subfamilies: [Int32: Double] = [:]
    private(set) var headers: [Int32: Double] = [:]
    private(set) var total = 0.0
    /// Share of the page's settled symbols that are known from elsewhere; 0.5 where nothing is settled.
    let coverage: Double
    let ownHeader: Int32?

    init(settled: [Int32], ownHeader: String?, corpus: CorpusCounts, index: SymbolIndex) {
        var counts: [Int32: Double] = [:]
        var covered = 0.5
        for symbol in settled {
            counts[symbol, default: 0] += 1
            let entry = index.entries[Int(symbol)]
            families[entry.family, default: 0] += 1
            subfamilies[entry.subfamily, default: 0] += 1
            if entry.header >= 0 { headers[entry.header, default: 0] += 1 }
            if entry.header >= 0 || corpus.pages(of: symbol) > 1 { covered += 1 }
            total += 1
        }
        self.settled = counts
        coverage = covered / (total + 1)
        self.ownHeader = ownHeader.flatMap { index.header(named: $0) }
    }

    func familyShare(_ family: Int32) -> Double { family < 0 ? 0 : (families[family] ?? 0) / (total + 0.5) }
    func subfamilyShare(_ family: Int32) -> Double { family < 0 ? 0 : (subfamilies[family] ?? 0) / (total + 0.5) }
    func headerShare(_ header: Int32) -> Double { header < 0 ? 0 : (headers[header] ?? 0) / (total + 0.5) }

    /// The page's most frequent families, where the table itself has none.
    var leadingFamilies: [Int32] {
        subfamilies.filter { $0.key >= 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map(\.key)
    }
}

/// On how many pages each symbol stands settled.
struct CorpusCounts: Sendable {
    private var counts: [Int32: Int] = [:]

    /// - Parameter pages: for each page the symbols that are settled on it.
    init(pages: [[Int32]]) {
        for page in pages { for symbol in Set(page) { counts[symbol, default: 0] += 1 } }
    }

    func pages(of symbol: Int32) -> Int { counts[symbol] ?? 0 }
}
