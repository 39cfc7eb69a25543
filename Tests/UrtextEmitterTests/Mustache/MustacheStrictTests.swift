import Testing
import UrtextEmitter

@Suite struct MustacheStrictTests {
    static let context: MustacheValue = [
        "flags": ["ISC_REQ_MUTUAL_AUTH"], "summary": "", "none": nil, "zero": 0, "off": false, "empty": [],
        "page": ["title": "Title", "assetid": nil],
    ]

    private static func render(_ source: String, _ mode: MustacheMode) throws -> String {
        try MustacheTemplate(parsing: source, name: "t").render(context, mode: mode)
    }

    @Test(arguments: [
        ("{{flag}}", 1, "flag", "flag", "flags"),
        ("ab{{{flag}}}", 3, "flag", "flag", "flags"),
        ("{{&flag}}", 1, "flag", "flag", "flags"),
        (" {{#flag}}x{{/flag}}", 2, "flag", "flag", "flags"),
        ("{{^flag}}x{{/flag}}", 1, "flag", "flag", "flags"),
        ("{{nothing.like.it}}", 1, "nothing.like.it", "nothing", nil),
        ("{{page.titel}}", 1, "page.titel", "titel", nil),
        ("{{page.titles}}", 1, "page.titles", "titles", "title"),
        ("{{^page.subtitle}}{{/page.subtitle}}", 1, "page.subtitle", "subtitle", nil),
        ("{{page.title.length}}", 1, "page.title.length", "length", nil),
        ("{{none.name}}", 1, "none.name", "name", nil),
        ("{{flags.first}}", 1, "flags.first", "first", nil),
        ("{{#page}}{{sumary}}{{/page}}", 10, "sumary", "sumary", "summary"),
        ("{{#flags}}{{titel}}{{/flags}}", 11, "titel", "titel", nil),
    ])
    func unknownNames(
        _ source: String, _ column: Int, _ name: String, _ missing: String, _ nearest: String?
    ) throws {
        #expect(
            throws: MustacheError(
                .unknownName(name, missing: missing, nearest: nearest),
                at: MustachePlace(template: "t", line: 1, column: column))
        ) { try Self.render(source, .strict) }
        #expect(throws: Never.self) { try Self.render(source, .lenient) }
    }

    /// `titel` is two letters away from `title`, which is more than a third.
    @Test func nearestNameIsTheFirstOfTheNearest() throws {
        let template = try MustacheTemplate(parsing: "{{value}}", name: "t")
        func nearest(_ names: String...) throws -> String? {
            let context = MustacheValue.object(Dictionary(uniqueKeysWithValues: names.map { ($0, .null) }))
            let error = try #require(throws: MustacheError.self) { try template.render(context) }
            guard case .unknownName(_, _, let nearest) = error.reason else { return "another reason" }
            return nearest
        }
        #expect(try nearest("values", "valley") == "values")
        #expect(try nearest("value2", "value1", "value3") == "value1")
        #expect(try nearest("Value", "val") == "Value")
        #expect(try nearest("vlu") == nil)
        #expect(try nearest() == nil)
        #expect(try nearest(String(repeating: "value", count: 20)) == nil)
    }

    /// A missing name inside a section that is not rendered is not looked up.
    @Test func onlyWhatIsRenderedIsLookedUp() throws {
        #expect(try Self.render("{{#off}}{{flag}}{{>p}}{{/off}}{{^page}}{{flag}}{{/page}}", .strict) == "")
        #expect(try Self.render("{{#empty}}{{flag}}{{/empty}}", .strict) == "")
    }

    @Test(arguments: MustacheMode.allCases) func absenceThatIsStatedIsNoError(_ mode: MustacheMode) throws {
        #expect(try Self.render("[{{none}}{{page.assetid}}{{summary}}]", mode) == "[]")
        for name in ["none", "off", "empty", "page.assetid"] {
            #expect(try Self.render("{{#\(name)}}yes{{/\(name)}}{{^\(name)}}no{{/\(name)}}", mode) == "no")
        }
        for name in ["zero", "summary", "page", "flags"] {
            #expect(try Self.render("{{#\(name)}}yes{{/\(name)}}{{^\(name)}}no{{/\(name)}}", mode) == "yes")
        }
    }

    @Test(arguments: ["flags", "page", "empty"]) func listsAndObjectsAreNoText(_ name: String) throws {
        #expect(
            throws: MustacheError(.notText(name), at: MustachePlace(template: "t", line: 2, column: 2))
        ) { try Self.render("\n {{\(name)}}", .strict) }
        #expect(throws: MustacheError.self) { try Self.render("{{{\(name)}}}", .strict) }
        #expect(try Self.render("[{{\(name)}}]", .lenient) == "[]")
    }

    @Test func theValueItselfIsAlwaysThere() throws {
        let template = try MustacheTemplate(parsing: "{{.}}{{#.}}|{{.}}{{/.}}", name: "t")
        #expect(try template.render("a") == "a|a")
        #expect(try template.render(.null) == "")
        #expect(throws: MustacheError(.notText("."), at: MustachePlace(template: "t", line: 1, column: 1))) {
            try template.render(["a"])
        }
    }

    @Test func unknownPartials() throws {
        let partials = ["footer": try MustacheTemplate(parsing: "end", name: "footer")]
        for (source, name, nearest) in [
            ("{{>foter}}", "foter", "footer"), ("{{>header}}", "header", nil),
            ("{{<foter}}{{/foter}}", "foter", "footer"), ("{{<header}}{{$a}}{{/a}}{{/header}}", "header", nil),
        ] {
            let template = try MustacheTemplate(parsing: "\n " + source, name: "t")
            #expect(
                throws: MustacheError(
                    .unknownPartial(name, nearest: nearest), at: MustachePlace(template: "t", line: 2, column: 2))
            ) { try template.render([:], partials: partials) }
            #expect(try template.render([:], partials: partials, mode: .lenient) == "\n")
        }
    }

    @Test func unknownBlocks() throws {
        var partials: [String: MustacheTemplate] = [:]
        for (name, source) in [
            (
                "outer",
                "{{#off}}{{$hidden}}{{/hidden}}{{/off}}{{<inner}}{{$title}}{{$deep}}{{/deep}}{{/title}}{{/inner}}"
            ),
            ("inner", "{{$title}}{{/title}}{{>leaf}}"), ("leaf", "{{$leaf}}{{/leaf}}{{>inner}}"),
        ] { partials[name] = try MustacheTemplate(parsing: source, name: name) }
        // A place in a section that is not rendered is a place nonetheless, and so is one in a partial of the parent.
        for known in ["hidden", "title", "deep", "leaf"] {
            let template = try MustacheTemplate(parsing: "{{<outer}}{{$\(known)}}x{{/\(known)}}{{/outer}}", name: "t")
            let error = try #require(throws: MustacheError.self) {
                try template.render(["off": false], partials: partials)
            }
            #expect(error.reason == .injectedTooDeep("leaf", limit: 64), "only the recursion is an error")
        }
        let template = try MustacheTemplate(
            parsing: "{{<outer}}\n{{$leaf}}x{{/leaf}}\n {{$titel}}x{{/titel}}{{/outer}}", name: "t")
        #expect(
            throws: MustacheError(
                .unknownBlock("titel", parent: "outer", nearest: nil),
                at: MustachePlace(template: "t", line: 3, column: 2))
        ) { try template.render(["off": false], partials: partials) }
        let nearly = try MustacheTemplate(parsing: "{{<outer}}{{$leafs}}x{{/leafs}}{{/outer}}", name: "t")
        #expect(
            throws: MustacheError(
                .unknownBlock("leafs", parent: "outer", nearest: "leaf"),
                at: MustachePlace(template: "t", line: 1, column: 11))
        ) { try nearly.render(["off": false], partials: partials) }
    }

    @Test(arguments: [
        ("{{<p}}\n text {{$a}}1{{/a}}{{/p}}", 2, 2), ("{{<p}}{{$a}}1{{/a}}\n{{x}}{{/p}}", 2, 1),
        ("{{<p}}{{#x}}{{$a}}1{{/a}}{{/x}}{{/p}}", 1, 7), ("{{<p}}{{>p}}{{/p}}", 1, 7),
        ("{{<p}}{{<p}}{{/p}}\n.{{/p}}", 1, 7), ("{{<p}}{{! fine }}\n{{=| |=}}.|/p|", 2, 10),
    ])
    func contentInParents(_ source: String, _ line: Int, _ column: Int) throws {
        let partials = ["p": try MustacheTemplate(parsing: "{{$a}}0{{/a}}", name: "p")]
        let template = try MustacheTemplate(parsing: source, name: "t")
        #expect(
            throws: MustacheError(.contentInParent("p"), at: MustachePlace(template: "t", line: line, column: column))
        ) { try template.render(["x": true], partials: partials) }
        let lenient = try template.render(["x": true], partials: partials, mode: .lenient)
        #expect(lenient == (source.hasPrefix("{{<p}}\n text") || source.contains("\n{{x}}") ? "1" : "0"))
    }
}
