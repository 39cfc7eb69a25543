import Testing
import UrtextEmitter

/// White space around tags, beyond what the specification's cases show.
@Suite struct MustacheIndentationTests {
    static func render(
        _ source: String, _ partials: [String: String] = [:], _ context: MustacheValue = [:]
    ) throws -> String {
        var parsed: [String: MustacheTemplate] = [:]
        for (name, source) in partials { parsed[name] = try MustacheTemplate(parsing: source, name: name) }
        return try MustacheTemplate(parsing: source, name: "t").render(context, partials: parsed)
    }

    @Test func emptyLinesOfAPartialStayEmpty() throws {
        #expect(try Self.render("  {{>p}}\n", ["p": "a\n\n\nb\n"]) == "  a\n\n\n  b\n")
        #expect(try Self.render("  {{>p}}\r\n", ["p": "a\r\n\r\nb\r\n"]) == "  a\r\n\r\n  b\r\n")
        #expect(try Self.render("\t{{>p}}\n", ["p": "\na\n \nb"]) == "\n\ta\n\t \n\tb")
    }

    @Test func indentationAddsUp() throws {
        let partials = ["p": "p\n  {{>q}}\nend\n", "q": "q\n\t{{>r}}\n", "r": "r1\nr2\n"]
        #expect(try Self.render(" {{>p}}\n", partials) == " p\n   q\n   \tr1\n   \tr2\n end\n")
    }

    @Test func indentationEndsWithThePartial() throws {
        #expect(try Self.render("  {{>p}}\nb\n {{>p}}\nc\n", ["p": "x\n"]) == "  x\nb\n x\nc\n")
    }

    @Test func valuesAreNotIndented() throws {
        #expect(
            try Self.render("  {{>p}}\n", ["p": "{{{x}}}\n{{{x}}}!\n"], ["x": "1\n2"]) == "  1\n2\n  1\n2!\n")
    }

    @Test func aLineThatBeginsWithATagIsIndented() throws {
        let context: MustacheValue = ["yes": true, "no": false, "l": [1, 2], "x": "v"]
        for (line, expected) in [
            ("{{x}}", "v"), ("{{! c }}x", "x"), ("{{#yes}}a{{/yes}}", "a"), ("{{#no}}a{{/no}}", ""),
            ("{{#l}}{{.}}{{/l}}", "12"), ("{{^no}}a{{/no}}b", "ab"), ("{{=| |=}}|x|", "v"), ("{{>q}}.", "q."),
            ("{{$b}}d{{/b}}", "d"), ("{{$b}}{{/b}}", ""), ("{{<q}}{{/q}}.", "q."), ("{{#yes}}{{x}}{{/yes}}", "v"),
        ] {
            #expect(
                try Self.render("  {{>p}}\n", ["p": "a\n\(line)\nb\n", "q": "q"], context)
                    == "  a\n  \(expected)\n  b\n", "\(line)")
        }
    }

    @Test func aTagOnItsOwnLineLeavesNoLine() throws {
        let context: MustacheValue = ["yes": true]
        for line in [
            "{{! c }}", " {{#yes}}\n {{/yes}}\t", "{{^yes}}\nno\n  {{/yes}} ", "{{=<% %>=}}\n<%={{ }}=%>", "\t{{>e}}",
            "{{<e}}{{/e}}", "{{<e}}\n {{/e}}", "{{$b}}\n{{/b}}", "  {{<e}} \n\n {{! c }} {{/e}}  ",
        ] {
            for end in ["\n", "\r\n"] {
                let lines = line.replacing("\n", with: end)
                #expect(try Self.render("a\(end)\(lines)\(end)b", ["e": ""], context) == "a\(end)b", "\(line)")
                #expect(try Self.render("\(lines)\(end)b", ["e": ""], context) == "b", "\(line)")
                #expect(try Self.render("a\(end)\(lines)", ["e": ""], context) == "a\(end)", "\(line)")
                #expect(try Self.render(" {{>p}}", ["e": "", "p": "a\(end)\(lines)\(end)b"], context) == " a\(end) b")
            }
        }
    }

    @Test func aTagBesideSomethingKeepsItsLine() throws {
        let context: MustacheValue = ["yes": true]
        for (line, expected) in [
            (" {{! c }}.", " ."), (". {{! c }} ", ".  "), ("{{#yes}}{{/yes}} {{! c }}", " "), ("{{! a }}{{! b }}", ""),
            ("{{>e}}{{>e}}", ""), (" {{<e}}{{/e}} .", "  ."), (". {{<e}}\n{{/e}} ", ".  "), ("{{yes}}{{! c }}", "true"),
            ("\u{A0}{{! c }}", "\u{A0}"), ("{{! c }}\r.", "\r."),
        ] { #expect(try Self.render("a\n\(line)\nb", ["e": ""], context) == "a\n\(expected)\nb", "\(line)") }
    }
}
