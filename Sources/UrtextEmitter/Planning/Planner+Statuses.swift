import UrtextModel

extension Planner {
    /// The status codes that the spec's pages name, and those that stubs report; by number, then by symbol.
    func planStatuses(
        _ spec: Spec, _ functions: [PlannedFunction], _ state: inout PlanningState
    ) -> [PlannedCode] {
        var symbols: [String: [String]] = [:]
        for page in spec.pages {
            for symbol in page.returns.map(\.symbol) + page.constants.map(\.symbol) {
                guard configuration.status.family(of: symbol) != nil else { continue }
                symbols[symbol, default: []].append(page.id)
            }
        }
        for page in functions.flatMap(\.pages) {
            let codes =
                page.successes + (page.failures ?? []) + page.supplements.flatMap(\.codes) + page.checks.map(\.code)
                + [page.internalError]
            for code in codes { symbols[code.symbol, default: []].append(page.id) }
        }
        var codes: [PlannedCode] = []
        for symbol in symbols.keys.sorted() {
            if let code = status(symbol, documentedBy: (symbols[symbol] ?? []).sorted(), &state) { codes.append(code) }
        }
        checkNames(codes.map { ($0.symbol, $0.name) }, of: "SecurityStatus", &state)
        return codes.sorted { ($0.bits, $0.symbol) < ($1.bits, $1.symbol) }
    }

    /// A status code with its name and number; a diagnostic where it has none.
    func status(_ symbol: String, documentedBy pages: [String], _ state: inout PlanningState) -> PlannedCode? {
        guard let family = configuration.status.family(of: symbol) else {
            state.error(
                "status-without-family", at: pages.first.map(specFile) ?? configurationFile,
                "\(symbol) begins with no known prefix of status codes",
                solutions: [
                    "add its prefix to `emitter.status.families` of \(configurationPath)", "correct the symbol",
                ])
            return nil
        }
        guard let bits = number(of: symbol, documentedBy: pages, &state) else { return nil }
        let stem = String(symbol.dropFirst(family.prefix.count))
        let name = names.member(symbol, stem: stem, prefix: family.swiftPrefix)
        return PlannedCode(symbol: symbol, name: name, bits: bits)
    }

    /// The code a check reports on a page: the first that the page documents, else the last.
    func refusal(
        _ check: CheckConfiguration, on page: SpecPage, _ state: inout PlanningState
    ) -> PlannedCode? {
        let documented = Set(page.returns.map(\.symbol))
        guard let symbol = check.codes.first(where: documented.contains) ?? check.codes.last else { return nil }
        guard let code = status(symbol, documentedBy: [page.id], &state) else { return nil }
        if !code.isFailure {
            state.error(
                "check-reports-success", at: configurationFile,
                "a check would report \(symbol), which is \(NumberTable.text(code.bits)) and no failure",
                solutions: ["name a failure in `emitter.checks` of \(configurationPath)"])
            return nil
        }
        return code
    }

    /// The documented codes of a page, successes and failures apart.
    func codes(of page: SpecPage, _ state: inout PlanningState) -> (successes: [PlannedCode], failures: [PlannedCode]) {
        var successes: [PlannedCode] = []
        var failures: [PlannedCode] = []
        for code in page.returns {
            guard let planned = status(code.symbol, documentedBy: [page.id], &state) else { continue }
            if planned.isFailure { failures.append(planned) } else { successes.append(planned) }
        }
        // A table of error codes may hold one that is a success with something left to do; the plain one is in the text.
        if !successes.contains(where: { $0.bits == 0 }) {
            let type = page.returnType ?? ""
            if let implied = configuration.status.impliedSuccess[type] {
                if let code = status(implied, documentedBy: [page.id], &state) { successes.insert(code, at: 0) }
            } else if successes.isEmpty {
                state.error(
                    "no-success", at: specFile(page.id),
                    "\(page.id) documents no success and returns "
                        + "\(type.isEmpty ? "a type that is not declared" : type), whose success is not known",
                    solutions: ["add \"\(type)\" to `emitter.status.impliedSuccess` of \(configurationPath)"])
            }
        }
        return (successes, failures)
    }
}
