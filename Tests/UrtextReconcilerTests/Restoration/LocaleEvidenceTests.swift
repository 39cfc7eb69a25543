import Testing
import UrtextModel

@testable import UrtextReconciler

/// What the pages of a language say of one another's rows.
@Suite struct LocaleEvidenceTests {
    private static let header = HeaderValues(
        header: "pot.h",
        constants: [
            .init(name: "POT_E_OPEN", value: "1", line: 1), .init(name: "POT_E_EMPTY", value: "2", line: 2),
            .init(name: "E_OUTOFTEA", value: "0x8007000E", line: 3),
            .init(name: "ERROR_OUTOFTEA", value: "14", line: 4),
        ])
    private static let index = SymbolIndex(SymbolUniverse(values: [header], claims: []))

    private static func row(_ text: String, number: String? = nil) throws -> RestorationTable.Row {
        var sketch = EditionSketch(.translated)
        sketch.row(.returns, 0, text, number: number)
        let universe = SymbolUniverse(values: [header], claims: [])
        return RestorationTable.Row(try #require(RowDecision(sketch.claims, universe: universe)), macros: [])
    }

    /// `E` is no word, so that no translator translates it; `I` and `A` are.
    @Test func aLetterThatIsNoWordIsMissed() throws {
        let index = SymbolIndex(
            SymbolUniverse(
                values: [
                    UrtextReconcilerTests.header(
                        "cup.h", ["CUP_E_FULL": "1", "CUP_I_FULL": "2", "CUP_A_FULL": "3", "E_FULL": "4"])
                ], claims: []))
        func missed(_ text: String, _ name: String) throws -> Double {
            let printed = PrintedWords(text)
            let relations = printed.words.map { WordRelations($0, index: index, entry: nil, cognates: []) }
            var features = FeatureMatrix(count: 1)
            var match = WordMatch(index: index)
            match.take(printed, relations, common: [], residue: [])
            match.fill(&features, 0, index.entries[try #require(index.place(of: name))])
            return features[0, .letterMissed]
        }
        #expect(try missed("TASSE _ E _ VOLL", "CUP_E_FULL") == 0)
        #expect(try missed("TASSE _ ich _ VOLL", "CUP_E_FULL") == 1)
        #expect(try missed("TASSE _ ich _ VOLL", "CUP_I_FULL") == 0)
        #expect(try missed("TASSE _ ein _ VOLL", "CUP_A_FULL") == 0)
        #expect(try missed("_ VOLL", "E_FULL") == 0)
    }

    /// Pages print numbers of other families' symbols; a row that names the family of its number, too, is that symbol.
    @Test func aNumberCountsForTheFamilyThatIsNamed() {
        let values = UrtextReconcilerTests.header("pot.h", ["POT_BAD_LID": "0x8A720001", "CUP_BAD_LID": "0x8A730001"])
        let lexicon = Lexicon(
            locale: "de-DE",
            entries: [
                "topf": .init(count: 9, meanings: ["pot": 9]), "schlech": .init(count: 9, meanings: ["bad": 9]),
                "deckel": .init(count: 9, meanings: ["lid": 9]),
            ], slots: .init(kept: 50, seen: 50))
        func restored(_ print: String) -> [String] {
            var sketch = EditionSketch(.translated, "de-DE", page: "boil")
            sketch.declare("boil")
            sketch.row(.returns, 0, print, number: "0x8A720001")
            return Reconciler(values: [values], lexicons: [lexicon], weights: .fitted)
                .reconcile(ClaimSet(sketch.claims)).spec.pages[0].returns.map(\.symbol)
        }
        #expect(restored("TOPF _ SCHLECHTER _ DECKEL") == ["POT_BAD_LID"])
        #expect(restored("_ SCHLECHTER _ DECKEL") == [])
    }

    @Test func aSystemCodeHasSixteenBits() throws {
        let system = try #require(
            MacroWrapper.parting("HRESULT _ FROM _ WIN32 (E _ OUTOFTEA)", among: RestorationWeights.fitted.macros)
                .wrapper)
        #expect(system.takes(14))
        #expect(system.takes(0xFFFF))
        #expect(!system.takes(0x10000))
        #expect(!system.takes(0x8007_000E))
        #expect(!system.takes(-1))
        let setup = try #require(
            MacroWrapper.parting("HRESULT_FROM_SETUPAPI(ERROR_X)", among: RestorationWeights.fitted.macros).wrapper)
        #expect(setup.takes(0xE000_0000))
    }

    @Test func aCodeThatIsOneAlreadyStandsInNoMacro() throws {
        var sketch = EditionSketch(.translated)
        sketch.declare("Pour", "HRESULT")
        sketch.row(.returns, 0, "HRESULT _ FROM _ WIN32 (E _ OUTOFTEA)")
        sketch.row(.returns, 1, "POT_E_OPEN")
        let page = try #require(
            Reconciler(values: [Self.header], weights: .fitted.with(margin: 0)).reconcile(ClaimSet(sketch.claims)).spec
                .pages.first)
        #expect(!page.returns.contains { $0.symbol == "HRESULT_FROM_WIN32(E_OUTOFTEA)" })
    }

