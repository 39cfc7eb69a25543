import Testing
import UrtextModel

/// Which conditions are decided, and what becomes of those that are not.
@Suite struct HeaderConditionTests {
    @Test(arguments: [
        ("#if 1", true), ("#if 0", false), ("#if !0", true), ("#if 2 > 1 && 1", true), ("#if 1 ? 0 : 1", false),
        ("#if 0x10 == 16", true), ("#if 'a' == 97", true), ("#if -1 > 0u", true), ("#if 4294967296 > 1", true),
        ("#ifdef __cplusplus", false), ("#ifndef __cplusplus", true), ("#if defined(__cplusplus)", false),
        ("#if defined __cplusplus || 0", false), ("#if __cplusplus >= 201103L", false), ("#ifdef RC_INVOKED", false),
        ("#if defined(RC_INVOKED) || defined(__WIDL__)", false), ("#ifdef _WIN32", true), ("#if defined(_WIN32)", true),
        ("#if _WIN32_WINNT >= 0x0600", true), ("#if (WINVER < 0x0500)", false),
        ("#if NTDDI_VERSION >= 0x0A000000", true),
        ("#if defined(MYSTERY) && 0", false), ("#if 1 || MYSTERY", true), ("#if 0 && MYSTERY(1, 2)", false),
        ("#ifdef HERE", true), ("#ifndef HERE", false), ("#if defined(HERE) && HERE", true), ("#if HERE == 5", true),
        ("#if HERE_AGAIN == 6", true), ("#if FUNCTION_HERE(0) && 0", false),
    ])
    func decided(_ condition: String, _ isTrue: Bool) {
        let reading = HeaderReading(
            "#define HERE 5\n#define HERE_AGAIN (6)\n#define FUNCTION_HERE(x) x\n\(condition)\n#define A 1\n#else\n#define A 2\n#endif\n"
        )
        #expect(reading["A"] == (isTrue ? "0x00000001" : "0x00000002"))
        #expect(reading.line("A") == (isTrue ? 5 : 7))
        #expect(reading.rules == [])
    }

    @Test(arguments: [
        "#ifdef UNICODE", "#ifndef UNICODE", "#if defined(_WIN64)", "#if MYSTERY", "#if MYSTERY(1) == 2", "#if",
        "#if 1 +", "#if (", "#if 1 / 0", "#if defined", "#ifdef", "#if __has_include(<x.h>)", "#if sizeof(int) == 4",
        "#if MAYBE", "#ifdef MAYBE", "#if UNDONE", "#if 1.5", "#if \"text\"", "#if HERE.5",
        "#ifdef EXPRESSION_ONLY_LATER",
    ])
    func notDecided(_ condition: String) throws {
        let reading = HeaderReading(
            """
            #ifdef SOMETHING
            #define MAYBE 1
            #endif
            #define UNDONE 1
            #ifdef SOMETHING
            #undef UNDONE
            #endif
            \(condition)
            #define A 1
            #else
            #define A 2
            #endif
            #define EXPRESSION_ONLY_LATER 1
            """)
        #expect(reading["A"] == nil)
        let note = try #require(reading.only("constant-depends-on-condition"))
        #expect(note.severity == .note)
        #expect(note.summary == "A is left out: it is 0x00000001 on line 9 and 0x00000002 on line 11.")
        #expect(note.location?.line == 11)
    }

