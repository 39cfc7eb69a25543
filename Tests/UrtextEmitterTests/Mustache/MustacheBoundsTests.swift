import Testing
import UrtextEmitter

/// Templates that inject themselves, or each other, without end or too often.
@Suite struct MustacheBoundsTests {
    private static func parse(_ sources: [String: String]) throws -> [String: MustacheTemplate] {
        var templates: [String: MustacheTemplate] = [:]
        for (name, source) in sources { templates[name] = try MustacheTemplate(parsing: source, name: name) }
        return templates
    }

    private static func place(_ template: String, _ line: Int, _ column: Int) -> MustachePlace {
        MustachePlace(template: template, line: line, column: column)
    }

    @Test(arguments: MustacheMode.allCases) func recursionWithoutEndIsAnError(_ mode: MustacheMode) throws {
        let partials = try Self.parse(["p": "a\n {{>p}}"])
        let template = try MustacheTemplate(parsing: "{{>p}}", name: "t")
        let trace = Array(repeating: Self.place("p", 2, 2), count: 63) + [Self.place("t", 1, 1)]
        #expect(
            throws: MustacheError(
                .injectedTooDeep("p", limit: 64), at: Self.place("p", 2, 2), injectedAt: trace)
        ) { try template.render([:], partials: partials, mode: mode) }
    }

    @Test func recursionThroughParentsAndBlocksIsAnError() throws {
        let partials = try Self.parse([
            "a": "{{<b}}{{$x}}{{>a}}{{/x}}{{/b}}", "b": "{{$x}}{{/x}}", "c": "{{$x}}{{<c}}{{/c}}{{/x}}",
        ])
        for name in ["a", "c"] {
            let error = try #require(throws: MustacheError.self) { try partials[name]?.render([:], partials: partials) }
            #expect(error.reason.identifier == "template-injected-too-deep")
        }
    }

    /// A block that is passed holds a block of the same name: that is a place of the outer template, not the block
    /// itself, so that there is no recursion.
    @Test func aBlockDoesNotFillItself() throws {
        let partials = try Self.parse(["p": "<{{$x}}default{{/x}}>", "q": "{{<p}}{{$x}}[{{$x}}mine{{/x}}]{{/x}}{{/p}}"])
        #expect(try partials["q"]?.render([:], partials: partials) == "<[mine]>")
        let template = try MustacheTemplate(parsing: "{{<q}}{{$x}}yours{{/x}}{{/q}}", name: "t")
        #expect(try template.render([:], partials: partials) == "<yours>")
    }

    @Test func asManyAsTheLimitAreAllowed() throws {
        var sources: [String: String] = ["p64": "{{x}}"]
        for index in 1..<64 { sources["p\(index)"] = "{{>p\(index + 1)}}" }
        let partials = try Self.parse(sources)
        let template = try MustacheTemplate(parsing: "{{>p1}}", name: "t")
        #expect(try template.render(["x": "end"], partials: partials) == "end")
        let further = try MustacheTemplate(parsing: "{{>t}}", name: "u")
        #expect(throws: MustacheError.self) {
            try further.render(["x": "end"], partials: partials.merging(["t": template]) { $1 })
        }
        let limits = MustacheLimits(injections: 65)
        #expect(
            try further.render(["x": "end"], partials: partials.merging(["t": template]) { $1 }, limits: limits)
                == "end")
    }

    @Test func injectionsSideBySideAreNotCounted() throws {
        let template = try MustacheTemplate(parsing: String(repeating: "{{>p}}", count: 1000), name: "t")
        #expect(
            try template.render([:], partials: Self.parse(["p": "{{>q}}", "q": "x"]))
                == String(repeating: "x", count: 1000))
    }

    @Test func recursionOverDataEndsWithTheData() throws {
        let partials = try Self.parse(["node": "({{name}}{{#children}}{{>node}}{{/children}})"])
        let tree: MustacheValue = [
            "name": "a",
            "children": [["name": "b", "children": [["name": "c", "children": []]]], ["name": "d", "children": []]],
        ]
        #expect(try partials["node"]?.render(tree, partials: partials) == "(a(b(c))(d))")
    }

    /// Sixty templates, each of which injects the next one twice: the text would be 2⁶⁰ letters, or none at all.
    @Test(arguments: ["x", ""]) func doublingIsStopped(_ leaf: String) throws {
        var sources = ["p60": leaf]
        for index in 0..<60 { sources["p\(index)"] = "{{>p\(index + 1)}}{{>p\(index + 1)}}" }
        let partials = try Self.parse(sources)
        let error = try #require(throws: MustacheError.self) {
            try partials["p0"]?.render([:], partials: partials, limits: MustacheLimits(work: 10_000))
        }
        #expect(error.reason == .tooMuchWork(limit: 10_000))
    }

    @Test func multiplyingSectionsAreStopped() throws {
        let names = (0..<20).map { "l\($0)" }
        let items = MustacheValue.list(Array(repeating: true, count: 100))
        let context = MustacheValue.object(Dictionary(uniqueKeysWithValues: names.map { ($0, items) }))
        for body in ["", "x"] {
            let source =
                names.map { "{{#\($0)}}" }.joined() + body + names.reversed().map { "{{/\($0)}}" }.joined()
            let template = try MustacheTemplate(parsing: source, name: "t")
            let error = try #require(throws: MustacheError.self) {
                try template.render(context, limits: MustacheLimits(work: 10_000))
            }
            #expect(error.reason == .tooMuchWork(limit: 10_000))
        }
    }

    /// Indentation counts as well: long blanks before many lines are more than template and value together.
    @Test func indentationIsWork() throws {
        let partials = try Self.parse(["p": String(repeating: "x\n", count: 1000)])
        let template = try MustacheTemplate(parsing: String(repeating: " ", count: 1000) + "{{>p}}\n", name: "t")
        #expect(try template.render([:], partials: partials).utf8.count == 1_002_000)
        let error = try #require(throws: MustacheError.self) {
            try template.render([:], partials: partials, limits: MustacheLimits(work: 100_000))
        }
        #expect(
            error
                == MustacheError(
                    .tooMuchWork(limit: 100_000), at: Self.place("p", 1, 1), injectedAt: [Self.place("t", 1, 1001)]))
    }

    /// One step for the tag and one for each byte.
    @Test func workIsCountedExactly() throws {
        let template = try MustacheTemplate(parsing: "ab{{x}}", name: "t")
        #expect(try template.render(["x": "cde"], limits: MustacheLimits(work: 7)) == "abcde")
        #expect(throws: MustacheError(.tooMuchWork(limit: 6), at: Self.place("t", 1, 3))) {
            try template.render(["x": "cde"], limits: MustacheLimits(work: 6))
        }
        #expect(throws: MustacheError(.tooMuchWork(limit: 2), at: Self.place("t", 1, 1))) {
            try template.render(["x": "cde"], limits: MustacheLimits(work: 2))
        }
    }

    /// An error inside partials and sections says through which tags it was reached.
    @Test func theWayToAnErrorIsTold() throws {
        let partials = try Self.parse([
            "p": "\n{{#l}}{{>q}}{{/l}}", "q": "{{<r}}{{$b}}x{{y}}{{/b}}{{/r}}", "r": " {{$b}}{{/b}}",
        ])
        let template = try MustacheTemplate(parsing: "{{^n}}\n  {{>p}}{{/n}}", name: "t")
        let error = try #require(throws: MustacheError.self) {
            try template.render(["n": nil, "l": [1]], partials: partials)
        }
        #expect(error.reason == .unknownName("y", missing: "y", nearest: nil))
        #expect(error.place == Self.place("q", 1, 14))
        #expect(error.injectedAt == [Self.place("q", 1, 1), Self.place("p", 2, 7), Self.place("t", 2, 3)])
    }
}
