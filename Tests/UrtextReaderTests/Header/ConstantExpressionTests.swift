import Testing
import UrtextModel

/// What expressions of C are worth; every number was computed by a C compiler for 64-bit Windows.
@Suite struct ConstantExpressionTests {
    @Test(arguments: [
        ("1 + 2 * 3", "0x00000007"), ("(1 + 2) * 3", "0x00000009"), ("10 - 3 - 2", "0x00000005"),
        ("100 / 7", "0x0000000E"), ("100 % 7", "0x00000002"), ("-7 / 2", "0xFFFFFFFD"), ("-7 % 2", "0xFFFFFFFF"),
        ("1 << 4 | 1", "0x00000011"), ("1 | 2 & 3 ^ 4", "0x00000007"), ("0xF0 & ~0x10", "0x000000E0"),
        ("1 << 2 + 1", "0x00000008"), ("16 >> 2 >> 1", "0x00000002"), ("- - 5", "0x00000005"), ("+5", "0x00000005"),
        ("~0", "0xFFFFFFFF"), ("-1", "0xFFFFFFFF"), ("!5", "0x00000000"), ("!0", "0x00000001"), ("-~5", "0x00000006"),
    ])
    func precedenceAndGrouping(_ text: String, _ value: String) {
        #expect(HeaderReading.value(of: text) == value)
    }

    @Test(arguments: [
        ("(HRESULT)0x80090301L", "0x80090301"), ("((HRESULT)0x80090301L)", "0x80090301"),
        ("((NTSTATUS)0xC000006DL)", "0xC000006D"), ("((DWORD)0x1L)", "0x00000001"),
        ("_HRESULT_TYPEDEF_(0x80004005L)", "0x80004005"), ("__MSABI_LONG(0x80)", "0x00000080"),
        ("(BYTE)0x1FF", "0x000000FF"), ("(char)0xFF", "0xFFFFFFFF"), ("(unsigned char)-1", "0x000000FF"),
        ("(SHORT)0x8000", "0xFFFF8000"), ("(WORD)-1", "0x0000FFFF"), ("(unsigned short int)65537", "0x00000001"),
        ("(unsigned long)-1", "0xFFFFFFFF"), ("(long long)-1", "0xFFFFFFFF"), ("(unsigned __int64)7", "0x00000007"),
        ("(const DWORD)5", "0x00000005"), ("(enum Level)3", "0x00000003"), ("(DWORD)(ULONG_PTR)-2", "0xFFFFFFFE"),
        ("(DWORD)-1 >> 28", "0x0000000F"), ("(LONG)0x80000000 >> 28", "0xFFFFFFF8"), ("(int)2 * (int)3", "0x00000006"),
        ("(DWORD)1 << 31", "0x80000000"), ("- (1)", "0xFFFFFFFF"), ("(((((5)))))", "0x00000005"),
    ])
    func casts(_ text: String, _ value: String) {
        #expect(HeaderReading.value(of: text) == value)
    }

    /// Where it matters that a number is signed or unsigned, of 32 or 64 bits.
    @Test(arguments: [
        ("0xFFFFFFFF / 2", "0x7FFFFFFF"), ("(int)0xFFFFFFFF / 2", "0x00000000"), ("-1 > 0u", "0x00000001"),
        ("-1 > 0", "0x00000000"), ("0xFFFFFFFF + 1", "0x00000000"), ("0xFFFFFFFFu * 2 >> 31", "0x00000001"),
        ("0 - 1u", "0xFFFFFFFF"), ("-0x80000001", "0x7FFFFFFF"), ("-1u", "0xFFFFFFFF"), ("~0u >> 1", "0x7FFFFFFF"),
        ("~0 >> 1", "0xFFFFFFFF"),
        ("4294967295 + 1 >> 32", "0x00000001"), ("-1LL == 0xFFFFFFFFu", "0x00000000"),
        ("-1 == 0xFFFFFFFFu", "0x00000001"),
        ("-2147483648", "0x80000000"), ("1 << 31", "0x80000000"), ("1ULL << 40 >> 39", "0x00000002"),
        ("(1LL << 32) - 1", "0xFFFFFFFF"), ("(BYTE)255 + 1", "0x00000100"), ("-5 >> 1", "0xFFFFFFFD"),
        ("1 ? -1 : 0u", "0xFFFFFFFF"), ("(1 ? -1 : 0u) > 0", "0x00000001"), ("-4 << 2", "0xFFFFFFF0"),
    ])
    func typesDecide(_ text: String, _ value: String) {
        #expect(HeaderReading.value(of: text) == value)
    }

