import Testing
import UrtextEmitter

/// What holds for every template, tried on random ones.
@Suite struct MustacheLawTests {
    static let seeds = Array(UInt64(1)...200)

    private func render(
        _ source: String, _ extra: [String: String] = [:], lineEnd: String = "\n", escape: MustacheEscaping = .html,
        mode: MustacheMode = .strict
    ) throws -> String {
        var partials = try MustacheSampler.partials(lineEnd: lineEnd)
        for (name, source) in extra { partials[name] = try MustacheTemplate(parsing: source, name: name) }
        return try MustacheTemplate(parsing: source, name: "sample").render(
            MustacheSampler.context, partials: partials, escape: escape, mode: mode)
    }

    /// The samples are worth trying: they differ, and every kind of tag is in many of them.
    @Test func samplesAreVaried() {
        let samples = Self.seeds.map { MustacheSampler.template(seed: $0) }
        #expect(Set(samples).count > 190)
        for tag in ["{{#", "{{^", "{{/", "{{>", "{{<", "{{$", "{{&", "{{{", "{{!", "{{a"] {
            #expect(samples.count { $0.contains(tag) } > 50, "\(tag)")
        }
    }

    @Test func textWithoutTagsStaysAsItIs() throws {
        var random = SplitMix(seed: 7)
        let pieces = [
            "a", " ", "\t", "\n", "\r\n", "\r", "{", "}", "}}", "ü", "e\u{301}", "日本", "👩‍👩‍👧", "\0", "\u{FEFF}", "\\",
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 0..<40, using: &random)
            var text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            while text.contains("{{") { text.replace("{{", with: "{") }
            let rendered = try MustacheTemplate(parsing: text, name: "t").render(.null)
            #expect(Array(rendered.utf8) == Array(text.utf8))
        }
    }

    @Test(arguments: seeds) func renderingIsRepeatable(_ seed: UInt64) throws {
        let template = try MustacheTemplate(parsing: MustacheSampler.template(seed: seed), name: "t")
        let partials = try MustacheSampler.partials()
        let first = try template.render(MustacheSampler.context, partials: partials)
        #expect(try template.render(MustacheSampler.context, partials: partials) == first)
    }

    /// Where nothing is missing, the modes agree.
    @Test(arguments: seeds) func modesAgree(_ seed: UInt64) throws {
        let source = MustacheSampler.template(seed: seed)
        #expect(try render(source, mode: .lenient) == render(source, mode: .strict))
    }

    @Test(arguments: seeds) func delimitersDoNotMatter(_ seed: UInt64) throws {
        let expected = try render(MustacheSampler.template(seed: seed))
        for (open, close) in [("<%", "%>"), ("[[", "]]"), ("|", "|"), ("«", "»"), ("@<", "{{{")] {
            let source = MustacheSampler.template(seed: seed, .init(open: open, close: close))
            #expect(try render("{{=\(open) \(close)=}}\n" + source) == expected)
            #expect(try render("{{= \(open)\t\(close) =}}\n\(source)\(open)={{ }}=\(close)\n{{n}}") == expected + "42")
        }
    }

    @Test(arguments: seeds) func lineEndsAreKept(_ seed: UInt64) throws {
        let source = MustacheSampler.template(seed: seed, .init(lineEnd: "\r\n"))
        #expect(
            try render(source, lineEnd: "\r\n")
                == render(MustacheSampler.template(seed: seed)).replacing("\n", with: "\r\n"))
    }

    @Test(arguments: seeds) func escapingCanBeUndone(_ seed: UInt64) throws {
        let source = MustacheSampler.template(seed: seed, .init(isPlain: true))
        let escaped = try render(source, escape: .html)
        #expect(
            try escaped.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&#39;", with: "'").replacing("&amp;", with: "&") == render(source, escape: .none))
    }

    @Test(arguments: seeds) func withoutEscapingAllVariablesAreAlike(_ seed: UInt64) throws {
        let source = MustacheSampler.template(seed: seed)
        let braced = source.replacing("{{a}}", with: "{{{a}}}").replacing("{{n}}", with: "{{&n}}")
        #expect(try render(braced, escape: .none) == render(source, escape: .none))
    }

    // MARK: Composition

    @Test(arguments: seeds) func linesAreRenderedOneAfterTheOther(_ seed: UInt64) throws {
        let first = MustacheSampler.template(seed: seed)
        let second = MustacheSampler.template(seed: seed &+ 1_000_000)
        #expect(try render(first + second) == render(first) + render(second))
    }

    @Test(arguments: seeds) func sectionsRepeat(_ seed: UInt64) throws {
        let source = MustacheSampler.template(seed: seed)
        let once = try render("{{#n}}\n\(source){{/n}}\n")
        #expect(try render("{{#t}}\n\(source){{/t}}\n") == once)
        #expect(try once == render(source))
        #expect(try render("{{^e}}\n\(source){{/e}}\n") == once)
        #expect(try render("{{#e}}\n\(source){{/e}}\n{{^t}}\n\(source){{/t}}\n") == "")
    }

    @Test(arguments: seeds) func partialsWithinALineAreTheirText(_ seed: UInt64) throws {
        let source = MustacheSampler.template(seed: seed)
        #expect(try render("a {{>p}} b", ["p": source]) == "a " + render(source) + " b")
        #expect(try render("a {{<p}}\n{{/p}} b", ["p": source]) == "a " + render(source) + " b")
    }

    /// A partial on a line of its own is as if it had been written there, every line further in.
    @Test(arguments: seeds, ["", "  ", "\t", "   \t"]) func indentedPartialsAreIndentedText(
        _ seed: UInt64, _ indent: String
    ) throws {
        let source = MustacheSampler.template(seed: seed)
        let expected = try render(MustacheSampler.template(seed: seed, .init(indent: indent)))
        #expect(try render("\(indent){{>p}}\n", ["p": source]) == expected)
        #expect(try render("\(indent){{<p}}{{/p}}", ["p": source]) == expected)
        #expect(try render("\(indent){{<p}} \n {{/p}}\t\n", ["p": source]) == expected)
        #expect(
            try render(" {{>q}}\n", ["p": source, "q": "\(indent){{>p}}\n"])
                == render(" {{>q}}\n", ["q": "\(indent){{>r}}", "r": source]))
    }

    /// A block that is nothing but a place renders what is passed as if it stood there.
    @Test(arguments: seeds) func whatIsPassedIsRendered(_ seed: UInt64) throws {
        let source = MustacheSampler.template(seed: seed)
        // A first line that is empty would belong to the opening tag.
        guard !source.hasPrefix("\n") else { return }
        let expected = try render(source)
        #expect(try render("{{<p}}{{$x}}\(source){{/x}}{{/p}}", ["p": "{{$x}}{{/x}}"]) == expected)
        #expect(try render("{{<p}}{{$x}}\(source){{/x}}{{/p}}", ["p": "({{$x}}{{/x}})"]) == "(" + expected + ")")
    }

    /// To pass the default, however it is indented, changes nothing.
    @Test(arguments: seeds, ["", "  ", "\t\t"]) func passingTheDefaultChangesNothing(
        _ seed: UInt64, _ indent: String
    ) throws {
        let standing = MustacheSampler.template(seed: seed, .init(indent: "  "))
        let passed = MustacheSampler.template(seed: seed, .init(indent: indent))
        let parent = "{\n  {{$x}}\n\(standing)  {{/x}}\n}\n"
        #expect(
            try render("{{<p}}\n{{$x}}\n\(passed)\(indent){{/x}}\n{{/p}}\n", ["p": parent]) == render(parent))
    }
}
