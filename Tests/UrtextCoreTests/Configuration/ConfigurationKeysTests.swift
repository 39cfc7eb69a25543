import Testing
import UrtextCore
import UrtextEmitter

/// The keys beside paths and the emitter's part.
@Suite struct ConfigurationKeysTests {
    private func read(_ text: String, path: String = "urtext.json") -> (configuration: Configuration, lines: [String]) {
        let (configuration, diagnostics) = ConfigurationReader.read(Array(text.utf8), path: path)
        return (configuration, diagnostics.sorted().map { ConsoleDiagnostics.text(for: $0) })
    }

    @Test func `sources are relative to the file's folder`() {
        let text = """
            { "pages": ["Pages", "/one.md"], "manifest": "pages.txt", "headers": ["Kettle.h"], "values": "values",
              "lexicons": ["lexicon"], "restore": true, "locale": "zh-TW" }
            """
        let (configuration, lines) = read(text, path: "Sources/Kettle/urtext.json")
        #expect(lines == [])
        #expect(
            configuration.sources
                == PageSources(
                    pages: ["Sources/Kettle/Pages", "/one.md"], manifest: "Sources/Kettle/pages.txt",
                    headers: ["Sources/Kettle/Kettle.h"], values: "Sources/Kettle/values",
                    lexicons: ["Sources/Kettle/lexicon"], restores: true, locale: "zh-TW"))
        #expect(configuration.sources.hasPages)
        #expect(!read("{}").configuration.sources.hasPages)
    }

    @Test func `the style is read`() {
        let text = """
            { "swift": false, "module": "Kettle", "access": "package", "imports": ["Foundation", "public Water.Hot"] }
            """
        let (configuration, lines) = read(text)
        #expect(lines == [])
        #expect(
            configuration.style
                == SwiftStyle(
                    isEmitted: false, module: "Kettle", access: .package, imports: ["Foundation", "public Water.Hot"]))
    }

    @Test func `the selection and names are read`() {
        let text = """
            { "include": { "packages": ["NTLM"], "functions": ["Accept*"] }, "exclude": { "flags": ["ISC_REQ_*"] },
              "names": { "SEC_E_NO_CREDENTIALS": "noPassword" } }
            """
        let (configuration, lines) = read(text)
        #expect(lines == [])
        #expect(configuration.selection.include.packages.map(\.text) == ["NTLM"])
        #expect(configuration.selection.include.functions.map(\.text) == ["Accept*"])
        #expect(configuration.selection.exclude.flags.map(\.text) == ["ISC_REQ_*"])
        #expect(configuration.emitter.names.overrides == ["SEC_E_NO_CREDENTIALS": "noPassword"])
    }

    @Test func `files of one's own are read`() {
        let (configuration, lines) = read(#"{ "files": [{ "path": "include/a.h", "template": "c/a.mustache" }] }"#)
        #expect(lines == [])
        #expect(configuration.files == [FileConfiguration(path: "include/a.h", template: "c/a.mustache")])
    }

    @Test(arguments: [
        (#"{ "acces": "public" }"#, "1:3", "did you mean \"access\"?"),
        (#"{ "access": "pubic" }"#, "1:13", "did you mean \"public\"?"),
        (#"{ "access": "open" }"#, "1:13", "write public or package or internal"),
        (#"{ "module": "my-module" }"#, "1:13", "is no name of a Swift module"),
        (#"{ "module": "Kettle", "imports": ["Kettle"] }"#, "1:13", "would import itself"),
        (#"{ "links": { "page": "https://a/{lcale}/{page}" } }"#, "1:22", "to be filled in for {lcale}"),
        (#"{ "module": "class" }"#, "1:13", "is no name of a Swift module"),
        (#"{ "module": "SSPIRuntime" }"#, "1:13", "would import itself"),
        (#"{ "imports": ["import"] }"#, "1:15", "names no module"),
        (#"{ "imports": ["private Water"] }"#, "1:15", "names no module"),
        (#"{ "imports": ["Water; import Fire"] }"#, "1:15", "names no module"),
        (#"{ "include": { "flag": [] } }"#, "1:16", "did you mean \"flags\"?"),
        (#"{ "include": ["NTLM"] }"#, "1:14", "not an object"),
        (#"{ "names": { "SEC_E_OK": "a b" } }"#, "1:26", "is no Swift name"),
        (#"{ "files": [{ "path": "../a.h", "template": "a" }] }"#, "1:13", "does not stay in the output folder"),
        (#"{ "files": [{ "path": "a.h" }] }"#, "1:13", "the key \"template\" is missing"),
        (#"{ "output": "../." }"#, "1:13", "not a folder for generated files alone"),
        (#"{ "restore": "yes" }"#, "1:14", "not true or false"),
        (#"{ "locale": "de_DE" }"#, "1:13", "is no language tag"),
        (#"{ "pages": "Pages" }"#, "1:12", "not an array of strings"),
        (#"{ "pages": ["a", 3] }"#, "1:18", "not a string"),
        (#"{ "interface": "ssip" }"#, "1:16", "did you mean \"sspi\"?"),
    ])
    func `a mistake is reported at its place, with what to do`(text: String, place: String, words: String) {
        let lines = read(text).lines
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("urtext.json:\(place): error: ") == true, "\(lines)")
        #expect(lines.first?.contains(words) == true, "\(lines)")
    }

    @Test func `mistakes of all kinds are reported together`() {
        let lines = read(#"{ "acces": 1, "module": 2, "imports": [3], "files": 4, "include": { "x": 5 } }"#).lines
        #expect(lines.count == 5)
    }

    @Test func `a type that is named like its module is refused`() {
        let text = """
            { "module": "Water", "emitter": { "families": [
                { "type": "Water", "kind": "flags", "prefixes": ["W_"], "win32": "W_*", "summary": "Water." }] } }
            """
        #expect(read(text).lines.first?.contains("[module-name-collision]") == true)
    }

    @Test func `a known interface needs no more than its name, and can be changed`() throws {
        let plain = read(#"{ "interface": "sspi" }"#)
        #expect(plain.lines == [])
        #expect(plain.configuration.emitter.families.contains { $0.type == "InitiatorRequirements" })
        let text = #"{ "interface": "sspi", "emitter": { "variants": [{ "variant": "NTLM", "package": "NTLM" }] } }"#
        let changed = read(text)
        #expect(changed.lines == [])
        #expect(changed.configuration.emitter.variants.map(\.variant) == ["NTLM"])
        #expect(changed.configuration.emitter.families == plain.configuration.emitter.families)
    }
}
