import Testing
import UrtextModel
import UrtextReader

/// Laws that hold of every header, tried on many that are made by chance.
@Suite struct HeaderPropertyTests {
    /// The text of an expression is worth what the expression is worth.
    @Test(arguments: 0..<20)
    func expressionsAreWorthWhatTheyAre(_ seed: Int) {
        var writer = ExpressionTreeWriter(seed: UInt64(seed))
        var header: [String] = []
        var expected: [String: String] = [:]
        let count = 60
        for number in 0..<count {
            let tree = writer.tree(depth: 1 + number % 6)
            let text = writer.text(tree)
            header.append("#define RESULT_\(number) \(text)")
            expected["RESULT_\(number)"] = tree.value?.number.flatMap(CNumber.canonical)
        }
        // Each table has names of its own, so that a wrong value is one of the expression's.
        let definitions = writer.takeDefinitions()
        let reading = HeaderReading((header + definitions).joined(separator: "\n") + "\n")
        var found: [String: String] = [:]
        for constant in reading.values[0].constants where constant.name.hasPrefix("RESULT_") {
            found[constant.name] = constant.value
        }
        for (number, line) in header.enumerated() {
            let name = "RESULT_\(number)"
            #expect(found[name] == expected[name], "\(line)\n\(definitions.joined(separator: "\n"))")
        }
        // The law would hold of nothing at all as well.
        #expect(expected.count > count / 2)
        // Every one that has no value is told of, unless there are too many.
        let silent = (0..<count).filter { number in
            expected["RESULT_\(number)"] == nil
                && !reading.diagnostics.contains { $0.summary.hasPrefix("RESULT_\(number) is left out") }
        }
        #expect(silent.isEmpty)
    }

    // MARK: Comments and continued lines

    /// Lines of tokens; what begins with `!` defines the name behind it.
    private static let lines: [[String]] = [
        ["#", "ifndef", "SAMPLE_H"], ["#", "define", "SAMPLE_H"],
        ["!A", "#", "define", "A", "0x80090301L"],
        ["#", "define", "MAKE(a,b)", "(", "(", "a", ")", "<<", "16", "|", "b", ")"],
        ["!B", "#", "define", "B", "MAKE", "(", "7", ",", "A", "&", "0xFF", ")"],
        ["!C", "#", "define", "C", "'\\\\'", "+", "'/'", "+", "'\"'"],
        ["#", "define", "TEXT_OF_IT", "\"/* no comment // \\\" \""],
        ["#", "ifdef", "UNICODE"], ["#", "define", "D", "1"], ["#", "else"], ["#", "define", "D", "2"], ["#", "endif"],
        ["typedef", "enum", "_E", "{"], ["!E", "E", ",", "!F", "F", "=", "B", ">>", "16", ","], ["!G", "G"],
        ["}", "E_T", ";"],
        ["#", "if", "0", "||", "defined", "(", "__cplusplus", ")"], ["#", "define", "H", "9"], ["#", "endif"],
        ["!I", "#", "define", "I", "(", "HRESULT", ")", "-", "1"],
        ["#", "endif"],
    ]

    private struct Written {
        var text = ""
        var line = 1
        var lines: [String: Int] = [:]

        mutating func add(_ part: String) {
            text += part
            line += part.utf8.count { $0 == UInt8(ascii: "\n") }
        }
    }

    /// The lines with what `between` gives between tokens, `inside` between their bytes and `behind` at line ends.
    private func write(between: () -> String, inside: () -> String, behind: () -> String) -> Written {
        var written = Written()
        for line in Self.lines {
            var marked: String?
            for token in line {
                if token.hasPrefix("!") {
                    marked = String(token.dropFirst())
                    continue
                }
                for (position, character) in token.enumerated() {
                    if position > 0 { written.add(inside()) }
                    if position == 0, let name = marked {
                        written.lines[name] = written.line
                        marked = nil
                    }
                    written.add(String(character))
                }
                written.add(between())
            }
            written.add(behind())
        }
        return written
    }

