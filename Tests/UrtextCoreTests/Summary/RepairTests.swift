import Testing
import UrtextModel
import UrtextReconciler

@testable import UrtextCore

@Suite struct RepairTests {
    private func claim(
        _ subject: Subject, _ reading: Reading, _ text: String, line: Int, edition: String = "de-DE"
    ) -> Claim {
        Claim(
            page: "boil", edition: Edition(locale: edition, label: "live"), file: "boil.md", line: line,
            subject: subject, reading: reading, text: text)
    }

    private func row(_ list: RowPlace.List, _ row: Int) -> Subject {
        .row(RowPlace(list: list, table: 0, row: row), .symbol)
    }

    private func evidence(_ fact: String, line: Int, _ how: Reading, edition: String = "de-DE") -> Evidence {
        Evidence(fact: fact, votes: [Vote(page: "\(edition)/live", line: line, how: how)])
    }

    private func texts(_ page: SpecPage, _ claims: [Claim]) -> [String] {
        RepairFinder(ClaimSet(claims)).repairs(of: page).map(\.text)
    }

    @Test func `a row is laid beside what its cell prints`() {
        let page = SpecPage(
            id: "boil",
            evidence: [evidence("returns/KETTLE_E_NO_WATER", line: 40, .number), evidence("name", line: 9, .title)])
        let claims = [
            claim(row(.returns, 0), .tableText, "KESSEL _ E _ KEIN _ WASSER", line: 40),
            claim(row(.returns, 1), .tableText, "ANDERE", line: 41),
        ]
        #expect(
            texts(page, claims) == ["de-DE/live:40  \"KESSEL _ E _ KEIN _ WASSER\" → KETTLE_E_NO_WATER  (number)"])
    }

    @Test func `what is printed as it should be is no repair`() {
        let page = SpecPage(id: "boil", evidence: [evidence("returns/KETTLE_OK", line: 40, .tableText)])
        #expect(texts(page, [claim(row(.returns, 0), .tableText, "KETTLE_OK", line: 40)]).isEmpty)
    }

    @Test func `where a whole table stands on one line, the anchor tells the row`() {
        let values = RowPlace.List.values(heading: 0)
        let page = SpecPage(id: "boil", evidence: [evidence("parameters/f/values/BOIL_TWO", line: 7, .anchor)])
        let claims = [
            claim(row(values, 0), .anchor, "BOIL_ONE", line: 7), claim(row(values, 0), .tableText, "EINS", line: 7),
            claim(row(values, 1), .anchor, "BOIL_TWO", line: 7), claim(row(values, 1), .tableText, "ZWEI", line: 7),
        ]
        #expect(texts(page, claims) == ["de-DE/live:7  \"ZWEI\" → BOIL_TWO  (anchor)"])
        // Without one, nothing is claimed about any row.
        #expect(texts(page, claims.filter { $0.reading == .tableText }).isEmpty)
    }

    @Test func `headings are laid beside the declaration`() {
        let page = SpecPage(id: "boil", parameters: [Parameter(name: "hKettle"), Parameter(name: "fBoilReq")])
        let claims = [
            claim(.heading(0, .name), .heading, "hKettle", line: 20),
            claim(.heading(1, .name), .heading, "\"f\"", line: 25),
        ]
        #expect(texts(page, claims) == ["de-DE/live:25  \"\"f\"\" → fBoilReq  (syntax-block)"])
        // A page with a heading too many does not say which belongs to which.
        #expect(texts(page, claims + [claim(.heading(2, .name), .heading, "x", line: 30)]).isEmpty)
    }

    @Test func `examples vary before they repeat, the greatest damage first, blanks last`() {
        func repair(_ kind: Repair.Kind, _ edition: String, _ printed: String) -> Repair {
            Repair(kind: kind, edition: edition, line: 1, printed: printed, symbol: "AB_CD", readings: [.number])
        }
        let repairs = [
            repair(.value, "de", "AB _ CD"), repair(.value, "de", "AB_CX"), repair(.value, "de", "WXYZW"),
            repair(.value, "fr", "AB_XX"), repair(.returnCode, "de", "XX_CD"),
        ]
        #expect(
            RepairFinder.varied(repairs).map(\.printed) == ["WXYZW", "AB_XX", "XX_CD", "AB_CX", "AB _ CD"])
    }

    @Test func `an open row is listed once, with the editions that print it counted`() {
        let page = SpecPage(
            id: "boil",
            unresolved: [
                Unresolved(
                    fact: "returns[2]", text: "KESSEL _ VOLL", page: "de-DE/live", line: 40,
                    candidates: ["KETTLE_E_FULL"]),
                Unresolved(fact: "returns[2]", text: "PLEINE", page: "fr-FR/live", line: 41),
                Unresolved(fact: "returns[3]", text: "NIX", page: "de-DE/live", line: 42),
            ])
        #expect(
            ExtractionSummary.unresolved(page) == [
                "boil returns[2]  \"KESSEL _ VOLL\" (de-DE/live:40) and 1 edition more: KETTLE_E_FULL?",
                "boil returns[3]  \"NIX\" (de-DE/live:42)",
            ])
        #expect(page.unresolvedFacts == ["returns[2]", "returns[3]"])
    }
}
