package import UrtextModel

extension MustacheError {
    /// The error as a diagnostic in the file at `path`, the file of the template that the error names.
    package func diagnostic(path: String) -> Diagnostic { diagnostic { _ in path } }

    /// The error as a diagnostic.
    ///
    /// - Parameter path: the file of a template. The error may lie in a partial of the template that was rendered.
    package func diagnostic(path: (_ template: String) -> String) -> Diagnostic {
        Diagnostic(
            .error, reason.identifier,
            at: SourceLocation(path: path(template), line: line, column: column), reason.summary,
            explanation: explanation { "\(path($0.template)):\($0.line):\($0.column)" }, solutions: reason.solutions)
    }

    /// Where the other end of the mistake is, and how the template came to be rendered.
    fileprivate func explanation(_ name: (MustachePlace) -> String) -> String? {
        var sentences: [String] = []
        switch reason {
        case .mismatchedClose(_, let opening, let openedAt):
            sentences.append("\(quoted(opening)) was opened at \(name(openedAt)).")
        case .duplicateBlock(_, let first):
            sentences.append("The first one is at \(name(first)).")
        default: break
        }
        if !injectedAt.isEmpty {
            let shown = injectedAt.prefix(4).map(name).joined(separator: ", ")
            let rest = injectedAt.count > 4 ? " and \(injectedAt.count - 4) more" : ""
            sentences.append("The template was injected at \(shown)\(rest).")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}

extension MustacheError: CustomStringConvertible {
    /// One line: place, what is wrong, why, and what to do first.
    package var description: String {
        var text = "\(place): \(reason.summary)."
        if let explanation = explanation(\.description) { text += " \(explanation)" }
        if let first = reason.solutions.first { text += " \(first)." }
        return text
    }
}

extension MustacheError.Reason {
    /// Stable name of the rule, as a diagnostic has it.
    package var identifier: String {
        switch self {
        case .unclosedTag: "template-unclosed-tag"
        case .emptyTag: "template-empty-tag"
        case .badName: "template-bad-name"
        case .badDelimiters: "template-bad-delimiters"
        case .unclosedSection: "template-unclosed-section"
        case .unopenedSection: "template-unopened-section"
        case .mismatchedClose: "template-mismatched-close"
        case .duplicateBlock: "template-duplicate-block"
        case .nestedTooDeep: "template-nested-too-deep"
        case .unknownName: "template-unknown-name"
        case .notText: "template-not-text"
        case .unknownPartial: "template-unknown-partial"
        case .unknownBlock: "template-unknown-block"
        case .contentInParent: "template-content-in-parent"
        case .injectedTooDeep: "template-injected-too-deep"
        case .tooMuchWork: "template-too-much-work"
        }
    }

    /// What is wrong, on one line, without a full stop.
    package var summary: String {
        switch self {
        case .unclosedTag(let closing): "the tag has no end: \(quoted(closing)) does not follow"
        case .emptyTag: "the tag has no name"
        case .badName(let name): "\(quoted(name)) is not a name"
        case .badDelimiters(let content): "\(quoted(content)) are not two delimiters"
        case .unclosedSection(let opening): "\(quoted(opening)) is never closed"
        case .unopenedSection(let name): "\(quoted("/" + name)) closes nothing"
        case .mismatchedClose(let name, let opening, _):
            "\(quoted("/" + name)) stands where \(quoted(opening)) must be closed first"
        case .duplicateBlock(let name, _): "the block \(quoted(name)) is passed twice"
        case .nestedTooDeep(let limit): "more than \(limit) sections, blocks and parents are open"
        case .unknownName(let name, let missing, _):
            name == missing
                ? "the name \(quoted(name)) is not in the context"
                : "the name \(quoted(name)) is not in the context: it has no \(quoted(missing))"
        case .notText(let name): "\(quoted(name)) is a list or an object and has no text"
        case .unknownPartial(let name, _): "there is no template \(quoted(name))"
        case .unknownBlock(let name, let parent, _): "the parent \(quoted(parent)) has no block \(quoted(name))"
        case .contentInParent(let parent): "text inside the parent \(quoted(parent)) is dropped"
        case .injectedTooDeep(let name, let limit):
            "injecting \(quoted(name)) here makes more than \(limit) templates inside each other"
        case .tooMuchWork(let limit): "rendering takes more than \(limit) steps and bytes"
        }
    }

    /// What can be done, the likeliest first, each without a full stop.
    package var solutions: [String] {
        switch self {
        case .unclosedTag(let closing): ["End the tag with \(quoted(closing))"]
        case .emptyTag: ["Write a name between the delimiters, or remove the tag"]
        case .badName:
            ["Write a name without white space, its parts joined by single dots", "End the tag where the name ends"]
        case .badDelimiters:
            [
                "Write two delimiters with white space between them, as in {{=<% %>=}},"
                    + " neither longer than \(MustacheLimits.delimiter) bytes"
            ]
        case .unclosedSection(let opening): ["Add the closing tag \(quoted("/" + opening.dropFirst()))"]
        case .unopenedSection: ["Remove the closing tag, or add the opening tag"]
        case .mismatchedClose(_, let opening, _): ["Write \(quoted("/" + opening.dropFirst())) before this tag"]
        case .duplicateBlock: ["Remove one of the two blocks"]
        case .nestedTooDeep: ["Close sections earlier, or move the inner ones to a partial"]
        case .unknownName(_, _, let nearest):
            Self.instead(nearest) + ["Add the name to the context; a value that may be absent is given as null"]
        case .notText: ["Name a member that has a text, or open a section over it"]
        case .unknownPartial(_, let nearest): Self.instead(nearest) + ["Add a template of that name"]
        case .unknownBlock(_, _, let nearest):
            Self.instead(nearest) + ["Add a block of that name to the parent, or remove it here"]
        case .contentInParent: ["Move it into a block, or out of the parent"]
        case .injectedTooDeep: ["End the recursion with a section that is false at the last level"]
        case .tooMuchWork: ["Look for partials that inject each other several times over"]
        }
    }

    private static func instead(_ nearest: String?) -> [String] {
        nearest.map { ["Write \(quoted($0)), if that is meant"] } ?? []
    }
}

/// The text in back quotes, on one line and no longer than a message bears.
private func quoted(_ text: some StringProtocol) -> String {
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
        if index == 60 {
            shown += "…"
            break
        }
        let isControl = scalar.properties.generalCategory == .control
        shown += isControl ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return "`\(shown)`"
}
