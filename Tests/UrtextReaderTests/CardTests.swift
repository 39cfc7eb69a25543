import Testing
import UrtextModel

@testable import UrtextReader

/// Tables of two columns without a header that say of one thing what it is.
@Suite struct CardTests {
    private static let marks = "|||\n|:---|:---|\n"

    @Test(arguments: ["en-US/live", "zh-CN/live"]) func cardsListNoConstants(_ folder: String) {
        let read = ReadPage(
            "# KettleHeat\n\nText.\n\n## Quick info\n\n\(Self.marks)|Type:  <br/> |KT_LONG  <br/> |\n|Set:|KSET_Common|\n"
                + "|Of KSET_*Lid*|KSET_LID|\n|Id|KETTLE_ID|\n|Size|KETTLE_SIZE|\n"
                + "\n## Remarks\n\n| Constant | Text |\n|---|---|\n| KETTLE_LOW | x |\n| KETTLE_HIGH | y |\n",
            path: "\(folder)/kettleheat.md")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_LOW", "0.1 KETTLE_HIGH"])
    }

    /// A header, a symbol in the first column and numbers make a list.
    @Test(arguments: [
        "| Use | Name |\n|---|---|\n| low | KETTLE_LOW |\n| high | KETTLE_HIGH |\n",
        "|||\n|---|---|\n|low|KETTLE_LOW (0x1)|\n|high|KETTLE_HIGH (0x2)|\n",
        "|||\n|---|---|\n|0x1|KETTLE_LOW|\n|0x2|KETTLE_HIGH|\n",
        "|||\n|---|---|\n|KETTLE_LOW|KETTLE_HOT|\n|KETTLE_HIGH|KETTLE_COLD|\n",
        "||||\n|---|---|---|\n|low|KETTLE_LOW|x|\n|high|KETTLE_HIGH|x|\n",
    ]) func listsAreNoCards(_ table: String) {
        let read = ReadPage("# Kettle heat\n\nText.\n\n\(table)", path: "en-US/live/kettle-heat.md")
        #expect(read.symbols(.constants).count == 2)
    }

    private static func page(_ rows: String, tail: String = "") -> String {
        "# <a name=\"boil\"></a>Boil\n\nText.\n\n\(marks)\(rows)\n```cpp\nlong Boil(\n  long heat\n);\n```\n\n"
            + "## <a name=\"parameters\"></a>Parameters\n\n_heat_\n\n> x\n\(tail)"
    }

    @Test(arguments: [
        ("|Header:|Kettle.h|\n", "Kettle.h"), ("|標題：  <br/> |Kettle.h  <br/> |\n|呼叫：|水壺|\n", "Kettle.h"),
        ("|Called by:|lid.exe|\n|Header:|Kettle。H|\n", "Kettle.H"),
    ]) func headers(_ rows: String, _ name: String) {
        #expect(ReadPage(Self.page(rows), path: "en-US/live/boil.md").texts(.page(.header), .original) == [name])
        #expect(ReadPage(Self.page(rows), path: "ja-JP/live/boil.md").texts(.page(.header), .requirements) == [name])
    }

    /// Text that names a header, what stands behind the declaration, and a page with requirements.
    @Test func noHeaders() {
        let requirements = "\n## <a name=\"requirements\"></a>Requirements\n\n| | |\n|---|---|\n| Header | Lid.h |\n"
        #expect(ReadPage(Self.page("|Header:|Kettle.h and Lid.h|\n")).claims(.page(.header)).isEmpty)
        #expect(ReadPage(Self.page("|Header:|Kettle|\n")).claims(.page(.header)).isEmpty)
        #expect(
            ReadPage(Self.page("|Header:|Kettle.h|\n", tail: requirements)).texts(.page(.header), .original)
                == ["Lid.h"])
        #expect(
            ReadPage(Self.page("|Caller:|x|\n", tail: "\n\(Self.marks)|Header:|Kettle.h|\n")).claims(.page(.header))
                .isEmpty)
    }
}
