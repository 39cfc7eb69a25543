/// One statement of one page: what it says about which part of itself, where, and how that was read.
///
/// Claims are facts *as the page states them*. Whether a statement is believed is the reconciler's business.
package struct Claim: Sendable {
    /// The file that states it; all claims of a file share one.
    package let source: ClaimSource
    package var line: Int
    package var subject: Subject
    package var reading: Reading
    package var text: String

    /// The page's id; the same for all editions of a page.
    package var page: String { source.page }
    package var edition: Edition { source.edition }
    /// The file, as the caller named it; for diagnostics only, it never reaches the spec.
    package var file: String { source.file }

    package init(source: ClaimSource, line: Int, subject: Subject, reading: Reading, text: String) {
        self.source = source
        self.line = line
        self.subject = subject
        self.reading = reading
        self.text = text
    }

    package init(
        page: String, edition: Edition, file: String, line: Int, subject: Subject, reading: Reading, text: String
    ) {
        self.init(
            source: ClaimSource(page: page, edition: edition, file: file), line: line, subject: subject,
            reading: reading, text: text)
    }
}

extension Claim: Hashable {
    package static func == (lhs: Claim, rhs: Claim) -> Bool {
        lhs.line == rhs.line && lhs.reading == rhs.reading && lhs.subject == rhs.subject && lhs.text == rhs.text
            && lhs.source == rhs.source
    }

    /// Without the source: few claims differ in nothing else.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(line)
        hasher.combine(subject)
        hasher.combine(text)
    }
}

/// The part of a page a claim speaks of.
package enum Subject: Hashable, Sendable, Codable {
    case page(PageField)
    /// A parameter or member, by its place in the declaration, counted from zero.
    case parameter(Int, ParameterField)
    /// A heading or list term of the parameter section, by its place, counted from zero.
    case heading(Int, HeadingField)
    /// A row of a value list, return table or constant table.
    case row(RowPlace, RowField)

    package enum PageField: String, Hashable, Sendable, Codable, CaseIterable {
        case assetid, kind, name, variant, header, library, dll, returnType
        /// A file named where translation does not reach: in the front matter, or in the target of a link.
        case file
    }
    package enum ParameterField: String, Hashable, Sendable, Codable, CaseIterable {
        case name, type, direction, optional
        /// Stated, with the text `true`, when an annotation says that the argument is null or zero.
        case reserved
    }
    package enum HeadingField: String, Hashable, Sendable, Codable, CaseIterable {
        /// The name as printed.
        case name
        /// What stands in the bracket behind it, in lower case, parts joined by a comma and a blank.
        case bracket
        /// A symbol that the text below it names.
        case mention
        /// The type, where the text below it begins with one (`Type: DWORD`) and the page declares nothing.
        case type
    }
    package enum RowField: String, Hashable, Sendable, Codable, CaseIterable {
        case symbol, number
        /// What the rest of the row says, as a fingerprint: equal texts have equal ones, whatever they mean.
        case description
    }
}

/// Where a row stands: in which list of the page, in which table of that list, in which line of it; counted from zero.
package struct RowPlace: Hashable, Sendable, Codable {
    package enum List: Hashable, Sendable, Codable {
        /// The values of the parameter whose heading has this place.
        case values(heading: Int)
        case returns
        case constants
    }

    package var list: List
    package var table: Int
    package var row: Int

    package init(list: List, table: Int, row: Int) {
        self.list = list
        self.table = table
        self.row = row
    }

    /// True when both rows stand in one table.
    package func isInTable(of other: RowPlace) -> Bool { table == other.table && list == other.list }
}

extension Claim: Comparable {
    package static func < (lhs: Claim, rhs: Claim) -> Bool {
        if lhs.source != rhs.source { return lhs.source < rhs.source }
        if lhs.subject != rhs.subject { return lhs.subject.sortKey < rhs.subject.sortKey }
        if lhs.line != rhs.line { return lhs.line < rhs.line }
        return (lhs.reading.rawValue, lhs.text) < (rhs.reading.rawValue, rhs.text)
    }
}

extension Claim {
    /// Claims of one file in canonical order.
    package static func sortedInFile(_ claims: [Claim]) -> [Claim] {
        // Numbers are moved, not claims.
        var keys: [(rank: UInt64, index: Int)] = []
        keys.reserveCapacity(claims.count)
        for (index, claim) in claims.enumerated() { keys.append((claim.subject.rank, index)) }
        func precedes(_ lhs: (rank: UInt64, index: Int), _ rhs: (rank: UInt64, index: Int)) -> Bool {
            lhs.rank == rhs.rank ? claims[lhs.index] < claims[rhs.index] : lhs.rank < rhs.rank
        }
        if keys.indices.dropFirst().allSatisfy({ !precedes(keys[$0], keys[$0 - 1]) }) { return claims }
        keys.sort(by: precedes)
        return keys.map { claims[$0.index] }
    }
}

extension Claim {
    /// True when claims of one file are in canonical order, and none is there twice.
    package static func areOrderedInFile(_ claims: [Claim]) -> Bool {
        var previous: UInt64 = 0
        for index in claims.indices {
            let rank = claims[index].subject.rank
            if index > 0, rank < previous || (rank == previous && !(claims[index - 1] < claims[index])) { return false }
            previous = rank
        }
        return true
    }
}

extension Subject {
    /// The order in one number; places too large for it are equal here.
    fileprivate var rank: UInt64 {
        func packed(_ parts: (Int, Int, Int, Int, Int)) -> UInt64 {
            func part(_ value: Int, _ bits: UInt64) -> UInt64 { UInt64(min(max(value, 0), (1 << bits) - 1)) }
            return part(parts.0, 3) << 60 | part(parts.1, 20) << 40 | part(parts.2, 16) << 24 | part(parts.3, 20) << 4
                | part(parts.4, 4)
        }
        return packed(sortKey)
    }

    /// A total order: page fields, parameters, headings, rows, each in document order.
    fileprivate var sortKey: (Int, Int, Int, Int, Int) {
        switch self {
        case .page(let field): (0, field.place, 0, 0, 0)
        case .parameter(let place, let field): (1, place, field.place, 0, 0)
        case .heading(let place, let field): (2, place, field.place, 0, 0)
        case .row(let place, let field):
            switch place.list {
            case .values(let heading): (3, heading, place.table, place.row, field.place)
            case .returns: (4, 0, place.table, place.row, field.place)
            case .constants: (5, 0, place.table, place.row, field.place)
            }
        }
    }
}

extension Subject.PageField {
    /// Its place in the canonical order.
    var place: Int {
        switch self {
        case .assetid: 0
        case .kind: 1
        case .name: 2
        case .variant: 3
        case .header: 4
        case .library: 5
        case .dll: 6
        case .returnType: 7
        case .file: 8
        }
    }
}

extension Subject.ParameterField {
    /// Its place in the canonical order.
    var place: Int {
        switch self {
        case .name: 0
        case .type: 1
        case .direction: 2
        case .optional: 3
        case .reserved: 4
        }
    }
}

extension Subject.HeadingField {
    /// Its place in the canonical order.
    var place: Int {
        switch self {
        case .name: 0
        case .bracket: 1
        case .type: 2
        case .mention: 3
        }
    }
}

extension Subject.RowField {
    /// Its place in the canonical order.
    var place: Int {
        switch self {
        case .symbol: 0
        case .number: 1
        case .description: 2
        }
    }
}
