import TestSupport
import Testing
import UrtextCore
import UrtextEmitter
import UrtextModel

@Suite struct ConfigurationTests {
    private func read(_ text: String, path: String = "urtext.json") -> (configuration: Configuration, lines: [String]) {
        let (configuration, diagnostics) = ConfigurationReader.read(Array(text.utf8), path: path)
        return (configuration, diagnostics.sorted().map { ConsoleDiagnostics.text(for: $0) })
    }

    @Test func `an empty configuration has the defaults`() {
        let (configuration, lines) = read("{}")
        #expect(configuration == Configuration(spec: "spec", templates: nil, output: "Generated"))
        #expect(lines.isEmpty)
    }

    @Test func `paths are relative to the file's folder`() {
        let text = #"{ "spec": "a", "templates": "/b", "output": "c/d" }"#
        let (configuration, lines) = read(text, path: "../../urtext.json")
        #expect(
            configuration
                == Configuration(
                    path: "../../urtext.json", spec: "../../a", templates: "/b", output: "../../c/d"))
        #expect(lines.isEmpty)
        #expect(read("{}", path: "x/urtext.json").configuration.output == "x/Generated")
    }

    @Test func `all mistakes are reported together, each at its place`() {
        let text = """
            {
              "spce": "a",
              "templates": 3,
              "output": "",
              "emitter": [],
              "wholly": "other"
            }
            """
        #expect(
            read(text).lines == [
                "urtext.json:2:3: error: unknown key \"spce\" [configuration-key]\n    try: did you mean \"spec\"?\n",
                "urtext.json:3:16: error: \"templates\" is a number, not a string with the path of a folder [configuration-type]\n",
                "urtext.json:4:13: error: \"output\" is empty [configuration-value]\n",
                "urtext.json:5:14: error: \"emitter\" is an array, not an object [configuration-type]\n",
                "urtext.json:6:3: error: unknown key \"wholly\" [configuration-key]\n    try: the keys are \(ConfigurationReader.keys.sorted().joined(separator: ", "))\n",
            ])
    }

    @Test func `all mistakes in the emitter's part are reported, too`() {
        let text = """
            { "output": 1,
              "emitter": {
                "nonsense": 1,
                "variants": [
                  { "variant": "NTLM" },
                  { "variant": "Digest", "package": "WDigest" },
                  { "variant": 7, "package": "Negotiate" }
                ],
                "typeAliases": { "unsigned long": "ULONG" }
              } }
            """
        let (configuration, lines) = read(text)
        let starts = [
            "urtext.json:1:13: error: \"output\" is a number", "urtext.json:3:17: error: \"nonsense\": unknown key",
            "urtext.json:5:7: error: the key \"package\" is missing",
            "urtext.json:7:20: error: \"variant\" is a number",
        ]
        #expect(lines.count == starts.count)
        for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start)) }
        // What is right is still understood.
        #expect(configuration.emitter.variants.map(\.variant) == ["Digest"])
        #expect(configuration.emitter.typeAliases == ["unsigned long": "ULONG"])
    }

    @Test(arguments: ["[]", "3", "null", "\"spec\""])
    func `a configuration is an object`(text: String) {
        #expect(read(text).lines.first?.contains("[configuration-type]") == true)
    }

    @Test func `what is no JSON is reported with its place`() {
        #expect(
            read("{\n  \"spec\": }").lines == ["urtext.json:2:11: error: a value is expected [malformed-json]\n"])
    }

    @Test func `a named file that is missing is an error`() throws {
        let folder = try TemporaryFolder()
        let loaded = ConfigurationFile.load(named: folder.path(of: "none.json"), fileSystem: FileSystem())
        #expect(loaded.diagnostics.map(\.identifier) == ["cannot-read"])
    }
}