    @Test func theSameValueInAllBranchesIsNoContradiction() {
        let reading = HeaderReading(
            "#ifdef X\n#define A 16\n#define B 1\n#else\n#define A 0x10\n#endif\n#define C (A | 1)\n")
        #expect(
            reading.values[0].constants == [
                .init(name: "A", value: "0x00000010", line: 2), .init(name: "B", value: "0x00000001", line: 3),
                .init(name: "C", value: "0x00000011", line: 7),
            ])
        #expect(reading.rules == [])
    }

    /// The same number, but shifted to the right it is not the same.
    @Test func theSameValueOfAnotherTypeCannotBeUsed() {
        let reading = HeaderReading(
            "#ifdef X\n#define A 0x80000000\n#else\n#define A ((int)0x80000000)\n#endif\n#define B (A >> 4)\n")
        #expect(reading["A"] == "0x80000000")
        #expect(reading["B"] == nil)
        #expect(reading.rules == ["constant-depends-on-condition"])
    }

    @Test func aNumberInOneBranchAndNoneInTheOtherIsNoted() throws {
        let reading = HeaderReading("#ifdef X\n#define A 1\n#else\n#define A \"one\"\n#endif\n")
        #expect(reading.names() == [])
        let note = try #require(reading.only("constant-depends-on-condition"))
        #expect(note.summary == "A is left out: it is 0x00000001 on line 2 and no number on line 4.")
    }

    @Test func wideNumbersThatDifferAreBothNamed() throws {
        let reading = HeaderReading("#ifdef X\n#define A 0x1FFFFFFFF\n#else\n#define A 0x2FFFFFFFF\n#endif\n")
        let note = try #require(reading.only("constant-depends-on-condition"))
        #expect(note.summary == "A is left out: it is 0x1FFFFFFFF on line 2 and 0x2FFFFFFFF on line 4.")
    }

    @Test func chainsOfBranches() {
        let chain = "#if 0\n#define A 1\n#elif 1\n#define A 2\n#elif 1\n#define A 3\n#else\n#define A 4\n#endif\n"
        #expect(HeaderReading(chain)["A"] == "0x00000002")
        let perhaps = "#if X\n#define A 2\n#elif 1\n#define A 2\n#elif Y\n#define A 3\n#else\n#define A 4\n#endif\n"
        #expect(HeaderReading(perhaps)["A"] == "0x00000002")
        let fallback = "#ifdef __cplusplus\n#define A 1\n#elif 0\n#define A 2\n#else\n#define A 3\n#endif\n"
        #expect(HeaderReading(fallback)["A"] == "0x00000003")
        let newer =
            "#ifdef __cplusplus\n#define A 1\n#elifndef __cplusplus\n#define A 2\n#elifdef X\n#define A 3\n#endif\n"
        #expect(HeaderReading(newer)["A"] == "0x00000002")
    }

    @Test func nestedBranchesThatAreNotReadAreNotReadAtAll() {
        let reading = HeaderReading(
            "#if 0\n#if 1\n#define A 1\n#else\n#define A 2\n#endif\n#elif 1\n#if 0\n#define A 3\n#endif\n#define B 1\n#endif\n"
        )
        #expect(reading.names() == ["B"])
    }

    @Test func aDefinitionInForceDecidesItsOwnDefault() {
        let reading = HeaderReading("#define A 1\n#ifndef A\n#define A 2\n#endif\n#ifndef B\n#define B 3\n#endif\n")
        #expect(reading["A"] == "0x00000001")
        #expect(reading["B"] == "0x00000003")
    }

    @Test func anotherHeaderDecidesNothing() {
        let first = "#define A 1\n#define _WIN32_WINNT 0x0400\n"
        let second =
            "#ifdef A\n#define B 1\n#else\n#define B 2\n#endif\n#if _WIN32_WINNT >= 0x0600\n#define C 1\n#endif\n"
        for reading in [HeaderReading(first, second), HeaderReading(second, first)] {
            #expect(reading.rules == ["constant-depends-on-condition"])
            #expect(reading.values.first { $0.constants.map(\.name) == ["C"] } != nil)
        }
    }

    // MARK: Taking definitions back

    @Test func aRedefinitionIsAContradiction() {
        let reading = HeaderReading("#define A 1\n#define A 2\n#define B 1\n#define B 0x1\n")
        #expect(reading.names() == ["B"])
        #expect(reading.rules == ["constant-depends-on-condition"])
    }

    @Test func undefTakesADefinitionBack() {
        let reading = HeaderReading(
            "#define A 1\n#undef A\n#define A 2\n#define B 1\n#undef B\n#undef C\n#undef\n#define D (B)\n")
        #expect(reading.names() == ["A"])
        #expect(reading.line("A") == 3)
    }

    @Test func undefInABranchTakesBackWhatTheBranchDefined() {
        let reading = HeaderReading(
            "#ifdef X\n#define A 1\n#ifdef Y\n#define A 2\n#endif\n#undef A\n#define A 3\n#endif\n")
        #expect(reading["A"] == "0x00000003")
    }

    @Test func undefInABranchDoesNotTakeBackWhatStandsAroundIt() {
        let reading = HeaderReading(
            "#define A 1\n#ifdef X\n#undef A\n#define A 2\n#endif\n#define B 1\n#ifdef X\n#undef B\n#endif\n")
        #expect(reading.names() == ["B"])
        #expect(reading.rules == ["constant-depends-on-condition"])
    }

    @Test func pragmasPutDefinitionsAsideAndBringThemBack() {
        let reading = HeaderReading(
            """
            #define A 1
            #pragma push_macro("A")
            #undef A
            #define A 2
            #pragma pop_macro("A")
            #pragma pop_macro("A")
            #pragma push_macro("B")
            #define B 1
            #pragma pop_macro("B")
            #pragma once
            #pragma push_macro(A)
            """)
        #expect(reading.values[0].constants == [.init(name: "A", value: "0x00000001", line: 1)])
    }

    // MARK: Guards and what is not closed

    @Test(arguments: ["#ifndef GUARD_H", "#if !defined(GUARD_H)", "#if !defined GUARD_H"])
    func aGuardIsNoConstant(_ condition: String) {
        let reading = HeaderReading(
            "/* x */\n\(condition)\n#define GUARD_H 1\n#define A (GUARD_H + 1)\n#endif /* y */\n")
        #expect(reading.names() == ["A"])
        #expect(reading["A"] == "0x00000002")
    }

    @Test func aDefaultIsAConstant() {
        #expect(HeaderReading("#ifndef LEVEL\n#define LEVEL 1\n#endif\n#define A 1\n").names() == ["A", "LEVEL"])
        #expect(HeaderReading("#define A 1\n#ifndef LEVEL\n#define LEVEL 1\n#endif\n").names() == ["A", "LEVEL"])
        #expect(HeaderReading("#ifndef ONLY\n#define ONLY 1\n#endif\n").names() == ["ONLY"])
    }

    @Test func reservedNamesAreReadButNotListed() {
        let reading = HeaderReading("#define __BASE 10\n#define A (__BASE + 1)\n#define _B 1\n")
        #expect(reading.names() == ["A", "_B"])
    }

    @Test func conditionsWithoutAnEndAreWarnedOf() throws {
        let reading = HeaderReading("#define A 1\n#ifdef X\n#define B 2\n#if Y\n#else\n")
        #expect(reading.names() == ["A", "B"])
        let warning = try #require(reading.only("header-open-condition"))
        #expect(warning.location?.description == "include/a.h:2")
        #expect(warning.summary.contains("1 inside"))
    }

    @Test(arguments: ["#endif", "#else", "#elif 1", "#if 1\n#else\n#else\n#endif", "#if 1\n#else\n#elif 1\n#endif"])
    func strayDirectivesArePassedOver(_ text: String) throws {
        let reading = HeaderReading("\(text)\n#define A 1\n")
        #expect(reading.names() == ["A"])
        #expect(reading.rules == ["header-stray-condition"])
    }
}
