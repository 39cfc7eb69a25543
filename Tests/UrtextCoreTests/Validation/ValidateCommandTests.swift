import TestSupport
import Testing

/// `urtext validate`: schemas, and what no schema can say.
@Suite struct ValidateCommandTests {
    private let folder: TemporaryFolder

    private static let page = """
        {
          "schema": "urtext/1",
          "id": "fillpot--tin",
          "kind": "function",
          "name": "FillPot",
          "variant": "Tin",
          "parameters": [
            {
              "name": "fPotReq",
              "type": "ULONG",
              "values": [
                { "symbol": "POT_REQ_LID", "value": "0x00000001", "kind": "flag" },
                { "symbol": "POT_REQ_SALT", "value": "0x00000002", "kind": "flag" },
                { "symbol": "POT_REQ_SLOW", "value": "0x00000004", "kind": "flag" }
              ],
              "constraints": [
                { "id": "fillpot.tin/fPotReq/listed", "rule": "oneOf", "symbols": ["POT_REQ_LID"] }
              ]
            },
            { "name": "fPotAttr", "type": "PULONG", "values": [
              { "symbol": "POT_RET_LID", "value": "0x00000001", "kind": "flag" },
              { "symbol": "POT_RET_SALT", "value": "0x00000002", "kind": "flag" },
              { "symbol": "POT_RET_SLOW", "value": "0x00000004", "kind": "flag" },
              { "symbol": "POT_RET_HOT", "value": "0x00000008", "kind": "flag" } ] }
          ],
          "returns": [
            { "symbol": "POT_OK", "value": "0x00000000", "outcome": "success" },
            { "symbol": "POT_E_EMPTY", "value": "0x8A720001", "outcome": "error" }
          ]
        }

        """

    private static let header = """
        { "schema": "urtext-values/1", "header": "Pot.h", "constants": [
          { "name": "POT_E_EMPTY", "value": "0x8A720001", "line": 3 },
          { "name": "POT_REQ_LID", "value": "0x00000001", "line": 1 } ] }
        """

    private static let stated = """
        { "schema": "urtext-constraints/1", "function": "FillPot", "constraints": [
          { "parameter": "fPotReq", "rule": "listed", "symbols": ["POT_REQ_LID"], "variants": ["Tin"], "reason": "So it is." } ] }
        """

