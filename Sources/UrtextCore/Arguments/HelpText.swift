/// Help texts from descriptions, at most 80 columns wide.
package enum HelpText {
    private static let width = 80
    private static let margin = 24

    /// The help of one command.
    package static func text<Options>(for syntax: CommandSyntax<Options>) -> String {
        var text = fill("Usage: urtext \(syntax.name)\(usage(of: syntax))", indent: 0, hanging: 4)
        for paragraph in syntax.discussion.split(separator: "\n", omittingEmptySubsequences: true) {
            text += "\n" + fill(String(paragraph), indent: 0)
        }
        if let operands = syntax.operands {
            text += "\nOperands:\n" + entry("\(operands.placeholder)…", operands.help)
        }
        text += "\nOptions:\n"
        for option in syntax.options {
            let title =
                switch option.shape {
                case .flag: option.name
                case .value(let placeholder): "\(option.name) \(placeholder)"
                case .list(let placeholder): "\(option.name) \(placeholder)…"
                }
            text += entry(title, option.help + (option.isRequired ? " Required." : ""))
        }
        return text + entry("--help", "Print this text.")
    }

    /// A table of names and sentences, for the list of commands.
    package static func table(_ rows: [(name: String, help: String)]) -> String {
        rows.map { entry($0.name, $0.help) }.joined()
    }

    private static func usage<Options>(of syntax: CommandSyntax<Options>) -> String {
        var words =
            syntax.operands.map {
                $0.alternative == nil && $0.isRequired ? " \($0.placeholder)…" : " [\($0.placeholder)…]"
            } ?? ""
        for option in syntax.options where option.isRequired {
            switch option.shape {
            case .flag: words += " \(option.name)"
            case .value(let placeholder): words += " \(option.name) \(placeholder)"
            case .list(let placeholder): words += " \(option.name) \(placeholder)…"
            }
        }
        return words + (syntax.options.allSatisfy(\.isRequired) ? "" : " [options]")
    }

    private static func entry(_ title: String, _ help: String) -> String {
        let lines = fill(help, indent: margin)
        let head = "  \(title)"
        guard head.count < margin - 1 else { return "\(head)\n\(lines)" }
        return head + String(lines.dropFirst(head.count))
    }

    private static func fill(_ text: String, indent: Int, hanging: Int? = nil) -> String {
        var lines: [String] = []
        var line = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: hanging ?? indent)
                isEmpty = true
            }
            line += isEmpty ? String(word) : " \(word)"
            isEmpty = false
        }
        lines.append(line)
        return lines.map { $0 + "\n" }.joined()
    }
}
