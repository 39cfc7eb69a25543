import UrtextModel
import UrtextReconciler

/// A place where an edition prints something else than the symbol that stands there.
struct Repair: Hashable {
    /// What was damaged; examples of all kinds are shown before many of one.
    enum Kind: Hashable, CaseIterable { case returnCode, constant, value, parameter }

    var kind: Kind
    var edition: String
    var line: Int
    var printed: String
    var symbol: String
    /// How the symbol was found, in this edition and in others.
    var readings: [Reading]

    /// True when only blanks stand between what is printed and the symbol.
    var isSlight: Bool { Self.closed(printed) == symbol }

    var text: String {
        "\(edition):\(line)  \"\(printed)\" → \(symbol)  (\(readings.map(\.rawValue).joined(separator: ", ")))"
    }

    /// The text without blanks, as it may have been before translation.
    static func closed(_ text: String) -> String { text.filter { $0 != " " } }
}

/// Finds repairs in the result of an extraction, by laying what pages print beside what was recovered.
struct RepairFinder {
    private struct Line: Hashable {
        var page: String
        var edition: String
        var line: Int
    }

    private struct Row: Hashable {
        var page: String
        var edition: String
        var place: RowPlace
    }

    private struct Heading: Hashable {
        var page: String
        var place: Int
    }

    private var rowsOfLine: [Line: Set<RowPlace>] = [:]
    private var textsOfRow: [Row: [Claim]] = [:]
    private var headings: [Heading: [Claim]] = [:]

    init(_ claims: ClaimSet) {
        for claim in claims.claims {
            let edition = claim.edition.description
            switch claim.subject {
            case .row(let place, .symbol):
                rowsOfLine[Line(page: claim.page, edition: edition, line: claim.line), default: []].insert(place)
                textsOfRow[Row(page: claim.page, edition: edition, place: place), default: []].append(claim)
            case .heading(let place, .name):
                headings[Heading(page: claim.page, place: place), default: []].append(claim)
            default: continue
            }
        }
    }

    /// All repairs of a page, rows first, in the order of the specification.
    func repairs(of page: SpecPage) -> [Repair] {
        page.evidence.flatMap { repairs(of: $0, page: page.id) } + headingRepairs(of: page)
    }

    private func repairs(of evidence: Evidence, page: String) -> [Repair] {
        let parts = evidence.fact.split(separator: "/").map(String.init)
        guard let symbol = parts.last, let kind = Self.kind(of: parts) else { return [] }
        let readings = Set(evidence.votes.map(\.how)).sorted { $0.rawValue < $1.rawValue }
        return Set(evidence.votes.map { Line(page: page, edition: $0.page, line: $0.line) })
            .sorted { ($0.edition, $0.line) < ($1.edition, $1.line) }
            .compactMap { line in
                guard let printed = printed(on: line, symbol), printed != symbol else { return nil }
                return Repair(
                    kind: kind, edition: line.edition, line: line.line, printed: printed, symbol: symbol,
                    readings: readings)
            }
    }

    /// `returns/X`, `constants/X`, `parameters/P/values/X`; other facts are no symbols of a row.
    private static func kind(of parts: [String]) -> Repair.Kind? {
        switch (parts.first, parts.count) {
        case ("returns", 2): .returnCode
        case ("constants", 2): .constant
        case ("parameters", 4): .value
        default: nil
        }
    }

    /// What the row's cell shows a reader. A whole table may stand on one line; then only an anchor tells the row.
    private func printed(on line: Line, _ symbol: String) -> String? {
        let places = rowsOfLine[line] ?? []
        let rows = places.map { textsOfRow[Row(page: line.page, edition: line.edition, place: $0)] ?? [] }
        let row = rows.count == 1 ? rows.first : rows.first { row in row.contains { $0.text == symbol } }
        return row?.first { $0.reading == .tableText }?.text
    }

    private func headingRepairs(of page: SpecPage) -> [Repair] {
        let count = headings.keys.count { $0.page == page.id }
        guard count == page.parameters.count else { return [] }
        return page.parameters.enumerated().flatMap { place, parameter in
            (headings[Heading(page: page.id, place: place)] ?? [])
                .filter { $0.reading == .heading && $0.text != parameter.name }
                .map {
                    Repair(
                        kind: .parameter, edition: $0.edition.description, line: $0.line, printed: $0.text,
                        symbol: parameter.name, readings: [.syntaxBlock])
                }
        }
    }

    /// The repairs in an order that shows variety: the greatest of each kind and edition, then the next of each, and so
    /// on; the slight ones last.
    static func varied(_ repairs: [Repair]) -> [Repair] {
        struct Group: Hashable {
            var kind: Repair.Kind
            var edition: String
        }
        var rounds: [(round: Int, repair: Repair)] = []
        var seen: [Group: Int] = [:]
        let damage = repairs.map { Suggestion.distance($0.printed, $0.symbol) }
        for index in repairs.indices.sorted(by: { (damage[$1], $0) < (damage[$0], $1) }) {
            let repair = repairs[index]
            let round = seen[Group(kind: repair.kind, edition: repair.edition), default: 0]
            seen[Group(kind: repair.kind, edition: repair.edition)] = round + 1
            rounds.append((repair.isSlight ? round + 1000 : round, repair))
        }
        return rounds.enumerated().sorted { ($0.element.round, $0.offset) < ($1.element.round, $1.offset) }
            .map(\.element.repair)
    }
}
