import Testing

/// Numbers and characters, as they stand in `#define`s.
@Suite struct CLiteralTests {
    @Test(arguments: [
        ("0", "0x00000000"), ("7", "0x00000007"), ("1234567890", "0x499602D2"), ("4294967295", "0xFFFFFFFF"),
        ("0x0", "0x00000000"), ("0x80090301", "0x80090301"), ("0Xdeadbeef", "0xDEADBEEF"), ("0xAbCdEf", "0x00ABCDEF"),
        ("010", "0x00000008"), ("00", "0x00000000"), ("0777", "0x000001FF"), ("037777777777", "0xFFFFFFFF"),
        ("0b101", "0x00000005"), ("0B1", "0x00000001"),
        ("0x0000000000000001", "0x00000001"),
    ])
    func numbers(_ text: String, _ value: String) {
        #expect(HeaderReading.value(of: text) == value)
    }

    @Test(arguments: [
        "u", "U", "l", "L", "ul", "uL", "Ul", "UL", "lu", "lU", "Lu", "LU", "ll", "LL", "ull", "uLL", "Ull", "ULL",
        "llu",
        "llU", "LLu", "LLU", "i64", "I64", "ui64", "uI64", "Ui64", "UI64", "i32", "ui32",
    ])
    func suffixes(_ suffix: String) {
        for (digits, value) in [("12", "0x0000000C"), ("0x1F", "0x0000001F"), ("017", "0x0000000F")] {
            #expect(HeaderReading.value(of: digits + suffix) == value)
        }
    }

    @Test(arguments: ["08", "0x", "0xG", "12Q", "1ulu", "1lul", "1uu", "1Ll", "0b2", "0x1E+5", "1_000", "0b"])
    func malformedNumbersAreNotedAndLeftOut(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(HeaderReading.rule(for: text) == "constant-malformed")
    }

    @Test(arguments: ["1.5", "1e9", "1.", ".5", "1.5f", "0x1p3", "1e-9", "2.5e+3L"])
    func floatingNumbersAreNoIntegers(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(HeaderReading.rule(for: text) == nil)
    }

    @Test(arguments: [
        "0x100000000", "4294967296", "0xFFFFFFFFFFFFFFFF", "18446744073709551616", "0x10000000000000000",
        "99999999999999999999999999999999999999",
    ])
    func numbersBeyondThirtyTwoBitsAreNotedAndLeftOut(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(HeaderReading.rule(for: text) == "constant-too-wide")
    }

    @Test(arguments: [
        ("'A'", "0x00000041"), ("'\\0'", "0x00000000"), ("'\\n'", "0x0000000A"), ("'\\\\'", "0x0000005C"),
        ("'\\''", "0x00000027"), ("'\"'", "0x00000022"), ("'\\x41'", "0x00000041"), ("'\\101'", "0x00000041"),
        ("L'z'", "0x0000007A"), ("u'z'", "0x0000007A"), ("('a' + 1)", "0x00000062"), ("'\\?'", "0x0000003F"),
        ("'\\a' | '\\b' | '\\t' | '\\v' | '\\f' | '\\r'", "0x0000000F"),
    ])
    func characters(_ text: String, _ value: String) {
        #expect(HeaderReading.value(of: text) == value)
    }

    /// Of several characters compilers make different numbers, and beyond ASCII the sign is not known.
    @Test(arguments: ["'RIFF'", "''", "'\\xFF'", "'\\377'", "'\\q'", "'é'", "'\\x'", "'\\1234'", "'\\x000000041'"])
    func unusualCharactersAreNotedAndLeftOut(_ text: String) {
        #expect(HeaderReading.value(of: text) == nil)
        #expect(HeaderReading.rule(for: text) == "constant-malformed")
    }
}
