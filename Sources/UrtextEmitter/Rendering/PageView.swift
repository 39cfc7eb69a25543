import UrtextModel

/// What the template of a page is filled from.
struct PageView {
    let page: PlannedPage
    /// The type of its successes, where others have it too.
    var successType: String?
    /// The type of what a call comes back with, where others have it too.
    var outcomeType: String?
    let status: StatusConfiguration
    let prose: Prose
    /// The lines of each check, in the order of the page's checks.
    let checkLines: [[String]]

    /// For `swift/page.mustache` and the template of the page's call.
    var value: MustacheValue {
        var comment = DocComment(summary)
        if let attribution = prose.attributions[page.id] { comment.paragraphs.append(attribution) }
        comment.win32 = "`\(page.symbol)`"
        comment.source = prose.phrase(.source, page.id)
        return .object([
            "phrases": prose.phraseValues,
            "function": .text(page.function),
            "title": .text(SwiftNames.inLiteral(page.title)),
            "hasCore": .bool(!page.shape.coreless),
            "plainSuccess": .text(page.successes.first.map { SwiftNames.escaped($0.name) } ?? ""),
            "variant": .text(page.variant.variant),
            "page": .text(SwiftNames.inLiteral(page.id)),
            "scope": .text(page.scope),
            "method": .text(SwiftNames.escaped(page.method)),
            "mutating": .bool(page.shape.mutating),
            "establishes": .bool(page.shape.establishes),
            "noncopyable": .bool(page.isNoncopyable),
            "genericDeclaration": .text(page.genericDeclaration),
            "genericUse": .text(page.genericUse),
            "packageGenerics": .text(page.packageGenerics),
            "documentation": Views.documentation(comment, indent: 4),
            "coreDocumentation": Views.documentation(DocComment(coreSummary), indent: margin),
            "methodDocumentation": Views.documentation(methodComment, indent: margin + 4),
            "callDocumentation": Views.documentation(callComment, indent: margin),
            "associatedTypes": .list(page.shape.associatedTypes.map(associated)),
            "hasArguments": .bool(!coreArguments.isEmpty),
            "coreParameters": Views.separated(coreArguments.map(coreParameter)),
            "stubParameters": Views.separated(stubParameters),
            "successes": .list(page.successes.map { success($0, indent: margin + 4) }),
            "successType": successType.map(MustacheValue.text) ?? .null,
            "outcomeType": outcomeType.map(MustacheValue.text) ?? .null,
            "outcomeSuccess": .text("Success"),
            "failureLines": Views.lines(failureLines),
            "internalError": .text(SwiftNames.escaped(page.internalError.name)),
            "isSubset": .bool(page.shape.isSubset),
            "hasConstraints": .bool(!page.shape.isSubset && !constraints.isEmpty),
            "discardable": .bool(page.successes.count == 1 && page.results.isEmpty),
            "contractDocumentation": Views.documentation(contractComment, indent: margin),
            "constraints": Views.separated(
                constraints.map { ["id": .text("\(page.scope)/\($0)"), "rule": .text($0)] }),
            "packageName": page.variant.package.isEmpty ? .null : .text(SwiftNames.inLiteral(page.variant.package)),
            "documented": .list(page.arguments.filter { !$0.documented.isEmpty }.map(documented)),
            "checks": Views.lines(lines(of: .caller)),
            "answerChecks": Views.lines(lines(of: .core)),
            "successComma": .text(page.results.isEmpty ? "" : ","),
            "results": results(indent: margin + 4),
            "values": .object(page.shape.values.mapValues(MustacheValue.text)),
        ])
    }

    /// The rules of the checks, and that of the check of the core's answer, which all stubs make.
    private var constraints: [String] {
        page.checks.map(\.rule) + (page.shape.coreless ? [] : ["return/documented"])
    }

    private var contractComment: DocComment {
        var comment = DocComment(prose.phrase(.contract))
        guard !page.shape.isSubset else { return comment }
        let rules = page.checks.filter(\.isByHand).map { "`\($0.rule)`" }
        if !rules.isEmpty { comment.paragraphs.append(prose.phrase(.statedByHand, prose.enumeration(rules))) }
        return comment
    }

    /// How far the members of the page's namespace are indented.
    var margin: Int { page.variant.isShared ? 4 : 8 }

    /// The arguments that the core sees, in the order of the declaration.
    private var coreArguments: [PlannedArgument] {
        page.arguments.filter { $0.role.passage == .argument || $0.role.passage == .changeable }
    }

    /// The failures a call may end with: the documented ones, those that checks report, and those that are added.
    var failures: [PlannedCode] {
        var failures = page.failures ?? []
        let others = page.supplements.flatMap(\.codes) + page.checks.map(\.code) + [page.internalError]
        for code in others where !failures.contains(code) { failures.append(code) }
        return failures
    }

    private var failureLines: [String] {
        guard let failures = page.failures else { return ["failures: nil,"] }
        let codes = failures + page.supplements.flatMap(\.codes)
        let comma = codes.count > 1 ? "," : ""
        return ["failures: ["] + codes.map { "    .\(SwiftNames.escaped($0.name))\(comma)" } + ["],"]
    }

    private func lines(of party: CheckConfiguration.Party) -> [String] {
        zip(page.checks, checkLines).filter { $0.0.party == party }.flatMap(\.1)
    }

