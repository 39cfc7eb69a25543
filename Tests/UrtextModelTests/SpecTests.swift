import Testing
import UrtextModel

@Suite struct SpecTests {
    @Test func pagesAndValuesAreSorted() {
        let spec = Spec(
            pages: ["pour", "boil", "lid"].map { SpecPage(id: $0) },
            values: ["tea.h", "kettle.h"].map { HeaderValues(header: $0) })
        #expect(spec.pages.map(\.id) == ["boil", "lid", "pour"])
        #expect(spec.values.map(\.header) == ["kettle.h", "tea.h"])
    }

    @Test func votesAreOrderedByPageLineReading() {
        let votes = [
            Vote(page: "de-DE/live", line: 2, how: .tableText), Vote(page: "de-DE/live", line: 10, how: .anchor),
            Vote(page: "de-DE/live", line: 10, how: .tableText), Vote(page: "en-US/live", line: 1, how: .original),
        ]
        #expect(votes.reversed().sorted() == votes)
    }

    @Test(arguments: Reading.allCases) func readingsAreSpelledInLowerCaseWithHyphens(_ reading: Reading) {
        #expect(reading.rawValue.utf8.allSatisfy { $0 >= 97 && $0 <= 122 || $0 == UInt8(ascii: "-") })
        #expect(Reading(rawValue: reading.rawValue) == reading)
    }
}
