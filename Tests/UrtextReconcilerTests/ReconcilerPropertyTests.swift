import Testing
import UrtextModel

@testable import UrtextReconciler

/// What no translation may ever do.
@Suite struct ReconcilerPropertyTests {
    private static let symbols = [
        "KETTLE_E_DRY", "KETTLE_E_COLD", "KETTLE_E_NO_LID", "KETTLE_S_WARM", "KETTLE_S_HOT", "TEA_E_WEAK",
        "TEA_E_STRONG", "TEA_OK",
    ]

    private static func values() -> [HeaderValues] {
        [
            HeaderValues(
                header: "kettle.h",
                constants: symbols.enumerated().map {
                    .init(name: $1, value: CNumber.canonical(Int64($0 + 1)) ?? "", line: $0 + 1)
                })
        ]
    }

    /// A page in the original language.
    private static func original(_ random: inout SeededGenerator) -> EditionSketch {
        var sketch = EditionSketch(.original)
        sketch.declare("BoilKettle", "HRESULT")
        sketch.say(.header, "Kettle.h")
        sketch.say(.dll, "Kettle.dll")
        let names = ["hKettle", "fHeat", "pfSteam", "Reserved"]
        for (place, name) in names.enumerated() {
            sketch.parameter(place, name, "ULONG", random.pick("in", "out", nil), optional: random.chance(1, in: 2))
            sketch.heading(place, name, random.pick("in", "in, optional", "out"))
        }
        for (row, symbol) in symbols.shuffled(using: &random).prefix(5).enumerated() {
            sketch.row(.returns, row, symbol)
        }
        for row in 0..<3 { sketch.row(.values(heading: 1), row, "KETTLE_HEAT_\(row)", number: "0x\(1 << row)") }
        return sketch
    }

    /// The same page after a translation has gone over all of its text; declarations stay.
    private static func translated(_ original: EditionSketch, _ locale: String, _ random: inout SeededGenerator)
        -> EditionSketch
    {
        var sketch = EditionSketch(.translated, locale)
        for claim in original.claims {
            switch (claim.subject, claim.reading) {
            case (_, .syntaxBlock), (_, .sal): sketch.say(claim.subject, claim.reading, claim.text)
            case (.row(_, .symbol), _): sketch.say(claim.subject, .tableText, random.mangled(claim.text))
            case (.row(_, .number), _): if random.chance(3, in: 4) { sketch.say(claim.subject, .number, claim.text) }
            case (.heading(_, .bracket), _):
                sketch.say(claim.subject, .heading, random.pick(claim.text, "ein", "aus", "in"))
            case (.heading, _): sketch.say(claim.subject, .heading, random.mangled(claim.text))
            default: sketch.say(claim.subject, .requirements, random.mangled(claim.text))
            }
        }
        return sketch
    }

    /// A translation of a page adds votes and nothing else to what the original says.
    @Test func aTranslationNeverChangesWhatTheOriginalSays() {
        var random = SeededGenerator(seed: 51)
        for _ in 0..<400 {
            let english = Self.original(&random)
            var editions = [english]
            let alone = Reconciled(editions, values: Self.values()).page
            for locale in ["aa-AA", "de-DE", "zh-TW"].prefix(random.int(1..<4)) {
                editions.append(Self.translated(english, locale, &random))
            }
            let together = Reconciled(editions, values: Self.values()).page
            #expect(together.header == alone.header)
            #expect(together.dll == alone.dll)
            #expect(together.name == alone.name)
            #expect(together.parameters.map(\.name) == alone.parameters.map(\.name))
            #expect(together.parameters.map(\.type) == alone.parameters.map(\.type))
            #expect(together.parameters.map(\.direction) == alone.parameters.map(\.direction))
            #expect(together.parameters.map(\.optional) == alone.parameters.map(\.optional))
            #expect(together.parameters.map(\.values) == alone.parameters.map(\.values))
            #expect(together.parameters.map(\.constraints) == alone.parameters.map(\.constraints))
            #expect(together.returns == alone.returns)
        }
    }

