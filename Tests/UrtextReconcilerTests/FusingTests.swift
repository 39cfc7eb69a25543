import Testing
import UrtextModel

@testable import UrtextReconciler

/// One list over its editions: order, insertions, duplicates, what stays unresolved.
@Suite struct FusingTests {
    private static let values = [
        header(
            "kettle.h",
            ["KETTLE_A": "0x80550001", "KETTLE_B": "0x80550002", "KETTLE_C": "0x80550003", "KETTLE_D": "0x4"])
    ]

    private static func edition(_ trust: EditionSketch.Trust, _ locale: String, _ rows: String...) -> EditionSketch {
        var sketch = EditionSketch(trust, locale)
        sketch.declare("BoilKettle", "HRESULT")
        for (row, text) in rows.enumerated() { sketch.row(.returns, row, text) }
        return sketch
    }

    private static func codes(_ editions: EditionSketch...) -> [String] { Reconciled(editions, values: values).codes }

    @Test func theBestEditionGivesTheOrder() {
        #expect(
            Self.codes(
                Self.edition(.translated, "de-DE", "KETTLE_C", "KETTLE_A", "KETTLE_B"),
                Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_B", "KETTLE_C")) == [
                    "KETTLE_A", "KETTLE_B", "KETTLE_C",
                ])
        #expect(
            Self.codes(
                Self.edition(.translated, "aa-AA", "KETTLE_C", "KETTLE_A"),
                Self.edition(.bilingual, "zz-ZZ", "KETTLE_A", "KETTLE_C"))
                == ["KETTLE_A", "KETTLE_C"])
    }

    @Test(arguments: [
        (["KETTLE_A", "KETTLE_B", "KETTLE_C"], ["KETTLE_A", "KETTLE_B", "KETTLE_C"]),
        (["KETTLE_B", "KETTLE_A", "KETTLE_C"], ["KETTLE_B", "KETTLE_A", "KETTLE_C"]),
        (["KETTLE_A", "KETTLE_C", "KETTLE_B"], ["KETTLE_A", "KETTLE_C", "KETTLE_B"]),
        (["KETTLE_B"], ["KETTLE_B", "KETTLE_A", "KETTLE_C"]),
        (["KETTLE_A", "leer", "KETTLE_B", "KETTLE_C"], ["KETTLE_A", "KETTLE_B", "KETTLE_C"]),
    ]) func whatOnlyAnotherEditionHasStandsBehindWhatPrecedesItThere(_ rows: [String], _ expected: [String]) {
        var translated = EditionSketch(.translated)
        for (row, text) in rows.enumerated() { translated.row(.returns, row, text) }
        #expect(Self.codes(Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_C"), translated) == expected)
    }

    @Test func whatAddsSeveralInARowKeepsTheirOrder() {
        #expect(
            Self.codes(
                Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_B"),
                Self.edition(.translated, "de-DE", "KETTLE_A", "KETTLE_C", "KETTLE_D"))
                == ["KETTLE_A", "KETTLE_C", "KETTLE_D", "KETTLE_B"])
    }

    @Test func aSymbolThatStandsTwiceIsStatedOnce() {
        #expect(
            Self.codes(Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_B", "KETTLE_A", "KETTLE_C")) == [
                "KETTLE_A", "KETTLE_B", "KETTLE_C",
            ])
        #expect(
            Self.codes(
                Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_B"),
                Self.edition(.translated, "de-DE", "KETTLE_A", "KETTLE_B", "KETTLE_A", "KETTLE_C"))
                == ["KETTLE_A", "KETTLE_B", "KETTLE_C"])
    }

    @Test func votesTellWhoSaysSoAndHow() {
        var german = EditionSketch(.translated)
        german.row(.returns, 0, "KETTLE_A", anchor: "KETTLE_A")
        german.row(.returns, 1, "leer", anchor: "KETTLE_B")
        let result = Reconciled(Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_B"), german, values: Self.values)
        #expect(
            result.votes(for: "returns/KETTLE_A") == [
                "de-DE/live anchor", "de-DE/live table-text", "en-US/live original",
            ])
        #expect(result.votes(for: "returns/KETTLE_B") == ["de-DE/live anchor", "en-US/live original"])
    }

    @Test func aRowThatNothingSettlesIsUnresolvedAndNowhereElse() {
        let result = Reconciled(
            Self.edition(.translated, "de-DE", "KETTLE_A", "KESSEL _ leer", "KETTLE_C"), values: Self.values)
        #expect(result.codes == ["KETTLE_A", "KETTLE_C"])
        #expect(
            result.page.unresolved == [
                Unresolved(fact: "returns[1]", text: "KESSEL _ leer", page: "de-DE/live", line: 5)
            ])
        #expect(!result.page.evidence.contains { $0.fact.contains("leer") })
    }

    /// An original that lists as many rows settles what a translation garbled; one with fewer rows does not.
    @Test func anOriginalSettlesWhatTranslationsGarbled() {
        let german = Self.edition(.translated, "de-DE", "KESSEL _ A", "KETTLE_B", "KESSEL _ C")
        let whole = Reconciled(
            Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_B", "KETTLE_C"), german, values: Self.values)
        #expect(whole.page.unresolved.isEmpty)
        #expect(whole.codes == ["KETTLE_A", "KETTLE_B", "KETTLE_C"])
        let bilingual = Reconciled(
            Self.edition(.bilingual, "fr-FR", "KETTLE_A", "KETTLE_B", "KETTLE_C"), german, values: Self.values)
        #expect(bilingual.page.unresolved.isEmpty)
        let short = Reconciled(Self.edition(.original, "en-US", "KETTLE_A", "KETTLE_B"), german, values: Self.values)
        #expect(short.page.unresolved.map(\.text) == ["KESSEL _ A", "KESSEL _ C"])
        let none = Reconciled(
            german, Self.edition(.translated, "fr-FR", "KETTLE_A", "KETTLE_B", "KETTLE_C"), values: Self.values)
        #expect(none.page.unresolved.map(\.text) == ["KESSEL _ A", "KESSEL _ C"])
    }

    @Test func aRowWhoseTextAndAnchorDisagreeIsUnresolvedWithBoth() {
        var german = EditionSketch(.translated)
        german.row(.returns, 0, "KETTLE_B", anchor: "KETTLE_A")
        let result = Reconciled(german, values: Self.values)
        #expect(result.codes == [])
        #expect(result.page.unresolved.map(\.candidates) == [["KETTLE_A", "KETTLE_B"]])
        #expect(result.rules == ["anchor-contradicts-text"])
        #expect(result.diagnostics[0].location == .init(path: german.file, line: 1))
    }

    @Test func anOriginalsTextWinsOverItsAnchor() {
        var english = EditionSketch(.original)
        english.row(.returns, 0, "KETTLE_B", anchor: "KETTLE_A")
        let result = Reconciled(english, values: Self.values)
        #expect(result.codes == ["KETTLE_B"])
        #expect(result.rules == ["anchor-contradicts-text"])
    }

    @Test func headersGiveTheNumbersAndPagesOnlyWhereTheyDoNot() {
        var english = EditionSketch(.original)
        english.declare("BoilKettle", "HRESULT")
        english.row(.returns, 0, "KETTLE_A", number: "0x80550001L")
        english.row(.returns, 1, "KETTLE_B", number: "2153054210")
        english.row(.returns, 2, "KETTLE_NEW", number: "0x7")
        english.row(.returns, 3, "KETTLE_C")
        english.row(.returns, 4, "KETTLE_OTHER", number: "0x123456789")
        let result = Reconciled(english, values: Self.values)
        #expect(result.page.returns.map(\.value) == ["0x80550001", "0x80550002", "0x00000007", "0x80550003", nil])
        #expect(result.page.returns.map(\.printed) == ["0x80550001L", "2153054210", "0x7", nil, "0x123456789"])
        #expect(result.rules == [])
    }

    @Test func aPrintedNumberThatContradictsTheHeaderIsReportedAndNotTaken() throws {
        var english = EditionSketch(.original)
        english.row(.returns, 0, "KETTLE_A", number: "0x80990001")
        let result = Reconciled(english, values: Self.values)
        #expect(result.page.returns.map(\.value) == ["0x80550001"])
        #expect(result.page.returns.map(\.printed) == ["0x80990001"])
        let diagnostic = try #require(result.diagnostics.first)
        #expect(diagnostic.identifier == "number-contradicts-header")
        #expect(diagnostic.location == .init(path: english.file, line: 1))
        for part in ["KETTLE_A", "0x80990001", "0x80550001", "kettle.h:1"] {
            #expect(diagnostic.summary.contains(part))
        }
    }

    @Test func aNumberThatIsNoneIsNotKept() {
        var german = EditionSketch(.translated)
        german.row(.returns, 0, "KETTLE_A", number: "0x80.000")
        #expect(Reconciled(german, values: Self.values).page.returns.map(\.printed) == [nil])
    }

    @Test func contestedNumbersAreNoHeaders() {
        var english = EditionSketch(.original)
        english.row(.returns, 0, "KETTLE_A", number: "0x5")
        let result = Reconciled(english, values: Self.values + [header("tea.h", ["KETTLE_A": "0x9"])])
        #expect(result.page.returns.map(\.value) == ["0x00000005"])
        #expect(result.rules == [])
    }
}
