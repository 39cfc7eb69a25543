import Testing

@testable import UrtextModel

/// Packing keeps every claim; only the room it takes is another.
@Suite struct PackedClaimsTests {
    private static let source = ClaimSource(
        page: "fill-kettle", edition: Edition(locale: "fr-FR", label: "live"), file: "fr-FR/fill-kettle.md")

    private static func claim(_ subject: Subject, _ line: Int = 1, _ reading: Reading = .tableText, _ text: String = "")
        -> Claim
    { Claim(source: source, line: line, subject: subject, reading: reading, text: text) }

    @Test func `packing and unpacking gives the claims in canonical order, each once`() throws {
        var random = SeededGenerator(seed: 71)
        for _ in 0..<2_000 {
            var claims = (0..<Int.random(in: 1...40, using: &random)).map { _ in random.claim(of: Self.source) }
            claims += claims.shuffled(using: &random).prefix(5)
            let packed = try #require(PackedClaims(claims.shuffled(using: &random)))
            var expected: [Claim] = []
            for claim in claims.sorted() where expected.last != claim { expected.append(claim) }
            #expect(packed.claims == expected)
            #expect(packed.count == expected.count)
            #expect(packed == PackedClaims(claims))
            #expect(packed.source === Self.source)
        }
    }

    /// Each field, reading and list has a code of its own.
    @Test func `nothing is taken for something else`() throws {
        var subjects: [Subject] = Subject.PageField.allCases.map { .page($0) }
        for place in [0, 1, 63, 64, 8_191, 1 << 40, .max] {
            subjects += Subject.ParameterField.allCases.map { .parameter(place, $0) }
            subjects += Subject.HeadingField.allCases.map { .heading(place, $0) }
            for list in [RowPlace.List.values(heading: place), .returns, .constants] {
                subjects += Subject.RowField.allCases.map { .row(RowPlace(list: list, table: place, row: 7), $0) }
                subjects += Subject.RowField.allCases.map { .row(RowPlace(list: list, table: 7, row: place), $0) }
            }
        }
        for subject in subjects {
            for reading in Reading.allCases {
                let claim = Self.claim(subject, 12, reading, "x")
                #expect(try #require(PackedClaims([claim])).claims == [claim])
            }
        }
    }

    @Test(arguments: [0, 1, -1, 127, 128, 1 << 20, .max, .min])
    func `any line and any place come back`(_ number: Int) throws {
        let claims = [
            Self.claim(.parameter(number, .name), number), Self.claim(.heading(0, .name), 5),
            Self.claim(.row(RowPlace(list: .values(heading: number), table: number, row: number), .number), number),
        ]
        #expect(try #require(PackedClaims(claims)).claims == claims.sorted())
    }

    @Test(arguments: ["", "KETTLE_E_DRY", "每 _ 秒", "e\u{301}", String(repeating: "ö", count: 70_000), "\0\u{FFFD}"])
    func `any text comes back byte for byte`(_ text: String) throws {
        let claims = [Self.claim(.page(.name), 1, .title, text), Self.claim(.page(.header), 2, .title, "kettle.h")]
        let unpacked = try #require(PackedClaims(claims)).claims
        #expect(Array(unpacked[0].text.utf8) == Array(text.utf8))
        #expect(unpacked[1].text == "kettle.h")
    }

    @Test func `only what is asked for is told, in order`() throws {
        var random = SeededGenerator(seed: 72)
        func isWanted(_ subject: Subject) -> Bool { if case .row = subject { true } else { false } }
        for _ in 0..<300 {
            let claims = (0..<30).map { _ in random.claim(of: Self.source) }
            let packed = try #require(PackedClaims(claims))
            var told: [Claim] = []
            packed.forEach(about: isWanted) { told.append($0) }
            #expect(told == packed.claims.filter { isWanted($0.subject) })
            #expect(packed.contains(where: isWanted) == !told.isEmpty)
        }
    }

    @Test func `no claim, nothing to pack`() { #expect(PackedClaims([]) == nil) }
}

extension SeededGenerator {
    fileprivate mutating func claim(of source: ClaimSource) -> Claim {
        func place() -> Int { Int.random(in: 0...(Bool.random(using: &self) ? 3 : 100_000), using: &self) }
        let subject: Subject =
            switch Int.random(in: 0...3, using: &self) {
            case 0: .page(Subject.PageField.allCases.randomElement(using: &self) ?? .name)
            case 1: .parameter(place(), Subject.ParameterField.allCases.randomElement(using: &self) ?? .name)
            case 2: .heading(place(), Subject.HeadingField.allCases.randomElement(using: &self) ?? .name)
            default:
                .row(
                    RowPlace(
                        list: [.values(heading: place()), .returns, .constants].randomElement(using: &self) ?? .returns,
                        table: place(), row: place()),
                    Subject.RowField.allCases.randomElement(using: &self) ?? .symbol)
            }
        return Claim(
            source: source, line: place(), subject: subject,
            reading: Reading.allCases.randomElement(using: &self) ?? .title,
            text: String(repeating: "dé", count: Int.random(in: 0...12, using: &self)))
    }
}
