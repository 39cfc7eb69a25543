import UrtextEmitter

/// Numbers that look random and are the same in every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Writes random templates that are well formed and complete in strict mode. The same seed gives the same template,
/// whatever its delimiters, line ends and indentation are.
struct MustacheSampler {
    /// How the template is written down.
    struct Style {
        var open = "{{"
        var close = "}}"
        var lineEnd = "\n"
        var indent = ""
        /// Text has none of the letters that HTML escapes.
        var isPlain = false
    }

    static let context: MustacheValue = [
        "a": "Ä & <b>", "b": "two words", "n": 42, "t": true, "f": false, "u": nil, "e": [],
        "l": [["a": "1", "n": 1], ["b": "日本"]], "o": ["a": "inner", "p": ["q": "'deep'"]],
    ]

    static let partialSources = [
        "one": "one {{a}}",
        "lines": "{{b}}\n\n  {{#l}}\n- {{a}}\n  {{/l}}\nlast\n",
        "frame": "<\n    {{$body}}\n    default {{n}}\n    {{/body}}\n>{{$tail}}!{{/tail}}\n",
        "outer": "{{<frame}}\n{{$body}}\nouter\n  {{$inner}}\n  nested\n  {{/inner}}\n{{/body}}\n{{/frame}}\n",
    ]

    /// The partials, written with the line end.
    static func partials(lineEnd: String = "\n") throws -> [String: MustacheTemplate] {
        var templates: [String: MustacheTemplate] = [:]
        for (name, source) in partialSources {
            templates[name] = try MustacheTemplate(parsing: source.replacing("\n", with: lineEnd), name: name)
        }
        return templates
    }

    /// A template of whole lines.
    static func template(seed: UInt64, _ style: Style = Style()) -> String {
        var sampler = MustacheSampler(seed: seed, style: style)
        sampler.lines(depth: 0, indent: style.indent)
        return sampler.text
    }

    private var random: SplitMix
    private let style: Style
    private var text = ""

    private init(seed: UInt64, style: Style) {
        random = SplitMix(seed: seed)
        self.style = style
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    private func tag(_ content: String) -> String { style.open + content + style.close }

    private mutating func line(_ indent: String, _ content: String) {
        if !content.isEmpty { text += indent + content }
        text += style.lineEnd
    }

    private mutating func lines(depth: Int, indent outer: String) {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let indent = outer + pick(["", "  ", "\t", "    "])
            let kind = Int.random(in: 0..<(depth < 3 ? 12 : 7), using: &random)
            switch kind {
            case 0...3: line(indent, inline() + inline() + inline())
            case 4: line(indent, "")
            case 5: line(indent, tag("! a comment, & <more> ") + pick(["", " ", "\t"]))
            case 6: line(indent, tag(">" + pick(["one", "lines", "frame", "outer"])) + pick(["", " ", "."]))
            case 7, 8: around(pick(["#t", "^f", "#l", "^e", "#o", "#f", "^l"]), indent, depth)
            case 9: around("$block\(depth)", indent, depth)
            case 10:
                line(indent, tag("<frame"))
                if Bool.random(using: &random) { around("$body", indent + "  ", depth) }
                if Bool.random(using: &random) { line(indent, tag("$tail") + inline() + tag("/tail")) }
                line(indent, tag("/frame"))
            default:
                line(indent, tag("<outer") + tag("$inner"))
                lines(depth: depth + 1, indent: indent + " ")
                line(indent, tag("/inner") + tag("/outer"))
            }
        }
    }

    /// Lines between two tags on lines of their own.
    private mutating func around(_ name: String, _ indent: String, _ depth: Int) {
        line(indent, tag(name))
        lines(depth: depth + 1, indent: indent)
        line(indent, tag("/" + name.dropFirst()))
    }

    /// Something within a line.
    private mutating func inline() -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: tag("a")
        case 1: tag("& b ")
        case 2: tag("{o.p.q}")
        case 3: tag("#l") + "·" + tag("n") + tag("/l")
        case 4: tag("^ t") + "no" + tag("/ t")
        case 5: tag("$b") + "place" + tag("/b")
        case 6: tag(">one")
        case 7: tag("! c ")
        default:
            pick([
                "text ", "日本語 ", "é\u{301} ", "👩‍👩‍👧 ", "{ ", "} ", "\\n ", style.isPlain ? "and " : "& ",
                style.isPlain ? "` " : "<'\"> ",
            ])
        }
    }
}
