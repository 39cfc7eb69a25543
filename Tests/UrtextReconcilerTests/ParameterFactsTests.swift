import Testing
import UrtextModel

@testable import UrtextReconciler

/// Parameters: order, direction, values and constraints.
@Suite struct ParameterFactsTests {
    private static func sketch(
        _ trust: EditionSketch.Trust = .original, _ locale: String? = nil, annotated: Bool = true
    ) -> EditionSketch {
        var sketch = EditionSketch(trust, locale)
        sketch.declare("BoilKettle", "KETTLE_STATUS")
        sketch.parameter(0, "hKettle", "HKETTLE", annotated ? "in" : nil)
        sketch.parameter(1, "fHeat", "ULONG", annotated ? "in" : nil, optional: true)
        sketch.parameter(2, "pfSteam", "PULONG", annotated ? "out" : nil)
        return sketch
    }

    @Test func theDeclarationGivesNamesTypesOrderAndDirections() {
        let page = Reconciled(Self.sketch(.translated)).page
        #expect(page.parameters.map(\.name) == ["hKettle", "fHeat", "pfSteam"])
        #expect(page.parameters.map(\.type) == ["HKETTLE", "ULONG", "PULONG"])
        #expect(page.parameters.map(\.direction) == [.in, .in, .out])
        #expect(page.parameters.map(\.optional) == [false, true, false])
        #expect(page.returnType == "KETTLE_STATUS")
    }

    /// Found by the fuzzer: a code block that was translated after all.
    @Test func aDeclaredNameThatIsNoIdentifierIsLeftOpen() {
        var sketch = Self.sketch(.translated)
        sketch.parameter(3, "ηHeat", "ULONG", "in")
        sketch.parameter(4, "cCups", "ULONG", "in")
        let page = Reconciled(sketch).page
        #expect(page.parameters.map(\.name) == ["hKettle", "fHeat", "pfSteam", "cCups"])
        #expect(page.unresolved.map(\.fact) == ["parameters[3]"])
        #expect(page.unresolved.map(\.text) == ["ηHeat"])
    }

    /// Unions declare a name again; each place keeps its own type, and the votes are counted once.
    @Test func aNameThatIsDeclaredAgainKeepsItsPlaceAndType() {
        var sketch = EditionSketch(.translated)
        sketch.declare("BOIL_RESULT")
        sketch.parameter(0, "value", "ULONG", "in", optional: true)
        sketch.parameter(1, "cCups", "ULONG", "in")
        sketch.parameter(2, "value", "PVOID", "out", optional: false)
        sketch.parameter(3, "value", "WCHAR")
        let page = Reconciled(sketch).page
        #expect(page.parameters.map(\.name) == ["value", "cCups", "value", "value"])
        #expect(page.parameters.map(\.type) == ["ULONG", "ULONG", "PVOID", "WCHAR"])
        #expect(page.parameters.map(\.direction) == [.in, .in, .out, .in])
        #expect(page.parameters.map(\.optional) == [true, false, false, true])
        #expect(page.evidence.filter { $0.fact == "parameters/value" }.map(\.votes.count) == [1])
    }

    /// Found by the fuzzer: thousands of parameters of one name took the square of their number.
    @Test func aVeryLongDeclarationIsReadInOnePass() {
        var sketch = EditionSketch(.translated)
        sketch.declare("BoilKettle")
        for place in 0..<4096 { sketch.parameter(place, place % 2 == 0 ? "hKettle" : "h\(place)", "HKETTLE", "in") }
        #expect(Reconciled(sketch).page.parameters.count == 4096)
    }

    @Test func aDeclaredFunctionThatIsNoIdentifierHasNoName() {
        var sketch = EditionSketch(.translated)
        sketch.declare("Wasserköcher")
        sketch.parameter(0, "hKettle")
        #expect(Reconciled(sketch).page.name == nil)
    }

