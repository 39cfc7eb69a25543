import UrtextEmitter
import UrtextModel

extension SwiftSurface {
    /// A page: what is declared for it, and what its stub holds callers and cores to.
    mutating func add(_ page: PlannedPage) {
        let scope = "\(page.function).\(page.variant.variant)"
        let own = Subjects.page(page.id)
        let known = Set(items.keys)
        declare(scope, form: page.shape.shape, subjects: [own])
        addCall(page, scope)
        addCore(page, scope)
        addAnswers(page, scope)
        addChecks(page, scope)
        belong(Set(items.keys).subtracting(known), to: scope)
    }

    /// The stub's arguments: one that is gone, stands elsewhere, or has lost its default breaks calls.
    private mutating func addCall(_ page: PlannedPage, _ scope: String) {
        let call = "\(scope).call"
        let shown = page.arguments.filter { $0.role.passage != .omitted && $0.role.passage != .result }
        for argument in shown {
            let isChanged = argument.role.passage == .changeable || argument.role.passage == .output
            put(
                "\(call)(\(argument.label):)", "type",
                Item(
                    form: (isChanged ? "inout " : "") + argument.type,
                    added: argument.defaultValue == nil
                        ? .init(.source, "is asked for now") : .init(.additive, "may be given"),
                    removed: .init(.source, "is gone"), changed: .init(.source, "has another type"),
                    subjects: [Subjects.parameter(page.id, argument.parameter.name), Subjects.page(page.id)]))
            if argument.isOptional {
                put(
                    "\(call)(\(argument.label):)", "optional",
                    Item(
                        form: "optional", added: .init(.additive, "may be nil"),
                        removed: .init(.source, "may be nil no more"), changed: .init(.source, "is declared otherwise"),
                        subjects: [Subjects.parameter(page.id, argument.parameter.name), Subjects.page(page.id)]))
            }
            if let value = argument.defaultValue {
                put(
                    "\(call)(\(argument.label):)", "default",
                    Item(
                        form: value, added: .init(.additive, "need not be given"),
                        removed: .init(.source, "has to be given now"),
                        changed: .init(.behaviour, "has another default"),
                        subjects: [Subjects.parameter(page.id, argument.parameter.name), Subjects.page(page.id)]))
            }
        }
        for (place, argument) in shown.enumerated() {
            for later in shown[(place + 1)...] where later.label != argument.label {
                put(
                    call, "\(min(argument.label, later.label)) \(max(argument.label, later.label))",
                    Item(
                        form: argument.label, added: nil, removed: nil,
                        changed: .init(.source, "takes its arguments in another order"),
                        subjects: [Subjects.order(page.id), Subjects.page(page.id)]))
            }
        }
    }

    /// What a core has to implement: any change of its method breaks cores.
    private mutating func addCore(_ page: PlannedPage, _ scope: String) {
        let seen = page.arguments.filter { $0.role.passage == .argument || $0.role.passage == .changeable }
        var subjects: Set<String> = [Subjects.page(page.id), Subjects.order(page.id)]
        subjects.formUnion(page.arguments.map { Subjects.parameter(page.id, $0.parameter.name) })
        let form = seen.map { argument in
            "\(argument.label): \(argument.role.passage == .changeable ? "inout " : "")\(argument.type)"
                + (argument.isOptional ? "?" : "")
        }
        put(
            "\(scope).Core.\(page.method)",
            Item(
                form: form.joined(separator: ", "), added: .init(.additive, "is new"),
                removed: .init(.source, "is gone"),
                changed: .init(.source, "has another signature, so cores must be changed"), subjects: subjects))
    }

