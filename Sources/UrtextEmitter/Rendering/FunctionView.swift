import UrtextModel

/// What the template of a function's namespace is filled from.
struct FunctionView {
    let function: PlannedFunction
    let status: StatusConfiguration
    let prose: Prose

    /// For `swift/function.mustache`; `nil` for a function without pages.
    var value: MustacheValue? {
        guard let page = function.pages.first(where: { !$0.shape.isSubset }) ?? function.pages.first else { return nil }
        let variants = function.pages.map(\.variant.variant)
        let sentence =
            page.variant.isShared
            ? prose.phrase(.shared, page.symbol)
            : prose.phrase(.variants, page.symbol, prose.enumeration(variants))
        var comment = DocComment(sentence)
        comment.win32 = "`\(page.symbol)`"
        var reply = DocComment(prose.isEmpty ? page.shape.reply : prose.phrase(.reply, page.symbol))
        let pages = function.pages.filter { !$0.shape.isSubset }
        reply.source = prose.phrase(.source, prose.enumeration(pages.map { "\($0.id)#return-value" }))
        if let attribution = prose.attributions[page.id] { reply.paragraphs.append(attribution) }
        var making = DocComment(prose.phrase(.replyInit))
        making.parameters = [DocComment.Item("status", prose.phrase(.replyStatus))]
        let members = page.replyMembers(prose)
        making.parameters += members.map { DocComment.Item($0.label, $0.summary) }
        let shared = sharedSuccess
        let outcome = sharedOutcome(after: shared != nil || !page.shape.coreless)
        return .object([
            "name": .text(function.name),
            "phrases": prose.phraseValues,
            "isEmpty": .bool(page.shape.coreless && shared == nil && outcome == nil),
            "hasReply": .bool(!page.shape.coreless),
            "shared": shared ?? .null,
            "sharedOutcome": outcome ?? .null,
            "documentation": Views.documentation(comment, indent: 0),
            "replyDocumentation": Views.documentation(reply, indent: 4),
            "initDocumentation": Views.documentation(making, indent: 8),
            "genericDeclaration": .text(page.genericDeclaration),
            "noncopyable": .bool(page.isNoncopyable),
            "replyType": members.isEmpty ? .text("StatusReply") : .null,
            "members": Views.separated(
                members.map { member in
                    [
                        "label": .text(SwiftNames.escaped(member.label)),
                        "type": .text(member.type),
                        "parameterType": .text(member.isCopyable ? member.type : "consuming \(member.type)"),
                        "default": .text(member.isOptional ? " = nil" : ""),
                        "documentation": Views.documentation(member.comment, indent: 8),
                    ]
                }),
        ])
    }

    /// What calls of several pages come back with, in the words of the first of them.
    private func sharedOutcome(after others: Bool) -> MustacheValue? {
        guard let page = function.pagesOfOneOutcome.first else { return nil }
        let view = PageView(
            page: page, successType: function.successType(of: page), status: status, prose: prose, checkLines: [])
        return .object([
            "separated": .bool(others),
            "outcomeSuccess": .text(page.hasSoleSuccess ? "SoleSuccess" : "Success"),
            "results": view.results(indent: 8),
        ])
    }

    /// The enumeration of the successes that several pages document, in the words of one with a stub if there is one.
    private var sharedSuccess: MustacheValue? {
        let pages = function.sharingPages
        guard let page = pages.first(where: \.shape.establishes) ?? pages.first else { return nil }
        let view = PageView(page: page, status: status, prose: prose, checkLines: [])
        return .object([
            "successes": .list(page.successes.map { view.success($0, indent: 8) }),
            "establishes": .bool(page.shape.establishes),
        ])
    }
}

/// A member of a core's answer.
struct ReplyMember {
    var label: String
    var type: String
    var summary: String
    var win32: String
    var isOptional: Bool
    var isCopyable: Bool

    var comment: DocComment {
        var comment = DocComment(summary)
        comment.win32 = "`\(win32)`"
        return comment
    }
}

extension PlannedPage {
    /// The members of the core's answer besides the status: the token where there are output buffers, then the results.
    func replyMembers(_ prose: Prose) -> [ReplyMember] {
        let tokens = arguments.filter { $0.role.passage == .output }.map { argument in
            ReplyMember(
                label: "token", type: "[UInt8]?", summary: prose.phrase(.replyToken),
                win32: argument.parameter.name, isOptional: true, isCopyable: true)
        }
        return tokens + resultMembers(prose)
    }

    /// The members of the outcome besides the success.
    func resultMembers(_ prose: Prose) -> [ReplyMember] {
        results.map { argument in
            ReplyMember(
                label: argument.label, type: argument.isOptional ? "\(argument.type)?" : argument.type,
                summary: summary(of: argument, prose), win32: argument.parameter.name, isOptional: argument.isOptional,
                isCopyable: argument.role.copyable)
        }
    }

    /// One or two sentences about an argument.
    func summary(of argument: PlannedArgument, _ prose: Prose) -> String {
        prose.text(ofParameter: argument.parameter.name, function: symbol, variant: variant.variant)
            ?? argument.role.summary
    }

    var isNoncopyable: Bool { results.contains { !$0.role.copyable } }

    /// The types of the core's choice that its answer holds.
    private var resultTypes: [ShapeConfiguration.AssociatedType] {
        shape.associatedTypes.filter { type in results.contains { $0.role.associatedType == type.name } }
    }

    /// E.g. `<Credential: Sendable>`; empty for an answer without types of the core's choice.
    var genericDeclaration: String { PlannedPage.list(resultTypes.map { "\($0.name): \($0.constraint)" }) }

    /// E.g. `<Credential>`.
    var genericUse: String { PlannedPage.list(resultTypes.map(\.name)) }

    /// E.g. `<Package.Credential>`.
    var packageGenerics: String { PlannedPage.list(resultTypes.map { "Package.\($0.name)" }) }

    private static func list(_ types: [String]) -> String {
        types.isEmpty ? "" : "<\(types.joined(separator: ", "))>"
    }
}
