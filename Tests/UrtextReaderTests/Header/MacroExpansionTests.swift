import Testing
import UrtextModel

/// Macros that are defined through macros.
@Suite struct MacroExpansionTests {
    private static let makers = """
        #define MAKE_HRESULT(sev,fac,code) \\
            ((HRESULT) (((unsigned long)(sev)<<31) | ((unsigned long)(fac)<<16) | ((unsigned long)(code))))
        #define FACILITY_WIN32 7
        #define HRESULT_FROM_WIN32(x) \\
            ((HRESULT)(x) <= 0 ? ((HRESULT)(x)) : ((HRESULT)(((x) & 0x0000FFFF) | (FACILITY_WIN32 << 16) | 0x80000000)))
        """

    @Test(arguments: [
        ("MAKE_HRESULT(1, 4, 0x1234)", "0x80041234"), ("MAKE_HRESULT ( 0 , 9 , (1 , 2) )", nil),
        ("MAKE_HRESULT(1, 9, 0x300 + 1)", "0x80090301"), ("HRESULT_FROM_WIN32(122)", "0x8007007A"),
        ("HRESULT_FROM_WIN32(0x80004005)", "0x80004005"), ("HRESULT_FROM_WIN32(0)", "0x00000000"),
        ("HRESULT_FROM_WIN32(HRESULT_FROM_WIN32(5))", "0x80070005"), ("MAKE_HRESULT(1, 4)", nil),
        ("MAKE_HRESULT(1, 4, 5", nil),
        ("MAKE_HRESULT", nil), ("MAKE_HRESULT(1,FACILITY_WIN32,HRESULT_FROM_WIN32(5) & 0xF)", "0x80070005"),
    ])
    func calls(_ text: String, _ value: String?) {
        #expect(HeaderReading.value(of: text, with: Self.makers) == value)
    }

    @Test func aMacroIsReplacedAsTextAndNotAsAValue() {
        let header = "#define SUM 1 + 2\n#define F(x) x * 2\n#define NEGATIVE -3\n"
        #expect(HeaderReading.value(of: "SUM * 2", with: header) == "0x00000005")
        #expect(HeaderReading.value(of: "(SUM) * 2", with: header) == "0x00000006")
        #expect(HeaderReading.value(of: "F(1 + 2)", with: header) == "0x00000005")
        #expect(HeaderReading.value(of: "F(SUM)", with: header) == "0x00000005")
        #expect(HeaderReading.value(of: "5 - NEGATIVE", with: header) == "0x00000008")
        #expect(HeaderReading.value(of: "-SUM", with: header) == "0x00000001")
    }

    @Test func aNameStandsForLaterDefinitionsAsWell() {
        let reading = HeaderReading("#define A B\n#define B (C | 1)\n#define C 2\n")
        #expect(reading.values[0].constants.map(\.value) == ["0x00000003", "0x00000003", "0x00000002"])
    }

    @Test func aliasesOfCallsAndOfMakers() {
        let header = "#define MAKE(a) ((a) << 4)\n#define ALIAS MAKE\n#define EMPTY\n#define ID(x) x\n"
        #expect(HeaderReading.value(of: "ALIAS(2)", with: header) == "0x00000020")
        #expect(HeaderReading.value(of: "ID(MAKE)(2)", with: header) == "0x00000020")
        #expect(HeaderReading.value(of: "EMPTY 5 EMPTY", with: header) == "0x00000005")
        #expect(HeaderReading.value(of: "ID()5", with: header) == "0x00000005")
        #expect(HeaderReading.value(of: "ID(ID(ID(3)))", with: header) == "0x00000003")
    }

    @Test func macrosWithoutParametersAndWithParenthesesInArguments() {
        let header = "#define NIL() 4\n#define SECOND(a, b) b\n"
        #expect(HeaderReading.value(of: "NIL()", with: header) == "0x00000004")
        #expect(HeaderReading.value(of: "NIL(1)", with: header) == nil)
        #expect(HeaderReading.value(of: "SECOND((1, 2), (3))", with: header) == "0x00000003")
        // A body with a string is not computed, even where the string would be dropped.
        #expect(HeaderReading.value(of: "SECOND(\"x\", 3)", with: header) == nil)
    }

    @Test func aParenthesisRightBehindTheNameMakesAParameterList() {
        let reading = HeaderReading("#define F(x) 1\n#define G (1)\n#define H( 1\n#define I(1) 2\n#define J(a,) 3\n")
        #expect(reading.names() == ["G"])
    }

