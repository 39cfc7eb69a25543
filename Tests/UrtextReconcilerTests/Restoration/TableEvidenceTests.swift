import Testing
import UrtextModel

@testable import UrtextReconciler

/// What the rows of a table say of one another.
@Suite struct TableEvidenceTests {
    private static let names = [
        "POT_E_NOT_FULL", "POT_E_NO_LID", "POT_E_NO_WATER", "POT_E_OPEN", "POT_W_OPEN", "LID_E_OPEN", "CUP_BIG",
        "CUP_SMALL",
    ]
    private static let header = HeaderValues(
        header: "pot.h",
        constants: names.enumerated().map { .init(name: $1, value: "\($0 + 0x1000)", line: $0 + 1) })
    private static let index = SymbolIndex(SymbolUniverse(values: [header], claims: []))

    /// Rows of one list, each with the line it stands on.
    private static func tables(_ rows: [(text: String, line: Int)]) throws -> [RestorationTable] {
        let universe = SymbolUniverse(values: [header], claims: [])
        let decisions = try rows.enumerated().map { number, row in
            let place = RowPlace(list: .constants, table: 0, row: number)
            let claim = Claim(
                page: "pot", edition: Edition(locale: "de-DE"), file: "pot.md", line: row.line,
                subject: .row(place, .symbol), reading: .tableText, text: row.text)
            return (place: place, decision: try #require(RowDecision([claim], universe: universe)))
        }
        return RestorationTable.tables(page: 0, edition: 0, list: .constants, rows: decisions, header: nil, macros: [])
    }

    private static func place(_ name: String) throws -> Int32 { Int32(try #require(index.place(of: name))) }

    private static func context(_ names: [String?], prints: [String]? = nil) throws -> TableContext {
        let beliefs = try names.map { name in
            TableContext.Belief(candidates: try name.map { [(try place($0), 1)] } ?? [])
        }
        return TableContext(beliefs, prints: prints ?? names.indices.map { "row \($0)" }, index: index)
    }

    // MARK: Columns

    @Test func columnsOfSymbolsAreTablesOfTheirOwn() throws {
        let tables = try Self.tables([
            ("TOPF _ E _ VOLL", 10), ("CUP_BIG", 10), ("TOPF _ E _ LEER", 11), ("CUP_BIG", 11), ("POT_E_OPEN", 12),
            ("TASSE _ KLEIN", 12),
        ])
        #expect(
            tables.map { $0.rows.map(\.text) } == [
                ["TOPF _ E _ VOLL", "TOPF _ E _ LEER", "POT_E_OPEN"], ["CUP_BIG", "CUP_BIG", "TASSE _ KLEIN"],
            ])
        #expect(tables.map(\.places) == [[0, 2, 4], [1, 3, 5]])
        #expect(tables.map(\.lines) == [[0, 2, 4], [1, 3, 5]])
    }

    @Test func aSecondSymbolInFewRowsIsNoColumn() throws {
        let tables = try Self.tables([
            ("POT_E_OPEN", 10), ("CUP_BIG", 10), ("TOPF _ E _ LEER", 11), ("TOPF _ E _ VOLL", 12), ("POT_W_OPEN", 13),
        ])
        #expect(tables.map(\.rows.count) == [5])
        #expect(tables[0].places == [0, 1, 2, 3, 4])
    }

    // MARK: Words of the family

    /// A preposition in capitals is common and short, too; it has no slot of its own.
    @Test func aShortWordOfTheLanguageIsNoResidue() throws {
        let prepositions = try Self.tables([
            ("ERROR DE _ AGUA", 1), ("FALTA DE _ TAPA", 2), ("RESTO DE _ TAZA _ SUCIA", 3),
        ])
        #expect(prepositions[0].residue == [])
        let family = try Self.tables([("POT _ VOLL", 1), ("POT _ LEER", 2), ("DECKEL POT _ FEHLT", 3)])
        #expect(family[0].residue == ["pot"])
    }

    // MARK: Order

    /// Tables are sorted with the underscore before all letters, whatever its place in ASCII.
    @Test func anUnderscorePrecedesLetters() throws {
        let order = ["CUP_BIG", "LID_E_OPEN", "POT_E_NO_LID", "POT_E_NO_WATER", "POT_E_NOT_FULL", "POT_E_OPEN"]
        let places = try order.map { try Self.place($0) }
        for (left, symbol) in places.enumerated() {
            for (right, other) in places.enumerated() {
                #expect(Self.index.precedes(symbol, other) == (left < right), "\(order[left]) \(order[right])")
            }
        }
        let context = try Self.context(order)
        #expect(context.sortedness > 1)
        let symbol = try Self.place("POT_E_NOT_FULL")
        #expect(context.outlook(at: 4).order(symbol) > 0)
        #expect(context.outlook(at: 1).order(symbol) < context.outlook(at: 4).order(symbol))
    }

    @Test func aTableMayBeSortedByNumber() throws {
        let context = try Self.context([
            "POT_E_NOT_FULL", "POT_E_NO_LID", nil, "POT_E_OPEN", "POT_W_OPEN", "LID_E_OPEN",
        ])
        #expect(context.numberSortedness > context.sortedness)
        #expect(context.outlook(at: 2).numberOrder(0x1002) > 0)
        #expect(context.outlook(at: 2).numberOrder(0x1007) < context.outlook(at: 2).numberOrder(0x1002))
        #expect(try Self.context(["CUP_BIG", "POT_E_OPEN"]).outlook(at: 0).numberOrder(0x1000) == 0)
    }

    // MARK: What is spelled

    /// What a table is about does not outweigh the one word that tells two symbols apart.
    @Test(arguments: ["ru-RU", "pt-BR", "ko-KR"])
    func aSymbolIsNotTakenWhenThePrintSpellsTheWordOfAnother(_ locale: String) {
        var sketch = EditionSketch(.translated, locale, page: "pour")
        sketch.declare("pour")
        let legible = ["CUP_REQ_COLD", "CUP_REQ_FULL", "CUP_REQ_LID", "CUP_REQ_SUGAR", "CUP_REQ_SPOON"]
        for (row, text) in (legible + ["POT _ ДЫЯИЖДБ _ STEAM"]).enumerated() { sketch.row(.returns, row, text) }
        let names = legible + ["CUP_REQ_STEAM", "POT_REQ_STEAM", "POT_REQ_WATER"]
        let values = HeaderValues(
            header: "cup.h", constants: names.enumerated().map { .init(name: $1, value: "\($0 + 1)", line: $0 + 1) })
        let symbols = Reconciler(values: [values], weights: .fitted)
            .reconcile(ClaimSet(sketch.claims)).spec.pages[0].returns.map(\.symbol)
        #expect(Set(legible).isSubset(of: symbols))
        #expect(!symbols.contains("CUP_REQ_STEAM"))
    }

    // MARK: Repetition

    /// A list says a thing once, in whichever of its tables; a row that prints the same says the same.
    @Test func whatStandsInAnotherTableOfTheListIsTaken() throws {
        let symbol = try Self.place("POT_E_OPEN")
        let other = try Self.place("CUP_BIG")
        let siblings = [(belief: TableContext.Belief(candidates: [(symbol, 0.9)]), print: "a")]
        let context = TableContext(
            [.init(candidates: []), .init(candidates: [(other, 1)])], prints: ["b", "a"], siblings: siblings,
            index: Self.index)
        #expect(context.outlook(at: 0).taken(symbol) == 0.9)
        #expect(context.outlook(at: 1).taken(symbol) == 0)
        // It says nothing else: the other table may be of another family.
        let alone = TableContext(
            [.init(candidates: []), .init(candidates: [(other, 1)])], prints: ["b", "a"], index: Self.index)
        let family = Self.index.entries[Int(symbol)].family
        #expect(context.outlook(at: 0).familyShare(family) == alone.outlook(at: 0).familyShare(family))
        #expect(context.outlook(at: 0).others == alone.outlook(at: 0).others)
    }

    @Test func aRowThatPrintsTheSameDoesNotTakeTheSymbol() throws {
        let symbol = try Self.place("POT_E_OPEN")
        let rows = ["POT_E_OPEN", "POT_E_OPEN", "CUP_BIG"]
        #expect(try Self.context(rows, prints: ["a", "a", "b"]).outlook(at: 0).taken(symbol) == 0)
        #expect(try Self.context(rows, prints: ["a", "c", "b"]).outlook(at: 0).taken(symbol) == 1)
    }

    // MARK: Twins

    private static func belief(_ symbol: Int32, _ probability: Double) -> RowBelief {
        var none = FeatureVector()
        none[.none] = Natural.log((1 - probability) / probability)
        let weights = Feature.allCases.map { $0 == .none ? 1.0 : 0 }
        return RowBelief(RowSheet(symbols: [symbol], features: FeatureMatrix(count: 1), none: none), weights: weights)
    }

    /// Which of two letters a row means, if it prints neither, is not said by the words they have in common.
    @Test func aNameWithATwinIsTakenOnlyBeyondDoubt() throws {
        func checked(_ text: String, _ name: String, _ probability: Double) throws -> Double {
            let table = try #require(try Self.tables([(text, 1), ("TOPF _ VOLL", 2)]).first)
            let beliefs: [RowBelief?] = [Self.belief(try Self.place(name), probability), nil]
            let check = TableCheck(
                table: table, settled: [nil, nil], beliefs: beliefs,
                believed: CorpusCounts(pages: [], symbols: Self.index.entries.count),
                index: Self.index)
            return check.checked[0]?.candidates.first?.probability ?? 0
        }
        #expect(try checked("TOPF _ - _ OFFEN", "POT_E_OPEN", 0.98) == 0)
        #expect(try checked("TOPF _ E _ OFFEN", "POT_E_OPEN", 0.98) > 0.97)
        #expect(try checked("TOPF _ - _ OFFEN", "POT_E_OPEN", 0.9999) > 0.99)
        #expect(try checked("TOPF _ - _ OHNE DECKEL", "POT_E_NO_LID", 0.98) > 0.97)
    }

    // MARK: What little is said

    /// What says little of a name and stands where another of its words would, is taken only beyond doubt.
    @Test func aNameThatOnlyMisplacedWordsSayNeedsCertainty() throws {
        func checked(_ feature: Feature?, _ probability: Double, also said: Feature...) throws -> Double {
            let table = try #require(try Self.tables([("TOPF _ VOLL", 1), ("TASSE _ VOLL", 2)]).first)
            var features = FeatureMatrix(count: 1)
            if let feature { features[0, feature] = 1 }
            for feature in said { features[0, feature] = 1 }
            var none = FeatureVector()
            none[.none] = Natural.log((1 - probability) / probability)
            let belief = RowBelief(
                RowSheet(symbols: [try Self.place("CUP_BIG")], features: features, none: none),
                weights: Feature.allCases.map { $0 == .none ? 1.0 : 0 })
            let check = TableCheck(
                table: table, settled: [nil, nil], beliefs: [belief, nil],
                believed: CorpusCounts(pages: [], symbols: Self.index.entries.count), index: Self.index)
            return check.checked[0]?.candidates.first?.probability ?? 0
        }
        #expect(try checked(nil, 0.95) > 0.9)
        #expect(try checked(.tailUnprinted, 0.985) == 0)
        #expect(try checked(.tailUnprinted, 0.995) > 0.99)
        #expect(try checked(.tailMisplaced, 0.995) == 0)
        #expect(try checked(.tailMisplaced, 0.9995) > 0.99)
        #expect(try checked(.tailMisplaced, 0.995, also: .sameLargeNumber) > 0.99)
        #expect(try checked(.outdone, 0.9999) == 0)
        #expect(try checked(.outdone, 0.9999, also: .sameLargeNumber) == 0, "a number does not make up for it")
        #expect(try checked(.otherNumber, 0.9999, also: .unprinted, .unmeant) == 0, "a number speaks against it")
        #expect(try checked(.otherNumber, 0.9999, also: .slotDifference) == 0)
        #expect(try checked(.otherNumber, 0.9999, also: .unprinted) > 0.99, "pages print wrong numbers")
        for feature in [Feature.samePrint, .learnedPrint, .sameDescription, .sameLetters] {
            #expect(try checked(.outdone, 0.95, also: feature) > 0.9)
        }
    }

    /// Flags of 32 bits are the same in many families.
    @Test(arguments: [1, 3, 4, 20]) func aNumberOfManySymbolsNamesNone(_ count: Int) throws {
        var names: [String: String] = [:]
        for number in 0..<count { names["POT\(number)_LID"] = "0x20000000" }
        let values = HeaderValues(
            header: "pot.h",
            constants: names.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value, line: 1) })
        let index = SymbolIndex(SymbolUniverse(values: [values], claims: []))
        let table = try #require(try Self.tables([("TOPF _ VOLL", 1)]).first)
        func checked(_ family: Double) throws -> Double {
            var features = FeatureMatrix(count: 1)
            for feature in [Feature.tailUnprinted, .sameLargeNumber] { features[0, feature] = 1 }
            features[0, .family] = family
            var none = FeatureVector()
            none[.none] = Natural.log(0.05 / 0.95)
            let symbol = Int32(try #require(index.place(of: "POT0_LID")))
            let belief = RowBelief(
                RowSheet(symbols: [symbol], features: features, none: none),
                weights: Feature.allCases.map { $0 == .none ? 1.0 : 0 })
            let check = TableCheck(
                table: table, settled: [nil], beliefs: [belief],
                believed: CorpusCounts(pages: [], symbols: index.entries.count), index: index)
            return check.checked[0]?.candidates.first?.probability ?? 0
        }
        #expect(try checked(0) == 0 || count <= 3)
        #expect(try checked(0) > 0.9 || count > 3)
        #expect(try checked(0.5) > 0.9, "rows of its family speak for it")
    }

    @Test func whatIsSaidElsewhereAndLittleIsMisplaced() throws {
        func features(_ strength: Double, slot: Int) throws -> FeatureMatrix {
            let printed = PrintedWords(slot == 1 ? "POT _ klein" : "POT klein _ Ufo")
            let small = try #require(Self.index.wordPlace("small"))
            let relations = printed.words.map { word in
                WordRelations(
                    word, index: Self.index,
                    entry: word == "klein" ? Lexicon.Entry(count: 99.5, meanings: ["small": strength * 100]) : nil,
                    cognates: [])
            }
            var match = WordMatch(index: Self.index)
            match.take(printed, relations, common: [], residue: [])
            #expect(abs(match.strength(of: small) - strength) < 1e-9)
            var features = FeatureMatrix(count: 1)
            match.fill(&features, 0, Self.index.entries[try #require(Self.index.place(of: "CUP_SMALL"))])
            return features
        }
        #expect(try features(0.2, slot: 1)[0, .tailMisplaced] == 0)
        #expect(try features(0.2, slot: 0)[0, .tailMisplaced] == 1)
        #expect(try features(0.2, slot: 0)[0, .tailUnprinted] == 0)
        #expect(try features(0.5, slot: 0)[0, .tailMisplaced] == 0)
        #expect(try features(0.03, slot: 0)[0, .tailUnprinted] == 1)
        #expect(try features(0.03, slot: 0)[0, .tailMisplaced] == 0)
    }
}
