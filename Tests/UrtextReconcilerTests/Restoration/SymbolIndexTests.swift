import Testing
import UrtextModel

@testable import UrtextReconciler

/// What an index says of a symbol is what taking it apart says.
@Suite struct SymbolIndexTests {
    private static let names = [
        "POT_E_OPEN", "POT_E_NOT_FULL", "POT_W_OPEN", "potLidOpen", "CupBig", "cup", "CUP", "LID__DOUBLE", "_POT_LEG",
        "TLS1_ALERT", "A", "x9", "HTTPStatus", "POT_", "pot_e_open",
    ]
    private static let header = HeaderValues(
        header: "Pot.h",
        constants: names.enumerated().map { .init(name: $1, value: $0 == 3 ? "(x)" : "\($0 % 5)", line: $0 + 1) })
    private static let universe = SymbolUniverse(
        values: [
            header, HeaderValues(header: "lid.h", constants: [.init(name: "CUP_E_CRACKED", value: "-1", line: 1)]),
        ],
        claims: [], known: ["Lexicon_Word", "POT_E_OPEN", "plain"])
    private static let index = SymbolIndex(
        universe, short: ["LEG": ["_POT_LEG"], "OPEN": ["POT_E_OPEN", "POT_W_OPEN"]])

    @Test func wordsAndFamiliesAreThoseOfTheName() throws {
        var telling: [String] = []
        for name in Self.names + ["CUP_E_CRACKED", "Lexicon_Word"] {
            let (words, slots) = SymbolWords.slotted(name)
            let isTelling = name.contains("_") || name.contains(where: \.isNumber) || words.count > 1
            #expect((Self.index.place(of: name) != nil) == isTelling, "\(name)")
            guard let place = Self.index.place(of: name) else { continue }
            telling.append(name)
            let entry = Self.index.entries[place]
            #expect(Self.index.name(of: Int32(place)) == name)
            #expect(Self.index.words(of: Int32(place)).map { $0 } == words.map { Self.index.wordPlace($0) ?? -2 })
            #expect(entry.words.map { Int(Self.index.slots[$0]) } == slots)
            #expect(entry.underscores == name.count { $0 == "_" })
            let (family, subfamily) = SymbolIndex.families(of: name)
            #expect(entry.family == family.flatMap { Self.index.family($0) } ?? -1, "\(name)")
            #expect(entry.subfamily == subfamily.flatMap { Self.index.family($0) } ?? -1, "\(name)")
            for list in [entry.family, entry.subfamily] where list >= 0 {
                #expect(Self.index.members[list].contains(Int32(place)))
            }
            for word in Self.index.words(of: Int32(place)) {
                #expect(Self.index.symbolsOfWord[word].contains(Int32(place)))
            }
            let letters = SymbolWords.letters(name)
            #expect(entry.letterCount == letters.count)
            #expect(Self.index.symbols(withLetters: letters).contains(Int32(place)))
            var own: [UInt8] = [1]
            Self.index.fillLetters(&own, of: Int32(place))
            #expect(own == letters)
        }
        #expect(telling.count > 10)
        // A word of names that tell nothing is no word of symbols.
        #expect(Self.index.wordPlace("plain") == nil)
    }

    @Test func numbersFindTheirSymbols() throws {
        // Every fifth constant is 0; the short name has the number of the first it is short for.
        let found = Self.index.symbols(withNumber: 0).map { Self.index.name(of: $0) }
        let expected = stride(from: 0, to: Self.names.count, by: 5).map { Self.names[$0] }
            .filter { Self.index.place(of: $0) != nil }
        #expect(found == expected + ["OPEN"])
        #expect(Self.index.symbols(withNumber: -1) == Self.index.symbols(withNumber: 0xFFFF_FFFF))
        #expect(Self.index.symbols(withNumber: -1).map { Self.index.name(of: $0) } == ["CUP_E_CRACKED"])
        #expect(Self.index.symbols(withNumber: 77) == [])
    }

    @Test func shortNamesAreAFamilyOfTheirOwn() throws {
        let family = try #require(Self.index.shortFamily)
        let members = Self.index.members[family].map { $0 }
        #expect(members.map { Self.index.name(of: $0) } == ["LEG", "OPEN"])
        for member in members { #expect(Self.index.entries[Int(member)].isShort) }
        #expect(Self.index.longNames(of: members[1]).map { Self.index.name(of: $0) } == ["POT_E_OPEN", "POT_W_OPEN"])
        #expect(Self.index.place(of: "LEG") == nil)
        #expect(SymbolIndex(Self.universe).shortFamily == nil)
    }

    @Test func theOrderIsOneAndIgnoresCase() {
        let places = (0..<Int32(Self.index.entries.count)).map { $0 }
        func key(_ symbol: Int32) -> [UInt8] { Self.index.name(of: symbol).utf8.map(SymbolIndexBuilder.ordered) }
        for a in places {
            for b in places {
                #expect(Self.index.precedes(a, b) == key(a).lexicographicallyPrecedes(key(b)))
            }
        }
    }

    @Test func headersCountBeforePages() throws {
        let place = try #require(Self.index.place(of: "POT_E_OPEN"))
        #expect(Self.index.entries[place].header == Self.index.header(named: "POT.H"))
        #expect(Self.index.entries[try #require(Self.index.place(of: "Lexicon_Word"))].header == -1)
        #expect(Self.index.entries[try #require(Self.index.place(of: "potLidOpen"))].number == nil)
        #expect(Self.index.coverage(ofFamily: try #require(Self.index.family("POT_E_"))) > 0)
    }

    @Test func theUniverseFindsByPrefix() {
        #expect(Self.universe.headerSymbols(prefix: "POT_", suffix: "OPEN") == ["POT_E_OPEN", "POT_W_OPEN"])
        #expect(Self.universe.headerSymbols(prefix: "POT_E_OPEN", suffix: "") == [])
        #expect(Self.universe.symbols(prefixes: ["POT_W", "Lex"]) == ["Lexicon_Word", "POT_W_OPEN"])
        #expect(Self.universe.symbols(prefixes: ["pot"]) == ["potLidOpen", "pot_e_open"])
    }
}
