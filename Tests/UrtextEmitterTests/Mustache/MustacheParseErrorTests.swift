import Testing
import UrtextEmitter

/// A template that must not parse, and what is said about it.
struct BrokenTemplate: Sendable, CustomTestStringConvertible {
    let source: String
    let line: Int
    let column: Int
    let reason: MustacheError.Reason

    init(_ source: String, _ line: Int, _ column: Int, _ reason: MustacheError.Reason) {
        self.source = source
        self.line = line
        self.column = column
        self.reason = reason
    }

    var testDescription: String { source.debugDescription }

    static func place(_ line: Int, _ column: Int) -> MustachePlace {
        MustachePlace(template: "t.mustache", line: line, column: column)
    }

    static let all: [BrokenTemplate] = [
        // A tag without an end
        BrokenTemplate("{{", 1, 1, .unclosedTag(closing: "}}")),
        BrokenTemplate("a {{name", 1, 3, .unclosedTag(closing: "}}")),
        BrokenTemplate("a\nb {{name }", 2, 3, .unclosedTag(closing: "}}")),
        BrokenTemplate("{{a}}{{ \n\t ", 1, 6, .unclosedTag(closing: "}}")),
        BrokenTemplate("{{! no end", 1, 1, .unclosedTag(closing: "}}")),
        BrokenTemplate("{{{name}}", 1, 1, .unclosedTag(closing: "}}}")),
        BrokenTemplate("{{{name", 1, 1, .unclosedTag(closing: "}}}")),
        BrokenTemplate("{{{a}} and {{{b}}}", 1, 1, .unclosedTag(closing: "}}}")),
        BrokenTemplate("{{=<% %>", 1, 1, .unclosedTag(closing: "=}}")),
        BrokenTemplate("{{=<% %>=}}\n<%{name%>", 2, 1, .unclosedTag(closing: "}%>")),
        BrokenTemplate("{{=<% %>=}}\n<%name}}", 2, 1, .unclosedTag(closing: "%>")),

        // A tag without a name
        BrokenTemplate("{{}}", 1, 1, .emptyTag),
        BrokenTemplate("x{{ \n }}", 1, 2, .emptyTag),
        BrokenTemplate("{{#}}", 1, 1, .emptyTag),
        BrokenTemplate("{{^ }}", 1, 1, .emptyTag),
        BrokenTemplate("{{#a}}{{/}}", 1, 7, .emptyTag),
        BrokenTemplate("{{>}}", 1, 1, .emptyTag),
        BrokenTemplate("{{<}}", 1, 1, .emptyTag),
        BrokenTemplate("{{$}}", 1, 1, .emptyTag),
        BrokenTemplate("{{&}}", 1, 1, .emptyTag),
        BrokenTemplate("{{{}}}", 1, 1, .emptyTag),

        // A name that is none
        BrokenTemplate("{{first name}}", 1, 1, .badName("first name")),
        BrokenTemplate("{{#a {{b}}", 1, 1, .badName("a {{b")),
        BrokenTemplate("{{> my\npartial}}", 1, 1, .badName("my\npartial")),
        BrokenTemplate("{{a..b}}", 1, 1, .badName("a..b")),
        BrokenTemplate("{{#.a}}{{/.a}}", 1, 1, .badName(".a")),
        BrokenTemplate("{{^a.}}{{/a.}}", 1, 1, .badName("a.")),
        BrokenTemplate("{{..}}", 1, 1, .badName("..")),

        // Delimiters
        BrokenTemplate("{{=}}", 1, 1, .badDelimiters("")),
        BrokenTemplate("{{= =}}", 1, 1, .badDelimiters("")),
        BrokenTemplate("{{=<%=}}", 1, 1, .badDelimiters("<%")),
        BrokenTemplate("{{=<% | %>=}}", 1, 1, .badDelimiters("<% | %>")),
        BrokenTemplate("\n {{=<% %>}}", 2, 2, .badDelimiters("<% %>")),
        BrokenTemplate(
            "{{=\(String(repeating: "<", count: 33)) >=}}", 1, 1,
            .badDelimiters(String(repeating: "<", count: 33) + " >")),

        // Sections that do not match
        BrokenTemplate("{{#a}}", 1, 1, .unclosedSection(opening: "#a")),
        BrokenTemplate("x\n  {{^a}}\n", 2, 3, .unclosedSection(opening: "^a")),
        BrokenTemplate("{{#a}}\n{{<p}}\n{{/p}}", 1, 1, .unclosedSection(opening: "#a")),
        BrokenTemplate("{{#a}}\n{{<p}}\n", 2, 1, .unclosedSection(opening: "<p")),
        BrokenTemplate("{{<p}}{{$b}}", 1, 7, .unclosedSection(opening: "$b")),
        BrokenTemplate("{{$b}}", 1, 1, .unclosedSection(opening: "$b")),
        BrokenTemplate("{{=| |=}}|#a|{{/a}}", 1, 10, .unclosedSection(opening: "#a")),
        BrokenTemplate("{{/a}}", 1, 1, .unopenedSection("a")),
        BrokenTemplate("{{#a}}{{/a}}\n\n {{/a}}", 3, 2, .unopenedSection("a")),
        BrokenTemplate("{{#a}}\n{{/b}}", 2, 1, .mismatchedClose("b", opening: "#a", openedAt: place(1, 1))),
        BrokenTemplate(
            "{{#a}}{{^b}}\n{{/a}}{{/b}}", 2, 1, .mismatchedClose("a", opening: "^b", openedAt: place(1, 7))),
        BrokenTemplate("{{<p}} {{/q}}", 1, 8, .mismatchedClose("q", opening: "<p", openedAt: place(1, 1))),
        BrokenTemplate("{{$b}}{{/a}}", 1, 7, .mismatchedClose("a", opening: "$b", openedAt: place(1, 1))),
        BrokenTemplate("{{#a}}{{/a.b}}", 1, 7, .mismatchedClose("a.b", opening: "#a", openedAt: place(1, 1))),
        BrokenTemplate("{{#a}}{{/A}}", 1, 7, .mismatchedClose("A", opening: "#a", openedAt: place(1, 1))),
        BrokenTemplate(
            "{{<p}}\n {{$b}}1{{/b}}\n {{$b}}2{{/b}}\n{{/p}}", 3, 2, .duplicateBlock("b", first: place(2, 2))),

        // Columns are characters, lines end with a line feed
        BrokenTemplate("grün, 日本, 👩‍👩‍👧: {{", 1, 14, .unclosedTag(closing: "}}")),
        BrokenTemplate("e\u{301}{{", 1, 2, .unclosedTag(closing: "}}")),
        BrokenTemplate("a\r\nb\r\n\tc{{", 3, 3, .unclosedTag(closing: "}}")),
        BrokenTemplate("a\rb{{", 1, 4, .unclosedTag(closing: "}}")),
        BrokenTemplate("{{! a\n\n }} {{", 3, 5, .unclosedTag(closing: "}}")),
        BrokenTemplate("{{=« »=}}«é»«", 1, 13, .unclosedTag(closing: "»")),
    ]
}

