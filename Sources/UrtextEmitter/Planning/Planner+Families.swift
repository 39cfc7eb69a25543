import UrtextModel

extension Planner {
    /// The families, by type: each with the members that headers define and those that pages document.
    func planFamilies(_ spec: Spec, _ state: inout PlanningState) -> [PlannedFamily] {
        let documented = documentedSymbols(spec)
        let families = configuration.families.sorted { $0.type < $1.type }.map { family in
            var members: [PlannedMember] = []
            for symbol in Set(state.numbers.headerSymbols + documented.keys).sorted() {
                guard let stem = family.stem(of: symbol) else { continue }
                guard let bits = number(of: symbol, documentedBy: documented[symbol] ?? [], &state) else { continue }
                let name = names.member(symbol, stem: stem)
                members.append(
                    PlannedMember(symbol: symbol, name: name, bits: bits, pages: (documented[symbol] ?? []).sorted()))
            }
            members.sort { ($0.bits, $0.symbol) < ($1.bits, $1.symbol) }
            checkNames(members.map { ($0.symbol, $0.name) }, of: family.type, &state)
            if members.isEmpty {
                state.warning(
                    "empty-family", at: configurationFile, "no header and no page names a member of \(family.type)",
                    solutions: [
                        "correct the family's prefixes, suffixes or symbols", "add the header's values to the spec",
                    ])
            }
            return PlannedFamily(configuration: family, members: members)
        }
        return families
    }

    /// The number of a symbol, or a diagnostic where it has none and somebody needs it.
    ///
    /// - Parameter documentedBy: The pages that name the symbol; none for one that only a header knows.
    func number(of symbol: String, documentedBy pages: [String], _ state: inout PlanningState) -> UInt32? {
        if configuration.omissions.contains(where: { $0.symbol == symbol }) {
            return nil
        }
        switch state.numbers[symbol] {
        case .number(let bits):
            return bits
        case .contradiction(let statements):
            state.error(
                "number-contradiction", at: pages.first.map(specFile) ?? configurationFile,
                "\(symbol) has several numbers: \(statements.joined(separator: "; "))",
                explanation: "sources of the same rank disagree, and none is preferred by guessing",
                solutions: [
                    "correct the values in the spec", "leave the symbol out with an omission in the configuration",
                ])
        case .missing:
            guard let page = pages.first else { return nil }
            state.error(
                "number-missing", at: specFile(page), "\(symbol) has no number, so it cannot be emitted",
                explanation: "neither a header nor a page states one of 32 bits",
                solutions: [
                    "add the header that defines it to the spec's values",
                    "add its number with a reason to `emitter.numbers` of \(configurationPath)",
                    "leave it out with a reason in `emitter.omissions` of \(configurationPath)",
                ])
        }
        return nil
    }

    /// An error for each two members of a type whose Swift names are the same, and for each name that is none.
    func checkNames(_ members: [(symbol: String, name: String)], of type: String, _ state: inout PlanningState) {
        var seen: [String: String] = [
            "description": "the type's own", "rawValue": "the type's own", "win32Names": "the type's own",
        ]
        for (symbol, name) in members {
            guard SwiftNames.isValid(name) else {
                state.error(
                    "invalid-swift-name", at: configurationFile,
                    "\(symbol) would become \(type).\(name), which is no Swift name",
                    solutions: ["add an override for \(symbol) to `emitter.names.overrides` of \(configurationPath)"])
                continue
            }
            guard let other = seen.updateValue(symbol, forKey: name), other != symbol else { continue }
            state.error(
                "swift-name-collision", at: configurationFile, "\(other) and \(symbol) both become \(type).\(name)",
                solutions: ["add an override for one of the two to `emitter.names.overrides` of \(configurationPath)"])
        }
    }

    /// The symbols that the selected pages document as values, in tables or in text, each with its pages.
    private func documentedSymbols(_ spec: Spec) -> [String: [String]] {
        var symbols: [String: [String]] = [:]
        for (page, _, _) in selectedPages(spec) {
            for parameter in page.parameters {
                let listed = parameter.constraints.filter { $0.rule == .oneOf }.flatMap { $0.symbols ?? [] }
                for symbol in parameter.values.map(\.symbol) + listed
                where !(symbols[symbol]?.contains(page.id) ?? false) {
                    symbols[symbol, default: []].append(page.id)
                }
            }
        }
        return symbols
    }
}
