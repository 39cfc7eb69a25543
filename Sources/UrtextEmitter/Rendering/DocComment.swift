/// A doc comment, in the order that the house asks for: one sentence, what more there is to say, parameters, returns,
/// throws, the Win32 name, the source.
struct DocComment {
    /// A point of a list: what it is about, and what is said about it.
    struct Item {
        var term: String
        var text: String

        init(_ term: String, _ text: String) {
            self.term = term
            self.text = text
        }
    }

    var summary: String
    var paragraphs: [String] = []
    /// The points of a list below the paragraphs.
    var points: [String] = []
    var parameters: [Item] = []
    var returns: String?
    var returned: [Item] = []
    var throwing: String?
    var thrown: [Item] = []
    var win32: String?
    /// The whole line, its first word among it.
    var source: String?

    init(_ summary: String) { self.summary = summary }

    /// The lines, each with its slashes, none longer than 120 characters at the given indentation.
    func lines(indent: Int) -> [String] {
        var blocks: [[String]] = [DocComment.wrap(summary, first: "", rest: "", indent: indent)]
        for paragraph in paragraphs { blocks.append(DocComment.wrap(paragraph, first: "", rest: "", indent: indent)) }
        if !points.isEmpty {
            blocks.append(points.flatMap { DocComment.wrap($0, first: "- ", rest: "  ", indent: indent) })
        }
        var fields: [String] = []
        if !parameters.isEmpty {
            fields.append("- Parameters:")
            for item in parameters {
                fields += DocComment.wrap("\(item.term): \(item.text)", first: "  - ", rest: "    ", indent: indent)
            }
        }
        fields += DocComment.field("Returns", returns, returned, indent: indent)
        fields += DocComment.field("Throws", throwing, thrown, indent: indent)
        if !fields.isEmpty { blocks.append(fields) }
        if let win32 { blocks.append(DocComment.wrap("Win32: \(win32)", first: "", rest: "", indent: indent)) }
        if let source { blocks.append(DocComment.wrap(source, first: "", rest: "", indent: indent)) }
        return blocks.joined(separator: [""]).map { $0.isEmpty ? "///" : "/// \($0)" }
    }

    private static func field(_ name: String, _ text: String?, _ items: [Item], indent: Int) -> [String] {
        guard let text else { return [] }
        var lines = wrap("\(name): \(text)", first: "- ", rest: "  ", indent: indent)
        for item in items { lines += wrap("\(item.term): \(item.text)", first: "  - ", rest: "    ", indent: indent) }
        return lines
    }

    /// Words on lines of at most 120 columns, slashes and indentation counted.
    private static func wrap(_ text: String, first: String, rest: String, indent: Int) -> [String] {
        let width = 120 - indent - 4
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            for (place, piece) in LineBreaks.pieces(word).enumerated() {
                let blank = isEmpty || place > 0 ? "" : " "
                if !isEmpty, line.count + blank.count + piece.count > width {
                    lines.append(line)
                    line = rest + piece
                } else {
                    line += blank + piece
                }
                isEmpty = false
            }
        }
        lines.append(line)
        return lines
    }
}
