/// What the templates of the status codes are filled from.
struct StatusView {
    let codes: [PlannedCode]
    let prose: Prose

    /// For `swift/statuses.mustache`.
    var statuses: MustacheValue { value(codes) }

    /// For `swift/failures.mustache`.
    var failures: MustacheValue { value(codes.filter(\.isFailure)) }

    /// For `swift/aliases.mustache`.
    var aliases: MustacheValue {
        .object([
            "imports": .bool(true),
            "aliases": Views.separated(
                codes.map { code in
                    [
                        "symbol": .text(code.symbol), "type": .text("SecurityStatus"),
                        "documentation": Views.documentation(
                            DocComment(prose.phrase(.alias, "SSPIRuntime/SecurityStatus/\(code.name)")), indent: 0),
                        "renamed": .text("SecurityStatus.\(code.name)"),
                        "value": .text(".\(SwiftNames.escaped(code.name))"),
                    ]
                }),
        ])
    }

    private func value(_ codes: [PlannedCode]) -> MustacheValue {
        .object([
            "codes": Views.separated(
                codes.map { code in
                    [
                        "name": .text(SwiftNames.escaped(code.name)),
                        "literal": .text(NumberTable.literal(code.bits)),
                        "documentation": Views.documentation(comment(code), indent: 4),
                    ]
                })
        ])
    }

    private func comment(_ code: PlannedCode) -> DocComment {
        let kind: Phrase = code.isFailure ? .failureNumber : code.bits == 0 ? .successNumber : .informationalNumber
        let number = prose.phrase(kind, NumberTable.text(code.bits))
        var comment = DocComment(prose.symbols[code.symbol] ?? number)
        if prose.symbols[code.symbol] != nil { comment.paragraphs.append(number) }
        if let attribution = prose.symbolAttributions[code.symbol] { comment.paragraphs.append(attribution) }
        comment.win32 = "`\(code.symbol)`"
        return comment
    }
}