    @Test(arguments: 0..<30)
    func commentsAndContinuedLinesChangeNothing(_ seed: Int) {
        let plain = write(between: { " " }, inside: { "" }, behind: { "\n" })
        let expected = HeaderReading(plain.text)
        #expect(expected.names() == ["A", "B", "C", "E", "F", "G", "I"])
        var dice = Dice(seed: UInt64(seed))
        let blanks = [
            " ", "\t", "/**/", "/* * / \" ' # define A 1 */", "/*\n\n*/", " \\\n ", "/* \\\n */", "/\\\n*x*\\\n/",
            " \\\r\n",
        ]
        let ends = [
            "\n", "\r\n", " // \" ' /* \\\n still the comment\n", "/* x */\n", "\n\n", "/* \n # define A 2 \n */\n",
            "//\n",
        ]
        let mangled = write(
            between: { blanks[Int.random(in: 0..<blanks.count, using: &dice)] },
            inside: { Int.random(in: 0..<12, using: &dice) == 0 ? "\\\n" : "" },
            behind: { ends[Int.random(in: 0..<ends.count, using: &dice)] })
        let reading = HeaderReading(mangled.text)
        #expect(reading.values[0].constants.map(\.name) == expected.values[0].constants.map(\.name))
        #expect(reading.values[0].constants.map(\.value) == expected.values[0].constants.map(\.value))
        #expect(reading.rules == expected.rules)
        for constant in reading.values[0].constants { #expect(constant.line == mangled.lines[constant.name]) }
    }

    // MARK: Order

    /// Headers by chance that define the same few names through one another; `isForward` keeps them free of circles.
    private func headers(_ dice: inout Dice, isForward: Bool) -> [HeaderFileReader.Source] {
        let count = 12
        return (0..<4).map { header in
            var text = ""
            for _ in 0..<14 {
                let name = Int.random(in: 0..<count, using: &dice)
                let lowest = isForward ? name + 1 : 0
                var operands: [String] = []
                for _ in 0..<Int.random(in: 1...3, using: &dice) {
                    let other = Int.random(in: lowest...count, using: &dice)
                    let isName = other < count && Int.random(in: 0..<3, using: &dice) > 0
                    operands.append(isName ? "N\(other)" : String(Int.random(in: 0...2, using: &dice)))
                }
                let body = operands.joined(
                    separator: [" | ", " + ", " && ", " * "].randomElement(using: &dice) ?? " | ")
                switch Int.random(in: 0..<8, using: &dice) {
                case 0: text += "#ifdef X\n#define N\(name) \(body)\n#endif\n"
                case 1: text += "enum { N\(name) = \(body), E\(name)\(header) };\n"
                case 2: text += "#undef N\(name)\n"
                case 3, 4: text += "#undef N\(name)\n#define N\(name) (\(body))\n"
                default: text += "#undef N\(name)\n#define N\(name) \(body)\n"
                }
            }
            return HeaderFileReader.Source(path: "h\(header).h", bytes: Array(text.utf8))
        }
    }

    @Test(arguments: 0..<40)
    func theOrderOfTheSourcesChangesNoTable(_ seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        let isForward = seed.isMultiple(of: 2)
        let sources = headers(&dice, isForward: isForward)
        let expected = HeaderReading(sources: sources)
        for _ in 0..<8 {
            let shuffled = sources.shuffled(using: &dice)
            let reading = HeaderReading(sources: shuffled)
            #expect(reading.values.map(\.header) == shuffled.map(\.path))
            #expect(reading.values.sorted { $0.header < $1.header } == expected.values)
            // In a circle, which of its members is blamed for what may depend on where one begins.
            if isForward { #expect(reading.diagnostics == expected.diagnostics) }
        }
    }

    @Test(arguments: 0..<10)
    func readingTwiceGivesTheSame(_ seed: Int) {
        var dice = Dice(seed: UInt64(seed) + 77)
        let sources = headers(&dice, isForward: false)
        let first = HeaderReading(sources: sources)
        let second = HeaderReading(sources: sources)
        #expect(first.values == second.values)
        #expect(first.diagnostics == second.diagnostics)
    }

    /// A header read alone says nothing else than among others it shares no name with.
    @Test(arguments: 0..<10)
    func headersWithoutCommonNamesDoNotMeet(_ seed: Int) {
        var dice = Dice(seed: UInt64(seed) + 177)
        let source = headers(&dice, isForward: false)[0]
        let alone = HeaderReading(sources: [source])
        let other = HeaderFileReader.Source(
            path: "other.h", bytes: Array("#define Q0 1\n#define Q1 (Q0 + 1)\nenum { Q2 };\n".utf8))
        let together = HeaderReading(sources: [other, source])
        #expect(together.values[1] == alone.values[0])
        #expect(together.diagnostics == alone.diagnostics)
    }
}
