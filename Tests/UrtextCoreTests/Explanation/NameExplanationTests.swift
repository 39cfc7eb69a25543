import TestSupport
import Testing
import UrtextCore
import UrtextEmitter
import UrtextModel
import UrtextReconciler

/// A name is found in any spelling, and what is said of it comes with those who say so.
@Suite struct NameExplanationTests {
    private static let header = HeaderValues(
        header: "tea.h", constants: [.init(name: "TEA_E_TOO_HOT", value: "0x80000002", line: 7)])

    private static let page = SpecPage(
        id: "brewtea", kind: .function, name: "BrewTea",
        parameters: [
            Parameter(name: "fBrewReq", type: "ULONG", values: [SymbolValue(symbol: "BREW_REQ_COLD")])
        ],
        returns: [ReturnCode(symbol: "TEA_E_TOO_HOT", value: "0x80000002")],
        evidence: [
            Evidence(
                fact: "parameters/fBrewReq", votes: [Vote(page: "de-DE/live", line: 4, how: .syntaxBlock)],
                against: [Dissent(page: "en-US/live", line: 9, how: .original, text: "fWishes")]),
            Evidence(fact: "returns/TEA_E_TOO_HOT", votes: [Vote(page: "de-DE/live", line: 20, how: .anchor)]),
            Evidence(
                fact: "returns/TEA_E_TOO_HOT/value", votes: [Vote(page: "tea.h", line: 7, how: .headerFile)],
                against: [Dissent(page: "de-DE/live", line: 20, how: .number, text: "0x80000009")]),
        ],
        unresolved: [
            Unresolved(
                fact: "returns[1]", text: "TEE _ E _ ZU KALT", page: "de-DE/live", line: 21,
                candidates: ["TEA_E_TOO_HOT"])
        ])

    private static let spec = Spec(pages: [page], values: [header])
    private static let index = NameIndex(spec, plan: Emitter(templates: [:]).plan(spec).plan)

    @Test(arguments: [
        ("TEA_E_TOO_HOT", NameIndex.Match.exact, "TEA_E_TOO_HOT"),
        ("tea_e_too_hot", .spelling, "TEA_E_TOO_HOT"),
        (#"**TEA \_ E \_ TOO \_ HOT**"#, .spelling, "TEA_E_TOO_HOT"),
        ("fbrewreq", .spelling, "fBrewReq"),
        ("brew tea", .spelling, "BrewTea,brewtea"),
        ("FWISHES", .printed, "fBrewReq"),
        (#"TEE \_ E \_ ZU KALT"#, .printed, "TEA_E_TOO_HOT"),
    ])
    func `a name is found in any spelling`(_ query: String, _ match: NameIndex.Match, _ names: String) throws {
        let found = try #require(Self.index.find(query))
        #expect(found.match == match)
        #expect(found.names.joined(separator: ",") == names)
    }

    @Test(arguments: ["", "_", "**", "TEA_E_TOO_COLD", "\u{0}", "🫖"])
    func `what is no name finds none`(_ query: String) { #expect(Self.index.find(query) == nil) }

    @Test func `a name in Swift leads to the name in C`() throws {
        let spec = SpecReader.read(PackageRoot.path(of: "Examples/Kettle/spec"), fileSystem: FileSystem()).spec
        let configuration = ConfigurationFile.load(
            named: PackageRoot.path(of: "Examples/Kettle/urtext.json"), fileSystem: FileSystem()
        ).configuration
        let plan = Emitter(templates: [:], configuration: configuration.emitter).plan(spec).plan
        let index = NameIndex(spec, plan: plan)
        for query in ["childLock", ".childLock", "BoilRequests.childLock"] {
            let found = try #require(index.find(query))
            #expect(found.match == .swift)
            #expect(found.names == ["BOIL_REQ_CHILD_LOCK"])
        }
        #expect(index.swift["KETTLE_E_NO_WATER"] == ["SecurityErrorCode.noWater", "SecurityStatus.noWater"])
    }

    @Test func `a symbol comes with its header, its votes, and who says otherwise`() {
        let explanation = NameExplanation("TEA_E_TOO_HOT", in: Self.spec)
        #expect(explanation.numbers.map { "\($0.header):\($0.line) \($0.value)" } == ["tea.h:7 0x80000002"])
        #expect(explanation.facts.map(\.fact) == ["returns/TEA_E_TOO_HOT", "returns/TEA_E_TOO_HOT/value"])
        #expect(explanation.facts[1].against.map(\.text) == ["0x80000009"])
        #expect(explanation.open.map(\.row.line) == [21])
        let text = ExplanationReport(query: "x", match: .exact, explanations: [explanation]).text
        #expect(text.contains("header-file: tea.h:7"))
        #expect(text.contains("against: de-DE/live:20 says 0x80000009 (number)"))
    }

    @Test func `a parameter comes without the values it may have, and a value with its parameter`() {
        let parameter = NameExplanation("fBrewReq", in: Self.spec)
        #expect(parameter.facts.map(\.fact) == ["parameters/fBrewReq", "parameters/fBrewReq/type"])
        let value = NameExplanation("BREW_REQ_COLD", in: Self.spec)
        #expect(value.facts.map(\.fact) == ["parameters/fBrewReq/values/BREW_REQ_COLD"])
    }

    @Test(arguments: [
        (#"\_S.E \_ NICHT GENÜGEND \_ ARBEITSSPEICHER"#, "SEC_E_INSUFFICIENT_MEMORY"),
        ("SEK _ E _ ANMELDUNG _ VERWEIGERT", "SEC_E_LOGON_DENIED"),
        ("SEC _ E _ LOGON _ REFUSÉ", "SEC_E_LOGON_DENIED"),
        ("秒 _ E _ 確定", "SEC_E_OK"),
        ("Haus am See", nil), ("KEIN UNTERSTUETZT", nil), ("TEE _ E _ ZU HEISS", nil),
    ])
    func `a broken print is restored from its words with a lexicon, and not without reason`(
        _ print: String, _ symbol: String?
    ) throws {
        let tool = BuiltTool("urtext")
        let result = try tool.run("explain", print, "--spec", PackageRoot.path(of: "spec"))
        #expect(result.status == (symbol == nil ? 1 : 0))
        #expect(result.output.isEmpty == (symbol == nil))
        if let symbol { #expect(result.output.hasPrefix("\(symbol)  ←"), "\(result.output)") }
    }

    @Test func `the command prints text and JSON, and fails for what nobody knows`() throws {
        let tool = BuiltTool("urtext")
        let spec = PackageRoot.path(of: "Examples/Kettle/spec")
        let plain = try tool.run("explain", "boil req child lock", "--spec", spec)
        #expect(plain.status == 0)
        #expect(plain.output.hasPrefix("BOIL_REQ_CHILD_LOCK"))
        let json = try tool.run("explain", "BOIL_REQ_CHILD_LOCK", "--spec", spec, "--json")
        #expect(json.status == 0)
        _ = try LocatedJSONParser.parse(Array(json.output.utf8))
        #expect(json.output.contains(#""schema": "urtext-explain/1""#))
        let unknown = try tool.run("explain", "BOIL_REQ_CHILD_LOOK", "--spec", spec)
        #expect(unknown.status == 1)
        #expect(unknown.error.contains("did you mean BOIL_REQ_CHILD_LOCK?"))
    }
}
