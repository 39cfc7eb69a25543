import TestSupport
import Testing
import UrtextModel
import UrtextReconciler

@testable import UrtextCore

/// Merging is union: any shards, merged in any order and grouping, are the same set and the same bytes.
@Suite struct MergeLawsTests {
    private struct Random {
        var numbers: SeededGenerator

        mutating func claim(file: String) -> Claim {
            let place = RowPlace(
                list: [.returns, .constants, .values(heading: Int.random(in: 0..<3, using: &numbers))].randomElement(
                    using: &numbers) ?? .returns, table: Int.random(in: 0..<2, using: &numbers),
                row: Int.random(in: 0..<4, using: &numbers))
            let subjects: [Subject] = [
                .page(.allCases.randomElement(using: &numbers) ?? .name),
                .parameter(Int.random(in: 0..<3, using: &numbers), .allCases.randomElement(using: &numbers) ?? .name),
                .heading(Int.random(in: 0..<3, using: &numbers), .allCases.randomElement(using: &numbers) ?? .name),
                .row(place, .allCases.randomElement(using: &numbers) ?? .symbol),
            ]
            return Claim(
                page: file, edition: Edition(locale: "de-DE", label: "live"), file: file,
                line: Int.random(in: 1..<9, using: &numbers),
                subject: subjects.randomElement(using: &numbers) ?? .page(.name),
                reading: Reading.allCases.randomElement(using: &numbers) ?? .anchor,
                text: ["POT_OK", "TOPF_\u{E4}", "a \"b\"\\", "\u{1}"].randomElement(using: &numbers) ?? "")
        }

        mutating func page() -> ReadPage {
            let file = "p\(Int.random(in: 0..<6, using: &numbers)).md"
            let claims = (0..<Int.random(in: 0..<8, using: &numbers)).map { _ in claim(file: file) }
            let diagnostics = (0..<Int.random(in: 0..<2, using: &numbers)).map { number in
                Diagnostic(.warning, "w", at: SourceLocation(path: file, line: number + 1), "s", solutions: ["t"])
            }
            return ReadPage(
                file: file, digest: "\(Int.random(in: 0..<2, using: &numbers))", claims: claims,
                diagnostics: diagnostics)
        }

        mutating func pages() -> ReadPages {
            ReadPages((0..<Int.random(in: 0..<4, using: &numbers)).map { _ in page() })
        }

        mutating func claims() -> ClaimSet {
            ClaimSet(
                (0..<Int.random(in: 0..<12, using: &numbers)).map { _ in
                    claim(file: "p\(Int.random(in: 0..<3, using: &numbers)).md")
                })
        }
    }

    @Test func `shards merge alike in any order and grouping, 1,000 cases`() throws {
        var random = Random(numbers: SeededGenerator(seed: 5))
        for _ in 0..<1000 {
            let (a, b, c) = (random.pages(), random.pages(), random.pages())
            #expect(a.union(b) == b.union(a))
            #expect(a.union(b).union(c) == a.union(b.union(c)))
            #expect(a.union(a) == a)
            #expect(a.union(ReadPages()) == a)
            let text = ClaimsDocument.text(a.union(b).union(c))
            #expect(text == ClaimsDocument.text(c.union(a).union(b)))
            let back = try ClaimsDocument.decode(Array(text.utf8))
            #expect(back == a.union(b).union(c))
        }
    }

    @Test func `claims merge alike in any order and grouping, 1,000 cases`() {
        var random = Random(numbers: SeededGenerator(seed: 6))
        for _ in 0..<1000 {
            let (a, b, c) = (random.claims(), random.claims(), random.claims())
            #expect(a.union(b) == b.union(a))
            #expect(a.union(b).union(c) == a.union(b.union(c)))
            #expect(a.union(a) == a)
            #expect(a.union(b).claims == b.union(a).claims)
        }
    }

    @Test func `every page is in exactly one shard`() throws {
        for count in [1, 2, 3, 7, 16] {
            let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
            var sizes = [Int](repeating: 0, count: count)
            for number in 0..<400 {
                let holders = shards.indices.filter { shards[$0].holds("de-DE/live/page-\(number).md") }
                #expect(holders.count == 1)
                for holder in holders { sizes[holder] += 1 }
            }
            #expect(sizes.allSatisfy { $0 > 400 / count / 3 })
        }
    }

    @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "1/2/3", "a/b", "1/5000", "-1/2", " 1/2"])
    func `what is no shard is refused`(text: String) { #expect(Shard(text) == nil) }

    @Test(arguments: [
        "", "page", "page/none", "returns/0/symbol", "values/1/2/symbol", "row/x", "heading/-1/name",
        "parameter/99999999/name",
    ])
    func `what is no part of a page is refused`(path: String) { #expect(Subject(path: path) == nil) }

    @Test func `SHA-256 is that of FIPS 180-4`() {
        #expect(
            Digest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func `a depfile is a rule of Make`() {
        #expect(
            Depfile.text(target: "out dir", inputs: ["b#.md", "a$.md"]) == "out\\ dir: \\\n  a$$.md \\\n  b\\#.md\n")
    }
}
