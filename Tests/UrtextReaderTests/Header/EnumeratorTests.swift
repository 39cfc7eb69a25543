import Testing
import UrtextModel

/// Enumerators, with the numbers they are given and those that follow.
@Suite struct EnumeratorTests {
    @Test(arguments: [
        "typedef enum { A, B = 3, C } Name;", "enum Tag { A, B = 3, C, };",
        "typedef enum Tag\n{\n  A\n, B=3 , C\n} *Name;",
        "enum class Tag : unsigned int { A, B = 3, C };", "enum __attribute__((packed)) Tag { A, B = 1 + 2, C };",
        "enum Other;\nenum Other function(enum Other x);\nenum { A, B = (3), C } x;", "enum{A,B=3,C}",
        "struct S { enum { A, B = 3, C } kind; };", "enum { A, /* , Z */ B = 3, // , Y\n C };",
        "char *s = \"enum { Q }\";\nenum { A, B = 3, C };", "enum { A, B = THREE, C };\n#define THREE 3",
        "#define A_ 1\nenum { A, B = A + 3, C };",
    ])
    func numbers(_ text: String) {
        let reading = HeaderReading(text + "\n")
        let values = Dictionary(uniqueKeysWithValues: reading.values[0].constants.map { ($0.name, $0.value) })
        #expect(["A", "B", "C"].map { values[$0] } == ["0x00000000", "0x00000003", "0x00000004"])
        #expect(values["Z"] == nil && values["Y"] == nil && values["Q"] == nil)
        #expect(reading.rules == [])
    }

    @Test func everyEnumeratorHasItsOwnLine() {
        let reading = HeaderReading("enum\n{ A, B,\n\n /* x\n */ C\n};\n")
        #expect(["A", "B", "C"].map { reading.line($0) } == [2, 2, 5])
    }

