import Testing
import UrtextModel
import UrtextReader

/// The tables of several headers that are read together.
@Suite struct HeaderTableTests {
    @Test func aTableIsSortedAndCarriesItsProvenance() throws {
        let bytes = Array(
            "#define ZED 1\n#define _LOW 2\n#define Alpha 3\n#define ALPHA 4\n#define A1 5\n#define A_1 6\n".utf8)
        let source = HeaderFileReader.Source(
            path: "usr/include/deep/names.h", bytes: bytes, origin: "some-package", version: "1.2")
        let table = try #require(HeaderFileReader().read([source]).values.first)
        #expect(table.header == "names.h")
        #expect(table.origin == "some-package")
        #expect(table.version == "1.2")
        #expect(table.constants.map(\.name) == ["A1", "ALPHA", "A_1", "Alpha", "ZED", "_LOW"])
        #expect(table.constants.map(\.line) == [5, 4, 6, 3, 1, 2])
    }

    @Test(arguments: ["names.h", "a/names.h", "/names.h", "c:\\include\\names.h", "a//names.h"])
    func theHeaderIsNamedByItsFile(_ path: String) {
        let source = HeaderFileReader.Source(path: path, bytes: Array("#define A 1\n".utf8))
        #expect(HeaderFileReader().read([source]).values.map(\.header) == ["names.h"])
    }

    @Test func tablesComeInTheOrderOfTheSources() {
        let reading = HeaderReading("#define B 2\n", "#define A 1\n", "", "#define C 3\n")
        #expect(reading.values.map(\.header) == ["a.h", "b.h", "c.h", "d.h"])
        #expect(reading.values.map { $0.constants.map(\.name) } == [["B"], ["A"], [], ["C"]])
    }

