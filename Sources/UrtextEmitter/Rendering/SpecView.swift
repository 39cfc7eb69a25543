import UrtextModel

/// What a template for the whole specification is filled from. docs/templates.md lists the names.
struct SpecView {
    let plan: Plan
    let pages: [SpecPage]
    let module: String?

    var value: MustacheValue {
        .object([
            "module": module.map(MustacheValue.text) ?? .null,
            "families": Views.separated(plan.families.map(family)),
            "statuses": Views.separated(plan.statuses.map(code)),
            "functions": Views.separated(plan.functions.map(function)),
        ])
    }

    private func family(_ family: PlannedFamily) -> [String: MustacheValue] {
        [
            "type": .text(family.configuration.type),
            "win32": .text(family.configuration.win32),
            "summary": .text(family.configuration.summary),
            "isFlags": .bool(family.configuration.kind == .flags),
            "members": Views.separated(family.members.map(member)),
        ]
    }

    private func member(_ member: PlannedMember) -> [String: MustacheValue] {
        [
            "symbol": .text(member.symbol), "name": .text(member.name),
            "number": .text(NumberTable.text(member.bits)),
            "pages": .list(member.pages.map(MustacheValue.text)),
        ]
    }

    private func code(_ code: PlannedCode) -> [String: MustacheValue] {
        [
            "symbol": .text(code.symbol), "name": .text(code.name), "number": .text(NumberTable.text(code.bits)),
            "isFailure": .bool(code.isFailure),
        ]
    }

    private func function(_ function: PlannedFunction) -> [String: MustacheValue] {
        ["name": .text(function.name), "pages": Views.separated(function.pages.map(page))]
    }

    private func page(_ planned: PlannedPage) -> [String: MustacheValue] {
        let page = pages.first { $0.id == planned.id }
        let failures = (planned.failures ?? []) + planned.supplements.flatMap(\.codes)
        return [
            "id": .text(planned.id), "function": .text(planned.function),
            "variant": .text(planned.variant.variant), "packageName": .text(planned.variant.package),
            "returnType": optional(page?.returnType), "header": optional(page?.header),
            "library": optional(page?.library), "dll": optional(page?.dll),
            "parameters": Views.separated(planned.arguments.map(argument)),
            "successes": Views.separated(planned.successes.map(code)),
            "failures": Views.separated(failures.map(code)),
            "constraints": Views.separated(planned.checks.map { ["id": .text($0.id), "kind": .text($0.kind)] }),
        ]
    }

    private func argument(_ argument: PlannedArgument) -> [String: MustacheValue] {
        let parameter = argument.parameter
        return [
            "name": .text(parameter.name), "label": .text(argument.label),
            "cType": optional(parameter.type), "declaration": .text(Self.declaration(parameter)),
            "direction": optional(parameter.direction?.rawValue),
            "isOptional": .bool(parameter.optional ?? false),
            "values": Views.separated(argument.documented.map(member)),
        ]
    }

    /// As C declares it: stars before the name, bounds behind it.
    static func declaration(_ parameter: Parameter) -> String {
        guard let type = parameter.type else { return parameter.name }
        guard let bracket = type.firstIndex(of: "[") else {
            return type.hasSuffix("*") ? type + parameter.name : "\(type) \(parameter.name)"
        }
        var element = type[..<bracket]
        while element.last == " " { element.removeLast() }
        return "\(element) \(parameter.name)\(type[bracket...])"
    }

    private func optional(_ text: String?) -> MustacheValue { text.map(MustacheValue.text) ?? .null }
}
