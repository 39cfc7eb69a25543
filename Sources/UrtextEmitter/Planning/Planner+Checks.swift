import UrtextModel

extension Planner {
    /// The checks of a page, in the order of its parameters.
    func planChecks(
        _ page: SpecPage, scope: String, _ arguments: [PlannedArgument], _ state: inout PlanningState
    ) -> [PlannedCheck] {
        var checks: [PlannedCheck] = []
        for (place, argument) in arguments.enumerated() {
            for constraint in argument.parameter.constraints where constraint.rule == .equals {
                if let check = stated(constraint, page, scope, argument, place, &state) { checks.append(check) }
            }
            for kind in argument.role.checks {
                guard let check = configuration.checks[kind] else {
                    state.error(
                        "unknown-check", at: configurationFile,
                        "the role \(argument.role.role) asks for the check \"\(kind)\", which is not configured",
                        solutions: [
                            "add \"\(kind)\" to `emitter.checks` of \(configurationPath)",
                            "correct the role's `checks`",
                        ])
                    continue
                }
                if check.needsValues && argument.documented.isEmpty { continue }
                guard let code = refusal(check, on: page, &state) else { continue }
                checks.append(
                    PlannedCheck(
                        id: "\(scope)/\(argument.parameter.name)/\(kind)", kind: kind, party: check.party,
                        argument: place, code: code))
            }
        }
        return checks
    }

    /// The kind of check that holds an argument against a number that the spec states.
    static let equalsKind = "equals"

    /// The check of a rule that the spec states.
    private func stated(
        _ constraint: Constraint, _ page: SpecPage, _ scope: String, _ argument: PlannedArgument, _ place: Int,
        _ state: inout PlanningState
    ) -> PlannedCheck? {
        // What is not there in Swift cannot be given a wrong value.
        if argument.role.passage == .omitted { return nil }
        guard constraint.id.hasPrefix(scope + "/") else {
            state.error(
                "constraint-outside-page", at: specFile(page.id),
                "the constraint \(constraint.id) of \(argument.parameter.name) does not begin with \(scope)/",
                solutions: ["correct its id in the spec"])
            return nil
        }
        guard let value = constraint.value, value >= 0, value <= Int(UInt32.max), argument.role.number != nil,
            !argument.isOptional
        else {
            state.error(
                "constraint-not-checkable", at: specFile(page.id),
                "\(constraint.id) cannot be checked: \(argument.parameter.name) is a \(argument.type) in Swift",
                explanation: "only a number of 32 bits that is always given can be compared",
                solutions: [
                    "give the role \(argument.role.role) a `number` in \(configurationPath)", "correct the constraint",
                ])
            return nil
        }
        guard let check = configuration.checks[Planner.equalsKind] else {
            state.error(
                "unknown-check", at: configurationFile,
                "the spec states \(constraint.id), and the check \"\(Planner.equalsKind)\" is not configured",
                solutions: ["add \"\(Planner.equalsKind)\" to `emitter.checks` of \(configurationPath)"])
            return nil
        }
        guard let code = refusal(check, on: page, &state) else { return nil }
        return PlannedCheck(
            id: constraint.id, kind: Planner.equalsKind, party: check.party, argument: place, code: code, value: value)
    }

    /// What the configuration alone has wrong, or has without effect.
    func checkConfiguration(_ spec: Spec, _ state: inout PlanningState) {
        for number in configuration.numbers {
            if NumberTable.bits(number.value) == nil {
                state.error(
                    "invalid-number", at: configurationFile,
                    "the number of \(number.symbol), \(number.value), has not 32 bits",
                    solutions: ["write it as 0x and eight hexadecimal digits"])
            }
            guard state.numbers.isDocumented(number.symbol) else { continue }
            state.warning(
                "number-not-needed", at: configurationFile,
                "\(number.symbol) has a number in the spec, so the one in the configuration is not used",
                solutions: ["remove it from `numbers`"])
        }
        let pages = Set(spec.pages.map(\.id))
        for supplement in configuration.supplements where !pages.contains(supplement.page) {
            state.warning(
                "unknown-page", at: configurationFile,
                "a supplement is for \(supplement.page), which is no page of the spec",
                solutions: ["correct the page's id", "remove the supplement"])
        }
        for page in spec.pages {
            let names = Set(page.parameters.map(\.name))
            for supplement in configuration.supplements where supplement.page == page.id {
                guard !supplement.values.isEmpty || supplement.parameter != nil else { continue }
                if let parameter = supplement.parameter, names.contains(parameter), !supplement.values.isEmpty {
                    continue
                }
                state.error(
                    "incomplete-supplement", at: configurationFile,
                    "a supplement for \(page.id) adds values to "
                        + (supplement.parameter.map { "\($0), which is no parameter that can take some" }
                            ?? "no parameter"),
                    solutions: ["name a parameter of the page and at least one value", "remove the supplement"])
            }
        }
        var known = Set(state.numbers.headerSymbols)
        for page in spec.pages {
            known.formUnion(page.parameters.flatMap { [$0.name] + $0.values.map(\.symbol) })
            known.formUnion(page.returns.map(\.symbol) + page.constants.map(\.symbol) + [page.name].compactMap(\.self))
        }
        let configured =
            configuration.names.overrides.keys.map { ("override", $0) }
            + configuration.omissions.map { ("omission", $0.symbol) }
        for (what, symbol) in configured.sorted(by: { $0 < $1 }) where !known.contains(symbol) {
            let hint = StrictKeys.nearest(to: symbol, in: known.sorted()).map { ["write \($0)"] } ?? []
            state.warning(
                "unknown-symbol", at: configurationFile,
                "the \(what) of \(symbol) has no effect: nothing has that name",
                solutions: hint + ["remove the \(what)"])
        }
    }
}
