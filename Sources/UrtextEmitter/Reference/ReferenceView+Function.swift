import UrtextModel

extension ReferenceView {
    /// The page of a function and a package.
    func function(_ planned: PlannedPage, _ page: SpecPage) -> Page {
        let path = ReferencePaths.page(page.id)
        let base = ReferencePaths.base(of: path)
        let variant = planned.variant.variant
        let summary = prose.text(ofFunction: planned.symbol, variant: variant) ?? planned.shape.summary
        return self.page(
            path, "function", title: planned.title,
            [
                "summary": .text(PageView.fill(summary, planned)),
                "name": .text(page.name ?? page.id), "id": .text(page.id),
                "c": .text(ReferenceContents.declaration(page)),
                "swift": optional(contents.declarations[page.id]),
                "facts": .list(
                    [
                        (ReferenceLabel.header, page.header), (.library, page.library), (.dll, page.dll),
                        (.packageName, planned.variant.package.isEmpty ? nil : planned.variant.package),
                    ].compactMap { label, value in
                        value.map { .object(["label": .text(self.label(label)), "value": .text($0)]) }
                    }),
                "official": optional(
                    contents.links.address(of: page.id, locale: label(.officialLocale))),
                "parameters": .list(page.parameters.map { parameter($0, planned, base: base) }),
                "returns": .list(page.returns.map { returned($0, base: base) }),
                "constraints": .list(
                    planned.checks.map { check in
                        .object([
                            "id": .text(check.id), "byHand": .bool(check.isByHand),
                            "code": .text(check.code.symbol),
                            "href": .text(base + ReferencePaths.code(check.code.symbol)),
                            "rule": optional(rule(check, planned.arguments[check.argument].parameter)),
                            "reason": optional(check.reason.map { prose.reasons[$0] ?? $0 }),
                            // What is stated by hand is stated in English; a language may have it, too.
                            "reasonLanguage": .text(
                                check.reason.flatMap { prose.reasons[$0] } == nil ? "en" : prose.locale),
                        ])
                    }),
                "hasConstraints": .bool(!planned.checks.isEmpty),
                "unresolved": .list(
                    page.unresolved.map { row in
                        .object([
                            "text": .text(row.text), "edition": .text("\(row.page):\(row.line)"),
                            "locale": .text(ReferenceView.locale(ofEdition: row.page)),
                            "candidates": .text(row.candidates.joined(separator: ", ")),
                        ])
                    }),
                "changes": .list((contents.changes[page.id] ?? []).map(MustacheValue.text)),
                "evidence": .list(page.evidence.map(evidence)),
            ])
    }

    private func parameter(_ parameter: Parameter, _ planned: PlannedPage, base: String) -> MustacheValue {
        let argument = planned.arguments.first { $0.parameter.name == parameter.name }
        let text =
            prose.text(ofParameter: parameter.name, function: planned.symbol, variant: planned.variant.variant)
            ?? argument?.role.summary
        let ids = planned.checks.filter { check in planned.arguments[check.argument].parameter.name == parameter.name }
        let symbols =
            parameter.values.map(\.symbol)
            + parameter.constraints.filter { $0.rule == .oneOf }.flatMap { $0.symbols ?? [] }
        return .object([
            "name": .text(parameter.name), "href": .text(base + ReferencePaths.parameter(parameter.name)),
            "type": optional(parameter.type), "direction": optional(parameter.direction?.rawValue),
            "isOptional": .bool(parameter.optional == true), "text": optional(text),
            "hasValues": .bool(!symbols.isEmpty),
            "values": Views.separated(
                symbols.map { ["symbol": .text($0), "href": optional(address(of: $0).map { base + $0 })] }),
            "constraints": .list(ids.map { .text($0.id) }),
        ])
    }

    /// What a constraint demands, as far as signs can say it: `Reserved1 = 0`, `TargetDataRep ∈ {A, B}`.
    private func rule(_ check: PlannedCheck, _ parameter: Parameter) -> String? {
        if let value = check.value { return "\(parameter.name) = \(value)" }
        let stated = parameter.constraints.first { $0.id == check.id }
        if let symbols = stated?.symbols { return "\(parameter.name) ∈ {\(symbols.joined(separator: ", "))}" }
        guard !check.isByHand, !parameter.values.isEmpty else { return nil }
        let sign = parameter.values.allSatisfy { $0.kind == .flag } ? "⊆" : "∈"
        return "\(parameter.name) \(sign) {\(parameter.values.map(\.symbol).joined(separator: ", "))}"
    }

    private func returned(_ code: ReturnCode, base: String) -> MustacheValue {
        let outcome: ReferenceLabel =
            switch code.outcome {
            case .informational: .informational
            case .warning: .warning
            case .error: .error
            case .success, nil: .success
            }
        return .object([
            "symbol": .text(code.symbol), "number": optional(code.value),
            "href": optional(address(of: code.symbol).map { base + $0 }),
            "outcome": .text(code.outcome == nil ? "" : label(outcome)), "text": meaning(code.symbol),
        ])
    }

    /// Where a symbol is explained, below the folder of the language.
    func address(of symbol: String) -> String? {
        if contents.plan.statuses.contains(where: { $0.symbol == symbol }) { return ReferencePaths.code(symbol) }
        for family in contents.plan.families where family.members.contains(where: { $0.symbol == symbol }) {
            return ReferencePaths.member(symbol, of: family.configuration.type)
        }
        return nil
    }
}
