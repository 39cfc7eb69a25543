import Testing
import UrtextModel

@testable import UrtextReconciler

/// What brackets mean is learned from pages whose declaration says it too.
@Suite struct BracketLexiconTests {
    private typealias Meaning = BracketLexicon.Meaning

    /// Pages that print a bracket beside a declared direction, one page for each.
    private static func lexicon(
        _ lessons: (bracket: String, direction: String, optional: Bool, count: Int)..., locale: String = "de-DE"
    ) -> BracketLexicon {
        var lexicon = BracketLexicon()
        for (number, lesson) in lessons.enumerated() {
            for page in 0..<lesson.count {
                var sketch = EditionSketch(.translated, locale, page: "p\(number)-\(page)")
                sketch.parameter(0, "hKettle", "HKETTLE", lesson.direction, optional: lesson.optional)
                sketch.heading(0, "Kessel", lesson.bracket)
                if let file = PackedClaims(sketch.claims) { lexicon.note(file) }
            }
        }
        return lexicon
    }

    static func claims(_ sketch: EditionSketch) -> EditionClaims {
        let sorted = sketch.claims.sorted()
        return EditionClaims(
            sorted, universe: SymbolUniverse(values: [], claims: sorted),
            files: KnownFiles(values: [], claims: sorted))
    }

    private static func bracket(_ text: String, _ reading: Reading = .heading, locale: String = "de-DE") -> Claim {
        Claim(
            page: "p", edition: Edition(locale: locale, label: "live"), file: "f", line: 1,
            subject: .heading(0, .bracket),
            reading: reading, text: text)
    }

    @Test func aBracketIsLearnedFromThreePages() {
        let three = Self.lexicon(("ein, wahlweise", "in", true, 3))
        #expect(three.meaning(of: Self.bracket("ein, wahlweise")) == Meaning(direction: .in, optional: true))
        let two = Self.lexicon(("ein, wahlweise", "in", true, 2))
        #expect(two.meaning(of: Self.bracket("ein, wahlweise")) == nil)
    }

    @Test func whatALanguageMeansIsNotWhatAnotherMeans() {
        let lexicon = Self.lexicon(("ein", "in", false, 5))
        #expect(lexicon.meaning(of: Self.bracket("ein", locale: "fr-FR")) == nil)
        #expect(lexicon.meaning(of: Self.bracket("ein")) != nil)
    }

    @Test(arguments: [
        (19, 1, true), (18, 1, false), (95, 5, true), (94, 6, false), (3, 0, true), (2, 1, false), (3, 3, false),
    ])
    func nineteenInTwentyMustAgree(_ agreeing: Int, _ others: Int, _ isKnown: Bool) {
        let lexicon = Self.lexicon(("ein", "in", false, agreeing), ("ein", "out", false, others))
        #expect((lexicon.meaning(of: Self.bracket("ein")) == Meaning(direction: .in, optional: false)) == isKnown)
    }

    /// A word of the original in a translation may be the translation of another: the lessons win.
    @Test func lessonsWinOverTheWords() {
        let lexicon = Self.lexicon(("in", "out", false, 5))
        #expect(lexicon.meaning(of: Self.bracket("in")) == Meaning(direction: .out, optional: false))
        #expect(lexicon.meaning(of: Self.bracket("in", .original)) == Meaning(direction: .in, optional: false))
        #expect(lexicon.meaning(of: Self.bracket("in", .bilingual)) == Meaning(direction: .in, optional: false))
    }

    @Test(arguments: [
        ("in", Parameter.Direction.in, false), ("in, out", .inout, false), ("out, optional", .out, true),
        ("in, opt", .in, true),
    ]) func withoutLessonsWholeWordsCount(_ text: String, _ direction: Parameter.Direction, _ optional: Bool) {
        #expect(BracketLexicon().meaning(of: Self.bracket(text)) == Meaning(direction: direction, optional: optional))
    }

    @Test(arguments: ["ein", "in, wahlweise", "", "hinein, out"]) func aPartThatIsNoWordMakesATranslationUnknown(
        _ text: String
    ) {
        #expect(BracketLexicon().meaning(of: Self.bracket(text)) == nil)
    }

    @Test func theOriginalMayHaveWordsOfItsOwn() {
        #expect(
            BracketLexicon().meaning(of: Self.bracket("in, ref", .original))
                == Meaning(direction: .in, optional: false))
        #expect(BracketLexicon().meaning(of: Self.bracket("ref", .original)) == nil)
    }

    @Test func headingsThatStandForNoParameterTeachNothing() throws {
        var lexicon = BracketLexicon()
        for index in 0..<5 {
            var sketch = EditionSketch(.translated, page: "p\(index)")
            sketch.parameter(0, "hKettle", "HKETTLE", "in")
            sketch.heading(0, "xyz", "ein")
            sketch.heading(1, "quux", "aus")
            lexicon.note(try #require(PackedClaims(sketch.claims)))
        }
        #expect(lexicon.meaning(of: Self.bracket("ein")) == nil)
    }
}
