import Testing
import UrtextEmitter

/// Parents and blocks, beyond what the specification's cases show.
@Suite struct MustacheInheritanceTests {
    private func render(
        _ source: String, _ partials: [String: String] = [:], _ context: MustacheValue = [:]
    ) throws -> String { try MustacheIndentationTests.render(source, partials, context) }

    // MARK: Lines

    static let parent = "enum {\n    {{$cases}}\n    case none\n    {{/cases}}\n}\n"

    @Test(arguments: [
        // However the block is indented where it is passed, it is indented as the default is where it is put.
        "{{<p}}\n{{$cases}}\ncase a\n  // b\n{{/cases}}\n{{/p}}\n",
        "{{<p}}\n  {{$cases}}\n  case a\n    // b\n  {{/cases}}\n{{/p}}\n",
        "{{<p}}\n  {{$cases}}\n        case a\n          // b\n  {{/cases}}\n{{/p}}",
        "{{<p}}{{$cases}}  \n\tcase a\n\t  // b\n{{/cases}}{{/p}}",
        "{{<p}}{{$cases}}case a\n  // b\n{{/cases}}{{/p}}",
    ])
    func linesAreIndentedAsTheDefaultIs(_ source: String) throws {
        #expect(try render(source, ["p": Self.parent]) == "enum {\n    case a\n      // b\n}\n")
    }

    @Test func emptyLinesHaveNoMargin() throws {
        let source = "{{<p}}{{$cases}}\n\n  case a\n\n    // b\n{{/cases}}{{/p}}"
        #expect(try render(source, ["p": Self.parent]) == "enum {\n\n    case a\n\n      // b\n}\n")
    }

    @Test func theDefaultStaysAsItIs() throws {
        #expect(try render("{{>p}}", ["p": Self.parent]) == "enum {\n    case none\n}\n")
        #expect(try render("  {{>p}}", ["p": Self.parent]) == "  enum {\n      case none\n  }\n")
    }

    /// What counts is what the lines have in common, not what the first one has.
    @Test func marginIsCommonToAllLines() throws {
        let source = "{{<p}}\n{{$b}}\n    deeper\n  less\n\n    deeper\n{{/b}}\n{{/p}}\n"
        #expect(try render(source, ["p": "{{$b}}{{/b}}"]) == "  deeper\nless\n\n  deeper\n")
        #expect(try render(source, ["p": "{{$b}}\n   a\n b\n{{/b}}\n"]) == "   deeper\n less\n\n   deeper\n")
    }

    @Test func marginsOfTabsAndSpacesShareOnlyWhatIsEqual() throws {
        let source = "{{<p}}{{$b}}\n\t  a\n\t\tb\n{{/b}}{{/p}}"
        #expect(try render(source, ["p": "{{$b}}{{/b}}"]) == "  a\n\tb\n")
    }

    @Test func tagsOnLinesOfTheirOwnHaveNoMargin() throws {
        let context: MustacheValue = ["l": [1, 2]]
        let source = "{{<p}}{{$b}}\n{{#l}}\n    {{.}}\n{{! c }}\n{{/l}}\n{{/b}}{{/p}}"
        #expect(try render(source, ["p": "{\n {{$b}}\n {{/b}}\n}\n"], context) == "{\n 1\n 2\n}\n")
    }

