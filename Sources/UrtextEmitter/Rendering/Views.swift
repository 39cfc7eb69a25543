/// Helpers for what templates are filled from.
enum Views {
    /// Lines as a list.
    static func lines(_ lines: [String]) -> MustacheValue { .list(lines.map(MustacheValue.text)) }

    /// A doc comment as a list of lines.
    static func documentation(_ comment: DocComment, indent: Int) -> MustacheValue {
        lines(comment.lines(indent: indent))
    }

    /// Items with what separates them: `comma` after all but the last, `listComma` after all where there are several
    /// and after none where there is one, as the formatter has it.
    static func separated(_ items: [[String: MustacheValue]]) -> MustacheValue {
        .list(
            items.enumerated().map { index, item in
                var item = item
                let isLast = index == items.count - 1
                item["last"] = .bool(isLast)
                item["comma"] = .text(isLast ? "" : ",")
                item["listComma"] = .text(items.count > 1 ? "," : "")
                return .object(item)
            })
    }
}
