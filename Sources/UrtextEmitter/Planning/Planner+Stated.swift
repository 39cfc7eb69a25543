import UrtextModel

extension Planner {
    /// The page with what is stated by hand about its numbers among its constraints.
    ///
    /// Rules about numbers become constraints of the page; the others speak of checks that roles make anyway, and say why.
    func adding(_ stated: [StatedConstraints], to page: SpecPage, scope: String, _ state: inout PlanningState)
        -> SpecPage
    {
        var page = page
        for (file, constraint) in Planner.constraints(stated, on: page) {
            guard let place = page.parameters.firstIndex(where: { $0.name == constraint.parameter }) else {
                let hint = StrictKeys.nearest(to: constraint.parameter, in: page.parameters.map(\.name))
                state.error(
                    "unknown-constraint", at: SourceLocation(path: file.path),
                    "\(page.id) has no parameter \(constraint.parameter)",
                    solutions: (hint.map { ["write \($0)"] } ?? []) + [
                        "limit it with `variants`", "remove the constraint",
                    ])
                continue
            }
            guard let rule = Planner.numberRule(constraint) else { continue }
            let id = "\(scope)/\(constraint.parameter)/\(constraint.rule)"
            let added = Constraint(
                id: id, rule: rule, value: rule == .equals ? 0 : nil,
                symbols: rule == .oneOf ? constraint.symbols.sorted() : nil)
            if page.parameters[place].constraints.contains(where: { $0.id == id }) {
                state.warning(
                    "constraint-not-needed", at: SourceLocation(path: file.path),
                    "\(id) is stated by hand, and the pages state it themselves",
                    solutions: ["remove it from the file"])
                continue
            }
            page.parameters[place].constraints.append(added)
        }
        return page
    }

    /// Why a check is made, where that is stated by hand.
    func reason(for id: String, _ stated: [StatedConstraints], on page: SpecPage, scope: String) -> String? {
        Planner.constraints(stated, on: page)
            .first { "\(scope)/\($0.constraint.parameter)/\($0.constraint.rule)" == id }?.constraint.reason
    }

    /// Complains about what is stated of functions and checks that there are none of.
    func checkStated(_ spec: Spec, _ functions: [PlannedFunction], _ state: inout PlanningState) {
        let selected = selectedPages(spec).filter { $0.variant.stubs }.map(\.page)
        let names = Set(spec.pages.compactMap(\.name)).sorted()
        let made = Set(functions.flatMap(\.pages).flatMap { page in page.checks.map { "\(page.id)/\($0.rule)" } })
        for file in spec.constraints {
            guard names.contains(file.function) else {
                let hint = StrictKeys.nearest(to: file.function, in: names).map { ["write \($0)"] } ?? []
                state.error(
                    "unknown-constraint", at: SourceLocation(path: file.path),
                    "constraints are stated about \(file.function), which no page documents",
                    solutions: hint + ["remove the file"])
                continue
            }
            for page in selected {
                for (_, constraint) in Planner.constraints([file], on: page)
                where page.parameters.contains(where: { $0.name == constraint.parameter }) {
                    let rule = "\(constraint.parameter)/\(constraint.rule)"
                    if made.contains("\(page.id)/\(rule)") { continue }
                    let known = (functions.flatMap(\.pages).first { $0.id == page.id }?.checks.map(\.rule) ?? [])
                        .filter { $0.hasPrefix("\(constraint.parameter)/") }
                    state.error(
                        "unknown-constraint", at: SourceLocation(path: file.path),
                        "\(rule) is stated about \(page.id), and no such check is made",
                        explanation: known.isEmpty
                            ? nil : "the parameter's checks are \(known.joined(separator: ", "))",
                        solutions: [
                            "correct the rule",
                            "add the check to the role of \(constraint.parameter) in \(configurationPath)",
                        ])
                }
            }
        }
    }

    private static func constraints(
        _ stated: [StatedConstraints], on page: SpecPage
    ) -> [(file: StatedConstraints, constraint: StatedConstraint)] {
        stated.filter { $0.function == page.name }.flatMap { file in
            file.constraints.filter { $0.applies(to: page.variant) }.map { (file, $0) }
        }
    }

    private static func numberRule(_ constraint: StatedConstraint) -> Constraint.Rule? {
        switch constraint.rule {
        case "zero": .equals
        case "listed": .oneOf
        default: nil
        }
    }
}
