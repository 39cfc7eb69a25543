import Testing
import UrtextModel

@testable import UrtextReader

/// Pages about one thing, whose tables are no list of constants.
@Suite struct SymbolsWithoutPlaceTests {
    private static let tables =
        "| Type | Text |\n|---|---|\n| KETTLE\\_HOT | x |\n| KETTLE\\_COLD | y |\n\n## Attributes\n\n"
        + "| Attribute | Text |\n|---|---|\n| KETTLE\\_LID | x |\n"

    @Test(arguments: [
        "Whistle event", "KM\\_BOIL message", "KM\\_BOIL control code", "Boil method", "KETTLE structure",
    ])
    func onePageAboutOneThing(_ title: String) throws {
        let read = ReadPage("# \(title)\n\nText.\n\n\(Self.tables)", path: "en-US/live/whistle.md")
        #expect(read.symbols(.constants) == [])
        #expect(!read.texts(.page(.kind), .tableText).contains("constants"))
        let places = read.reading.diagnostics.filter { $0.identifier == "symbols-without-place" }
        #expect(places.map { $0.location?.line } == [read.line(of: "KETTLE\\_HOT"), read.line(of: "KETTLE\\_LID")])
        #expect(places.allSatisfy { $0.explanation != nil && !$0.solutions.isEmpty })
        #expect(try #require(places.first).summary.contains("KETTLE_HOT, KETTLE_COLD"))
    }

    @Test(arguments: ["Kettle events", "Whistle property", "KETTLE\\_HEAT enumeration", "Kettle heat", "Event"])
    func pagesThatListConstants(_ title: String) {
        let read = ReadPage("# \(title)\n\nText.\n\n\(Self.tables)", path: "en-US/live/whistle.md")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_HOT", "0.1 KETTLE_COLD", "1.0 KETTLE_LID"])
        #expect(!read.complaints.contains { $0.contains("symbols-without-place") })
    }

    /// A translated title says nothing without its slug.
    @Test func translations() {
        let head = "# <a name=\"whistle-event\"></a>Pfeifereignis\n\nx\n\n"
        #expect(ReadPage(head + Self.tables, path: "de-DE/live/whistle.md").symbols(.constants) == [])
        let bare = "# Pfeifer event\n\nx\n\n"
        #expect(ReadPage(bare + Self.tables, path: "de-DE/live/whistle.md").symbols(.constants).count == 3)
    }

    /// A list of pages about symbols is no list of symbols that is lost.
    @Test func links() {
        let read = ReadPage(
            "# Whistle event\n\nText.\n\n| Attribute | Text |\n|---|---|\n| [**KETTLE\\_LID**](lid.md) | x |\n")
        #expect(read.complaints == ["note no-facts 0"])
    }
}
