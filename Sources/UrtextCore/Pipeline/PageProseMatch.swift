import UrtextModel
import UrtextReader

/// Which sentence of a page is about which fact of the specification. What cannot be told for certain is left out.
struct PageProseMatch {
    private(set) var summary: String?
    private(set) var parameters: [String: String] = [:]
    private(set) var symbols: [String: String] = [:]

    var isEmpty: Bool { summary == nil && parameters.isEmpty && symbols.isEmpty }

    init(_ page: SpecPage, _ prose: PageProse) {
        summary = prose.summary
        matchParameters(page, prose)
        matchRows(page, prose)
    }

    /// By name in any letter case; where translation changed a name, by place, if there are as many headings as parameters
    /// and no name speaks against that.
    private mutating func matchParameters(_ page: SpecPage, _ prose: PageProse) {
        let names = page.parameters.map { $0.name.lowercased() }
        let places = prose.parameters.map { passage in
            names.firstIndex { name in passage.names.contains { $0.lowercased() == name } }
        }
        let isInOrder =
            places.count == names.count && zip(places, names.indices).allSatisfy { $0 == nil || $0 == $1 }
        for (index, passage) in prose.parameters.enumerated() where !passage.text.isEmpty {
            guard let place = places[index] ?? (isInOrder ? index : nil) else { continue }
            let name = page.parameters[place].name
            if parameters[name] == nil { parameters[name] = passage.text }
        }
    }

    /// By the symbol or its anchor; where translation changed both, by the line on which the evidence has the symbol, if
    /// nothing else stands there.
    private mutating func matchRows(_ page: SpecPage, _ prose: PageProse) {
        let edition = prose.edition.description
        let known = page.parameters.flatMap { $0.values.map(\.symbol) } + page.returns.map(\.symbol)
        let symbols = Set(known)
        var lines: [Int: Set<String>] = [:]
        for evidence in page.evidence {
            guard let symbol = evidence.fact.split(separator: "/").last.map(String.init), symbols.contains(symbol)
            else { continue }
            for vote in evidence.votes where vote.page == edition { lines[vote.line, default: []].insert(symbol) }
        }
        let rowsOnLine = Dictionary(grouping: prose.rows, by: \.line)
        for passage in prose.rows {
            var symbol = passage.names.first { symbols.contains($0) }
            if symbol == nil, rowsOnLine[passage.line]?.count == 1, let found = lines[passage.line], found.count == 1 {
                symbol = found.first
            }
            guard let symbol, self.symbols[symbol] == nil else { continue }
            self.symbols[symbol] = passage.text
        }
    }
}