    @Test func theDeclarationOfMostEditionsIsTakenAndTheOtherReported() {
        var other = EditionSketch(.translated, "fr-FR")
        other.declare("BoilKettle")
        other.parameter(0, "hPot")
        let result = Reconciled(Self.sketch(.translated, "de-DE"), Self.sketch(.translated, "es-ES"), other)
        #expect(result.page.parameters.map(\.name) == ["hKettle", "fHeat", "pfSteam"])
        #expect(result.rules == ["editions-disagree"])
        #expect(result.diagnostics[0].location == .init(path: other.file, line: 3))
    }

    @Test func amongEqualsTheBestEditionsDeclarationIsTaken() {
        var other = EditionSketch(.translated, "aa-AA")
        other.declare("BoilKettle")
        other.parameter(0, "hPot")
        var english = Self.sketch(.original)
        english.heading(0, "hKettle", "in")
        #expect(Reconciled(other, english).page.parameters.count == 3)
    }

    @Test func withoutAnnotationTheOriginalsBracketDecides() {
        var english = Self.sketch(.original, annotated: false)
        for (place, bracket) in ["in", "in, optional", "out"].enumerated() {
            english.heading(place, "p\(place)", bracket)
        }
        let page = Reconciled(english).page
        #expect(page.parameters.map(\.direction) == [.in, .in, .out])
        #expect(page.parameters.map(\.optional) == [false, true, false])
    }

    @Test func annotationsWinOverBrackets() {
        var english = Self.sketch(.original)
        for place in 0..<3 { english.heading(place, "p\(place)", "in, out") }
        #expect(Reconciled(english).page.parameters.map(\.direction) == [.in, .in, .out])
    }

    @Test func translatedBracketsThatDisagreeProveNothing() {
        var german = Self.sketch(.translated, "de-DE", annotated: false)
        var french = Self.sketch(.translated, "fr-FR", annotated: false)
        for place in 0..<3 {
            german.heading(place, "p\(place)", "in")
            french.heading(place, "p\(place)", place == 1 ? "out" : "in")
        }
        #expect(Reconciled(german, french).page.parameters.map(\.direction) == [.in, nil, .in])
    }

    /// The lexicon of a language is learned from its other pages.
    @Test func bracketsAreUnderstoodFromOtherPages() {
        var claims: [Claim] = []
        for index in 0..<4 {
            var lesson = EditionSketch(.translated, page: "p\(index)")
            lesson.declare("P\(index)")
            lesson.parameter(0, "a", "int", "out", optional: true)
            lesson.heading(0, "a", "aus, wahlweise")
            claims += lesson.claims
        }
        var german = Self.sketch(.translated, annotated: false)
        for place in 0..<3 { german.heading(place, "p\(place)", "aus, wahlweise") }
        let spec = Reconciler().reconcile(ClaimSet(claims + german.claims)).spec
        #expect(spec.pages.first { $0.id == "boilkettle" }?.parameters.map(\.direction) == [.out, .out, .out])
    }

    @Test func valuesBelongToTheParameterTheirHeadingStandsFor() {
        var german = Self.sketch(.translated)
        for (place, name) in ["Kessel", "\"f\"", "pfsteam"].enumerated() { german.heading(place, name) }
        german.row(.values(heading: 1), 0, "niedrig", anchor: "KETTLE_LOW", number: "0x1")
        german.row(.values(heading: 1), 1, "hoch", anchor: "KETTLE_HIGH", number: "0x2")
        let result = Reconciled(german)
        #expect(result.parameter("fHeat")?.values.map(\.symbol) == ["KETTLE_LOW", "KETTLE_HIGH"])
        #expect(result.parameter("fHeat")?.values.map(\.kind) == [.flag, .flag])
        #expect(result.parameter("hKettle")?.values == [])
        #expect(result.votes(for: "parameters/fHeat/values/KETTLE_LOW") == ["de-DE/live anchor"])
        #expect(result.page.unresolved.isEmpty)
    }

    @Test func valuesBelowAHeadingOfNoParameterAreUnresolved() {
        var german = Self.sketch(.translated)
        german.heading(0, "Kessel")
        german.row(.values(heading: 0), 0, "niedrig", anchor: "KETTLE_LOW")
        let page = Reconciled(german).page
        #expect(page.parameters.flatMap(\.values) == [])
        #expect(page.unresolved.map(\.fact) == ["headings[0]/values[0]"])
        #expect(page.unresolved.map(\.candidates) == [["KETTLE_LOW"]])
    }