    @Test func macrosAndEnumeratorsUseOneAnother() {
        let reading = HeaderReading(
            "#define BASE 16\nenum { A = BASE, B, C = A | 1, D = sizeof_ };\n#define sizeof_ (B * 2)\n#define E (D + C)\n",
            "#define F (E + 1)\n")
        #expect(
            ["A", "B", "C", "D", "E"].map { reading[$0] } == [
                "0x00000010", "0x00000011", "0x00000011", "0x00000022", "0x00000033",
            ])
        #expect(reading["F", 1] == "0x00000034")
    }

    @Test func negativeAndLargeNumbers() {
        let reading = HeaderReading("enum { A = -2, B, C, D, E = 0x7FFFFFFE, F, G = 0x80000000, H, I = 0xFFFFFFFF };\n")
        #expect(
            reading.values[0].constants.map(\.value) == [
                "0xFFFFFFFE", "0xFFFFFFFF", "0x00000000", "0x00000001", "0x7FFFFFFE", "0x7FFFFFFF", "0x80000000",
                "0x80000001",
                "0xFFFFFFFF",
            ])
    }

    @Test(arguments: [
        ("enum { A = 0x7FFFFFFF, B };", "constant-without-value"), ("enum { A = 0xFFFFFFFF, B };", "constant-too-wide"),
        ("enum { A = 1, B = 1LL << 40 };", "constant-too-wide"),
        ("enum { A = 1, B = 1 / 0 };", "constant-without-value"),
        ("enum { A = 1, B = MISSING };", "constant-needs-unknown-name"),
        ("enum { A = 1, B = \"x\" };", "constant-not-readable"),
        ("enum { A = 1, B = f(2, 3) };", "constant-needs-unknown-name"),
        ("enum { A = 1, B = };", "constant-not-readable"),
        ("enum { A = 1, B = sizeof(int) };", "constant-not-readable"),
        ("enum { A = 1, B __attribute__((deprecated)) };", "constant-depends-on-condition"),
        ("enum { A = 1, B C };", "constant-depends-on-condition"),
    ])
    func whatHasNoNumberIsNotedAndLeftOut(_ text: String, _ rule: String) {
        let reading = HeaderReading(text + "\n")
        #expect(reading.names() == ["A"])
        #expect(reading.rules == [rule])
    }

    @Test func whatCountsFromAFailureHasNoNumber() {
        let reading = HeaderReading("enum { A, B = MISSING, C, D = 7, E };\n")
        #expect(reading.names() == ["A", "D", "E"])
        #expect(reading.rules == ["constant-needs-missing-one", "constant-needs-unknown-name"])
    }

    @Test func anEnumeratorMacroMakesTheRestUncertain() {
        let reading = HeaderReading("enum { A, ENTRY(B, 5), C, D = 3, E };\n")
        #expect(reading.names() == ["A", "D", "E"])
    }

    // MARK: Conditions

    @Test func aDecidedConditionChangesNothing() {
        let reading = HeaderReading(
            "enum { A\n#if _WIN32_WINNT >= 0x0501\n, B\n#endif\n#ifdef __cplusplus\n, C\n#endif\n, D\n#if 0\n, E\n#else\n, F\n#endif\n};\n"
        )
        #expect(reading.values[0].constants.map { "\($0.name)=\($0.value.suffix(1))" } == ["A=0", "B=1", "D=2", "F=3"])
        #expect(reading.rules == [])
    }

    @Test func behindAnUndecidedConditionNumbersAreNotKnown() {
        let reading = HeaderReading(
            "enum {\n A,\n#ifdef X\n B,\n#endif\n C,\n D = 9,\n E\n#ifdef Y\n , F\n#ifdef Z\n , G\n#endif\n#endif\n};\n"
        )
        #expect(reading.names() == ["A", "B", "D", "E", "F", "G"])
        #expect(reading["G"] == "0x0000000C")
        #expect(
            reading.diagnostics.map(\.summary) == [
                "C is left out: a condition decides which number this enumerator has."
            ])
        #expect(reading.diagnostics[0].location?.line == 6)
    }

    @Test func branchesThatCountAlikeKeepTheCount() {
        let reading = HeaderReading(
            "enum { A,\n#ifdef X\n B, C,\n#else\n D, E,\n#endif\n F = 7, G };\nenum {\n#ifdef X\n H\n#else\n H\n#endif\n, I };\n"
        )
        #expect(
            ["B", "C", "D", "E", "G"].map { reading[$0] } == [
                "0x00000001", "0x00000002", "0x00000001", "0x00000002", "0x00000008",
            ])
        #expect(reading["H"] == "0x00000000")
    }

    @Test func anExpressionCutByAConditionIsNotKnown() {
        let reading = HeaderReading("enum { A = 1\n#ifdef X\n + 1\n#endif\n, B, C = 5\n#ifdef X\n, D\n#endif\n};\n")
        #expect(reading.names() == ["C", "D"])
        #expect(reading["D"] == "0x00000006")
    }

    @Test func definitionsBetweenEnumeratorsAreDefinitions() {
        let reading = HeaderReading(
            "enum {\n A,\n#define A A\n#define X 5\n B\n#define B B\n , C = X\n#define C C\n};\n")
        #expect(reading.values[0].constants.map(\.value) == ["0x00000000", "0x00000001", "0x00000005", "0x00000005"])
    }

    @Test func anEnumerationOpenedInEitherBranchIsRead() {
        let reading = HeaderReading("#ifdef X\nenum A {\n#else\nenum B : int {\n#endif\nC, D };\n#define E 1\n")
        #expect(reading.names() == ["C", "D", "E"])
    }

    @Test(arguments: [
        "enum { A, B", "enum { A, B = ", "enum { A, B = (", "enum {", "enum", "enum X", "enum { A = 1 { B", "enum ((",
    ])
    func enumerationsThatDoNotEndDoNoHarm(_ text: String) {
        #expect(HeaderReading(text)["Z"] == nil)
        #expect(HeaderReading(text + ";\n#define Z 1\nenum { Y = 2 };\n")["Z"] == "0x00000001")
    }
}