    /// Over translations alone: every symbol of the spec is known from a header, and none is made of what was printed.
    @Test func noSymbolIsMadeOfTranslatedText() {
        var random = SeededGenerator(seed: 52)
        var count = 0
        for _ in 0..<300 {
            let english = Self.original(&random)
            let editions = ["de-DE", "fr-FR", "zh-TW", "es-ES"].map { Self.translated(english, $0, &random) }
            let page = Reconciled(editions, values: Self.values()).page
            let right = Set(english.claims.filter { $0.subject.isSymbol }.map(\.text))
            for code in page.returns {
                count += 1
                #expect(right.contains(code.symbol) && Self.symbols.contains(code.symbol), "\(code.symbol)")
            }
            // No header knows these, and no anchor names them.
            #expect(page.parameters.flatMap(\.values) == [])
            #expect(right.isSuperset(of: page.unresolved.flatMap(\.candidates)))
        }
        #expect(count > 1_000)
    }

    /// Each garbled row is listed, once for each edition that prints it, as long as no original settles it.
    @Test func nothingIsDroppedSilently() {
        var random = SeededGenerator(seed: 53)
        for _ in 0..<300 {
            let german = Self.translated(Self.original(&random), "de-DE", &random)
            let page = Reconciled([german], values: Self.values()).page
            let rows = german.claims.filter {
                if case .row(let place, .symbol) = $0.subject { place.list == .returns } else { false }
            }
            let listed = Set(page.returns.map(\.symbol))
            let open = page.unresolved.filter { $0.fact.hasPrefix("returns") }
            for row in rows {
                let closed = PrintedSymbol(row.text).closed
                #expect(listed.contains(closed) || open.contains { $0.line == row.line && $0.text == row.text })
            }
            #expect(open.count + listed.count == rows.count)
        }
    }

    /// What is unresolved stands nowhere among the facts, and every fact has evidence.
    @Test func everyFactHasAVote() {
        var random = SeededGenerator(seed: 54)
        for _ in 0..<200 {
            let english = Self.original(&random)
            let editions =
                random.chance(1, in: 2)
                ? [english] : [Self.translated(english, "de-DE", &random), Self.translated(english, "fr-FR", &random)]
            let page = Reconciled(editions, values: Self.values()).page
            let facts = Set(page.evidence.map(\.fact))
            #expect(facts.count == page.evidence.count)
            for code in page.returns { #expect(facts.contains("returns/\(code.symbol)")) }
            for parameter in page.parameters {
                #expect(facts.contains("parameters/\(parameter.name)"))
                for value in parameter.values {
                    #expect(facts.contains("parameters/\(parameter.name)/values/\(value.symbol)"))
                }
            }
            #expect(page.evidence.allSatisfy { !$0.votes.isEmpty && $0.votes == $0.votes.sorted() })
        }
    }
}

extension Subject {
    fileprivate var isSymbol: Bool { if case .row(_, .symbol) = self { true } else { false } }
}

extension SeededGenerator {
    /// A text as translation leaves it: blanks at underscores, words translated, reordered, dropped, in other case.
    fileprivate mutating func mangled(_ text: String) -> String {
        var words = text.split(separator: "_").map(String.init)
        switch int(0..<8) {
        case 0: return text
        case 1: return words.joined(separator: pick(" _ ", " _", "_ "))
        case 2: words[int(0..<words.count)] = pick("KESSEL", "leer", "kalt", "水壺", "chaud", "")
        case 3: words.reverse()
        case 4: words = words.map { $0.lowercased() }
        case 5: words.remove(at: int(0..<words.count))
        case 6: words.append(pick("2", "EX", "W", "X"))
        default: words.insert(pick("der", "de", "的"), at: int(0..<words.count + 1))
        }
        return pick("", "\"", "_ ") + words.joined(separator: pick("_", " _ ", " "))
    }
}