@Suite struct MustacheParseErrorTests {
    @Test(arguments: BrokenTemplate.all) func isRefused(_ broken: BrokenTemplate) {
        #expect(
            throws: MustacheError(broken.reason, at: BrokenTemplate.place(broken.line, broken.column))
        ) { try MustacheTemplate(parsing: broken.source, name: "t.mustache") }
    }

    @Test func everyReasonOfParsingIsShown() {
        let shown = Set(BrokenTemplate.all.map(\.reason.identifier))
        #expect(
            shown == [
                "template-unclosed-tag", "template-empty-tag", "template-bad-name", "template-bad-delimiters",
                "template-unclosed-section", "template-unopened-section", "template-mismatched-close",
                "template-duplicate-block",
            ])
    }

    /// What stands before a mistake moves its place and nothing else.
    @Test(arguments: BrokenTemplate.all) func isRefusedAnywhere(_ broken: BrokenTemplate) throws {
        let error = try #require(throws: MustacheError.self) {
            try MustacheTemplate(parsing: "{{x}} ü\n{{#y}}\n{{/y}}\n" + broken.source, name: "t.mustache")
        }
        #expect((error.line, error.column) == (broken.line + 3, broken.column))
        #expect(error.reason.identifier == broken.reason.identifier)
    }

    @Test func nestingIsBounded() throws {
        let limit = MustacheLimits.nesting
        let opened = String(repeating: "{{#a}}", count: limit)
        let closed = String(repeating: "{{/a}}", count: limit)
        let deep = try MustacheTemplate(parsing: opened + "x" + closed, name: "t")
        #expect(try deep.render(["a": true]) == "x")
        #expect(
            throws: MustacheError(
                .nestedTooDeep(limit: limit),
                at: MustachePlace(template: "t", line: 1, column: 6 * limit + 1))
        ) { try MustacheTemplate(parsing: opened + "{{^b}}{{/b}}" + closed, name: "t") }
    }

    /// Oddities that are no mistakes.
    @Test(arguments: [
        ("{", "{"), ("}}", "}}"), ("{ {", "{ {"), ("{{!}}", ""), ("{{! }} }} {{! {{ }}", " }} "), ("{{x}}}", "1}"),
        ("{{{x}}}}", "1}"), ("{{ # t }}y{{ /t}}", "y"), ("{{=a b=}}axb", "1"), ("{{=<%= %>=}}<%=x%>", "1"),
        ("{{={ }=}}{x}{{x}}", "11"), ("{{=| |=}}|x||={{ }}=|{{x}}", "11"), ("{{={{ }}=}}{{x}}", "1"),
        ("{{\nx\n}}", "1"),
    ]) func isAccepted(_ source: String, _ expected: String) throws {
        let template = try MustacheTemplate(parsing: source, name: "t")
        #expect(try template.render(["x": 1, "t": true]) == expected)
    }
}