    @Test(arguments: [
        ("1 < 2", 1), ("2 < 1", 0), ("1 <= 1", 1), ("2 > 1", 1), ("1 >= 2", 0), ("1 == 1", 1), ("1 != 1", 0),
        ("1 && 2", 1),
        ("1 && 0", 0), ("0 || 0", 0), ("0 || 3", 1), ("0 && 1 / 0", 0), ("1 || 1 / 0", 1), ("1 || MISSING", 1),
        ("MISSING && 0", 0), ("1 ? 2 : 3", 2), ("0 ? 2 : 3", 3), ("0 ? 1 : 0 ? 2 : 4", 4), ("1 < 2 == 1", 1),
    ])
    func comparisonsAndChoices(_ text: String, _ value: Int) {
        #expect(HeaderReading.value(of: text) == "0x0000000\(value)")
    }

    @Test(arguments: [
        "1 / 0", "1 % 0", "1 << 32", "1 << -1", "1 >> 32", "1u << 32", "1LL << 64", "0x7FFFFFFF + 1", "-0x7FFFFFFF - 2",
        "0x10000 * 0x10000", "-(-0x7FFFFFFF - 1)", "(-0x7FFFFFFF - 1) / -1", "(-0x7FFFFFFF - 1) % -1", "3 << 31",
        "0x7FFFFFFFFFFFFFFF + 1", "(-0x7FFFFFFFFFFFFFFF - 1) / -1", "(-0x7FFFFFFFFFFFFFFF - 1) % -1",
        "0x7FFFFFFFFFFFFFFF * 2", "-1 << 32", "-0x40000001 << 1", "1 << 0xFFFFFFFFFFFFFFFF", "1 ? 5 : 1 / 0",
    ])
    func whatCLeavesUndefinedIsNotedAndLeftOut(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(HeaderReading.rule(for: text) == "constant-without-value")
    }

    @Test(arguments: [
        "(ULONG_PTR)-2", "1LL << 32", "0xFFFFFFFFull + 1", "-0x80000001LL", "(DWORD64)-1", "~0ULL", "-4294967296",
    ])
    func wideResultsAreNotedAndLeftOut(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(HeaderReading.rule(for: text) == "constant-too-wide")
    }

    @Test(arguments: [
        "\"text\"", "L\"text\"", "TEXT(\"text\")", "unsigned long", "const char", "SomeFunction", "struct tag", "", "(",
        ")",
        "1 +", "+", "1 2", "(1", "1)", "{ 1, 2 }", "1;", "return 1", "(LPCSTR)1", "((HANDLE)(LONG_PTR)-1)", "(void *)0",
        "((char const *) 5)", "__declspec(dllimport)", "__declspec(align(8))", "extern", "x = 1", "a->b", "1, 2", "()",
        "(DWORD)", "1 ? 2", "1 ? : 2", "? 1 : 2", "@", "#", "\\", "1 +* 2", "a.b", "1 ++ 2", "2 -- 1", "1 |= 2",
        "1 <<= 2",
    ])
    func whatIsNoIntegerIsPassedOverInSilence(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(HeaderReading.rule(for: text) == nil)
    }

    @Test func anUnknownNameIsNamed() throws {
        let reading = HeaderReading("#define KNOWN 1\n#define FLAGS (KNOWN | MISSING)\n")
        let note = try #require(reading.only("constant-needs-unknown-name"))
        #expect(reading.names() == ["KNOWN"])
        #expect(note.severity == .note)
        #expect(note.location?.description == "include/a.h:2")
        #expect(note.summary == "FLAGS is left out: it needs MISSING, which no given header defines.")
        #expect(note.solutions == ["Give the header that defines MISSING as well."])
    }

    @Test func anUnknownTypeIsNamed() throws {
        let reading = HeaderReading("#define A ((STRANGE)0x1FF)\n#define B 1\n")
        let note = try #require(reading.only("constant-of-unknown-type"))
        #expect(note.summary == "A is left out: it is cast to STRANGE, whose width is not known.")
        #expect(reading.names() == ["B"])
    }

    @Test(arguments: ["(STRANGE) - 1", "(STRANGE) + 1", "(STRANGE) & 1"])
    func aNameInParenthesesBeforeAnOperatorIsAnOperand(_ text: String) {
        #expect(HeaderReading.rule(for: text) == "constant-needs-unknown-name")
        #expect(HeaderReading.value(of: text, with: "#define STRANGE 3") != nil)
    }

    @Test(arguments: ["sizeof(DWORD)", "sizeof(struct a) - 1", "16 * sizeof x", "offsetof(struct a, b)"])
    func theSizeOfATypeIsNotComputed(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(["constant-not-readable", nil].contains(HeaderReading.rule(for: text)))
    }
}
