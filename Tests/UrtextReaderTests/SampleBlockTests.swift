import Testing
import UrtextModel

@testable import UrtextReader

/// Code blocks of a page without a section of syntax: those in sections of their own are samples.
@Suite struct SampleBlockTests {
    private static func page(_ title: String, lead: String = "", section: String, path: String = "boil.md") -> ReadPage
    {
        ReadPage(
            "# \(title)\n\nx\n\n\(lead)## Examples\n\n\(section)\n## Requirements\n\n| | |\n|---|---|\n| Header | Kettle.h |\n",
            path: "en-US/live/\(path)")
    }

    private static let sample = "```C++\nint SetHeat(HKETTLE hKettle, int heat) { return 0; }\n```\n"

    @Test(arguments: ["KETTLE\\_HEAT attribute", "Heat constants", "KETTLE\\_HEAT"])
    func aSampleDeclaresNothing(_ title: String) {
        let read = Self.page(title, section: Self.sample)
        #expect(read.texts(.page(.name), .syntaxBlock) == [])
        #expect(read.texts(.page(.kind), .syntaxBlock) == [])
        #expect(read.texts(.parameter(0, .name), .syntaxBlock) == [])
        #expect(read.texts(.page(.header), .original) == ["Kettle.h"])
    }

    @Test func aSampleOfATypeOrAClassDeclaresNothing() {
        for code in ["struct LID { int a; };", "class Lid { int a; };", "enum LID { A };"] {
            let read = Self.page("KETTLE\\_HEAT attribute", section: "```C++\n\(code)\n```\n")
            #expect(read.texts(.page(.name), .syntaxBlock) == [])
            #expect(!read.complaints.contains { $0.contains("class-page") })
        }
    }

    /// Constants beside a sample are read.
    @Test func constantsBesideASample() {
        let read = ReadPage(
            "# Heat constants\n\n## Example\n\n\(Self.sample)\n## Constants\n\n| Constant | Text |\n|---|---|\n| KETTLE\\_COLD | x |\n"
                + "| KETTLE\\_HOT | y |\n\n## Requirements\n\n| | |\n|---|---|\n| Header | Kettle.h |\n")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_COLD", "0.1 KETTLE_HOT"])
        #expect(read.texts(.page(.kind), .tableText) == ["constants"])
    }

    /// What has the name of title or file is no sample, and neither is what stands below the title.
    @Test func thePagesOwn() {
        let named = Self.page("SetHeat function", section: Self.sample)
        #expect(named.texts(.page(.name), .syntaxBlock) == ["SetHeat"])
        let filed = Self.page("Heats a kettle", section: Self.sample, path: "setheat.md")
        #expect(filed.texts(.page(.name), .syntaxBlock) == ["SetHeat"])
        let below = Self.page("Heats a kettle", lead: Self.sample, section: "Text.\n")
        #expect(below.texts(.page(.name), .syntaxBlock) == ["SetHeat"])
    }
}
