import Testing
import UrtextModel

@testable import UrtextReconciler

/// Values that a parameter's text names are its values only when they are a whole family of the headers.
@Suite struct NamedValuesTests {
    static let kettle = header(
        "kettle.h",
        [
            "KETTLE_TAP_WATER": "0", "KETTLE_WELL_WATER": "1", "KETTLE_TAP_STEAM": "2", "KETTLE_REQ_A": "1",
            "KETTLE_REQ_B": "2", "KETTLE_REQ_C": "4", "LID_ON": "1", "LID_OFF": "0",
        ])

    private static let universe = SymbolUniverse(values: [kettle], claims: [])

    @Test(arguments: [
        (["KETTLE_TAP_WATER", "KETTLE_WELL_WATER"], true),
        (["kettle_well_Water", "KETTLE_TAP_WATER", "KETTLE_TAP_WATER"], true),
        (["LID_ON", "LID_OFF"], true),
        (["KETTLE_TAP_WATER"], false),
        (["KETTLE_REQ_A", "KETTLE_REQ_B"], false),
        (["KETTLE_REQ_A", "KETTLE_REQ_B", "KETTLE_REQ_C"], true),
        (["KETTLE_TAP_WATER", "KETTLE_WELL_WATER", "LID_ON"], false),
        (["KETTLE_TAP_WATER", "KETTLE_WELL_WATER", "KETTLE_SEA_WATER"], false),
        (["KETTLE_TAP_WATER", "LID_ON"], false),
        ([], false),
    ]) func families(_ mentions: [String], _ isFamily: Bool) {
        let expected = isFamily ? Set(mentions.map { $0.uppercased() }).sorted() : nil
        #expect(NamedValues(universe: Self.universe).family(of: mentions) == expected)
    }

    private static func sketch(
        _ trust: EditionSketch.Trust, _ locale: String? = nil, naming symbols: [String], direction: String = "in"
    ) -> EditionSketch {
        var sketch = EditionSketch(trust, locale)
        sketch.declare("BoilKettle")
        sketch.parameter(0, "Water", "ULONG", direction)
        sketch.heading(0, "Water")
        for symbol in symbols {
            sketch.say(.heading(0, .mention), trust == .original ? .original : .tableText, symbol)
        }
        return sketch
    }

    private static let water = ["KETTLE_TAP_WATER", "KETTLE_WELL_WATER"]
    private static let fact = "parameters/Water/constraints/boilkettle/Water/listed"

    private static func constraints(_ editions: EditionSketch..., values: [HeaderValues] = [kettle]) -> [Constraint] {
        Reconciled(editions, values: values).page.parameters[0].constraints
    }

    @Test(arguments: [EditionSketch.Trust.original, .translated]) func anyEditionStatesThem(
        _ trust: EditionSketch.Trust
    ) {
        let result = Reconciled(Self.sketch(trust, naming: Self.water), values: [Self.kettle])
        let constraint = result.page.parameters[0].constraints
        #expect(constraint == [Constraint(id: "boilkettle/Water/listed", rule: .oneOf, symbols: Self.water)])
        #expect(result.votes(for: Self.fact).count == 2)
        #expect(result.page.parameters[0].values == [], "they stand in no list of the page")
    }

    @Test func anEditionThatLostOneDoesNotCount() {
        let whole = Self.sketch(.translated, "de-DE", naming: Self.water)
        let broken = Self.sketch(.translated, "fr-FR", naming: ["KETTLE_TAP_WATER"])
        let result = Reconciled(whole, broken, values: [Self.kettle])
        #expect(result.page.parameters[0].constraints.map(\.symbols) == [Self.water])
        #expect(result.votes(for: Self.fact).allSatisfy { $0.hasPrefix("de-DE") })
        #expect(Self.constraints(broken) == [])
    }

    @Test func editionsThatNameDifferentFamiliesProveNothing() {
        let one = Self.sketch(.translated, "de-DE", naming: Self.water)
        let other = Self.sketch(.translated, "fr-FR", naming: ["LID_ON", "LID_OFF"])
        #expect(Self.constraints(one, other) == [])
        #expect(Self.constraints(other, one) == [])
    }

    @Test func withoutAHeaderNothingIsWhole() {
        #expect(Self.constraints(Self.sketch(.original, naming: Self.water), values: []) == [])
    }

    @Test func whatComesOutIsNotConstrained() {
        #expect(Self.constraints(Self.sketch(.original, naming: Self.water, direction: "out")) == [])
    }

    @Test func aListWinsOverTheText() {
        var sketch = Self.sketch(.original, naming: Self.water)
        sketch.row(.values(heading: 0), 0, "LID_ON", number: "1")
        let parameter = Reconciled(sketch, values: [Self.kettle]).page.parameters[0]
        #expect(parameter.values.map(\.symbol) == ["LID_ON"])
        #expect(parameter.constraints == [])
    }

    @Test func aReservedNameIsVotedFor() {
        var sketch = EditionSketch(.translated)
        sketch.declare("BoilKettle")
        sketch.parameter(0, "Reserved", "ULONG", "in")
        let fact = "parameters/Reserved/constraints/boilkettle/Reserved/zero"
        #expect(Reconciled(sketch).votes(for: fact) == ["de-DE/live syntax-block"])
    }
}
