import Testing
import UrtextModel

@Suite struct ClaimOrderTests {
    private static func claim(
        _ subject: Subject, page: String = "kettle", locale: String = "en-US", file: String = "k.md", line: Int = 1,
        reading: Reading = .original, text: String = "x"
    ) -> Claim {
        Claim(
            page: page, edition: Edition(locale: locale), file: file, line: line, subject: subject, reading: reading,
            text: text)
    }

    @Test func subjectsStandInTheOrderOfTheDocument() {
        let subjects: [Subject] = [
            .page(.assetid), .page(.kind), .page(.name), .page(.returnType), .parameter(0, .name), .parameter(0, .type),
            .parameter(0, .reserved), .parameter(1, .name), .parameter(10, .name), .heading(0, .name),
            .heading(0, .bracket), .heading(2, .name),
            .row(RowPlace(list: .values(heading: 0), table: 0, row: 0), .symbol),
            .row(RowPlace(list: .values(heading: 0), table: 0, row: 0), .number),
            .row(RowPlace(list: .values(heading: 0), table: 0, row: 9), .symbol),
            .row(RowPlace(list: .values(heading: 0), table: 1, row: 0), .symbol),
            .row(RowPlace(list: .values(heading: 3), table: 0, row: 0), .symbol),
            .row(RowPlace(list: .returns, table: 0, row: 0), .symbol),
            .row(RowPlace(list: .constants, table: 0, row: 0), .symbol),
        ]
        let claims = subjects.map { Self.claim($0) }
        #expect(claims.shuffled().sorted() == claims)
        for (lower, upper) in zip(claims, claims.dropFirst()) {
            #expect(lower < upper)
            #expect(!(upper < lower))
        }
    }

    @Test func pageThenEditionThenFileThenSubjectThenLine() {
        let claims = [
            Self.claim(.page(.name), page: "a", locale: "fr-FR", file: "z", line: 9),
            Self.claim(.page(.name), page: "b", locale: "de-DE", file: "z", line: 9),
            Self.claim(.page(.name), page: "b", locale: "fr-FR", file: "y", line: 9),
            Self.claim(.page(.assetid), page: "b", locale: "fr-FR", file: "z", line: 9),
            Self.claim(.page(.name), page: "b", locale: "fr-FR", file: "z", line: 1),
            Self.claim(.page(.name), page: "b", locale: "fr-FR", file: "z", line: 2, reading: .anchor, text: "y"),
            Self.claim(.page(.name), page: "b", locale: "fr-FR", file: "z", line: 2, reading: .bilingual, text: "a"),
            Self.claim(.page(.name), page: "b", locale: "fr-FR", file: "z", line: 2, reading: .bilingual, text: "b"),
        ]
        #expect(claims.reversed().sorted() == claims)
    }

    @Test func theOrderIsStrictAndTotal() {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<4_000 {
            let (a, b, c) = (random.claim(), random.claim(), random.claim())
            #expect(!(a < a))
            #expect([a < b, a == b, b < a].count { $0 } == 1, "\(a)\n\(b)")
            if a < b, b < c { #expect(a < c) }
            if !(a < b), !(b < c) { #expect(!(a < c)) }
        }
    }

    @Test func sortingForgetsTheOrderBefore() {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<50 {
            var claims: [Claim] = []
            for _ in 0..<40 { claims.append(random.claim()) }
            #expect(claims.shuffled(using: &random).sorted() == claims.sorted())
        }
    }

    @Test func editionsAreOrderedByLocaleThenLabel() {
        let editions = [
            Edition(locale: "de-DE"), Edition(locale: "de-DE", label: "live"),
            Edition(locale: "de-DE", label: "live-sxs"), Edition(locale: "en-US"),
        ]
        #expect(editions.reversed().sorted() == editions)
        #expect(editions.map(\.description) == ["de-DE", "de-DE/live", "de-DE/live-sxs", "en-US"])
    }
}

extension SeededGenerator {
    /// A claim of a world so small that equal parts are common.
    fileprivate mutating func claim() -> Claim {
        let subject: Subject =
            switch int(0..<4) {
            case 0: .page(pick(.assetid, .kind, .variant))
            case 1: .parameter(int(0..<3), pick(.name, .type, .reserved))
            case 2: .heading(int(0..<3), pick(.name, .bracket))
            default:
                .row(
                    RowPlace(
                        list: pick(.values(heading: int(0..<2)), .returns, .constants), table: int(0..<2),
                        row: int(0..<2)), pick(.symbol, .number))
            }
        return Claim(
            page: pick("a", "b"), edition: Edition(locale: pick("de-DE", "en-US"), label: pick("", "live")),
            file: pick("1", "2"), line: int(1..<3), subject: subject, reading: pick(.anchor, .original, .sal),
            text: pick("x", "y", ""))
    }
}
