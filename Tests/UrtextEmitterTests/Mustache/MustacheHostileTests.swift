import Testing
import UrtextEmitter

/// Long input of the kinds that make careless parsers slow or exhaust the stack. That each test ends at all is a part
/// of what it shows: with anything quadratic a megabyte takes hours.
@Suite struct MustacheHostileTests {
    static let megabyte = 1 << 20

    private func repeated(_ piece: String, _ size: Int = megabyte) -> String {
        String(repeating: piece, count: size / piece.utf8.count)
    }

    @Test(arguments: [
        ("{{", "template-unclosed-tag"), ("{{{", "template-unclosed-tag"), ("{{!", "template-unclosed-tag"),
        ("{{a ", "template-unclosed-tag"), ("{{=", "template-unclosed-tag"), ("{{{a}}", "template-unclosed-tag"),
        ("{{{a} }", "template-unclosed-tag"), ("{{=}}", "template-bad-delimiters"),
        ("{{= a}}", "template-bad-delimiters"), ("{{#a}}", "template-nested-too-deep"),
        ("{{^a}}", "template-nested-too-deep"), ("{{<a}}", "template-nested-too-deep"),
        ("{{$a}}", "template-nested-too-deep"), ("{{<a}}{{$b}}", "template-nested-too-deep"),
        ("{{#a}}\n  ", "template-nested-too-deep"), ("{{/a}}", "template-unopened-section"),
        ("{{}}", "template-empty-tag"), ("{{a b}}", "template-bad-name"), ("{{a.}}", "template-bad-name"),
    ])
    func isRefused(_ piece: String, _ identifier: String) throws {
        let error = try #require(throws: MustacheError.self) {
            try MustacheTemplate(parsing: repeated(piece), name: "t")
        }
        #expect(error.reason.identifier == identifier)
        #expect(error.reason.summary.utf8.count < 1000)
    }

    @Test(
        arguments: [
            ("{{a}}", "x"), ("{{a}}\n", "x\n"), ("{{&a}}  ", "x  "), ("{{{a}}}", "x"), ("{{!a}}", ""),
            ("  {{!a}}\n", ""),
            ("{{#a}}{{/a}}", ""), ("{{#a}}.\n{{/a}}\n", ".\n"), ("{{^a}}.{{/a}}", ""), ("{{$a}}.{{/a}}", "."),
            ("  {{$a}}\n    .\n  {{/a}}\n", "    .\n"), ("{{>p}}", "pp"), ("\t{{>p}}\n", "\tpp"),
            ("{{<p}}{{/p}}", "pp"),
            ("{{<p}}{{$b}}x{{/b}}{{/p}}\n", "pxp"), ("{{=<< >>=}}<<={{ }}=>>", ""), ("}}", "}}"), ("{", nil),
            (" ", " "),
            ("\n", "\n"), ("\r\n", "\r\n"), ("  \n", "  \n"), ("{ { ", "{ { "), ("日本", "日本"),
        ] as [(String, String?)])
    func isRendered(_ piece: String, _ each: String?) throws {
        let size = Self.megabyte / 4
        // A row of braces is a tag without an end.
        guard let each else {
            #expect(throws: MustacheError.self) { try MustacheTemplate(parsing: repeated(piece, size), name: "t") }
            return
        }
        let partials = ["p": try MustacheTemplate(parsing: "p{{$b}}{{/b}}p", name: "p")]
        let template = try MustacheTemplate(parsing: repeated(piece, size), name: "t")
        let text = try template.render(["a": "x"], partials: partials)
        #expect(Array(text.utf8) == Array(String(repeating: each, count: size / piece.utf8.count).utf8))
    }

    /// Every level of nesting sees the same long lines.
    @Test(arguments: ["#a", "$a"]) func longLinesInsideDeepNesting(_ name: String) throws {
        let depth = MustacheLimits.nesting - 2
        let close = "{{/a}}\n"
        let body = String(repeating: " ", count: 10_000) + ".\n"
        let source =
            "{{<p}}{{$b}}\n" + String(repeating: "{{\(name)}}\n" + body, count: depth)
            + String(repeating: close, count: depth) + "{{/b}}{{/p}}"
        let partials = ["p": try MustacheTemplate(parsing: "{{$b}}{{/b}}", name: "p")]
        let text = try MustacheTemplate(parsing: source, name: "t").render(["a": true], partials: partials)
        #expect(Array(text.utf8) == Array(String(repeating: ".\n", count: depth).utf8))
    }

    @Test func manyBlocksPassedToOneParent() throws {
        let names = (0..<20_000).map { "b\($0)" }
        let passed = names.map { "{{$\($0)}}x{{/\($0)}}" }.joined()
        let places = names.map { "{{$\($0)}}{{/\($0)}}" }.joined()
        let partials = ["p": try MustacheTemplate(parsing: places, name: "p")]
        let template = try MustacheTemplate(parsing: "{{<p}}\(passed){{/p}}", name: "t")
        let text = try template.render([:], partials: partials)
        #expect(text.utf8.count == names.count)
        #expect(template.injectedNames == ["p"])
    }

    @Test func longNames() throws {
        let name = repeated("a")
        let template = try MustacheTemplate(parsing: "{{#\(name)}}{{\(name)}}{{/\(name)}}", name: "t")
        #expect(try template.render([name: "x"]) == "x")
        let error = try #require(throws: MustacheError.self) { try template.render([:]) }
        #expect(error.description.utf8.count < 1000)
        let parts = repeated("a.") + "a"
        #expect(try MustacheTemplate(parsing: "{{\(parts)}}", name: "t").render(["a": 1], mode: .lenient) == "")
    }

    /// A delimiter over a text that is all but it, at every place.
    @Test func longDelimiters() throws {
        let open = String(repeating: "<", count: MustacheLimits.delimiter - 1) + "%"
        let text = repeated("<")
        let template = try MustacheTemplate(parsing: "{{=\(open) %>=}}\(text)", name: "t")
        #expect(Array(try template.render([:]).utf8) == Array(text.utf8))
    }

    @Test func longLists() throws {
        let template = try MustacheTemplate(parsing: "{{#l}}\n{{.}}\n{{/l}}\n", name: "t")
        let items = MustacheValue.list((0..<100_000).map { .number($0) })
        let text = try template.render(["l": items])
        #expect(text.hasPrefix("0\n1\n2\n") && text.hasSuffix("99998\n99999\n"))
    }

    /// Bytes cut and put together at random: parsing ends with a template or an error at a place in the source, and
    /// what was parsed renders.
    @Test func nonsense() throws {
        var random = SplitMix(seed: 99)
        let pieces = [
            "{{", "}}", "{", "}", "#", "^", "/", ">", "<", "$", "&", "!", "=", "a", "a", "b", ".", " ", "\n", "\r\n",
            "\t",
            "é", "{{#a}}", "{{/a}}", "{{<a}}", "{{$b}}", "{{/b}}", "{{>a}}", "{{=<% %>=}}", "<%", "%>", "{{a}}",
        ]
        var parsed = 0
        var refused: Set<String> = []
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<24, using: &random)
            let source = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            do {
                let template = try MustacheTemplate(parsing: source, name: "a")
                parsed += 1
                for mode in MustacheMode.allCases {
                    _ = try? template.render(
                        ["a": [["b": 1], true]], partials: ["a": template], mode: mode,
                        limits: MustacheLimits(work: 10_000))
                }
            } catch {
                let line = error.line - 1
                let lines = source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                try #require(lines.indices.contains(line))
                #expect(error.column <= String(decoding: lines[line], as: UTF8.self).count)
                refused.insert(error.reason.identifier)
            }
        }
        #expect(parsed > 2000)
        #expect(refused.count >= 8)
    }
}
