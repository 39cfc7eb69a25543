import Testing
import UrtextModel

/// Swift Testing has a type of the same name.
private typealias Place = UrtextModel.SourceLocation

@Suite struct DiagnosticTests {
    @Test func theOrderIsPlaceSeverityRuleText() {
        func at(_ path: String, _ line: Int?, _ column: Int? = nil) -> Place {
            Place(path: path, line: line, column: column)
        }
        let diagnostics = [
            Diagnostic(.note, "z", "no place"),
            Diagnostic(.error, "z", at: at("a.md", nil), "the file"),
            Diagnostic(.note, "z", at: at("a.md", 2), "z"),
            Diagnostic(.error, "z", at: at("a.md", 2, 3), "z"),
            Diagnostic(.error, "z", at: at("a.md", 10), "z"),
            Diagnostic(.warning, "a", at: at("a.md", 10), "z"),
            Diagnostic(.note, "a", at: at("a.md", 10), "a"),
            Diagnostic(.note, "b", at: at("a.md", 10), "a"),
            Diagnostic(.note, "b", at: at("a.md", 10), "b"),
            Diagnostic(.note, "b", at: at("a.md", 10), "b", explanation: "a"),
            Diagnostic(.note, "b", at: at("a.md", 10), "b", explanation: "a", solutions: ["first"]),
            Diagnostic(.note, "b", at: at("a.md", 10), "b", explanation: "a", solutions: ["first", "second"]),
            Diagnostic(.error, "a", at: at("b.md", 1), "a"),
        ]
        #expect(diagnostics.reversed().sorted() == diagnostics)
        for (lower, upper) in zip(diagnostics, diagnostics.dropFirst()) { #expect(!(upper < lower)) }
    }

    /// Diagnostics are gathered in sets: what compares as neither before nor behind must be equal, or the order of
    /// printing would differ from run to run.
    @Test func theOrderIsStrictAndTotal() {
        var random = SeededGenerator(seed: 10)
        for _ in 0..<4_000 {
            let (a, b, c) = (random.diagnostic(), random.diagnostic(), random.diagnostic())
            #expect(!(a < a))
            #expect([a < b, a == b, b < a].count { $0 } == 1, "\(a)\n\(b)")
            if a < b, b < c { #expect(a < c) }
        }
    }

    @Test(arguments: [
        (Place(path: "a.md"), "a.md"), (Place(path: "a.md", line: 3), "a.md:3"),
        (Place(path: "a.md", line: 3, column: 7), "a.md:3:7"),
        (Place(path: "a.md", column: 7), "a.md"),
    ]) fileprivate func placesPrintAsCompilersPrintThem(_ location: Place, _ text: String) {
        #expect(location.description == text)
    }

    @Test func placesAreOrderedByPathLineColumn() {
        let places = [
            Place(path: "a"), Place(path: "a", line: 1),
            Place(path: "a", line: 1, column: 1),
            Place(path: "a", line: 9, column: 2), Place(path: "a", line: 10),
            Place(path: "b", line: 1),
        ]
        #expect(places.reversed().sorted() == places)
    }
}

extension SeededGenerator {
    fileprivate mutating func diagnostic() -> Diagnostic {
        let location: Place? =
            switch int(0..<4) {
            case 0: nil
            case 1: Place(path: pick("", "a"))
            case 2: Place(path: pick("", "a"), line: int(0..<3))
            default: Place(path: "a", line: int(1..<3), column: int(0..<2))
            }
        return Diagnostic(
            pick(.error, .warning, .note), pick("a", "b"), at: location, pick("x", "y"),
            explanation: pick(nil, "", "e"),
            solutions: pick([], ["s"], ["s", "t"], ["t"]))
    }
}