    /// What a success says of the context; elsewhere it says no more than itself.
    func meaning(of code: PlannedCode) -> String {
        guard page.shape.establishes || code.bits != 0 else { return prose.phrase(.succeeded) }
        return prose.symbols[code.symbol] ?? status.meanings[code.symbol] ?? prose.phrase(.succeeded)
    }

    /// A success as a case of an enumeration whose cases are indented so far.
    func success(_ code: PlannedCode, indent: Int) -> MustacheValue {
        let name = SwiftNames.escaped(code.name)
        var comment = DocComment(meaning(of: code))
        comment.win32 = "`\(code.symbol)`"
        return .object([
            "name": .text(name), "number": .text(NumberTable.literal(code.bits)),
            "phase": .text(status.phases[code.symbol] ?? ""),
            "documentation": Views.documentation(comment, indent: indent),
        ])
    }

    private func documented(_ argument: PlannedArgument) -> MustacheValue {
        let isFlags = argument.family?.kind == .flags
        var comment = DocComment(
            prose.phrase(
                argument.parameter.values.isEmpty && !argument.parameter.constraints.contains { $0.rule == .oneOf }
                    ? .allValues : isFlags ? .documentedFlags : .documentedValues))
        comment.paragraphs = argument.supplements.map { added in
            let list = added.symbols.map { "`\($0)`" }.joined(separator: prose.phrase(.listSeparator))
            return "\(list): " + prose.phrase(.notOnPage, prose.reasons[added.reason] ?? added.reason) + "."
        }
        if isFlags {
            comment.points = argument.documented.map { "``\(argument.type)/\($0.name)`` (`\($0.symbol)`)" }
        }
        comment.win32 = "`\(argument.parameter.name)`"
        comment.source = prose.phrase(.source, "\(page.id)#parameters")
        return .object([
            "name": .text(argument.documentedName),
            "type": .text(isFlags ? argument.type : "[\(argument.type)]"),
            "documentation": Views.documentation(comment, indent: margin),
            "bits": isFlags
                ? .text(NumberTable.literal(argument.documented.reduce(0) { $0 | $1.bits })) : .null,
            "members": Views.separated(argument.documented.map { ["name": .text(SwiftNames.escaped($0.name))] }),
        ])
    }

    private func coreParameter(_ argument: PlannedArgument) -> [String: MustacheValue] {
        let isChangeable = argument.role.passage == .changeable
        let type = argument.isOptional ? "\(argument.type)?" : argument.type
        let label = SwiftNames.escaped(argument.label)
        return [
            "declaredLabel": .text(label),
            "label": .text(SwiftNames.escaped(label: argument.label)),
            "protocolType": .text(isChangeable ? "inout \(type)" : type),
            "argument": .text(isChangeable ? "&\(label)" : label),
        ]
    }

    /// The arguments of the stub: those of the declaration in its order, then those that it does not have.
    private var stubParameters: [[String: MustacheValue]] {
        let declared = page.arguments.filter { $0.role.passage != .omitted && $0.role.passage != .result }
        let own = declared.map { argument -> [String: MustacheValue] in
            [
                "label": .text(SwiftNames.escaped(argument.label)),
                "stubType": .text(argument.stubType(mutating: page.shape.mutating)),
                "default": .text(argument.defaultValue.map { " = \($0)" } ?? ""),
            ]
        }
        let extras = page.shape.extras.map { extra -> [String: MustacheValue] in
            [
                "label": .text(extra.label), "stubType": .text(extra.swiftType),
                "default": .text(" = \(extra.defaultValue)"),
            ]
        }
        return own + extras
    }

    private func associated(_ type: ShapeConfiguration.AssociatedType) -> MustacheValue {
        .object([
            "name": .text(type.name), "constraint": .text(type.constraint),
            "documentation": Views.documentation(
                DocComment(prose.types[type.name] ?? type.summary), indent: margin + 4),
        ])
    }

    /// The members of an outcome besides the success, indented so far.
    func results(indent: Int) -> MustacheValue {
        Views.separated(
            page.resultMembers(prose).map { member in
                [
                    "label": .text(SwiftNames.escaped(member.label)), "type": .text(member.type),
                    "documentation": Views.documentation(member.comment, indent: indent),
                ]
            })
    }

    /// A sentence of the configuration with the variant and the function in place.
    static func fill(_ text: String, _ page: PlannedPage) -> String {
        text.split(separator: "{{variant}}", omittingEmptySubsequences: false).joined(separator: page.variant.variant)
            .split(separator: "{{function}}", omittingEmptySubsequences: false).joined(separator: page.function)
    }
}

extension PlannedArgument {
    /// The stub's list of documented values, e.g. `documentedRequirements`.
    var documentedName: String { "documented\(label.prefix(1).uppercased())\(label.dropFirst())" }

    /// The type as the stub's signature has it.
    func stubType(mutating: Bool) -> String {
        switch role.passage {
        case .context: mutating ? "inout \(type)" : "borrowing \(type)"
        case .consumed: "consuming \(type)"
        case .output, .changeable: "inout \(type)"
        case .argument, .checked, .result, .omitted:
            "\(role.associatedType == nil ? "" : "Package.")\(type)\(isOptional ? "?" : "")"
        }
    }
}