    @Test func pasting() {
        let header = """
            #define WIDE(x) x ## l
            #define HEX(x) 0x ## x
            #define NAME(a, b) a##b
            #define ONE_TWO 12
            #define EIGHT 8
            #define THREE(a, b, c) a ## b ## c
            """
        #expect(HeaderReading.value(of: "WIDE(5)", with: header) == "0x00000005")
        #expect(HeaderReading.value(of: "HEX(1F)", with: header) == "0x0000001F")
        #expect(HeaderReading.value(of: "NAME(ONE_, TWO)", with: header) == "0x0000000C")
        #expect(HeaderReading.value(of: "NAME(, 7)", with: header) == "0x00000007")
        #expect(HeaderReading.value(of: "NAME(7,)", with: header) == "0x00000007")
        #expect(HeaderReading.value(of: "THREE(1, 2, 3)", with: header) == "0x0000007B")
        #expect(HeaderReading.value(of: "THREE(1,,3)", with: header) == "0x0000000D")
        #expect(HeaderReading.value(of: "NAME(1, +)", with: header) == nil)
        // What is pasted is not expanded before: EIGHTl, not 8l.
        #expect(HeaderReading.value(of: "WIDE(EIGHT)", with: header) == nil)
        #expect(HeaderReading.value(of: "NAME(<, <)", with: header) == nil)
        #expect(HeaderReading.value(of: "1 NAME(<, <) 3", with: header) == "0x00000008")
    }

    @Test func aNumberPassedThroughAnotherMacroCanBePasted() {
        let header = "#define WIDE(x) x ## l\n#define OUTER(x) WIDE(x)\n#define EIGHT 8\n"
        #expect(HeaderReading.value(of: "OUTER(EIGHT)", with: header) == "0x00000008")
    }

    @Test func stringsMadeOfArgumentsAreNoIntegers() {
        #expect(HeaderReading.value(of: "S(1)", with: "#define S(x) #x") == nil)
        #expect(HeaderReading.value(of: "V(1, 2)", with: "#define V(...) 1") == nil)
    }

    @Test(arguments: [
        "#define A A + 1", "#define A (B)\n#define B (A)", "#define A F(1)\n#define F(x) (x + A)", "#define A (A)",
        "#define A B + 1\n#define B C + 1\n#define C A + 1", "#define A F(F)(1)\n#define F(x) x + A",
    ])
    func definitionsThatLeadBackToThemselvesHaveNoValue(_ header: String) {
        let reading = HeaderReading(header + "\n#define Z 1\n")
        #expect(reading.names() == ["Z"])
        // A mere name in parentheses does not look like a number, and nothing is said of it.
        #expect(Set(reading.rules) == (header.contains("+") ? ["constant-circular"] : []))
    }

    /// `#define A A` is how headers say that an enumerator or a function is there.
    @Test func aNameDefinedAsItselfIsNoDefinition() {
        let reading = HeaderReading(
            "enum { A = 5, B };\n#define A A\n#define B B\n#define C (A | B)\n#define printf printf\n")
        #expect(reading.values[0].constants.map(\.value) == ["0x00000005", "0x00000006", "0x00000007"])
        #expect(reading.rules == [])
    }

    @Test func callsOfUnknownMacrosDoNotLookAtTheirArguments() throws {
        let reading = HeaderReading("#define ID UNKNOWN(ID, 5)\n#define TYPE DECLARE(Name)\n#define Z 1\n")
        #expect(reading.names() == ["Z"])
        #expect(reading.rules == ["constant-needs-unknown-name"])
        let note = try #require(reading.diagnostics.first)
        #expect(note.summary.contains("it calls UNKNOWN"))
    }

    @Test func aFailureIsToldOfWhatNeedsIt() {
        let reading = HeaderReading(
            "#define ZERO_DIVISION (1 / 0)\n#define USER (ZERO_DIVISION + 1)\n#define ALIAS USER\n")
        #expect(reading.names() == [])
        #expect(
            reading.diagnostics.filter { $0.severity == .note }.map(\.summary) == [
                "ZERO_DIVISION is left out: it divides by zero.",
                "USER is left out: it needs ZERO_DIVISION, which is left out as well.",
                "ALIAS is left out: it needs ZERO_DIVISION, which is left out as well.",
            ])
    }
}
