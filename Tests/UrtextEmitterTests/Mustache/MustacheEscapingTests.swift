import Testing
import UrtextEmitter

@Suite struct MustacheEscapingTests {
    static let text = "<a href=\"x\" title='y'> & ü\u{301} 日本 {{x}} \\ `</a>"
    static let escaped =
        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt; &amp; ü\u{301} 日本 {{x}} \\ `&lt;/a&gt;"

    @Test(arguments: [
        ("{{x}}", MustacheEscaping.html, escaped), ("{{{x}}}", .html, text), ("{{&x}}", .html, text),
        ("{{x}}", .none, text), ("{{{x}}}", .none, text), ("{{&x}}", .none, text),
        ("{{=<% %>=}}<%x%>", .html, escaped), ("{{=<% %>=}}<%{x}%>", .html, text), ("{{=<% %>=}}<%&x%>", .html, text),
        ("{{>p}}", .html, escaped), ("{{<p}}{{/p}}", .none, text),
    ])
    func values(_ source: String, _ escape: MustacheEscaping, _ expected: String) throws {
        let partials = ["p": try MustacheTemplate(parsing: "{{x}}", name: "p")]
        let template = try MustacheTemplate(parsing: source, name: "t")
        #expect(try template.render(["x": .text(Self.text)], partials: partials, escape: escape) == expected)
    }

    @Test func theTextOfTheTemplateIsNeverEscaped() throws {
        let source = "<b>\"&\" '{{! & }}'</b>"
        let template = try MustacheTemplate(parsing: source, name: "t")
        for escape in MustacheEscaping.allCases {
            #expect(try template.render([:], escape: escape) == "<b>\"&\" ''</b>")
        }
    }

    @Test func numbersAndTruthValuesAreWrittenPlainly() throws {
        let template = try MustacheTemplate(parsing: "{{a}} {{b}} {{c}} {{d}} {{e}}", name: "t")
        let context: MustacheValue = ["a": 0, "b": .number(.min), "c": true, "d": false, "e": nil]
        #expect(try template.render(context) == "0 -9223372036854775808 true false ")
    }

    @Test func theDefaultIsTheSpecifications() throws {
        #expect(try MustacheTemplate(parsing: "{{.}}", name: "t").render("<") == "&lt;")
    }
}