    private static let prose = """
        { "schema": "urtext-prose/1", "locale": "en", "functions": { "FillPot": "Fills a pot." },
          "parameters": { "FillPot.fPotReq": "What is asked for." } }
        """

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.page, to: "spec/functions/fillpot--tin.json")
        try folder.write(Self.header, to: "spec/values/Pot.h.json")
        try folder.write(Self.stated, to: "spec/constraints/fillpot.json")
        try folder.write(Self.prose, to: "spec/prose/en.json")
    }

    private func run(_ arguments: String...) throws -> BuiltTool.Result {
        try ExamplePages.tool.run(["validate"] + arguments, in: folder.path)
    }

    /// One change of one file, and the first line of what is said of it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        var file: String
        var old: String
        var new: String
        var says: String

        init(_ file: String, _ old: String, _ new: String, _ says: String) {
            self.file = file
            self.old = old
            self.new = new
            self.says = says
        }

        var testDescription: String { says }
    }

    static let mistakes = [
        Mistake(
            "functions/fillpot--tin.json", "\"kind\": \"function\"", "\"kind\": \"funtion\"",
            ":4:11: error: kind: is \"funtion\", and none of "),
        Mistake(
            "functions/fillpot--tin.json", "\"kind\": \"function\"", "\"knid\": \"function\"",
            ":4:3: error: knid: the key is not known [against-schema]"),
        Mistake(
            "functions/fillpot--tin.json", "0x00000004", "0x4",
            ":14:46: error: parameters[0].values[2].value: is \"0x4\", which does not match"),
        Mistake(
            "functions/fillpot--tin.json", "fillpot--tin", "fillpot",
            "error: the file holds the page fillpot [misnamed-spec]"),
        Mistake(
            "functions/fillpot--tin.json", "POT_REQ_SLOW", "POT_REQ_SALT",
            ":14:9: error: POT_REQ_SALT stands twice among the values of fPotReq [stated-twice]"),
        Mistake(
            "functions/fillpot--tin.json", "POT_RET_SLOW", "POT_REQ_SLOW",
            ":23:7: error: POT_REQ_SLOW stands in fPotAttr, whose flags begin with POT_RET_ [flag-of-another-set]"),
        Mistake(
            "functions/fillpot--tin.json", "0x8A720001", "0x8A720002",
            "error: POT_E_EMPTY is 0x8a720002 here, 0x8a720001 in Pot.h [value-contradicts-header]"),
        Mistake(
            "functions/fillpot--tin.json", "\"outcome\": \"success\"", "\"outcome\": \"error\"",
            "[outcome-contradicts-value]"),
        Mistake(
            "functions/fillpot--tin.json", "fillpot.tin/fPotReq", "fillpot.tin/fPotAttr",
            ":17:17: error: the constraint fillpot.tin/fPotAttr/listed stands at fPotReq of fillpot.tin [unknown-constraint]"
        ),
        Mistake(
            "functions/fillpot--tin.json", "\"symbols\": [\"POT_REQ_LID\"]", "\"symbols\": [\"POT_REQ_LIT\"]",
            "POT_REQ_LIT is no documented value of fPotReq"),
        Mistake(
            "functions/fillpot--tin.json", "\"rule\": \"oneOf\"", "\"rule\": \"equals\"",
            "the rule equals lacks what it asks for"),
        Mistake(
            "values/Pot.h.json", "POT_E_EMPTY", "POT_Z", ":3:3: error: POT_REQ_LID stands behind POT_Z [not-sorted]"),
        Mistake("values/Pot.h.json", "\"line\": 3", "\"line\": 0", "constants[0].line: is 0, and less than 1"),
        Mistake(
            "constraints/fillpot.json", "\"parameter\": \"fPotReq\"", "\"parameter\": \"fPotRek\"",
            "fillpot--tin has no parameter fPotRek [unknown-constraint]"),
        Mistake(
            "constraints/fillpot.json", "\"function\": \"FillPot\"", "\"function\": \"FillPan\"",
            "no page documents FillPan [unknown-constraint]"),
        Mistake(
            "constraints/fillpot.json", "\"variants\": [\"Tin\"]", "\"variants\": [\"Zinc\"]",
            "no page documents FillPot for Zinc [unknown-constraint]"),
        Mistake(
            "constraints/fillpot.json", "[\"POT_REQ_LID\"]", "[\"POT_REQ_LIT\"]",
            "POT_REQ_LIT is no documented value of fPotReq"),
        Mistake(
            "constraints/fillpot.json", "\"rule\": \"listed\"", "\"rule\": \"zero\"", "only the rule \\\"listed\\\" has"
        ),
        Mistake(
            "prose/en.json", "\"FillPot\"", "\"FillPod\"",
            "warning: no page documents FillPod, which has a sentence here [prose-of-nothing]"),
        Mistake(
            "prose/en.json", "\"locale\": \"en\"", "\"locale\": \"de\"",
            "the file holds sentences in de [misnamed-spec]"),
        Mistake(
            "prose/en.json", "urtext-prose/1", "urtext-prose/9",
            "the file's schema is urtext-prose/9, which this version does not know [unknown-schema]"),
    ]

    @Test func `files that fit are valid`() throws {
        let result = try run("spec")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error == "urtext validate: 4 files, 0 errors, 0 warnings\n")
    }

    @Test(arguments: mistakes)
    func `a mistake is found at its place`(mistake: Mistake) throws {
        let path = "spec/\(mistake.file)"
        let text = try folder.read(path)
        #expect(text.contains(mistake.old))
        try folder.write(text.replacing(mistake.old, with: mistake.new), to: path)
        let result = try run("spec")
        #expect(result.status == (mistake.says.contains("warning:") ? 0 : 1), "\(result.error)")
        let says = mistake.says.replacing("\\\"", with: "\"")
        #expect(result.error.contains(says), "\(result.error)")
    }

    /// What extract writes of structures that are nested in one is valid; a function has no two parameters of one name.
    @Test(arguments: [("structure", 0), ("union", 0), ("function", 1)])
    func `members of nested structures may have one name`(kind: String, errors: Int) throws {
        try folder.write(
            """
            # Pot \(kind)

            ```C++
            \(kind == "function" ? "int Pot(int cb, int lid, int cb);" : "typedef \(kind == "union" ? "union" : "struct") { struct { int cb; } a; int lid; struct { int cb; } b; } Pot;")
            ```

            """, to: "en-US/live/pot.md")
        #expect(try ExamplePages.tool.run(["extract", "en-US", "--output", "pots"], in: folder.path).status == 0)
        let result = try run("pots")
        #expect(result.error.contains("1 file, \(errors) error"), "\(result.error)")
        #expect(result.error.contains("[stated-twice]") == (errors > 0))
    }

    @Test func `parameters stand in the order of the syntax block, and facts have evidence`() throws {
        let evidence = """
            "evidence": [
              { "fact": "parameters/fPotReq", "votes": [{ "page": "en-US/live", "line": 9, "how": "syntax-block" }] },
              { "fact": "parameters/fPotAttr", "votes": [{ "page": "en-US/live", "line": 8, "how": "syntax-block" }] },
              { "fact": "returns/POT_E_COLD", "votes": [] }
            ],
              "returns": [
            """
        let path = "spec/functions/fillpot--tin.json"
        try folder.write(try folder.read(path).replacing("\"returns\": [", with: evidence), to: path)
        let error = try run("spec").error
        #expect(
            error.contains(
                ":20:5: error: fPotAttr stands behind fPotReq, and before it in the syntax block of en-US/live [order-contradicts-syntax]"
            ), "\(error)")
        #expect(error.contains("error: there is no fact returns/POT_E_COLD [evidence-without-fact]"))
        #expect(error.contains("error: nobody is named who states returns/POT_OK [fact-without-evidence]"))
        #expect(!error.contains("states returns/POT_OK/outcome"))
    }

    @Test func `files that stand twice are found`() throws {
        try folder.write(Self.page, to: "spec/types/fillpot--tin.json")
        #expect(try run("spec").error.contains("[duplicate-spec]"))
    }

    @Test func `what is no file of the tool is an error where it is named, and nothing elsewhere`() throws {
        try folder.write("{ \"a\": 1 }", to: "spec/other.json")
        #expect(try run("spec").status == 0)
        let named = try run("spec/other.json")
        #expect(named.status == 1)
        #expect(named.error.contains("the file does not say what it is [unknown-schema]"))
        try folder.write("{ \"a\": ", to: "broken.json")
        #expect(try run("broken.json").error.contains("[malformed-json]"))
        #expect(try run("missing.json").error.contains("[missing-input]"))
        try folder.makeFolder("empty")
        #expect(try run("empty").error.contains("[nothing-to-validate]"))
    }

    @Test func `without operands it takes what the configuration names`() throws {
        try folder.write("{ \"spec\": \"spec\", \"swift\": false }", to: "urtext.json")
        #expect(try run().error == "urtext validate: 5 files, 0 errors, 0 warnings\n")
        try folder.write("{ \"spec\": \"spec\", \"swift\": 1 }", to: "urtext.json")
        #expect(try run().error.contains("swift"))
    }

    @Test func `the repository is valid`() throws {
        let result = try ExamplePages.tool.run("validate", in: PackageRoot.path)
        #expect(result.status == 0, "\(result.error)")
        for example in ["Kettle", "AheadOfTime", "CustomTemplate", "AdoptPlugin/Sources/Toaster"] {
            let result = try ExamplePages.tool.run("validate", in: PackageRoot.path(of: "Examples/\(example)"))
            #expect(result.status == 0, "\(example): \(result.error)")
        }
    }

    @Test func `a part of a specification that does not say so is not passed over`() throws {
        try folder.write(Self.page, to: "spec/functions/fillpot--tin.json")
        try folder.write(
            Self.page.replacing("\"schema\": \"urtext/1\",", with: "").replacing("--tin", with: "--clay"),
            to: "spec/functions/fillpot--clay.json")
        try folder.write("{ \"tool\": \"other\" }", to: "spec/provenance.json")
        let result = try BuiltTool("urtext").run("validate", "spec", in: folder.path)
        #expect(result.status == 1)
        #expect(
            result.error.contains("spec/functions/fillpot--clay.json:1: error: the file does not say what it is"),
            "\(result.error)")
        #expect(!result.error.contains("provenance"))
    }

    @Test func `a code in a macro is one, and anything else in brackets is none`() throws {
        for (symbol, status) in [("HRESULT_FROM_WIN32(ERROR_NO_POT)", 0), ("POT_E_EMPTY (0)", 1), ("POT(A)(B)", 1)] {
            try folder.write(
                Self.page.replacing("\"POT_E_EMPTY\"", with: "\"\(symbol)\""), to: "codes/fillpot--tin.json")
            let result = try BuiltTool("urtext").run("validate", "codes", in: folder.path)
            #expect(result.status == status, "\(result.error)")
        }
    }
}
