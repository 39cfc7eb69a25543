import Testing
import UrtextModel

/// Lines, comments and bytes: what comes before macros.
@Suite struct HeaderTextTests {
    @Test func continuedLinesAreOne() {
        let reading = HeaderReading(
            "#define A 1 + \\\n  2\n#define B \\\r\n 4\r\n#def\\\nine C 0x\\\n1F\n#define D 5\\\n")
        #expect(reading["A"] == "0x00000003")
        #expect(reading["B"] == "0x00000004")
        #expect(reading["C"] == "0x0000001F")
        #expect(reading["D"] == "0x00000005")
        #expect(["A", "B", "C", "D"].map { reading.line($0) } == [1, 3, 5, 8])
    }

    /// As gcc and clang have it.
    @Test func blanksMayStandBehindTheBackslash() {
        #expect(HeaderReading("#define A 1 + \\ \t\n 2\n")["A"] == "0x00000003")
    }

    @Test func commentsAreBlanks() {
        let header = """
            /* one */ #define A /* two */ 1 // three
            #define/**/B/* over
            two lines */ 2 /* and
            more */ + 1
            // #define C 1
            /* #define C 1
             * #define C 2 */ #define D 4 /**/
            #define E 5 // goes on \\
            #define F 6
            #define G(x)/**/(x)
            #define H G/* */(7)
            #define I 8 /*/ not the end */
            #define J 0x/**/9
            /\\
            * a comment *\\
            / #define K 10
            #define L 11
            """
        let reading = HeaderReading(header)
        #expect(reading.names() == ["A", "B", "D", "E", "H", "I", "K", "L"])
        #expect(["A", "B", "D", "E", "H", "I", "K", "L"].map { reading.line($0) } == [1, 2, 7, 8, 11, 12, 16, 17])
        #expect(["B", "H", "K"].map { reading[$0] } == ["0x00000003", "0x00000007", "0x0000000A"])
    }

    @Test func quotesHideComments() {
        let reading = HeaderReading(
            "#define A '/*'\n#define B 1\nchar *s = \"/* \\\" //\";\n#define C '\"'\n#define D 2 // \"\n#define E \"//\"\n#define F 3\n"
        )
        #expect(reading.names() == ["B", "C", "D", "F"])
    }

    @Test func anApostropheHidesNoMoreThanItsLine() {
        let reading = HeaderReading("#error don't /* do this\n#define A 1\n#if 0\nisn't\n#endif\n#define B 2\n")
        #expect(reading.names() == ["A", "B"])
        #expect(reading.rules == [])
    }

    @Test func blanksAroundTheHash() {
        let reading = HeaderReading(
            "  #  define A 1\n\t#\tdefine\tB\t2\t\n\u{0B}#\u{0C}define C 3\n#\n# 12 \"line\"\n#define\n")
        #expect(reading.names() == ["A", "B", "C"])
    }

    @Test func whatComesBeforeTheHashMakesItNoDirective() {
        #expect(HeaderReading("x #define A 1\n#define B 2\n").names() == ["B"])
    }

    @Test func theLastLineNeedsNoEnd() {
        #expect(HeaderReading("#define A 1")["A"] == "0x00000001")
        #expect(HeaderReading("#define A 1 \\")["A"] == nil)
        #expect(HeaderReading("#define A 1 /* open")["A"] == "0x00000001")
        #expect(HeaderReading("#define A 1 /")["A"] == nil)
        #expect(HeaderReading("#define A 1 //")["A"] == "0x00000001")
    }

    @Test func aByteOrderMarkIsNoText() {
        let reading = HeaderReading([[0xEF, 0xBB, 0xBF] + Array("#define A 1\n".utf8)])
        #expect(reading["A"] == "0x00000001")
        #expect(reading.line("A") == 1)
    }

    @Test func latinOneInCommentsAndStringsDoesNoHarm() {
        let bytes =
            Array("/* Gr".utf8) + [0xFC, 0xDF] + Array("e */\n#define A 1 // ".utf8) + [0xE9]
            + Array("\n#define S \"".utf8) + [0xE4] + Array("\"\n#define B 2\n".utf8)
        let reading = HeaderReading([bytes])
        #expect(reading.names() == ["A", "B"])
        #expect(reading.rules == [])
    }

    /// A letter beyond ASCII belongs to its name: `MÜ` is not `M`.
    @Test func namesBeyondASCIIAreNotCutShort() {
        let reading = HeaderReading("#define MÜ 1\n#define Ä 2\n#define B$ 3\n#define M 4\n#define C (MÜ + 1)\n")
        #expect(reading.names() == ["C", "M"])
        #expect(reading["C"] == "0x00000002")
    }

    @Test func bytesOfNothingAreBlanksAndNoted() throws {
        let reading = HeaderReading([Array("#define A\n#define\0B\0 2\n\0".utf8)])
        #expect(reading["B"] == "0x00000002")
        let warning = try #require(reading.only("header-nul-byte"))
        #expect(warning.severity == .warning)
        #expect(warning.location?.description == "include/a.h:2")
    }

    @Test(arguments: [[0xFF, 0xFE, 0x23, 0x00], [0xFE, 0xFF, 0x00, 0x23]] as [[UInt8]])
    func wideTextIsRefused(_ bytes: [UInt8]) throws {
        let reading = HeaderReading([bytes])
        #expect(reading.rules == ["header-encoding"])
        #expect(reading.diagnostics[0].severity == .error)
        #expect(reading.values.isEmpty)
    }

    @Test func aCommentThatNeverEndsIsToldWhereItBegins() throws {
        let reading = HeaderReading("#define A 1\n\n  /* begins\n#define B 2\n/* and goes on\n")
        #expect(reading.names() == ["A"])
        let warning = try #require(reading.only("header-open-comment"))
        #expect(warning.location?.description == "include/a.h:3")
    }

    @Test func emptyHeadersAndHeadersWithoutConstantsAreWarnedOf() {
        let reading = HeaderReading("", "/* nothing */\n#define GUARD\n", "#define A 1\n")
        #expect(
            reading.diagnostics.map(\.description) == [
                "include/a.h: warning: header-empty", "include/b.h: warning: header-without-constants",
            ])
        #expect(HeaderReading([[UInt8]]()).values.isEmpty)
    }
}

extension Diagnostic {
    /// Place, severity and rule.
    fileprivate var description: String {
        "\(location?.description ?? ""): \(severity.rawValue): \(identifier)"
    }
}
