import UrtextModel

extension Planner {
    /// The plan of one page; `nil` when something of it cannot be planned, which a diagnostic then says.
    func planPage(
        _ page: SpecPage, name: String, variant: VariantConfiguration, families: [PlannedFamily],
        stated: [StatedConstraints] = [], _ state: inout PlanningState
    ) -> PlannedPage? {
        let scope = (variant.isShared ? name : "\(name).\(variant.variant)").lowercased()
        let original = renaming(page, to: scope, variant)
        let page = variant.stubs ? adding(stated, to: original, scope: scope, &state) : original
        guard let arguments = planArguments(page, name: name, needsAll: variant.stubs, families: families, &state),
            let shape = variant.stubs
                ? shape(of: page, name: name, roles: arguments.map(\.role.role), &state) : .subset
        else { return nil }
        let (successes, failures) = codes(of: page, &state)
        var checks = variant.stubs ? planChecks(page, scope: scope, arguments, &state) : []
        for place in checks.indices {
            let id = checks[place].id
            checks[place].reason = reason(for: id, stated, on: page, scope: scope)
            checks[place].isByHand = isByHand(checks[place], original, arguments)
        }
        let silent = checks.filter { $0.isByHand && $0.reason == nil }.map(\.rule)
        // Who states rules by hand at all states all of them.
        if !silent.isEmpty, !stated.isEmpty {
            state.note(
                "unstated-check", at: specFile(page.id),
                "checks of \(page.id) come from the configuration alone: \(silent.joined(separator: ", "))",
                explanation: "neither a table nor a constraint of the page speaks of them",
                solutions: ["say why in constraints/\((page.name ?? name).lowercased()).json of the specification"])
        }
        guard
            let internalError = configuration.status.internalError.flatMap({
                status($0, documentedBy: [page.id], &state)
            })
        else {
            state.error(
                "no-internal-error", at: configurationFile, "the configuration names no code for undocumented answers",
                solutions: ["set `status.internalError` in \(configurationPath)"])
            return nil
        }
        for (index, code) in successes.enumerated() {
            guard let other = successes[..<index].first(where: { $0.bits == code.bits }) else { continue }
            state.error(
                "successes-alike", at: specFile(page.id),
                "\(name) (\(variant.variant)) documents \(other.symbol) and \(code.symbol), which are one number",
                explanation: "the answer of a core could not be told to be one or the other",
                solutions: ["leave one of them out of the page's return codes in the spec"])
        }
        if shape.establishes {
            for code in successes where configuration.status.phases[code.symbol] == nil {
                state.error(
                    "success-without-phase", at: specFile(page.id),
                    "\(name) (\(variant.variant)) may return \(code.symbol), and nothing tells how far the context is then",
                    solutions: ["add \(code.symbol) to `emitter.status.phases` of \(configurationPath)"])
            }
        }
        let rows = page.unresolved.filter { !$0.isFile }
        if !rows.isEmpty {
            let facts = rows.map(\.fact).joined(separator: ", ")
            state.warning(
                "page-has-unresolved-rows", at: specFile(page.id),
                "\(page.id) has rows that are not settled: \(facts)",
                explanation: "what they document is not emitted, so stubs refuse it",
                solutions: ["add an edition of the page that settles them"])
        }
        var supplements: [PlannedSupplement] = []
        for supplement in configuration.supplements where supplement.page == page.id {
            let added = supplement.codes.compactMap { symbol -> PlannedCode? in
                status(symbol, documentedBy: [page.id], &state)
            }
            supplements.append(
                PlannedSupplement(codes: added.filter { !failures.contains($0) }, reason: supplement.reason))
        }
        return PlannedPage(
            id: page.id, function: name, symbol: page.name ?? name, variant: variant, shape: shape, scope: scope,
            method: names.method(page.name ?? name),
            arguments: arguments, successes: successes, failures: failures.isEmpty ? nil : failures,
            supplements: supplements.filter { !$0.codes.isEmpty }, internalError: internalError, checks: checks,
            allocating: allocating(shape, arguments))
    }

    /// The page with the ids of its constraints under the function's name in Swift, where the configuration gives it one.
    private func renaming(_ page: SpecPage, to scope: String, _ variant: VariantConfiguration) -> SpecPage {
        guard let name = page.name else { return page }
        let own = (variant.isShared ? name : "\(name).\(variant.variant)").lowercased()
        guard own != scope else { return page }
        var page = page
        for place in page.parameters.indices {
            for rule in page.parameters[place].constraints.indices {
                let id = page.parameters[place].constraints[rule].id
                guard id.hasPrefix("\(own)/") else { continue }
                page.parameters[place].constraints[rule].id = scope + id.dropFirst(own.count)
            }
        }
        return page
    }