    @Test func anAnchorThatNamesAParameterAlignsItsHeading() {
        var german = Self.sketch(.translated)
        german.heading(0, "Kessel")
        german.say(.heading(0, .name), .anchor, "fHeat")
        german.row(.values(heading: 0), 0, "niedrig", anchor: "KETTLE_LOW")
        #expect(Reconciled(german).parameter("fHeat")?.values.map(\.symbol) == ["KETTLE_LOW"])
    }

    @Test func withoutADeclarationTheOriginalsHeadingsAreTheParameters() {
        var english = EditionSketch(.original)
        english.heading(0, "hKettle", "in")
        english.heading(1, "a note")
        english.heading(2, "fHeat", "in, optional")
        english.row(.values(heading: 2), 0, "KETTLE_LOW", number: "0x1")
        let page = Reconciled(english).page
        #expect(page.parameters.map(\.name) == ["hKettle", "fHeat"])
        #expect(page.parameters.map(\.optional) == [false, true])
        #expect(page.parameters.last?.values.map(\.symbol) == ["KETTLE_LOW"])
        #expect(page.unresolved.map(\.text) == ["a note"])
    }

    @Test func translatedHeadingsAloneAreNoParameters() {
        var german = EditionSketch(.translated)
        german.heading(0, "hKettle", "ein")
        german.heading(1, "Hitze")
        let page = Reconciled(german).page
        #expect(page.parameters.isEmpty)
        #expect(page.unresolved.map(\.text) == ["hKettle", "Hitze"])
    }

    @Test func aTranslatedHeadingThatTheCodeSpellsIsOne() {
        var german = EditionSketch(.translated)
        german.heading(0, "hkettle", "in")
        german.say(.heading(0, .name), .syntaxBlock, "hKettle")
        #expect(Reconciled(german).page.parameters.map(\.name) == ["hKettle"])
    }

    // MARK: Constraints

    @Test(arguments: [
        ("Reserved", true), ("Reserved1", true), ("Reserved22", true), ("lpReserved", true), ("dwReserved2", true),
        ("pvReserved", true),
        ("reserved", true), ("p_reserved", true), ("Reserviert1", false), ("ReservedSize", false),
        ("fUnreserved", false), ("cbReservedX", false),
        ("KettleReserved", false), ("hKettle", false), ("", false), ("1", false), ("serverReserved", false),
    ]) func reservedNames(_ name: String, _ isReserved: Bool) {
        #expect(ReservedName.isReserved(name) == isReserved)
    }

