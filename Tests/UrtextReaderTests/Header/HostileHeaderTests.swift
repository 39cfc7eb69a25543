import Testing
import UrtextModel
import UrtextReader

/// Input that was made to do harm, or that was broken on the way. Nothing may trap, and what is not hit is still read.
@Suite struct HostileHeaderTests {
    /// Reads the text with a constant behind it.
    private func read(_ text: String) -> HeaderReading { HeaderReading(text + "\n#define LAST 1\n") }

    @Test func expansionThatDoublesAtEachStepIsBounded() {
        var header = "#define E0 1 + 1\n#define F0(x) x + x\n"
        for step in 1..<200 {
            header +=
                "#define E\(step) E\(step - 1) + E\(step - 1)\n#define F\(step)(x) F\(step - 1)(x) + F\(step - 1)(x)\n"
        }
        let reading = read(header + "#define G F199(1)\n#define H F20(F20(F20(1)))\n")
        #expect(reading["E3"] == "0x00000010")
        #expect(reading["E199"] == nil && reading["G"] == nil && reading["H"] == nil)
        #expect(Set(reading.rules) == ["constant-too-complex"])
        #expect(reading["LAST"] == "0x00000001")
    }

    @Test func expansionThatCanBeSharedIsNotBounded() {
        let steps = (1..<31).map { "#define E\($0) (E\($0 - 1) + E\($0 - 1))\n" }
        let reading = read("#define E0 (1)\n" + steps.joined())
        #expect(reading["E30"] == "0x40000000")
        #expect(reading.rules == [])
    }

    @Test func argumentsThatDoubleAreBounded() {
        let reading = read(
            "#define D(x) (x + x)\n#define A " + String(repeating: "D(", count: 20) + "1"
                + String(repeating: ")", count: 20))
        #expect(reading["A"] == nil)
        #expect(reading["LAST"] == "0x00000001")
    }

    @Test(arguments: ["forwards", "backwards"])
    func chainsOfDefinitionsMayBeLong(_ direction: String) {
        let count = 4_000
        var lines = ["#define C0 7\n", "enum { N0 = 7 };\n"]
        for step in 1..<count {
            lines.append("#define C\(step) (C\(step - 1))\n")
            lines.append("enum { N\(step) = N\(step - 1) };\n")
        }
        let reading = read((direction == "forwards" ? lines : lines.reversed()).joined())
        #expect(reading.values[0].constants.count == 2 * count + 1)
        #expect(reading["C\(count - 1)"] == "0x00000007")
        #expect(reading["N\(count - 1)"] == "0x00000007")
    }

    @Test func longCirclesEnd() {
        let count = 3_000
        let lines = (0..<count).map { "#define C\($0) (C\(($0 + 1) % count) + 1)\n" }
        let reading = read(lines.joined())
        #expect(reading.names() == ["LAST"])
    }

    @Test(arguments: [
        "(", "-", "~", "!", "(DWORD)", "F(", "1?", "1?1:", "1+(", "1||", "#", "\\", "'", "\"", "ID(", "(int)(", "[",
    ])
    func whatRepeatsDeeplyIsBounded(_ part: String) {
        for count in [50, 20_000] {
            let text = String(repeating: part, count: count)
            let closing = String(repeating: ")", count: count)
            let reading = read(
                "#define ID(x) x\n#define A \(text)1\n#define B \(text)1\(closing)\n#if \(text)1\n#endif\nenum { X = \(text)1 };\n"
            )
            #expect(reading["LAST"] == "0x00000001")
        }
    }

    @Test func longBodiesAreBounded() {
        let short = Array(repeating: "1", count: 1_000).joined(separator: "|")
        let long = Array(repeating: "1", count: 10_000).joined(separator: "|")
        let reading = read(
            "#define A \(short)\n#define B \(long)\n#define F(x) \(long)\n#define C F(1)\nenum { D = \(short), E = \(long), G };"
        )
        #expect(reading.names() == ["A", "D", "LAST"])
        #expect(Set(reading.rules) == ["constant-too-complex"])
    }

    @Test func manyDefinitionsOfOneName() {
        let reading = read(
            String(repeating: "#define A 1\n", count: 20_000)
                + String(repeating: "#ifdef X\n#undef A\n#endif\n#ifdef A\n#endif\n", count: 5_000))
        #expect(reading["A"] == "0x00000001")
        #expect(reading.line("A") == 1)
    }

    @Test func manyBranchesAndManyEnds() {
        let reading = read(String(repeating: "#if X\n", count: 20_000) + String(repeating: "#endif\n", count: 30_000))
        #expect(reading.rules == ["header-stray-condition"])
        #expect(reading["LAST"] == "0x00000001")
    }