    /// Successes are an enumeration that callers switch over; failures are what a stub lets through.
    private mutating func addAnswers(_ page: PlannedPage, _ scope: String) {
        for code in page.successes {
            put(
                "\(scope).Success.\(SwiftNames.escaped(code.name))",
                Item(
                    form: "", added: .init(.source, "is a case that callers must handle"),
                    removed: .init(.source, "is gone"), changed: .init(.source, "is declared otherwise"),
                    subjects: [
                        Subjects.code(page.id, code.symbol), Subjects.returnType(page.id), Subjects.page(page.id),
                    ]))
        }
        if let failures = page.failures {
            // Without any documented failure a stub lets all through.
            var subjects = Set(failures.map { Subjects.code(page.id, $0.symbol) })
            subjects.insert(Subjects.page(page.id))
            put(
                "\(scope).call", "failures",
                Item(
                    form: "", added: .init(.behaviour, "lets documented failures through only"),
                    removed: .init(.behaviour, "lets every failure through"),
                    changed: .init(.behaviour, "treats failures otherwise"), subjects: subjects))
        }
        for code in (page.failures ?? []) + page.supplements.flatMap(\.codes) {
            put(
                "SecurityErrorCode.\(SwiftNames.escaped(code.name))", "thrown by \(scope)",
                Item(
                    form: "", added: .init(.behaviour, "is thrown by \(scope)"),
                    removed: .init(.behaviour, "becomes the internal error in \(scope)"),
                    changed: .init(.behaviour, "is thrown by \(scope)"),
                    subjects: [Subjects.code(page.id, code.symbol), Subjects.page(page.id)]))
        }
        for result in page.arguments where result.role.passage == .result {
            put(
                "\(scope).Outcome.\(SwiftNames.escaped(result.label))",
                Item(
                    form: result.type + (result.isOptional ? "?" : ""),
                    added: .init(.source, "is a member that cores must supply"), removed: .init(.source, "is gone"),
                    changed: .init(.source, "has another type"),
                    subjects: [Subjects.parameter(page.id, result.parameter.name), Subjects.page(page.id)]))
        }
    }

    private mutating func addChecks(_ page: PlannedPage, _ scope: String) {
        for argument in page.arguments where !argument.documented.isEmpty {
            let list = "\(scope).documented\(argument.label.prefix(1).uppercased())\(argument.label.dropFirst())"
            let values = Set(argument.documented.map { Subjects.value(page.id, argument.parameter.name, $0.symbol) })
            let own: Set<String> = [Subjects.parameter(page.id, argument.parameter.name), Subjects.page(page.id)]
            declare(list, form: argument.type, subjects: own.union(values))
            for member in argument.documented {
                put(
                    "\(argument.type).\(SwiftNames.escaped(member.name))", "documented for \(scope) \(argument.label)",
                    Item(
                        form: "", added: .init(.additive, "is accepted by \(scope)"),
                        removed: .init(.behaviour, "is refused by \(scope)"),
                        changed: .init(.behaviour, "is treated otherwise by \(scope)"),
                        subjects: own.union([Subjects.value(page.id, argument.parameter.name, member.symbol)])))
            }
        }
        for check in page.checks {
            var subjects: Set<String> = [Subjects.page(page.id), Subjects.code(page.id, check.code.symbol)]
            if page.arguments.indices.contains(check.argument) {
                let name = page.arguments[check.argument].parameter.name
                subjects.insert(Subjects.parameter(page.id, name))
                for value in page.arguments[check.argument].documented {
                    subjects.insert(Subjects.value(page.id, name, value.symbol))
                }
            }
            put(
                "\(scope).call", "check \(check.id)",
                Item(
                    form: "\(check.code.symbol) \(check.value.map(String.init) ?? "")",
                    added: .init(.behaviour, "makes the check \(check.id)"),
                    removed: .init(.additive, "no longer makes the check \(check.id)"),
                    changed: .init(.behaviour, "ends the check \(check.id) otherwise"), subjects: subjects))
        }
        if let allocating = page.allocating {
            put(
                "\(scope).call", "allocating",
                Item(
                    form: allocating, added: .init(.behaviour, "may allocate output buffers"),
                    removed: .init(.behaviour, "no longer allocates output buffers"),
                    changed: .init(.behaviour, "allocates on another wish"), subjects: [Subjects.page(page.id)]))
        }
    }
}