    private func planArguments(
        _ page: SpecPage, name: String, needsAll: Bool, families: [PlannedFamily], _ state: inout PlanningState
    ) -> [PlannedArgument]? {
        let assignment = RoleAssignment(configuration)
        var arguments: [PlannedArgument] = []
        var complete = true
        for (parameter, role) in zip(page.parameters, assignment.roles(of: page.parameters, function: page.name ?? ""))
        {
            guard let role else {
                if !needsAll && parameter.values.isEmpty { continue }
                complete = false
                let direction = parameter.direction.map { "[\($0.rawValue)] " } ?? ""
                let values = parameter.values.prefix(3).map(\.symbol).joined(separator: ", ")
                state.error(
                    "parameter-without-role", at: specFile(page.id),
                    "\(name) (\(page.variant ?? "")): nothing tells what the parameter \(parameter.name) is for",
                    explanation: "it is declared \(direction)\(parameter.type ?? "without a type") \(parameter.name)"
                        + (values.isEmpty ? "" : ", with the values \(values)"),
                    solutions: [
                        "add a role to `emitter.roles` of \(configurationPath), with `types` [\"\(assignment.type(of: parameter))\"]"
                            + " and, if the type does not tell, `names` [\"\(parameter.name)\"] or a `family`"
                    ])
                continue
            }
            let family = families.first { $0.configuration.type == (role.family ?? role.swiftType) }
            let required = parameter.constraints.contains { $0.rule == .required }
            let optional: Bool
            switch role.nullable {
            case .declared: optional = parameter.optional == true && !required
            case .always: optional = !required
            case .never: optional = false
            }
            let supplements = self.supplements(of: parameter, page, &state)
            arguments.append(
                PlannedArgument(
                    parameter: parameter, role: role, label: role.label ?? names.label(parameter.name),
                    type: role.associatedType ?? role.swiftType ?? "", isOptional: optional,
                    defaultValue: defaultValue(parameter, role, optional), family: family?.configuration,
                    documented: documented(parameter, supplements.flatMap(\.symbols), role, family, page, &state),
                    supplements: supplements))
        }
        var labels: [String: String] = [:]
        for argument in arguments {
            guard checkNames(of: argument, among: arguments, on: page, name: name, &state) else {
                complete = false
                continue
            }
            if argument.role.passage == .omitted { continue }
            guard let other = labels.updateValue(argument.parameter.name, forKey: argument.label) else { continue }
            complete = false
            state.error(
                "swift-name-collision", at: specFile(page.id),
                "\(name) (\(page.variant ?? "")): \(other) and \(argument.parameter.name) both become the argument "
                    + argument.label,
                solutions: ["give one of their roles another `label` in \(configurationPath)"])
        }
        return complete ? arguments : nil
    }

    /// An error for a parameter that no C compiler would take, and for a label that no Swift compiler would; says whether
    /// both are good.
    private func checkNames(
        of argument: PlannedArgument, among others: [PlannedArgument], on page: SpecPage, name: String,
        _ state: inout PlanningState
    ) -> Bool {
        let parameter = argument.parameter.name
        let title = "\(name) (\(page.variant ?? ""))"
        // Names stand in the ids of checks and in comments.
        guard SwiftNames.isValid(parameter) || parameter == "..." && argument.role.passage == .omitted else {
            state.error(
                "invalid-parameter-name", at: specFile(page.id),
                "\(title): \"\(parameter)\" is no name that a parameter can have",
                explanation: "names in C are letters of English, digits and underscores",
                solutions: ["correct the name in the spec", "read an edition of the page that spells it"])
            return false
        }
        if argument.role.passage == .omitted { return true }
        let lists = others.filter { !$0.documented.isEmpty }.map(\.documentedName)
        let isResult = argument.role.passage == .result
        guard
            !SwiftNames.isValid(argument.label) || SwiftNames.isReserved(label: argument.label, isResult: isResult)
                || !isResult && lists.contains(argument.label)
        else { return true }
        state.error(
            "invalid-swift-name", at: specFile(page.id),
            "\(title): \(parameter) would become the argument \"\(argument.label)\", which "
                + (SwiftNames.isValid(argument.label)
                    ? "is something else in the generated call" : "is no Swift name"),
            solutions: [
                "give its role \(argument.role.role) another `label` in \(configurationPath)",
                "add an override for \(parameter) to `emitter.names.overrides` of \(configurationPath)",
            ])
        return false
    }