    /// A partial inside a block moves with the block.
    @Test func injectedTemplatesMoveWithTheBlock() throws {
        let source = "{{<p}}{{$b}}\n    x\n      {{>q}}\n    {{<q}}{{/q}}\n{{/b}}{{/p}}"
        #expect(
            try render(source, ["p": "{\n {{$b}}\n {{/b}}\n}\n", "q": "1\n2\n"]) == "{\n x\n   1\n   2\n 1\n 2\n}\n")
    }

    @Test func blocksWithinALineAreNotIndented() throws {
        #expect(
            try render("{{<p}}{{$b}}\n  1\n  2\n{{/b}}{{/p}}", ["p": "  ({{$b}}{{/b}})"]) == "  (1\n2\n)")
        #expect(try render("{{<p}}{{$b}}1\n2{{/b}}{{/p}}", ["p": "  {{$b}}{{/b}}!"]) == "  1\n2!")
    }

    /// An empty block leaves no blanks behind.
    @Test func anEmptyBlockLeavesNoBlanks() throws {
        #expect(try render("{{<p}}{{$b}}{{/b}}{{/p}}", ["p": "a\n  {{$b}}x{{/b}}\nb"]) == "a\n\nb")
        #expect(try render("{{<p}}{{$b}}{{/b}}{{/p}}", ["p": "a\n  {{$b}}\n  x\n  {{/b}}\nb"]) == "a\nb")
        #expect(try render("{{<p}}{{$b}}\n  {{/b}}{{/p}}", ["p": "a\n  {{$b}}\n  x\n  {{/b}}\nb"]) == "a\nb")
    }

    @Test func lineEndsOfWindows() throws {
        let source = "{{<p}}\r\n  {{$cases}}\r\n  case a\r\n\r\n  case b\r\n  {{/cases}}\r\n{{/p}}\r\n"
        #expect(
            try render(source, ["p": Self.parent.replacing("\n", with: "\r\n")])
                == "enum {\r\n    case a\r\n\r\n    case b\r\n}\r\n")
    }

    @Test func aParentMayStandOnSeveralLines() throws {
        let source = "a\n  {{<p}}\n    {{! nothing but blocks }}\n  {{/p}}\nb\n"
        #expect(try render(source, ["p": "1\n\n2\n"]) == "a\n  1\n\n  2\nb\n")
        #expect(try render("a {{<p}}\n{{/p}}\nb", ["p": "1\n2"]) == "a 1\n2\nb")
        #expect(try render("a\n {{<p}}\n{{/p}} b", ["p": "1\n2"]) == "a\n 1\n2 b")
    }

    // MARK: Which block is meant

    @Test func theOutermostTemplateDecides() throws {
        let partials = [
            "a": "{{$x}}a{{/x}}", "b": "{{<a}}{{$x}}b{{/x}}{{/a}}", "c": "{{<b}}{{$x}}c{{/x}}{{/b}}",
            "d": "{{<c}}{{/c}}",
        ]
        for (name, expected) in ["a": "a", "b": "b", "c": "c", "d": "c"] {
            #expect(try render("{{>\(name)}}", partials) == expected)
        }
    }

    @Test func blocksReachThePartialsOfAParent() throws {
        let partials = ["p": "{{>q}}|{{#yes}}{{$x}}p{{/x}}{{/yes}}", "q": "{{$x}}q{{/x}}"]
        #expect(try render("{{<p}}{{$x}}t{{/x}}{{/p}}{{>p}}", partials, ["yes": true]) == "t|tq|p")
    }

    @Test func aBlockMayBePutInSeveralPlaces() throws {
        let partials = ["p": "{{#l}}{{$x}}{{/x}}{{/l}}\n  {{$x}}{{/x}}\n"]
        let context: MustacheValue = ["l": [["n": "a"], ["n": "b"]], "n": "c"]
        #expect(
            try render("{{<p}}{{$x}}\n {{n}}\n {{n}}{{/x}}{{/p}}", partials, context) == "a\nab\nb\n  c\n  c\n")
    }

    @Test func blocksNestInDefaultsAndInWhatIsPassed() throws {
        let partials = ["p": "[{{$a}}1{{$b}}2{{/b}}3{{/a}}]"]
        #expect(try render("{{>p}}", partials) == "[123]")
        #expect(try render("{{<p}}{{$b}}x{{/b}}{{/p}}", partials) == "[1x3]")
        #expect(try render("{{<p}}{{$a}}x{{$b}}y{{/b}}z{{/a}}{{/p}}", partials) == "[xyz]")
        // The block in what is passed is a place of the template that passes it.
        #expect(try render("{{<p}}{{$a}}x{{$b}}y{{/b}}z{{/a}}{{$b}}w{{/b}}{{/p}}", partials) == "[xyz]")
        let outer = partials.merging(["q": "{{<p}}{{$a}}x{{$b}}y{{/b}}z{{/a}}{{/p}}"]) { $1 }
        #expect(try render("{{<q}}{{$b}}w{{/b}}{{/q}}", outer) == "[xwz]")
    }

    @Test func delimitersOfTheParentAreItsOwn() throws {
        #expect(
            try render("{{=<% %>=}}<%<p%><%$x%><%y%>{{y}}<%/x%><%/p%>", ["p": "{{$x}}<%/x%>{{/x}}"], ["y": 1])
                == "1{{y}}")
    }

    /// The ends of what is passed are the ends of a file, for the tags in it.
    @Test func whatIsPassedIsAFileOfItsOwn() throws {
        let partials = ["p": "<{{$x}}{{/x}}>", "e": "e\n"]
        #expect(try render("{{<p}}{{$x}}{{#y}}\n1\n{{/y}}{{/x}}{{/p}}", partials, ["y": true]) == "<1\n>")
        #expect(try render("{{<p}}{{$x}} {{>e}} {{/x}}{{/p}}", partials) == "< e\n>")
        #expect(try render("{{<p}}{{$x}}a{{>e}} {{/x}}{{/p}}", partials) == "<ae\n >")
        #expect(try render("{{<p}}{{$x}}   {{/x}}{{/p}}", partials) == "<   >")
    }
}
