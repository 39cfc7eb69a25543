import Testing
import UrtextModel

@Suite struct CNumberTests {
    @Test(arguments: [
        ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("0x0", 0), ("0x1F", 31), ("0X1f", 31), ("0xdeadBEEF", 0xDEAD_BEEF),
        ("0x80090308L", 0x8009_0308), ("0x80090308l", 0x8009_0308), ("0x80090308UL", 0x8009_0308), ("5u", 5),
        ("5ULL", 5), ("2148074248", 2_148_074_248), ("-2146893048", -2_146_893_048), ("-0x10", -16), ("00000001", 1),
        ("0x000000200", 0x200), ("0x7FFFFFFFFFFFFFFF", Int64.max), ("999999999999999999", 999_999_999_999_999_999),
    ]) func literals(_ text: String, _ value: Int64) {
        #expect(CNumber.parse(text) == value)
    }

    /// A literal that is moved by so many bits.
    @Test(arguments: [
        ("1 << 3", 8), ("1<<0", 1), ("1L << 31", 0x8000_0000), ("0x10 << 4", 0x100), ("1L <<  (2 + 4)", 64),
        ("0 << 5", 0),
        ("1 << (5)", 32), ("1 << 62", 1 << 62), ("3 << 61", 3 << 61),
    ]) func movedLiterals(_ text: String, _ value: Int64) {
        #expect(CNumber.parse(text) == value)
    }

    @Test(arguments: [
        "1 <<", "1 << ", "<< 1", "1 < 3", "1 < < 3", "1 << 63", "1 << 64", "3 << 62", "-1 << 3", "1 << -3",
        "1 << 3 << 1",
        "1 << KETTLE", "KETTLE << 1", "1 << (2 + 4", "1 << (1 + 1 + 1)", "1 << (2 - 1)", "1 << 3 | 1", "1 << ()",
        "1 <<< 3",
        "1 << (60 + 60)",
    ]) func otherCalculations(_ text: String) {
        #expect(CNumber.parse(text) == nil)
    }

    @Test(arguments: [
        "", " ", "-", "+", "--1", "+-1", "L", "u", "0x", "0xL", "x10", "0xG", "0x1.0", "1.5", "1e3", "0x 1", " 1", "1 ",
        "1\n", "0x80.000", "12,000", "1_000", "1L2", "KETTLE", "(1)", "0x1 0x2", "٣", "１", "0b1", "'a'",
    ]) func garbage(_ text: String) {
        #expect(CNumber.parse(text) == nil)
    }

    @Test(arguments: [
        "0x8000000000000000", "0xFFFFFFFFFFFFFFFF", "0x10000000000000000", "99999999999999999999",
        "-99999999999999999999", "0x" + String(repeating: "0", count: 400) + "1",
    ]) func tooLongForAnInteger(_ text: String) {
        #expect(CNumber.parse(text) == nil)
    }

    @Test(arguments: [
        (Int64(0), "0x00000000"), (1, "0x00000001"), (0x8009_0308, "0x80090308"), (-2_146_893_048, "0x80090308"),
        (-1, "0xFFFFFFFF"), (0xFFFF_FFFF, "0xFFFFFFFF"), (-0x8000_0000, "0x80000000"), (0xABC, "0x00000ABC"),
    ]) func canonicalForm(_ value: Int64, _ text: String) {
        #expect(CNumber.canonical(value) == text)
    }

    @Test(arguments: [Int64(0x1_0000_0000), -0x8000_0001, .max, .min])
    func aWiderNumberHasNoCanonicalForm(_ value: Int64) {
        #expect(CNumber.canonical(value) == nil)
    }

    /// Whatever way a number of 32 bits is printed, it is one number.
    @Test func everySpellingOfANumberHasTheSameCanonicalForm() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let bits = UInt32(truncatingIfNeeded: random.next()) >> UInt32(random.int(0..<32))
            let hex = String(bits, radix: 16, uppercase: random.chance(1, in: 2))
            let zeros = String(repeating: "0", count: random.int(0..<3))
            let suffix = random.pick("", "L", "UL", "u", "ull")
            let spellings = [
                "0x\(zeros)\(hex)\(suffix)", "0X\(hex)", "\(bits)", "\(bits)\(suffix)", "\(Int32(bitPattern: bits))",
                "+\(bits)",
            ]
            let forms = spellings.map { CNumber.parse($0).flatMap(CNumber.canonical) }
            #expect(Set(forms).count == 1, "\(spellings)")
            #expect(forms[0]?.utf8.count == 10)
        }
    }

    @Test func theCanonicalFormIsItsOwnCanonicalForm() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<1_000 {
            let value = Int64(truncatingIfNeeded: random.next()) >> random.int(0..<64)
            guard let form = CNumber.canonical(value) else { continue }
            #expect(CNumber.parse(form).flatMap(CNumber.canonical) == form)
            #expect(CNumber.parse(form).map { UInt32(truncatingIfNeeded: $0) } == UInt32(truncatingIfNeeded: value))
        }
    }

    @Test func randomTextNeverTraps() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<3_000 {
            var text = ""
            for _ in 0..<random.int(0..<24) {
                text += random.pick("0", "x", "X", "9", "F", "f", "-", "+", "L", "u", ".")
            }
            guard let value = CNumber.parse(text) else { continue }
            #expect(text.utf8.contains { $0 >= 48 && $0 <= 57 || $0 | 32 == 102 }, "\(text) is \(value)")
        }
    }
}