    @Test func longLinesNamesAndNumbers() {
        let many = 100_000
        let name = String(repeating: "N", count: many)
        let reading = read(
            "#define \(name) 5\n#define A \(name)\n#define B \(String(repeating: "0", count: many))7\n#define C 0x\(String(repeating: "F", count: many))\n"
                + "#define P(x) x ## x\n#define D P(\(name))\n#define E \"\(name)\"\n#define \(String(repeating: "\\\n", count: many))G 6\n"
        )
        #expect(reading["A"] == "0x00000005")
        #expect(reading["B"] == "0x00000007")
        #expect(reading["C"] == nil && reading["D"] == nil)
        #expect(reading["G"] == "0x00000006")
        #expect(reading.line("LAST") == 10 + many)
    }

    @Test func manyParameters() {
        let names = (0..<5_000).map { "p\($0)" }
        let reading = read(
            "#define F(\(names.joined(separator: ", "))) (p0 + p4999)\n#define A F(\((0..<5_000).map(String.init).joined(separator: ",")))\n#define G(\(String(repeating: ",", count: 5_000))) 1"
        )
        #expect(reading.names() == ["LAST"])
        let few = read("#define F(a, a, b) (a - b)\n#define A F(1, 2, 3)\n")
        #expect(few["A"] == "0xFFFFFFFF")
    }

    /// Names whose hash would be the same in a table without a seed cannot be made; many names of one shape can.
    @Test func manyNames() {
        let count = 20_000
        let reading = HeaderReading((0..<count).map { "#define NAME_\($0) \($0)\n" }.joined())
        #expect(reading.values[0].constants.count == count)
        #expect(reading["NAME_19999"] == "0x00004E1F")
        #expect(reading.values[0].constants.allSatisfy { $0.name == "NAME_\($0.line - 1)" })
    }

    // MARK: Noise

    private static let sample = """
        #ifndef SAMPLE_H
        #define SAMPLE_H
        #define ONE 1 /* the first */
        #define MAKE(a, b) (((a) << 4) | (b)) // maker
        #define TWO MAKE(ONE, \\
            2)
        #if defined(UNICODE) && !defined(__cplusplus)
        #define NAME "text" 'c' L'\\x41'
        #else
        typedef enum _Kind { First, Second = TWO ? 3 : ~0x80000000UL, Third } Kind;
        #endif
        #pragma push_macro("ONE")
        #undef ONE
        #define PASTE(x) x ## l
        #define THREE ((HRESULT)PASTE(0x8009030))
        #pragma pop_macro("ONE")
        #endif
        """

    @Test(arguments: 0..<24)
    func damagedHeadersDoNoHarm(_ seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        for _ in 0..<40 {
            var bytes = Array(Self.sample.utf8)
            for _ in 0..<Int.random(in: 1...12, using: &dice) {
                let position = Int.random(in: 0..<bytes.count, using: &dice)
                switch Int.random(in: 0..<5, using: &dice) {
                case 0: bytes[position] = UInt8.random(in: 0...255, using: &dice)
                case 1: bytes.remove(at: position)
                case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &dice)], at: position)
                case 3: bytes.insert(contentsOf: Array("(#\\\n/*'\"{,=".utf8).shuffled(using: &dice), at: position)
                default: bytes.removeSubrange(position..<min(bytes.count, position + 9))
                }
            }
            expectSound(HeaderReading([bytes, Array(Self.sample.utf8)]))
        }
    }

    @Test(arguments: 0..<8)
    func noiseDoesNoHarm(_ seed: Int) {
        var dice = Dice(seed: UInt64(seed) + 1000)
        let words = [
            "#define ", "#if ", "#else\n", "#endif\n", "#elif ", "#undef ", "enum ", "{", "}", ",", "=", "(", ")", "A",
            "B", "C",
            "A(x) ", "1", "0x10", "08", "+", "-", "<<", "?", ":", "##", "#", "/*", "*/", "//", "\\\n", "\n", "\n", " ",
            "'", "\"",
            "defined", "(DWORD)", "\0", "é", "sizeof", "&&", "||", "...", ";", "#pragma push_macro(\"A\")\n",
            "#pragma pop_macro(\"A\")\n", "/", "%", "~0",
        ]
        for _ in 0..<150 {
            let count = Int.random(in: 1...120, using: &dice)
            let texts = (0..<2).map { _ in
                (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &dice)] }.joined()
            }
            expectSound(HeaderReading(texts.map { Array($0.utf8) }))
        }
    }

    /// What holds of every reading, whatever was read.
    private func expectSound(_ reading: HeaderReading) {
        for table in reading.values {
            #expect(zip(table.constants, table.constants.dropFirst()).allSatisfy { $0.name < $1.name })
            for constant in table.constants {
                #expect(Identifier.isIdentifier(constant.name) && !constant.name.hasPrefix("__"))
                #expect(constant.value.hasPrefix("0x") && constant.value.count == 10)
                #expect(CNumber.parse(constant.value).flatMap(CNumber.canonical) == constant.value)
                #expect(constant.line >= 1)
            }
        }
        #expect(reading.diagnostics == reading.diagnostics.sorted())
        #expect(reading.diagnostics.allSatisfy { $0.location != nil && !$0.summary.isEmpty })
    }
}
