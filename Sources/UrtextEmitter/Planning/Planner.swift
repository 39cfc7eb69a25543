package import UrtextModel

/// Makes the plan of a spec. Pure; what it cannot plan with certainty is an error, never a guess.
package struct Planner: Sendable {
    let configuration: EmitterConfiguration
    let configurationPath: String
    let names: SwiftNames

    /// - Parameters:
    ///   - configuration: What is known of the interface.
    ///   - configurationPath: The file to name in diagnostics.
    package init(_ configuration: EmitterConfiguration, configurationPath: String = "urtext.json") {
        self.configuration = configuration
        self.configurationPath = configurationPath
        self.names = SwiftNames(configuration.names)
    }

    /// The plan, and what is wrong with the spec or the configuration, sorted.
    package func plan(_ spec: Spec) -> (plan: Plan, diagnostics: [Diagnostic]) {
        var state = PlanningState(numbers: NumberTable(spec, configuration.numbers))
        checkConfiguration(spec, &state)
        let families = planFamilies(spec, &state)
        let functions = planFunctions(spec, families, &state)
        checkStated(spec, functions, &state)
        let statuses = planStatuses(spec, functions, &state)
        let needed = families.filter { !$0.members.isEmpty || Self.uses(functions, $0.configuration.type) }
        let plan = Plan(families: needed, statuses: statuses, functions: functions)
        checkOutputs(plan, &state)
        return (plan, Array(Set(state.diagnostics)).sorted())
    }

    /// Whether a type of the configuration stands in what a function takes or gives.
    private static func uses(_ functions: [PlannedFunction], _ type: String) -> Bool {
        functions.lazy.flatMap(\.pages).contains { page in
            page.arguments.contains { $0.type.contains(type) || $0.family?.type == type }
                || page.shape.extras.contains { $0.swiftType.contains(type) }
        }
    }

    /// A place in the configuration file.
    var configurationFile: SourceLocation { SourceLocation(path: configurationPath) }

    /// The spec file of a page.
    func specFile(_ page: String) -> SourceLocation { SourceLocation(path: "spec/functions/\(page).json") }

    /// The pages to emit, by id.
    func selectedPages(_ spec: Spec) -> [(page: SpecPage, name: String, variant: VariantConfiguration)] {
        let named = spec.pages.sorted { $0.id < $1.id }.compactMap {
            page -> (page: SpecPage, name: String, variant: VariantConfiguration)? in
            guard page.kind == .function, let name = page.name,
                let selected = configuration.variants.first(where: { $0.variant == page.variant ?? "" })
            else { return nil }
            return (page, names.type(name), selected)
        }
        // A page for all packages stands back where there are pages for single ones.
        let special = Set(named.filter { !$0.variant.isShared }.map(\.name))
        return named.filter { !$0.variant.isShared || !special.contains($0.name) }
    }

    private func planFunctions(
        _ spec: Spec, _ families: [PlannedFamily], _ state: inout PlanningState
    ) -> [PlannedFunction] {
        var byName: [String: [PlannedPage]] = [:]
        for page in spec.pages where page.kind == .function && page.name != nil {
            let variant = page.variant ?? ""
            let known = configuration.variants.map(\.variant)
            guard !known.contains(variant), let near = known.first(where: { $0.lowercased() == variant.lowercased() })
            else { continue }
            state.warning(
                "unknown-variant", at: specFile(page.id),
                "\(page.id) is written for \(variant), and nothing is made of it: the configuration knows \(near)",
                solutions: [
                    "write \(variant) in `emitter.variants` of \(configurationPath)", "correct the variant in the spec",
                ])
        }
        for (page, name, variant) in selectedPages(spec) {
            guard
                let planned = planPage(
                    page, name: name, variant: variant, families: families, stated: spec.constraints, &state)
            else {
                continue
            }
            byName[name, default: []].append(planned)
        }
        return byName.keys.sorted().map { name in
            let pages = (byName[name] ?? []).sorted { ($0.variant.variant, $0.id) < ($1.variant.variant, $1.id) }
            for (left, right) in zip(pages, pages.dropFirst()) {
                checkAgreement(left, right, &state)
            }
            return PlannedFunction(name: name, pages: pages)
        }
    }

    /// Variants of one function share the type of their answers, so they have to answer the same.
    private func checkAgreement(_ left: PlannedPage, _ right: PlannedPage, _ state: inout PlanningState) {
        if left.variant == right.variant {
            state.error(
                "duplicate-page", at: specFile(right.id),
                "\(right.title) is documented by two pages, \(left.id) and \(right.id)",
                solutions: ["remove one of the two spec files"])
        }
        let first = left.results.map { "\($0.label): \($0.type)" }
        let second = right.results.map { "\($0.label): \($0.type)" }
        guard !left.shape.isSubset, !right.shape.isSubset else { return }
        guard first != second || left.shape.shape != right.shape.shape else { return }
        state.error(
            "variants-disagree", at: specFile(right.id),
            "\(left.function) answers with (\(first.joined(separator: ", "))) as \(left.variant.variant) and with "
                + "(\(second.joined(separator: ", "))) as \(right.variant.variant)",
            explanation: "the variants of a function share one type for the core's answer",
            solutions: [
                "correct the declaration in the spec", "map both declarations to the same roles in the configuration",
            ])
    }

    private func checkOutputs(_ plan: Plan, _ state: inout PlanningState) {
        var seen: [String: String] = [:]
        for path in plan.outputs {
            if let other = seen.updateValue(path, forKey: path.lowercased()) {
                state.error(
                    "output-collision", at: configurationFile,
                    "two outputs have the same path, \(other) and \(path)",
                    explanation: "some file systems do not tell capitals from small letters",
                    solutions: ["rename one of the types or functions"])
            }
        }
        var owners: [String: String] = [:]
        let symbols =
            plan.families.flatMap { family in family.members.map { ($0.symbol, family.configuration.type) } }
            + plan.statuses.map { ($0.symbol, "SecurityStatus") }
        for (symbol, type) in symbols {
            guard let other = owners.updateValue(type, forKey: symbol) else { continue }
            state.error(
                "symbol-in-two-types", at: configurationFile, "\(symbol) belongs to \(other) and to \(type)",
                explanation: "its Win32 spelling can lead to one Swift name only",
                solutions: ["list a prefix of it in `except` of one of the two families"])
        }
        checkTypes(plan, &state)
    }

    private func checkTypes(_ plan: Plan, _ state: inout PlanningState) {
        var types: [String: String] = [:]
        for (name, origin) in plan.families.map({ ($0.configuration.type, "family \($0.configuration.win32)") })
            + plan.functions.map({ ($0.name, "function \($0.name)") })
        {
            guard checkType(name, of: origin, &state) else { continue }
            if let other = types.updateValue(origin, forKey: name) {
                state.error(
                    "swift-name-collision", at: configurationFile,
                    "\(other) and \(origin) both become the type \(name)",
                    solutions: ["choose another type name for the family"])
            }
        }
        for variant in Set(plan.functions.flatMap { $0.pages.map(\.variant) }).filter({ !$0.isShared })
            .sorted(by: { $0.variant < $1.variant })
        {
            guard checkType(variant.variant, of: "the variant \(variant.variant)", &state),
                Planner.answers.contains(variant.variant)
            else { continue }
            state.error(
                "swift-name-collision", at: configurationFile,
                "the variant \(variant.variant) would have the name of another type in its function",
                solutions: ["leave the variant out of `emitter.variants` of \(configurationPath)"])
        }
    }

    /// Types that a function may have beside those of its variants.
    private static let answers: Set<String> = ["Outcome", "Reply", "Success"]

    /// An error for a name that no type can have; says whether it can.
    private func checkType(_ name: String, of origin: String, _ state: inout PlanningState) -> Bool {
        if SwiftNames.isValid(name), !SwiftNames.isReserved(type: name) { return true }
        state.error(
            "invalid-swift-name", at: configurationFile,
            "\(origin) would become \"\(name)\", which "
                + (SwiftNames.usedTypes.contains(name)
                    ? "is a type that generated code needs itself" : "is no name of a Swift type"),
            solutions: [
                "choose another type name in the configuration; for a function in `emitter.names.overrides` of \(configurationPath)",
                "correct the name in the spec",
            ])
        return false
    }
}

/// What planning needs and collects on its way.
struct PlanningState {
    let numbers: NumberTable
    var diagnostics: [Diagnostic] = []

    init(numbers: NumberTable) { self.numbers = numbers }

    mutating func error(
        _ identifier: String, at location: SourceLocation, _ summary: String, explanation: String? = nil,
        solutions: [String] = []
    ) {
        diagnostics.append(
            Diagnostic(.error, identifier, at: location, summary, explanation: explanation, solutions: solutions))
    }

    mutating func note(
        _ identifier: String, at location: SourceLocation, _ summary: String, explanation: String? = nil,
        solutions: [String] = []
    ) {
        diagnostics.append(
            Diagnostic(.note, identifier, at: location, summary, explanation: explanation, solutions: solutions))
    }

    mutating func warning(
        _ identifier: String, at location: SourceLocation, _ summary: String, explanation: String? = nil,
        solutions: [String] = []
    ) {
        diagnostics.append(
            Diagnostic(.warning, identifier, at: location, summary, explanation: explanation, solutions: solutions))
    }
}

extension PlannedPage {
    /// What the core answers with, besides the status.
    package var results: [PlannedArgument] { arguments.filter { $0.role.passage == .result } }
}
