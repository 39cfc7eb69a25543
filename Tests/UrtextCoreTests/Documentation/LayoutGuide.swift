/// The examples of docs/layouts.md.
struct LayoutGuide {
    struct Example {
        /// `P1`.
        var id: String
        /// `de-DE/live-sxs`.
        var edition: String
        var page: String
        /// What the guide says is read.
        var facts: [String]
        /// The line of the guide on which the heading stands.
        var line: Int
    }

    private(set) var examples: [Example] = []
    /// Identifiers that the tables list, in order.
    private(set) var listed: [String] = []

    init(_ text: String) {
        var heading: (id: String, line: Int)?
        var fence: (info: String, lines: [String])?
        var page: (edition: String, text: String)?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if let open = fence, line == Self.mark {
                fence = nil
                if open.info.hasPrefix("markdown") {
                    let edition = open.info.split(separator: " ").dropFirst().first.map(String.init)
                    page = (edition ?? "en-US/live", Self.page(open.lines.joined(separator: "\n")))
                } else if let found = page, let at = heading {
                    examples.append(
                        Example(id: at.id, edition: found.edition, page: found.text, facts: open.lines, line: at.line))
                    (page, heading) = (nil, nil)
                }
            } else if fence != nil {
                fence?.lines.append(line)
            } else if line.hasPrefix(Self.mark) {
                fence = (String(line.dropFirst(Self.mark.count)), [])
            } else if line.hasPrefix("### ") {
                heading = (String(line.dropFirst(4)), index + 1)
            } else if line.hasPrefix("| ["), let end = line.firstIndex(of: "]") {
                listed.append(String(line[line.index(line.startIndex, offsetBy: 3)..<end]))
            }
        }
    }

    private static let mark = "~~~~~"

    /// An example that begins with a section stands on the page of a function.
    private static func page(_ example: String) -> String {
        if example.hasPrefix("---") || example.hasPrefix("# ") { return example + "\n" }
        var head = "# BoilKettle function\n\n"
        if !example.contains("```") {
            head += "## Syntax\n\n```C++\nKETTLE_STATUS BoilKettle(HKETTLE hKettle, DWORD fHeat);\n```\n\n"
        }
        return head + example + "\n"
    }
}