    @Test func aReservedArgumentIsZero() {
        var english = EditionSketch(.original)
        english.declare("BoilKettle")
        english.say(.variant, "Steel")
        english.parameter(0, "Reserved1", "ULONG", "in")
        english.parameter(1, "pUnused", "PVOID", "in", optional: true, reserved: true)
        english.parameter(2, "Reserved2", "PULONG", "out")
        english.parameter(3, "Reserved3", "ULONG")
        english.parameter(4, "hKettle", "HKETTLE", "in")
        english.parameter(5, "Reserved5", "ULONG", "in")
        english.heading(5, "Reserved5")
        for place in 0..<5 {
            english.heading(place, ["Reserved1", "pUnused", "Reserved2", "Reserved3", "hKettle"][place])
        }
        english.row(.values(heading: 5), 0, "KETTLE_LOW")
        let constraints = Reconciled(english).page.parameters.map { $0.constraints.map(\.id) }
        #expect(
            constraints == [["boilkettle.steel/Reserved1/zero"], ["boilkettle.steel/pUnused/zero"], [], [], [], []])
        #expect(Reconciled(english).page.parameters[0].constraints[0].rule == .equals)
        #expect(Reconciled(english).page.parameters[0].constraints[0].value == 0)
    }

    /// A declaration is language-free evidence: where editions differ in it, one of them is damaged or older.
    @Test func `types and annotations that differ between declarations are reported, and the original's are believed`()
    {
        var original = EditionSketch()
        original.say(.library, "Kettle.lib")
        original.declare("BoilKettle", "HRESULT")
        original.parameter(0, "hKettle", "HKETTLE", "in")
        original.parameter(1, "fHow", "ULONG", "in", optional: true)
        var translated = EditionSketch(.translated)
        translated.declare("BoilKettle", "HRESULT")
        translated.parameter(0, "hKettle", "PKETTLE", "inout")
        translated.parameter(1, "fHow", "ULONG", "in")
        let result = Reconciled(original, translated)
        #expect(result.rules == ["editions-disagree", "editions-disagree", "editions-disagree"])
        #expect(
            result.diagnostics.map(\.summary).sorted() == [
                "parameters/fHow/optional of boilkettle is false here, true in better or more editions",
                "parameters/hKettle/direction of boilkettle is inout here, in in better or more editions",
                "parameters/hKettle/type of boilkettle is PKETTLE here, HKETTLE in better or more editions",
            ])
        #expect(result.parameter("hKettle")?.type == "HKETTLE")
        #expect(result.parameter("hKettle")?.direction == .in)
        #expect(result.parameter("fHow")?.optional == true)
    }

    /// However many translations agree on something else.
    @Test func `translated text never outvotes a declaration`() {
        var original = EditionSketch(.translated, "fr-FR")
        original.declare("BoilKettle", "HRESULT")
        original.parameter(0, "hKettle", "HKETTLE", "in")
        original.heading(0, "hKettle", "[in]")
        var editions = [original]
        for locale in ["de-DE", "es-ES", "it-IT", "zh-TW"] {
            var edition = EditionSketch(.translated, locale)
            edition.declare("BoilKettle", "HRESULT")
            edition.parameter(0, "hKettle", "HKETTLE", "in")
            edition.heading(0, "hKessel", "[out, optional]")
            editions.append(edition)
        }
        let result = Reconciled(editions)
        #expect(result.page.parameters.map(\.name) == ["hKettle"])
        #expect(result.parameter("hKettle")?.direction == .in)
        #expect(result.parameter("hKettle")?.optional == false)
    }

    /// Every message has these two, and a translation leaves them alone; of other pages it may have made anything.
    @Test(arguments: [("message", ["wParam", "lParam"]), ("property", [])]) func parametersOfMessages(
        _ kind: String, _ names: [String]
    ) {
        var german = EditionSketch(.translated)
        german.say(.page(.kind), .slug, kind)
        for (place, name) in ["wParam", "lParam", "dParam"].enumerated() {
            german.say(.heading(place, .name), .heading, name)
        }
        let page = Reconciled(german).page
        #expect(page.parameters.map(\.name) == names)
        #expect(page.unresolved.count == 3 - names.count)
    }

    /// Structures that are nested in one may have members of one name.
    @Test(arguments: [
        ("structure", ["cb", "lid", "cb"]), ("union", ["cb", "lid", "cb"]), ("function", ["cb", "lid"]),
    ])
    func membersOfOneName(_ kind: String, _ names: [String]) {
        var english = EditionSketch(.original)
        english.say(.page(.kind), .slug, kind)
        for (place, name) in ["cb", "lid", "cb"].enumerated() { english.say(.heading(place, .name), .original, name) }
        let page = Reconciled(english).page
        #expect(page.parameters.map(\.name) == names)
        #expect(page.unresolved.count == 3 - names.count)
    }

    /// A declaration that says the direction alone leaves the rest to the heading.
    @Test func whetherItMayBeLeftOutIsTheHeadings() {
        var sketch = EditionSketch(.original)
        sketch.declare("BoilKettle")
        sketch.parameter(0, "fHeat")
        sketch.say(.parameter(0, .direction), .syntaxBlock, "in")
        sketch.heading(0, "fHeat", "in, optional")
        let result = Reconciled(sketch)
        #expect(result.parameter("fHeat")?.direction == .in)
        #expect(result.parameter("fHeat")?.optional == true)
    }
}
