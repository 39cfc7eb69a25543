import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct SymbolUniverseTests {
    private static func universe(_ readings: (Reading, String)...) -> SymbolUniverse {
        let place = RowPlace(list: .returns, table: 0, row: 0)
        let claims = readings.map { reading, text in
            Claim(
                page: "p", edition: Edition(locale: "en-US"), file: "f", line: 1, subject: .row(place, .symbol),
                reading: reading, text: text)
        }
        return SymbolUniverse(values: [], claims: claims)
    }

    @Test func headersDefineNamesAndNumbers() {
        let universe = SymbolUniverse(
            values: [header("kettle.h", ["KETTLE_A": "0x80550001", "lid": "0x2"])], claims: [])
        #expect(universe.contains("KETTLE_A"))
        #expect(universe.contains("lid"))
        #expect(!universe.contains("KETTLE_B"))
        #expect(universe.number(of: "KETTLE_A") == 0x8055_0001)
        #expect(universe.origin(of: "lid")?.description == "kettle.h:2")
    }

    @Test func headersThatDisagreeDefineNoNumber() {
        let disagreeing = [
            header("a.h", ["KETTLE_A": "0x1", "KETTLE_B": "0x1"]), header("b.h", ["KETTLE_A": "0x2", "KETTLE_B": "1"]),
        ]
        let universe = SymbolUniverse(values: disagreeing, claims: [])
        #expect(universe.contains("KETTLE_A"))
        #expect(universe.number(of: "KETTLE_A") == nil)
        #expect(universe.number(of: "KETTLE_B") == 1)
    }

    @Test(arguments: [Reading.original, .bilingual, .syntaxBlock, .anchor]) func whatNoLanguageTouchesIsKnown(
        _ reading: Reading
    ) {
        #expect(Self.universe((reading, "KETTLE_A")).contains("KETTLE_A"))
    }

    @Test(arguments: [Reading.tableText, .heading, .number, .title]) func aTranslationMakesNothingKnown(
        _ reading: Reading
    ) {
        #expect(!Self.universe((reading, "KETTLE_A")).contains("KETTLE_A"))
    }

    /// The front matter names what a page lists, whatever its language.
    @Test(arguments: [
        ("KETTLE_A", true), ("Kettle_BoilEvent", true), ("KettleBoil", false), ("KETTLE", false),
        ("Kettle A", false), ("IKettle::Boil_A", false), ("kettle_", false),
    ]) func namesOfTheFrontMatter(_ name: String, _ isKnown: Bool) {
        func universe(_ reading: Reading) -> SymbolUniverse {
            SymbolUniverse(
                values: [],
                claims: [
                    Claim(
                        page: "p", edition: Edition(locale: "de-DE"), file: "f", line: 1, subject: .page(.name),
                        reading: reading, text: name)
                ])
        }
        #expect(universe(.frontMatter).contains(name) == isKnown)
        #expect(!universe(.title).contains(name))
        #expect(!universe(.slug).contains(name))
    }

    @Test func onlySymbolsAreKnown() {
        let universe = Self.universe(
            (.original, "Default"), (.original, "KETTLE A"), (.anchor, "any_value"), (.anchor, "KETTLE__A"),
            (.anchor, "KETTLE"),
            (.anchor, "KETTLE_C_"), (.original, "KETTLE _ D"))
        #expect(!universe.contains("Default"))
        #expect(!universe.contains("KETTLE A"))
        #expect(!universe.contains("any_value"))
        #expect(!universe.contains("KETTLE__A"))
        #expect(!universe.contains("KETTLE"))
        #expect(universe.contains("KETTLE_C"))
        #expect(universe.contains("KETTLE_D"))
    }
}
