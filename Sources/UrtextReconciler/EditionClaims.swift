internal import UrtextModel

/// The claims of one page in one edition, grouped by what they speak of.
///
/// A class, since it is large and its rows are settled in place; nobody else sees one that is being settled.
final class EditionClaims {
    struct List: Sendable {
        var rows: [(place: RowPlace, decision: RowDecision)]
    }

    /// The page's id.
    let page: String
    let edition: Edition
    let file: String
    private(set) var fields: [Subject.PageField: [Claim]] = [:]
    /// 0 for an edition in the original language, 1 for a bilingual one, 2 for a translation.
    let rank: Int
    /// What it declares, and what it says below each heading.
    private lazy var section = ParameterSection(claims)
    var parameters: [ParameterClaims] { section.parameters }
    var headings: [ParameterSection.Heading] { section.headings }
    var alignment: HeadingAlignment { section.alignment }
    private(set) var returns = List(rows: [])
    private(set) var constants = List(rows: [])
    /// By heading.
    private(set) var values: [Int: List] = [:]

    /// Files that the requirements print, and nothing says how they are spelled.
    private(set) var doubted: [(field: Subject.PageField, claim: Claim)] = []

    private let claims: [Claim]

    /// - Parameter claims: in canonical order, all of one page and edition.
    init(_ claims: [Claim], universe: SymbolUniverse, files: KnownFiles) {
        page = claims.first?.page ?? ""
        edition = claims.first?.edition ?? Edition(locale: "und")
        file = claims.first?.file ?? ""
        self.claims = claims
        var isOriginal = false
        var isBilingual = false
        var modules: [String] = []
        for claim in claims {
            if claim.reading == .original { isOriginal = true }
            if claim.reading == .bilingual { isBilingual = true }
            switch claim.subject {
            case .page(.dll) where !claim.text.contains(" "), .page(.file) where claim.reading == .frontMatter:
                modules.append(claim.text)
            default: break
            }
        }
        rank = isOriginal ? 0 : isBilingual ? 1 : 2
        let files = modules.isEmpty ? files : files.adding(modules: modules)
        let titled = EditionClaims.agreedHeader(claims)
        var rows: [(place: RowPlace, claims: Range<Int>)] = []
        for (index, claim) in claims.enumerated() {
            switch claim.subject {
            case .page(let field):
                guard let believed = EditionClaims.believed(claim, field, files, titled: titled) else {
                    if claim.reading == .requirements { doubted.append((field, claim)) }
                    continue
                }
                fields[field, default: []].append(believed)
            case .parameter, .heading: continue
            case .row(let place, _):
                // The claims of a row stand behind one another.
                if let last = rows.last, last.place == place {
                    rows[rows.count - 1].claims = last.claims.lowerBound..<(index + 1)
                } else {
                    rows.append((place, index..<(index + 1)))
                }
            }
        }
        var isNamed = false
        for (index, (place, range)) in rows.enumerated() {
            if index == 0 || !rows[index - 1].place.isInTable(of: place) {
                let table = rows[index...].prefix { $0.place.isInTable(of: place) }
                isNamed = RowDecision.areNamed(table.lazy.map { claims[$0.claims] })
            }
            guard let decision = RowDecision(claims[range], universe: universe, isNamed: isNamed) else { continue }
            switch place.list {
            case .returns: returns.rows.append((place, decision))
            case .constants: constants.rows.append((place, decision))
            case .values(let heading): values[heading, default: List(rows: [])].rows.append((place, decision))
            }
        }
    }

    /// What the declaration says of each parameter of this name, in its order.
    func parameters(named name: String) -> [ParameterClaims] { section.parameters(named: name) }

    func firstParameter(named name: String) -> ParameterClaims? { section.firstParameter(named: name) }

    /// The places of the headings that stand for the declared parameter of this name.
    func headingPlaces(of name: String) -> [Int] { section.headingPlaces(of: name) }

    /// Every row of every list.
    var allRows: [RowDecision] {
        (values.sorted { $0.key < $1.key }.flatMap(\.value.rows) + returns.rows + constants.rows).map(\.decision)
    }

    func updateRows(_ update: (inout RowDecision) -> Void) {
        for row in returns.rows.indices { update(&returns.rows[row].decision) }
        for row in constants.rows.indices { update(&constants.rows[row].decision) }
        for heading in values.keys.sorted() {
            var list = values[heading] ?? List(rows: [])
            for row in list.rows.indices { update(&list.rows[row].decision) }
            values[heading] = list
        }
    }

    /// Takes what was restored of one row of a list.
    func settle(_ list: RowPlace.List, row: Int, _ restoration: Restoration) {
        switch list {
        case .returns: returns.rows[row].decision.settle(restoration)
        case .constants: constants.rows[row].decision.settle(restoration)
        case .values(let heading): values[heading]?.rows[row].decision.settle(restoration)
        }
    }

    /// The header that title and requirements of a translated page spell alike, torn or not, where no language has such a
    /// word: with a capital behind a small letter, or with letters and digits.
    private static func agreedHeader(_ claims: [Claim]) -> String? {
        var seen: [Reading: Set<String>] = [:]
        for claim in claims where claim.reading == .title || claim.reading == .requirements {
            guard case .page(.header) = claim.subject else { continue }
            seen[claim.reading, default: []].insert(claim.text.filter { $0 != " " })
        }
        return seen[.title, default: []].intersection(seen[.requirements, default: []]).sorted().first { name in
            let stem = name.prefix { $0 != "." }
            guard Identifier.isIdentifier(stem), !stem.hasPrefix("_") else { return false }
            let letters = stem.utf8.filter { !Identifier.isDigit($0) }
            return letters.count < stem.utf8.count
                || zip(letters, letters.dropFirst()).contains { $0 >= 97 && $0 <= 122 && $1 >= 65 && $1 <= 90 }
        }
    }

    /// True for a file whose name ends, before the last dot, with a letter outside of ASCII: what is left of it is none.
    static func isSpelledInOtherLetters(_ text: String) -> Bool {
        guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return text.utf8[..<dot].last { $0 != UInt8(ascii: " ") }.map { $0 >= 0x80 } ?? false
    }

    /// A translated page's file name counts as it is known elsewhere; an unknown one only if it was left in one piece.
    private static func believed(
        _ claim: Claim, _ field: Subject.PageField, _ files: KnownFiles, titled: String?
    ) -> Claim? {
        guard claim.reading == .requirements || claim.reading == .title,
            field == .header || field == .library || field == .dll
        else { return claim }
        if isSpelledInOtherLetters(claim.text) { return nil }
        let parts = claim.text.split(separator: " ")
        var result = claim
        for start in max(0, parts.count - 8)..<parts.count {
            if let known = files.spelling(of: parts[start...].joined()) {
                result.text = known
                return result
            }
        }
        if field == .header, let titled, parts.joined() == titled {
            result.text = titled
            return result
        }
        // No file of the platform has a name outside of ASCII.
        let isName = parts.count == 1 && !claim.text.hasPrefix("_") && claim.text.utf8.allSatisfy { $0 < 0x80 }
        return isName ? claim : nil
    }
}