    /// True for a check that neither a table nor a constraint of the page speaks of.
    private func isByHand(_ check: PlannedCheck, _ page: SpecPage, _ arguments: [PlannedArgument]) -> Bool {
        let name = arguments[check.argument].parameter.name
        guard let parameter = page.parameters.first(where: { $0.name == name }) else { return true }
        if parameter.constraints.contains(where: { $0.id == check.id }) { return false }
        return configuration.checks[check.kind]?.needsValues != true || parameter.values.isEmpty
    }

    /// The Swift default: a number that the spec states, else the role's, else `nil` for what may be absent.
    private func defaultValue(_ parameter: Parameter, _ role: RoleConfiguration, _ optional: Bool) -> String? {
        if let stated = parameter.constraints.first(where: { $0.rule == .equals })?.value, let number = role.number {
            return number.isEmpty ? "\(stated)" : "\(role.swiftType ?? "")(\(number.dropFirst()): \(stated))"
        }
        return role.defaultValue ?? (optional ? "nil" : nil)
    }

    /// What the configuration adds to a parameter's values.
    private func supplements(
        of parameter: Parameter, _ page: SpecPage, _ state: inout PlanningState
    ) -> [PlannedValues] {
        let documented = Set(parameter.values.map(\.symbol))
        return configuration.supplements.filter { $0.page == page.id && $0.parameter == parameter.name }
            .map { PlannedValues(symbols: $0.values.filter { !documented.contains($0) }, reason: $0.reason) }
            .filter { !$0.symbols.isEmpty }
    }

    /// The values that a parameter takes, as members of its family.
    private func documented(
        _ parameter: Parameter, _ added: [String], _ role: RoleConfiguration, _ family: PlannedFamily?,
        _ page: SpecPage, _ state: inout PlanningState
    ) -> [PlannedMember] {
        guard let family else {
            if let value = parameter.values.first?.symbol ?? added.first, role.passage != .omitted {
                state.error(
                    "values-without-family", at: specFile(page.id),
                    "\(parameter.name) has documented values such as \(value), and its role \(role.role) has no family",
                    solutions: ["give the role a `family` in \(configurationPath)"])
            }
            return []
        }
        // Where a number is stated, no other value is left to choose.
        if parameter.constraints.contains(where: { $0.rule == .equals }) { return [] }
        var members: [PlannedMember] = []
        let stated = parameter.constraints.first { $0.rule == .oneOf }?.symbols ?? []
        let symbols = (parameter.values.isEmpty ? stated : parameter.values.map(\.symbol)) + added
        for symbol in symbols {
            if family.configuration.stem(of: symbol) == nil {
                if configuration.omissions.contains(where: { $0.symbol == symbol }) {
                    continue
                }
                state.error(
                    "value-outside-family", at: specFile(page.id),
                    "\(parameter.name) has the documented value \(symbol), which is no member of "
                        + family.configuration.type,
                    solutions: [
                        "add it to the family's `symbols` in \(configurationPath)",
                        "leave it out with a reason in `emitter.omissions` of \(configurationPath)",
                    ])
            } else if let member = family.members.first(where: { $0.symbol == symbol }) {
                members.append(member)
            } else if added.contains(symbol) {
                state.error(
                    "unknown-supplement", at: configurationFile,
                    "a supplement adds \(symbol) to \(parameter.name) of \(page.id), and nothing says what number it has",
                    solutions: ["correct the symbol", "add a page that documents it, or its number to `numbers`"])
            }
        }
        if symbols.isEmpty && role.closed { members = family.members }
        return members.sorted { ($0.bits, $0.symbol) < ($1.bits, $1.symbol) }
    }

    private func shape(
        of page: SpecPage, name: String, roles: [String], _ state: inout PlanningState
    ) -> ShapeConfiguration? {
        let present = Set(roles)
        let fitting = configuration.shapes.first { shape in
            (shape.functions.isEmpty || shape.functions.contains(page.name ?? ""))
                && present.isSuperset(of: shape.requires)
                && present.subtracting(shape.requires).isSubset(of: shape.allows)
        }
        if fitting == nil {
            state.error(
                "function-without-shape", at: specFile(page.id),
                "\(name) (\(page.variant ?? "")) fits no shape; its parameters have the roles "
                    + roles.joined(separator: ", "),
                solutions: [
                    "add a shape with these roles to `emitter.shapes` of \(configurationPath), with a template for its call"
                ])
        }
        return fitting
    }

    private func allocating(_ shape: ShapeConfiguration, _ arguments: [PlannedArgument]) -> String? {
        guard let allocating = shape.allocating,
            let argument = arguments.first(where: { $0.role.role == allocating.role }),
            let member = argument.documented.first(where: { $0.symbol == allocating.symbol })
        else { return nil }
        return "\(argument.label).contains(.\(SwiftNames.escaped(member.name)))"
    }
}