    /// Whoever writes `xxx` means any of several symbols.
    @Test func aPlaceholderStandsForNoSymbolWithoutIt() throws {
        #expect(PrintedWords("wlx- _ Typ _ xxx").placeholders == ["xxx"])
        #expect(PrintedWords("s _ E _ rythme _ II _ 000").placeholders == [])
        var sketch = EditionSketch(.translated)
        sketch.declare("Pour", "HRESULT")
        sketch.row(.returns, 0, "POT _ E _ xxx")
        sketch.row(.returns, 1, "POT_E_OPEN")
        let page = try #require(
            Reconciler(values: [Self.header], weights: .fitted.with(margin: 0)).reconcile(ClaimSet(sketch.claims)).spec
                .pages.first)
        #expect(page.returns.map(\.symbol) == ["POT_E_OPEN"])
    }

    // MARK: Rows that print the same

    private static func belief(_ shares: [Double]) -> RowBelief {
        let sheet = RowSheet(
            symbols: shares.indices.map(Int32.init),
            features: FeatureMatrix(
                shares.map { share in
                    var features = FeatureVector()
                    features[.meant] = Natural.log(share)
                    return features
                }), none: FeatureVector())
        var belief = RowBelief(sheet, weights: Feature.allCases.map { $0 == .meant ? 1.0 : 0 })
        belief.noneProbability = 0
        return belief
    }

    private static func table(_ page: Int, _ number: String?) throws -> RestorationTable {
        var sketch = EditionSketch(.translated, page: "page\(page)")
        sketch.row(page == 0 ? .constants : .returns, 0, "TOPF _ E _ OFFEN", number: number)
        let universe = SymbolUniverse(values: [header], claims: [])
        let decision = try #require(RowDecision(sketch.claims, universe: universe))
        let list: RowPlace.List = page == 0 ? .constants : .returns
        return try #require(
            RestorationTable.tables(
                page: page, edition: 0, list: list, rows: [(RowPlace(list: list, table: 0, row: 0), decision)],
                subject: PageSubject(header: nil, name: nil), macros: []
            ).first)
    }

    /// One row that knows is not outvoted by seven copies of one that does not.
    @Test func copiesOfARowSayTheSameOnce() throws {
        let tables = [try Self.table(0, "0x8A720001")] + (try (1...7).map { try Self.table($0, nil) })
        var beliefs: [[RowBelief?]] = tables.enumerated().map { number, _ in
            [Self.belief(number == 0 ? [0.98, 0.002, 0.018] : [0.05, 0.25, 0.7])]
        }
        PrintPool.pool(&beliefs, tables)
        for belief in beliefs {
            #expect(belief[0]?.candidates.first?.symbol == 0)
            #expect(belief[0]?.candidates.first?.probability ?? 0 > 0.6)
        }
    }
}
