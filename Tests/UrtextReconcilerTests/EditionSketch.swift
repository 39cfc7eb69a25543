import UrtextModel

@testable import UrtextReconciler

/// The claims of one page in one edition, written down as a reader of it would.
struct EditionSketch {
    enum Trust: Sendable {
        case original, bilingual, translated
    }

    let page: String
    let edition: Edition
    let trust: Trust
    /// Where the next claim stands.
    private var line = 0
    private(set) var claims: [Claim] = []

    init(_ trust: Trust = .original, _ locale: String? = nil, label: String = "live", page: String = "boilkettle") {
        self.trust = trust
        self.page = page
        edition = Edition(locale: locale ?? (trust == .original ? "en-US" : "de-DE"), label: label)
    }

    var file: String { "\(edition)/\(page).md" }

    /// The reading of a text of this edition.
    private func reading(_ translated: Reading) -> Reading {
        switch trust {
        case .original: .original
        case .bilingual: .bilingual
        case .translated: translated
        }
    }

    mutating func say(_ subject: Subject, _ reading: Reading, _ text: String) {
        line += 1
        claims.append(
            Claim(page: page, edition: edition, file: file, line: line, subject: subject, reading: reading, text: text))
    }

    /// A requirement or another text of the page itself.
    mutating func say(_ field: Subject.PageField, _ text: String) { say(.page(field), reading(.requirements), text) }

    mutating func declare(_ name: String, _ type: String? = nil, kind: SpecPage.Kind = .function) {
        say(.page(.name), .syntaxBlock, name)
        say(.page(.kind), .syntaxBlock, kind.rawValue)
        if let type { say(.page(.returnType), .syntaxBlock, type) }
    }

    /// `direction` in the words of a declaration: `in`, `out`, `inout`; `nil` without annotation.
    mutating func parameter(
        _ place: Int, _ name: String, _ type: String = "ULONG", _ direction: String? = nil, optional: Bool = false,
        reserved: Bool = false
    ) {
        say(.parameter(place, .name), .syntaxBlock, name)
        say(.parameter(place, .type), .syntaxBlock, type)
        if reserved { say(.parameter(place, .reserved), .sal, "true") }
        guard let direction else { return }
        say(.parameter(place, .direction), .sal, direction)
        say(.parameter(place, .optional), .sal, String(optional))
    }

    mutating func heading(_ place: Int, _ name: String, _ bracket: String? = nil) {
        say(.heading(place, .name), reading(.heading), name)
        if let bracket { say(.heading(place, .bracket), reading(.heading), bracket) }
    }

    mutating func row(
        _ list: RowPlace.List, _ row: Int, _ text: String?, anchor: String? = nil, number: String? = nil, table: Int = 0
    ) {
        let place = RowPlace(list: list, table: table, row: row)
        if let text { say(.row(place, .symbol), reading(.tableText), text) }
        if let anchor { say(.row(place, .symbol), .anchor, anchor) }
        if let number { say(.row(place, .number), reading(.number), number) }
    }

    mutating func returns(_ symbols: String..., table: Int = 0) {
        for (row, symbol) in symbols.enumerated() { self.row(.returns, row, symbol, table: table) }
    }
}

/// The spec of the only page, and what was complained about.
struct Reconciled {
    let page: SpecPage
    let diagnostics: [Diagnostic]

    init(_ editions: [EditionSketch], values: [HeaderValues] = []) {
        // What no language touches; restoring has tests of its own.
        let result = Reconciler(values: values, weights: nil).reconcile(ClaimSet(editions.flatMap(\.claims)))
        page = result.spec.pages.first ?? SpecPage(id: "")
        diagnostics = result.diagnostics
    }

    init(_ editions: EditionSketch..., values: [HeaderValues] = []) { self.init(editions, values: values) }

    var rules: [String] { diagnostics.map(\.identifier) }
    var codes: [String] { page.returns.map(\.symbol) }

    func votes(for fact: String) -> [String] {
        page.evidence.filter { $0.fact == fact }.flatMap(\.votes).map { "\($0.page) \($0.how.rawValue)" }
    }

    func parameter(_ name: String) -> Parameter? { page.parameters.first { $0.name == name } }
}

/// A header of one constant for each name, numbered from one or as given.
func header(_ name: String, _ constants: KeyValuePairs<String, String>) -> HeaderValues {
    HeaderValues(
        header: name,
        constants: constants.enumerated().map { .init(name: $1.key, value: $1.value, line: $0 + 1) })
}
