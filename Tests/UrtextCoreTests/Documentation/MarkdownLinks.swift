/// The links and headings of a Markdown document, as far as this repository uses them: inline links, `#` headings, fenced
/// code and code spans.
struct MarkdownLinks {
    struct Link: Hashable {
        var line: Int
        /// As written, e.g. `docs/x.md#heading`.
        var target: String
    }

    private(set) var links: [Link] = []
    /// What a `#fragment` may name, as GitHub makes it from headings.
    private(set) var anchors: Set<String> = []

    init(_ text: String) {
        var fence: Substring?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop { $0 == " " }
            if let mark = ["```", "~~~"].first(where: content.hasPrefix) {
                if fence == nil { fence = Substring(mark) } else if fence == Substring(mark) { fence = nil }
                continue
            }
            guard fence == nil else { continue }
            if line.hasPrefix("#") { addAnchor(line) }
            links += Self.targets(in: line).map { Link(line: index + 1, target: $0) }
        }
    }

    private mutating func addAnchor(_ line: Substring) {
        let slug = Self.slug(line.drop { $0 == "#" }.drop { $0 == " " })
        var candidate = slug
        var number = 0
        while !anchors.insert(candidate).inserted {
            number += 1
            candidate = "\(slug)-\(number)"
        }
    }

    /// Lower case, blanks as hyphens, no punctuation but hyphens and underscores.
    static func slug(_ heading: some StringProtocol) -> String {
        String(
            heading.lowercased().compactMap { character -> Character? in
                if character == " " { return "-" }
                return character.isLetter || character.isNumber || character == "-" || character == "_"
                    ? character : nil
            })
    }

    /// What stands between `](` and `)` outside code spans.
    private static func targets(in line: Substring) -> [String] {
        var targets: [String] = []
        var isCode = false
        var rest = line
        while let character = rest.first {
            if character == "`" {
                isCode.toggle()
            } else if !isCode, rest.hasPrefix("]("), let end = rest.firstIndex(of: ")") {
                targets.append(String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end]))
            }
            rest = rest.dropFirst()
        }
        return targets
    }
}
