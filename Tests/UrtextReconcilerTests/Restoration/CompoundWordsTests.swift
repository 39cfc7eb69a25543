import Testing
import UrtextModel

@testable import UrtextReconciler

/// Words that a language joins, where symbols keep theirs apart.
@Suite struct CompoundWordsTests {
    private static let header = UrtextReconcilerTests.header(
        "pot.h",
        [
            "POT_STATUS_COLD": "1", "POT_STATUS_ERROR": "2", "POT_STATUS_OFFLINE": "4", "POT_STATUS_RESTART": "8",
            "POT_STATUS_WARM": "16", "POT_STATUS_BROKEN": "32",
        ])
    private static let universe = SymbolUniverse(values: [header], claims: [])
    private static let index = SymbolIndex(universe)

    /// Dutch, as somebody may have learned it.
    private static func lexicon(without hidden: Set<String> = []) -> Lexicon {
        let words = [
            "ketel": "pot", "status": "status", "theekete": "pot", "fout": "error", "foutmel": "error",
            "herstar": "restart", "koud": "cold", "warmte": "warm", "kapotte": "broken",
        ]
        var entries: [String: Lexicon.Entry] = [:]
        for (word, meaning) in words where !hidden.contains(word) {
            entries[String(word.prefix(7))] = Lexicon.Entry(count: 20, meanings: [meaning: 18])
        }
        // A word that means many things, and one that was met once.
        entries["bodem"] = Lexicon.Entry(count: 20, meanings: ["cold": 4, "warm": 4, "error": 4])
        entries["deksel"] = Lexicon.Entry(count: 1, meanings: ["cold": 1])
        return Lexicon(locale: "nl-NL", entries: entries)
    }

    private static func words(_ text: String) -> [String] {
        var compounds = CompoundWords(lexicon: lexicon(), index: index)
        return compounds.parted(PrintedWords(text)).words
    }

    @Test(arguments: [
        ("KETELSTATUSFOUTMELDING", ["ketel", "status", "foutmelding"]),
        ("ketelherstart", ["ketel", "herstart"]),
        ("KETELSTATUS _ HERSTARTEN", ["ketel", "status", "herstarten"]),
    ])
    func `a compound has the parts that are words`(text: String, parts: [String]) {
        #expect(Self.words(text) == parts)
    }

    @Test(arguments: [
        "KETELFOUT",  // Four letters end many words.
        "KETELBODEM",  // What stands for many things tells nothing.
        "KETELDEKSEL",  // One case is none.
        "KETELPLAATS", "STATUS", "FOUTMELDING", "KETEL2STATUS", "HERSTART", "水壺狀態", "ΚΕΤΕΛΣΤΑΤΥΣ",
    ])
    func `anything else stays whole`(text: String) {
        #expect(Self.words(text) == PrintedWords(text).words)
    }

    @Test func `a word longer than any compound stays whole`() {
        let word = String(repeating: "ketelstatus", count: 20_000)
        #expect(Self.words(word) == [word])
        #expect(Self.words(String(repeating: "status", count: 13)).count == 13)
    }

    @Test func `a word of symbols stays whole`() {
        let index = SymbolIndex(
            SymbolUniverse(values: [UrtextReconcilerTests.header("a.h", ["POT_KETELSTATUS": "1"])], claims: []))
        var compounds = CompoundWords(lexicon: Self.lexicon(), index: index)
        #expect(compounds.parted(PrintedWords("KETELSTATUS")).words == ["ketelstatus"])
    }

    @Test func `parts joined are the word, and stand where it stood`() {
        var random = SeededGenerator(seed: 11)
        var compounds = CompoundWords(lexicon: Self.lexicon(), index: Self.index)
        let pieces = ["ketel", "status", "fout", "melding", "herstart", "bodem", "X2", "a", "éé", "_", " ", "水"]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            let whole = PrintedWords(text)
            let parted = compounds.parted(whole)
            #expect(parted.words.joined() == whole.words.joined())
            #expect(parted.key == whole.key && parted.underscores == whole.underscores)
            #expect(parted.slots == parted.slots.sorted() && Set(parted.slots) == Set(whole.slots))
            let counts = [
                parted.words.count, parted.slots.count, parted.isResidue.count, parted.isCapitalWord.count,
                parted.isPart.count,
            ]
            #expect(Set(counts).count == 1)
            #expect(parted.isPart.count { !$0 } == whole.words.count)
        }
    }

    /// What a part of a compound stands for helps; what it does not stand for hurts nobody.
    @Test func `a part that stands for nothing is not missed`() throws {
        func features(_ text: String, _ name: String) throws -> (meant: Double, unmeant: Double) {
            var compounds = CompoundWords(lexicon: Self.lexicon(), index: Self.index)
            let printed = compounds.parted(PrintedWords(text))
            let lexicon = Self.lexicon()
            let relations = printed.words.map {
                WordRelations($0, index: Self.index, entry: lexicon.entries[SymbolWords.stem($0)], cognates: [])
            }
            var features = FeatureMatrix(count: 1)
            var match = WordMatch(index: Self.index)
            match.take(printed, relations, common: [], residue: [])
            match.fill(&features, 0, Self.index.entries[try #require(Self.index.place(of: name))])
            return (features[0, .meant], features[0, .unmeant])
        }
        let right = try features("_ _ KETELSTATUSHERSTART", "POT_STATUS_RESTART")
        let other = try features("_ _ KETELSTATUSHERSTART", "POT_STATUS_COLD")
        #expect(right.meant > other.meant)
        #expect(right.unmeant == 0 && other.unmeant == 0)
    }

    private static func restored(_ rows: [String], _ lexicon: Lexicon) -> [String] {
        var sketch = EditionSketch(.translated, "nl-NL", page: "pour")
        sketch.declare("pour")
        for (row, text) in rows.enumerated() { sketch.row(.returns, row, text) }
        let page = Reconciler(values: [header], lexicons: [lexicon], weights: .fitted).reconcile(
            ClaimSet(sketch.claims)
        ).spec.pages.first
        return page?.returns.map(\.symbol) ?? []
    }

    @Test func `a row of one joined word is restored where its parts are known`() {
        let legible = ["POT_STATUS_COLD", "POT_STATUS_OFFLINE", "POT_STATUS_WARM"]
        let sorted = [legible[0], legible[1], "_ _ KETELSTATUSHERSTART", legible[2]]
        #expect(Self.restored(sorted, Self.lexicon()) == [legible[0], legible[1], "POT_STATUS_RESTART", legible[2]])
        // Three rows in order by chance say nothing of the fourth, which is not in order.
        let unsorted = [legible[0], "_ _ KETELSTATUSHERSTART", legible[1], legible[2]]
        #expect(Self.restored(unsorted, Self.lexicon(without: ["herstar"])) == legible)
    }
}
