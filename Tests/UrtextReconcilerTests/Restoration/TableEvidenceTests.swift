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
    ///
    /// - Parameter printed: the number that each prints.
    private static func tables(
        _ rows: [(text: String, line: Int)], number printed: Int? = nil
    ) throws -> [RestorationTable] {
        let universe = SymbolUniverse(values: [header], claims: [])
        let decisions = try rows.enumerated().map { number, row in
            let place = RowPlace(list: .constants, table: 0, row: number)
            func claim(_ field: Subject.RowField, _ text: String) -> Claim {
                Claim(
                    page: "pot", edition: Edition(locale: "de-DE"), file: "pot.md", line: row.line,
                    subject: .row(place, field), reading: .tableText, text: text)
            }
            let claims = [claim(.symbol, row.text)] + (printed.map { [claim(.number, "\($0)")] } ?? [])
            return (place: place, decision: try #require(RowDecision(claims, universe: universe)))
        }
        return RestorationTable.tables(
            page: 0, edition: 0, list: .constants, rows: decisions, subject: PageSubject(header: nil, name: nil),
            macros: [])
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

    // MARK: Checks

    /// What is left of the likelihood of the first row's symbol once the table is checked.
    ///
    /// - Parameters:
    ///   - rows: what each row prints, the symbol it is most likely to be, and why, as often as it counts.
    ///   - rival: another symbol that each of them may be, and how much less likely.
    private static func checked(
        _ rows: [(text: String, name: String, features: [Feature])], _ probability: Double = 0.98,
        lexicon hasLexicon: Bool = true, function: String? = nil, index: SymbolIndex = index, number: Int? = nil,
        rival: (name: String, share: Double)? = nil
    ) throws -> Double {
        let table = try #require(try tables(rows.enumerated().map { ($1.text, $0 + 1) }, number: number).first)
        let beliefs = try rows.map { row in
            let names = [row.name] + (rival.map { [$0.name] } ?? [])
            var features = FeatureMatrix(count: names.count)
            for feature in row.features { features[0, feature] += 1 }
            if let rival { features[1, .none] = Natural.log(rival.share) }
            var none = FeatureVector()
            none[.none] = Natural.log((1 - probability) / probability)
            let symbols = try names.map { Int32(try #require(index.place(of: $0))) }
            return RowBelief(
                RowSheet(symbols: symbols, features: features, none: none),
                weights: Feature.allCases.map { $0 == .none ? 1.0 : 0 })
        }
        let corpus = CorpusCounts(pages: [], symbols: index.entries.count)
        let check = TableCheck(
            table: table, settled: rows.map { _ in nil }, beliefs: beliefs, believed: corpus, index: index,
            page: PageContext(
                settled: [], subject: PageSubject(header: nil, name: function), corpus: corpus, index: index),
            hasLexicon: hasLexicon)
        return check.checked[0]?.candidates.first?.probability ?? 0
    }

    // MARK: Twins

    /// Which of two letters a row means, if it prints neither, is not said by the words they have in common.
    @Test func aNameWithATwinIsTakenOnlyBeyondDoubt() throws {
        func checked(_ text: String, _ name: String, _ probability: Double) throws -> Double {
            try Self.checked([(text, name, [])], probability)
        }
        #expect(try checked("TOPF _ - _ OFFEN", "POT_E_OPEN", 0.98) == 0)
        #expect(try checked("TOPF _ E _ OFFEN", "POT_E_OPEN", 0.98) > 0.97)
        #expect(try checked("TOPF _ - _ OFFEN", "POT_E_OPEN", 0.9999) > 0.99)
        #expect(try checked("TOPF _ - _ OHNE DECKEL", "POT_E_NO_LID", 0.98) > 0.97)
    }

    /// A symbol is told from another one of its words by how much less likely the other is, from another one of its number
    /// only by being beyond doubt.
    @Test func whatIsFarLessLikelyIsNoRival() throws {
        let numbers = HeaderValues(
            header: "pot.h",
            constants: [
                ("POT_E_LID_LOST", "0x80097001"), ("POT_I_LID_LOST", "0x00097001"), ("POT_E_LID_BENT", "0x80097002"),
                ("POT_E_NO_HANDLE", "0x80097002"),
            ].map { .init(name: $0.0, value: $0.1, line: 1) })
        let index = SymbolIndex(SymbolUniverse(values: [numbers], claims: []))
        func checked(
            _ rival: String, _ share: Double, _ probability: Double = 0.995, _ name: String = "POT_E_LID_LOST"
        ) throws -> Double {
            try Self.checked(
                [("TOPF _ - _ DECKEL _ WEG", name, [])], probability, index: index, rival: (rival, share))
        }
        #expect(try checked("POT_I_LID_LOST", 0.0001) > 0.99)
        #expect(try checked("POT_I_LID_LOST", 0.01) < 0.1)
        #expect(try checked("POT_I_LID_LOST", 0.0001, 0.98) < 0.1, "it is not sure enough by itself")
        #expect(try checked("POT_E_NO_HANDLE", 0.0001, 0.9999, "POT_E_LID_BENT") > 0.99)
        #expect(try checked("POT_E_NO_HANDLE", 0.0001, 0.995, "POT_E_LID_BENT") < 0.1)
    }

    // MARK: What little is said

    /// What says little of a name and stands where another of its words would, is taken only beyond doubt.
    @Test func aNameThatOnlyMisplacedWordsSayNeedsCertainty() throws {
        func checked(_ feature: Feature?, _ probability: Double, also said: Feature...) throws -> Double {
            try Self.checked([("TOPF _ VOLL", "CUP_BIG", [feature].compactMap { $0 } + said)], probability)
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
        #expect(try checked(.otherNumber, 0.9999, also: .slotDifference, .sameLetters) == 0)
        #expect(try checked(.otherNumber, 0.9999, also: .slotDifference, .samePrint) > 0.99)
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
        func checked(_ family: [Feature]) throws -> Double {
            try Self.checked(
                [("TOPF _ VOLL", "POT0_LID", [.tailUnprinted, .sameLargeNumber] + family)], 0.95, index: index)
        }
        #expect(try checked([]) == 0 || count <= 3)
        #expect(try checked([]) > 0.9 || count > 3)
        #expect(try checked([.family]) > 0.9, "rows of its family speak for it")
    }

    // MARK: The function of the page

    private static let functions = SymbolIndex(
        SymbolUniverse(
            values: [
                HeaderValues(
                    header: "pot.h",
                    constants: ["BK_REQ_WARM", "BK_REQ_LID", "FK_REQ_WARM", "FK_REQ_STEAM"].map {
                        .init(name: $0, value: "1", line: 1)
                    })
            ], claims: []))

    /// What is described like a flag of one function is the same flag of another on its page.
    @Test func aSymbolOfASisterFunctionIsNotTaken() throws {
        func checked(_ text: String, _ name: String, function: String?, _ features: Feature...) throws -> Double {
            try Self.checked([(text, name, features)], 0.9999, function: function, index: Self.functions)
        }
        #expect(try checked("茶 _ 求 _ 热", "FK_REQ_WARM", function: "BoilKettle") == 0)
        #expect(try checked("茶 _ 求 _ 热", "FK_REQ_WARM", function: "BoilKettle", .sameDescription) == 0)
        #expect(try checked("茶 _ 求 _ 热", "FK_REQ_WARM", function: "BoilKettle", .samePrint) > 0.99)
        #expect(try checked("FK _ 求 _ 热", "FK_REQ_WARM", function: "BoilKettle", .first) > 0.99, "printed")
        #expect(try checked("茶 _ 求 _ 热", "BK_REQ_WARM", function: "BoilKettle") > 0.99, "its own")
        #expect(try checked("茶 _ 求 _ 汽", "FK_REQ_STEAM", function: "BoilKettle") > 0.99, "no sister")
        for function in [nil, "PourWater", "Boil"] {
            #expect(try checked("茶 _ 求 _ 热", "FK_REQ_WARM", function: function) > 0.99)
        }
    }

    /// What the print says and the symbol has not, and what the symbol says and the print has not: the right one may be in no
    /// list at hand.
    @Test func aSymbolThatSaysSomethingElseIsTakenOnlyBeyondDoubt() throws {
        func checked(_ probability: Double, _ features: Feature...) throws -> Double {
            try Self.checked([("POT _ E _ UHR", "POT_E_OPEN", features)], probability)
        }
        #expect(try checked(0.98, .contradicted, .unprinted) == 0)
        #expect(try checked(0.98, .contradicted, .unprinted, .defined) > 0.97, "its header is at hand")
        #expect(try checked(0.98, .contradicted) > 0.97, "all its words are printed")
        #expect(try checked(0.98, .unprinted) > 0.97, "nothing else is known to be printed")
        #expect(try checked(0.9999, .contradicted, .unprinted) > 0.99)
        #expect(try checked(0.98, .contradicted, .unprinted, .samePrint) > 0.97, "the same print is it elsewhere")
    }

    /// A number that another symbol of the family has is not outvoted where a word of this one is missing.
    @Test func theNumberOfAnotherOfTheFamilyContradicts() throws {
        let numbers = HeaderValues(
            header: "pot.h",
            constants: [("POT_E_LID_LOST", "21"), ("POT_E_TEA_LOST", "40"), ("JUG_E_TEA_LOST", "50")].map {
                .init(name: $0.0, value: $0.1, line: 1)
            })
        let index = SymbolIndex(SymbolUniverse(values: [numbers], claims: []))
        func checked(_ number: Int, _ features: Feature...) throws -> Double {
            try Self.checked(
                [("TOPF _ E _ DECKEL _ WEG", "POT_E_TEA_LOST", features)], 0.9995, index: index, number: number)
        }
        #expect(try checked(21, .otherNumber, .unprinted) == 0)
        #expect(try checked(21, .otherNumber) > 0.99, "all its words are printed")
        #expect(try checked(21, .otherNumber, .unprinted, .samePrint) > 0.99, "the same print is it elsewhere")
        #expect(try checked(22, .otherNumber, .unprinted) > 0.99, "no symbol has that number")
        #expect(try checked(50, .otherNumber, .unprinted) > 0.99, "one of another family has it")
        #expect(try checked(40, .named, .unprinted) > 0.99)
    }

    // MARK: Where no lexicon tells what words stand for

    /// Every family has a symbol of one of the first numbers.
    @Test(arguments: [0, 1, 7, 8, 51]) func aFirstNumberNamesNothing(_ number: Int) throws {
        let names = ["POT_E_OPEN", "POT_E_NO_LID"]
        let values = HeaderValues(
            header: "pot.h",
            constants: names.enumerated().map {
                HeaderValues.Constant(name: $1, value: "\(number + $0 * 100)", line: 1)
            })
        let index = SymbolIndex(SymbolUniverse(values: [values], claims: []))
        func checked(lexicon: Bool, _ features: Feature...) throws -> Double {
            let said: [Feature] = [.named, .family, .sameSmallNumber]
            return try Self.checked(
                [("POT _ 开", names[0], said + features)], 0.98, lexicon: lexicon, index: index, number: number)
        }
        #expect(try checked(lexicon: false) > 0.97, "something else is printed")
        #expect(try checked(lexicon: true, .tailUnprinted) > 0.97)
        if number > 7 {
            #expect(try checked(lexicon: false, .tailUnprinted) > 0.97)
        } else {
            #expect(try checked(lexicon: false, .tailUnprinted) == 0)
            #expect(try checked(lexicon: false, .tailUnprinted, .sameDescription) > 0.97)
        }
    }

    @Test func onlyALexiconKnowsBetterThanTheNumber() throws {
        func checked(lexicon: Bool, _ features: Feature...) throws -> Double {
            try Self.checked([("POT _ OFFEN", "CUP_BIG", [.otherNumber] + features)], 0.9999, lexicon: lexicon)
        }
        #expect(try checked(lexicon: true) > 0.99)
        #expect(try checked(lexicon: false) == 0)
        #expect(try checked(lexicon: false, .sameLetters) > 0.99, "spelled out")
    }

    /// Nobody who writes in another script writes `BIG` for what is not.
    @Test func aWordThatNobodyTranslatedIsOneOfTheSymbol() throws {
        func checked(_ text: String, lexicon: Bool = false, _ features: Feature...) throws -> Double {
            try Self.checked([(text, "POT_E_OPEN", features)], 0.9999, lexicon: lexicon)
        }
        #expect(try checked("POT _ E _ 打开") > 0.99)
        #expect(try checked("POT _ E _ BIG") > 0.99, "all in one script: it may be a word of the language")
        #expect(try checked("罐 _ E _ BIG") == 0)
        #expect(try checked("罐 _ E _ BIG", lexicon: true) > 0.99)
        #expect(try checked("罐 _ E _ BIG", .samePrint) > 0.99)
        #expect(try checked("罐 _ E _ BIG", .sameDescription) == 0, "described like another's")
        #expect(try checked("罐 _ E _ XYZ") > 0.99, "no word of a symbol")
    }

    @Test func aWordInItsPlaceOutweighsOneThatIsNot() throws {
        func checked(_ text: String, _ probability: Double, _ features: Feature...) throws -> Double {
            try Self.checked([(text, "POT_E_NO_LID", features)], probability, lexicon: false)
        }
        #expect(try checked("POT _ E _ 不 _ LID", 0.98) > 0.97)
        #expect(try checked("罐 _ E _ FULL _ 不", 0.98) == 0, "no word of it")
        // `POT_E_NOT_FULL` has the word where it is printed.
        func full(_ text: String, _ probability: Double, _ features: Feature...) throws -> Double {
            try Self.checked([(text, "POT_E_FULL_LID", features)], probability, lexicon: false, index: Self.wider)
        }
        #expect(try full("罐 _ E _ 不 _ FULL", 0.98) == 0)
        #expect(try full("罐 _ E _ 不 _ FULL", 0.9995) > 0.99)
        #expect(try full("罐 _ E _ FULL _ 不", 0.98) > 0.97)
        #expect(try full("罐 _ E _ 不 FULL", 0.98, .slotDifference) > 0.97, "slots were lost")
    }

    private static let wider = SymbolIndex(
        SymbolUniverse(
            values: [
                HeaderValues(
                    header: "pot.h",
                    constants: (names + ["POT_E_FULL_LID"]).map { .init(name: $0, value: "1", line: 1) })
            ], claims: []))

    /// `POT _ E _ … _ LID` may be more than one thing.
    @Test func oneOfSeveralOfAShapeIsTakenOnlyBeyondDoubt() throws {
        let names = ["POT_E_NO_GLASS_LID", "POT_E_ONE_IRON_LID", "POT_E_OPEN"]
        let values = HeaderValues(
            header: "pot.h", constants: names.map { HeaderValues.Constant(name: $0, value: "9", line: 1) })
        let index = SymbolIndex(SymbolUniverse(values: [values], claims: []))
        func checked(_ second: String, _ probability: Double, _ features: Feature...) throws -> Double {
            let text = "POT _ E _ \(second) _ Ding _ LID"
            return try Self.checked([(text, names[0], [.unprinted] + features)], probability, index: index)
        }
        #expect(try checked("kein", 0.98, .unprinted) == 0)
        #expect(try checked("kein", 0.98) > 0.97, "only one word is missing")
        #expect(try checked("kein", 0.9995, .unprinted) > 0.99)
        #expect(try checked("kein", 0.98, .unprinted, .sameDescription) > 0.97)
        #expect(try checked("kein", 0.98, .unprinted, .sameSmallNumber) > 0.97)
        #expect(try checked("NO", 0.98, .unprinted) > 0.97, "a word of its own is printed")
    }

    /// Numbers that fit by chance make no family.
    @Test func somethingMustTellOfAFamily() throws {
        func checked(
            _ others: [(text: String, name: String, features: [Feature])], lexicon: Bool = false,
            function: String? = nil, _ features: Feature...
        ) throws -> Double {
            try Self.checked(
                [("杯 _ 大", "CUP_BIG", [.unprinted] + features)] + others, 0.9999, lexicon: lexicon,
                function: function, index: Self.wider)
        }
        #expect(try checked([]) == 0)
        #expect(try checked([], lexicon: true) > 0.99)
        #expect(try checked([], .samePrint) > 0.99)
        #expect(try checked([], .named) > 0.99)
        #expect(try checked([], .acronym) > 0.99)
        #expect(try checked([], .sameLargeNumber) == 0, "a number of many")
        #expect(try checked([("杯 _ 小", "CUP_SMALL", [.unprinted])]) == 0)
        #expect(try checked([("杯 _ 小", "CUP_SMALL", [.unprinted, .named])]) > 0.99)
        #expect(try checked([("杯 _ SMALL", "CUP_SMALL", [.unprinted])]) > 0.99, "a word of few symbols")
        #expect(try checked([("杯 _ 大", "CUP_SMALL", [.unprinted, .named])]) == 0, "the same print says nothing new")
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
