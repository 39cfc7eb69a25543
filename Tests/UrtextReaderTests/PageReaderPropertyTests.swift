import Testing
import UrtextModel

@testable import UrtextReader

/// Any bytes whatever: the reader ends, traps never, and says what it says the same way each time.
@Suite struct PageReaderPropertyTests {
    private static func read(_ bytes: [UInt8], path: String = "de-DE/live/tea/boilkettle.md") -> PageReading {
        PageReader().read(SourcePage(path: path, bytes: bytes))
    }

    /// What every reading promises, of whatever bytes.
    private static func expectWellFormed(_ reading: PageReading, _ bytes: [UInt8]) {
        let lines = 1 + LineEnds.plain(bytes).count { $0 == 10 }
        #expect(reading.claims == reading.claims.sorted())
        #expect(reading.diagnostics == reading.diagnostics.sorted())
        #expect(reading.claims.allSatisfy { $0.line >= 1 && $0.line <= lines })
        #expect(reading.diagnostics.allSatisfy { ($0.location?.line ?? 1) >= 1 && ($0.location?.line ?? 1) <= lines })
        #expect(!reading.claims.isEmpty || !reading.diagnostics.isEmpty)
    }

    private static let seeds: [[UInt8]] = LayoutTests.pages.enumerated().filter { $0.offset % 23 == 0 }
        .map { Array($0.element.text.utf8) }

    @Test func randomBytes() {
        var random = SeededGenerator(seed: 31)
        for _ in 0..<500 {
            var bytes: [UInt8] = []
            for _ in 0..<random.int(0..<200) { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
            Self.expectWellFormed(Self.read(bytes), bytes)
        }
    }

    @Test func randomText() {
        var random = SeededGenerator(seed: 32)
        for _ in 0..<500 {
            let text =
                "# <a name=\"x-function\"></a>X\n" + random.markup() + "\n## Parameters\n" + random.markup()
                + "\n## Return value\n" + random.markup()
            let bytes = Array(text.utf8)
            Self.expectWellFormed(Self.read(bytes), bytes)
        }
    }

    @Test func randomMutationsOfPages() {
        var random = SeededGenerator(seed: 33)
        for _ in 0..<600 {
            var bytes = Self.seeds[random.int(0..<Self.seeds.count)]
            for _ in 0..<random.int(1..<12) where !bytes.isEmpty {
                let place = random.int(0..<bytes.count)
                switch random.int(0..<5) {
                case 0: bytes[place] = random.pick(60, 62, 124, 96, 42, 10, 40, 41, 91, 93, 123, 92, 35, 34, 32)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(random.pick(60, 124, 96, 10, 95, 42, 0xC2, 34), at: place)
                case 3: bytes.removeSubrange(place..<min(place + random.int(1..<40), bytes.count))
                default:
                    let other = random.int(0..<bytes.count)
                    bytes.insert(contentsOf: bytes[other..<min(other + random.int(1..<80), bytes.count)], at: place)
                }
            }
            Self.expectWellFormed(Self.read(bytes), bytes)
        }
    }

    @Test func pagesCutAnywhere() {
        for seed in Self.seeds {
            for count in stride(from: 1, to: seed.count, by: 97) {
                let bytes = Array(seed[..<count])
                Self.expectWellFormed(Self.read(bytes), bytes)
            }
        }
    }

    /// A page that was cut states nothing that the whole page does not: no name, number or symbol is made of a part.
    /// The last line before the cut is left out, since a part of it may be a shorter text.
    @Test func aCutPageStatesABeginningOfItsFacts() {
        for seed in Self.seeds {
            let whole = Set(Self.read(seed).claims.map(\.text))
            let ends = seed.indices.filter { seed[$0] == 10 }
            for end in ends where end % 3 == 0 {
                for claim in Self.read(Array(seed[...end])).claims {
                    switch claim.subject {
                    case .parameter(_, .name), .row, .page(.name), .page(.header):
                        #expect(whole.contains(claim.text), "\(claim)")
                    default: continue
                    }
                }
            }
        }
    }

    @Test func readingTwiceSaysTheSame() {
        for seed in Self.seeds {
            let first = Self.read(seed)
            let second = Self.read(seed)
            #expect(first.claims == second.claims)
            #expect(first.diagnostics == second.diagnostics)
        }
    }

    @Test(arguments: [
        "<span id=\"A\"></span>", "[x] (", "|", "<dl><dt>", "<td>", "*", "`", "\\_", "](", "<!--", "## ", "- ", "> ",
        "/api/", "| a |\n", "*a* [in]\n\n", "<dt>**A_B**</dt>", "a.h ",
    ]) func longRunsOfOneThing(_ piece: String) {
        let run = String(repeating: piece, count: 6_000)
        let bytes = Array(
            "# <a name=\"x-function\"></a>X\n\n## Parameters\n\n\(run)\n\n## Requirements\n\n| A | B |\n|---|---|\n| x | \(run) |\n"
                .utf8)
        _ = Self.read(bytes)
    }
}
