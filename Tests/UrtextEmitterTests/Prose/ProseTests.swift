import Testing
import UrtextModel

@testable import UrtextEmitter

@Suite struct ProseTests {
    private func decode(_ members: String) throws -> Prose {
        try Prose.decode(
            Array(#"{ "schema": "urtext-prose/1", "locale": "de"\#(members.isEmpty ? "" : ", ")\#(members) }"#.utf8),
            path: "spec/prose/de.json")
    }

    private func emit(_ prose: Prose) throws -> (files: [String: String], diagnostics: [Diagnostic]) {
        let emitter = Emitter(templates: try Tea.templates(), configuration: try Tea.configuration(), prose: prose)
        let (files, diagnostics) = emitter.emit(Tea.spec())
        return (Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first }), diagnostics)
    }

    @Test func `sentences take the place of those of the configuration`() throws {
        let prose = try decode(
            #"""
            "functions": { "BrewTea": "Brüht {{variant}}.", "BrewTea.Sencha": "Brüht Sencha, nicht zu heiß." },
            "parameters": { "ulLeaf": "Das Blatt.", "BrewTea.pszGuest": "Für wen die Kanne ist." },
            "types": { "Leaf": "Ein Teeblatt." },
            "symbols": { "LEAF_GREEN": "Grüner Tee.", "TEA_E_WRONG": "Das ist kein Tee." },
            "phrases": { "documentedFor": "{1}; belegt für {2}.", "bit": "Bit {1}", "source": "Quelle: {1}" }
            """#)
        let files = try emit(prose).files
        let oolong = try #require(files["Functions/BrewTea+Oolong.swift"])
        #expect(oolong.contains("/// Brüht Oolong."))
        #expect(oolong.contains("///   - leaf: Das Blatt. Win32: `ulLeaf`"))
        #expect(oolong.contains("Für wen die Kanne ist."))
        #expect(oolong.contains("/// Quelle: brewtea--oolong"))
        #expect(oolong.contains("Das ist kein Tee."))
        #expect(try #require(files["Functions/BrewTea+Sencha.swift"]).contains("/// Brüht Sencha, nicht zu heiß."))
        let leaf = try #require(files["Flags/Leaf.swift"])
        #expect(leaf.contains("/// Ein Teeblatt."))
        #expect(leaf.contains("/// Grüner Tee."))
        let flags = try #require(files["Flags/BrewRequirements.swift"])
        #expect(flags.contains("/// Bit 0x00000002; belegt für BrewTea (Oolong, Sencha)."))
    }

    @Test func `only comments differ between languages`() throws {
        let prose = try decode(#""symbols": { "LEAF_GREEN": "Grüner Tee." }, "phrases": { "succeeded": "Gelungen." }"#)
        func code(_ files: [String: String]) -> [String: [Substring]] {
            files.mapValues { text in
                text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("///") }
            }
        }
        let german = try emit(prose).files
        let plain = try emit(Prose()).files
        #expect(code(german) == code(plain))
        #expect(german != plain)
    }

    @Test func `a missing text is a warning, once, that says where to put it`() throws {
        let (files, diagnostics) = try emit(try decode(#""symbols": { "LEAF_GREEN": "Grüner Tee." }"#))
        #expect(!files.isEmpty)
        let missing = diagnostics.filter { $0.identifier == "prose-missing" }
        #expect(missing.count == diagnostics.count)
        #expect(missing.allSatisfy { $0.severity == .warning && $0.location?.path == "spec/prose/de.json" })
        let keys = missing.compactMap(\.solutions.first)
        #expect(Set(keys).count == keys.count)
        #expect(keys.contains("add \"LEAF_BLACK\" to `symbols`"))
        #expect(!keys.contains("add \"LEAF_GREEN\" to `symbols`"))
        #expect(keys.contains("add \"BrewTea\" to `functions`"))
        #expect(keys.contains("add \"pszGuest\" to `parameters`"))
        #expect(keys.contains("add \"succeeded\" to `phrases`"))
        #expect(try emit(Prose()).diagnostics.isEmpty, "no prose is asked for, so none is missing")
    }

    @Test(
        arguments: [
            (#""symbol": {}"#, "did you mean \"symbols\"?"),
            (#""phrases": { "succeded": "Gelungen." }"#, "did you mean \"succeeded\"?"),
            (#""phrases": { "documentedFor": "{1}." }"#, "speaks of as many things"),
            (#""phrases": { "succeeded": "{1} gelang." }"#, "speaks of as many things"),
            (#""phrases": { "succeeded": "Zwei\nZeilen." }"#, "one line"),
            (#""symbols": { "LEAF_GREEN": " " }"#, "a text is empty"),
        ])
    func `a mistake in a file of prose is an error`(members: String, expected: String) throws {
        let error = #expect(throws: DecodingError.self) { try decode(members) }
        #expect("\(try #require(error))".contains(expected))
    }

    @Test func `line breaks and blanks of a text do not matter`() throws {
        let prose = try decode(#""symbols": { "LEAF_GREEN": "  Grüner\n   Tee. " }"#)
        #expect(prose.symbols == ["LEAF_GREEN": "Grüner Tee."])
    }

    @Test func `every phrase speaks of what its places say`() {
        for phrase in Phrase.allCases {
            let text = Prose().phrase(phrase, "<first>", "<second>")
            #expect(text.contains("<first>") == (phrase.places >= 1), "\(phrase)")
            #expect(text.contains("<second>") == (phrase.places == 2), "\(phrase)")
            #expect(!text.contains("{1}") && !text.contains("{2}"))
        }
    }

    @Test func `what is filled in is not filled again`() {
        #expect(Prose().phrase(.documentedFor, "{2}", "{1}") == "{2}; documented for {1}.")
    }
}