    @Test func aConstantMayBeDefinedThroughAnotherHeader() {
        let reading = HeaderReading(
            "#define FLAGS (ONE | MAKE(1))\n#define ALIAS TWO\n", "#define ONE 1\n#define MAKE(x) ((x) << SHIFT)\n",
            "#define SHIFT 4\n#define TWO 2\n")
        #expect(reading["FLAGS"] == "0x00000011")
        #expect(reading["ALIAS"] == "0x00000002")
        #expect(
            reading.rules == [
                // Nothing is missing anywhere.
            ])
    }

    // MARK: Headers that do not agree

    @Test func eachHeaderKeepsItsOwnValueAndAWarningNamesBothPlaces() throws {
        let reading = HeaderReading("\n#define A 1\n#define B (A + 1)\n", "#define A 2\n#define B (A + 1)\n")
        #expect(reading["A", 0] == "0x00000001" && reading["A", 1] == "0x00000002")
        #expect(reading["B", 0] == "0x00000002" && reading["B", 1] == "0x00000003")
        let warnings = reading.diagnostics
        #expect(warnings.map(\.identifier) == ["constants-disagree", "constants-disagree"])
        #expect(warnings.map(\.severity) == [.warning, .warning])
        #expect(warnings[0].location?.description == "include/b.h:1")
        #expect(warnings[0].summary == "A is 0x00000002 here and 0x00000001 at include/a.h:2.")
    }

    @Test func aThirdHeaderCannotUseWhatTwoDoNotAgreeOn() throws {
        let reading = HeaderReading("#define A 1\n", "#define A 2\n", "#define B (A + 1)\n#define C 1\n")
        #expect(reading.names(2) == ["C"])
        let note = try #require(reading.only("constant-depends-on-condition"))
        #expect(note.summary == "B is left out: it needs A, which has more than one meaning.")
    }

    @Test func aThirdHeaderCanUseWhatTwoAgreeOn() {
        let reading = HeaderReading("#define A 16\n", "#define A (0x10)\n", "#define B (A + 1)\n")
        #expect(reading["B", 2] == "0x00000011")
        #expect(reading.rules == [])
    }

    /// The same text, but its names do not mean the same in both headers.
    @Test func theSameTextInTwoHeadersNeedNotBeTheSame() {
        let one = "#define F(x) ((x) + K)\n#define S 1 + K\n#define K 1\n"
        let other = "#define F(x) ((x) + K)\n#define S 1 + K\n#define K 2\n"
        let reading = HeaderReading(one, other, "#define A F(1)\n#define B S * 2\n#define C 1\n")
        #expect(reading.names(2) == ["C"])
        let agreeing = HeaderReading(one, one, "#define A F(1)\n#define B S * 2\n")
        #expect(agreeing["A", 2] == "0x00000002" && agreeing["B", 2] == "0x00000003")
    }

    @Test func differentMakersOfTheSameNameAreNotUsed() {
        let reading = HeaderReading("#define F(x) (x)\n", "#define F(y) (y + 1)\n", "#define A F(1)\n#define B 1\n")
        #expect(reading.names(2) == ["B"])
        // The name of a parameter makes no difference.
        let same = HeaderReading("#define F(x) (x)\n", "#define F(y) (y)\n", "#define A F(1)\n")
        #expect(same["A", 2] == "0x00000001")
    }

    @Test func theSameHeaderTwiceIsTheSameTableTwice() {
        let header = "#define A 1\n#define B (A << 3)\nenum { C, D };\n"
        let reading = HeaderReading(header, header)
        #expect(reading.values[0].constants == reading.values[1].constants)
        #expect(reading.values[0].constants.count == 4)
        #expect(reading.rules == [])
    }

    @Test func aHeaderOverrulesThePlatform() {
        let reading = HeaderReading(
            "#define __MSABI_LONG(x) (x + 1)\n#define A __MSABI_LONG(4)\n", "#define B __MSABI_LONG(4)\n")
        #expect(reading["A"] == "0x00000005")
        #expect(reading["B", 1] == "0x00000005")
        #expect(HeaderReading("#define B __MSABI_LONG(4)\n#define C UINT64_C(4)\n")["C"] == "0x00000004")
    }

    // MARK: Documents

    @Test func aTableSurvivesBeingWrittenAndRead() throws {
        let reading = HeaderReading("#define B 0x80090301L\n#define A (B + 1)\nenum { C };\n")
        let text = reading.values[0].document()
        #expect(try HeaderValues.decode(Array(text.utf8)) == reading.values[0])
        #expect(text.contains(#"{ "name": "A", "value": "0x80090302", "line": 2 }"#))
    }

    @Test func diagnosticsAreSortedByPlace() {
        let reading = HeaderReading(
            "#define Z (1 / 0)\n#define Y (Q)\n#define X (Q + 1)\n", "#define A 1LL << 40\n#if 1\n", "")
        #expect(reading.diagnostics == reading.diagnostics.sorted())
        #expect(
            reading.diagnostics.compactMap { $0.location?.description } == [
                "include/a.h", "include/a.h:1", "include/a.h:3", "include/b.h", "include/b.h:1", "include/b.h:2",
                "include/c.h",
            ])
    }

    @Test func manyNotesOfOneKindAreSummedUp() throws {
        let lines = (0..<150).map { "#define A\($0) (MISSING + \($0))\n" }
        let reading = HeaderReading(lines.joined())
        let notes = reading.diagnostics.filter { $0.identifier == "constant-needs-unknown-name" }
        #expect(notes.count == 101)
        #expect(notes.contains { $0.summary == "50 more constants of this header are left out for this reason." })
        #expect(notes.compactMap { $0.location?.line }.max() == 100)
    }

    @Test func manyDisagreementsAreSummedUp() {
        let headers = [1, 2].map { value in (0..<120).map { "#define A\($0) \(value)\n" }.joined() }
        let reading = HeaderReading(headers[0], headers[1])
        #expect(Set(reading.rules) == ["constants-disagree"])
        #expect(reading.diagnostics.count == 101)
        #expect(reading.diagnostics.contains { $0.summary.hasPrefix("20 more constants") })
        #expect(reading.values.allSatisfy { $0.constants.count == 120 })
    }
}
