package import UrtextEmitter
package import UrtextModel

/// How two versions of a specification differ, and what that does to the Swift that is made of them. Pure.
package struct SpecDifference: Sendable {
    /// By page, then by fact; headers behind pages.
    package let changes: [SpecChange]
    /// What keeps the old specification from being planned: then nothing can be said of callers.
    package let oldDiagnostics: [Diagnostic]
    /// What keeps the new one from being planned: then what was generated before is gone.
    package let newDiagnostics: [Diagnostic]

    /// The strongest effect; `nil` when nothing differs.
    package var effect: ChangeEffect? { changes.map(\.effect).max() }

    package func count(of effect: ChangeEffect) -> Int { changes.count { $0.effect == effect } }

    /// - Parameter configuration: how the interface looks in Swift. One that generates nothing says nothing about callers;
    ///   then each change is taken for the worst that one of its kind can do.
    package init(from old: Spec, to new: Spec, configuration: EmitterConfiguration, configurationPath: String) {
        var changes = SpecDifference.changedFacts(from: FactTable(old), to: FactTable(new))
        guard !configuration.variants.isEmpty || !configuration.families.isEmpty else {
            let known = Set(old.pages.map(\.id))
            self.changes = changes.map { key, change in
                var change = change
                change.effect = SpecDifference.worstEffect(
                    of: change, key, onNewPage: !key.isHeader && !known.contains(key.page))
                return change
            }
            oldDiagnostics = []
            newDiagnostics = []
            return
        }
        let planner = Planner(configuration, configurationPath: configurationPath)
        let (oldPlan, oldDiagnostics) = planner.plan(old)
        let (newPlan, newDiagnostics) = planner.plan(new)
        self.oldDiagnostics = oldDiagnostics.filter { $0.severity == .error }
        self.newDiagnostics = newDiagnostics.filter { $0.severity == .error }
        let surface = SwiftSurface(oldPlan).changes(to: SwiftSurface(newPlan))
        var claimed: Set<Int> = []
        /// The places of the facts that took all of a page away, or made it possible, by the page's type.
        var decisive: [String: Set<Int>] = [:]
        let staying = Set(old.pages.map(\.id)).intersection(new.pages.map(\.id))
        for index in changes.indices {
            let key = changes[index].key
            let subjects = Subjects.of(key)
            for (place, found) in surface.enumerated() where !found.subjects.isDisjoint(with: subjects) {
                // A function that stays on its page comes and goes with its declaration, not with its codes and values.
                if found.page != nil, staying.contains(key.page), !key.isOfDeclaration { continue }
                claimed.insert(place)
                changes[index].change.consequences.append(found.change)
                if let page = found.page { decisive[page, default: []].insert(index) }
            }
        }
        // What else was lost with the page, or came with it, is theirs too.
        for (place, found) in surface.enumerated() where !claimed.contains(place) {
            guard let page = found.page, let facts = decisive[page] else { continue }
            claimed.insert(place)
            for index in facts { changes[index].change.consequences.append(found.change) }
        }
        for index in changes.indices {
            changes[index].change.consequences = Array(Set(changes[index].change.consequences)).sorted()
            changes[index].change.effect = changes[index].change.consequences.map(\.effect).max() ?? .documentation
        }
        var result = changes.map(\.change)
        // What no single fact accounts for is not kept back.
        for (place, found) in surface.enumerated() where !claimed.contains(place) {
            result.append(
                SpecChange(
                    .changed, page: "", fact: "", old: nil, new: nil, effect: found.change.effect,
                    consequences: [found.change]))
        }
        self.changes = result
    }

    private static func changedFacts(
        from old: FactTable, to new: FactTable
    ) -> [(key: FactTable.Key, change: SpecChange)] {
        var result: [(FactTable.Key, SpecChange)] = []
        for key in Set(old.facts.keys).union(new.facts.keys).sorted() {
            let (before, after) = (old.facts[key], new.facts[key])
            guard before != after else { continue }
            // The order of parameters is a fact of its own only where the same ones stand in another order.
            if key.fact == "parameters", !key.isHeader {
                guard let before, let after,
                    before.split(separator: ",").map(\.trimmedBlanks).sorted()
                        == after.split(separator: ",").map(\.trimmedBlanks).sorted()
                else { continue }
            }
            let kind: SpecChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
            result.append((key, SpecChange(kind, page: key.page, fact: key.fact, old: before, new: after)))
        }
        return result
    }

    /// What a change of its kind can do at worst, where no configuration says what it does.
    private static func worstEffect(
        of change: SpecChange, _ key: FactTable.Key, onNewPage isNew: Bool
    ) -> ChangeEffect {
        // A function more takes nothing from anybody.
        if isNew { return .additive }
        let parts = change.fact.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if key.isHeader { return numberEffect(of: change) }
        switch (parts[0], parts.count) {
        case ("assetid", 1), ("header", 1), ("library", 1), ("dll", 1): return .documentation
        case ("parameters", 4...) where parts[2] == "constraints": return .behaviour
        case ("parameters", 5...), ("returns", 3...), ("constants", 3...):
            return parts.last == "value" ? numberEffect(of: change) : .documentation
        // A parameter is asked for, and a success is a case that callers switch over.
        case ("parameters", 2), ("returns", 2): return .source
        default: return change.kind == .added ? .additive : .source
        }
    }

    private static func numberEffect(of change: SpecChange) -> ChangeEffect {
        switch change.kind {
        case .added: .additive
        case .changed: .behaviour
        // What has no number has no Swift name.
        case .removed: .source
        }
    }
}

extension FactTable.Key {
    /// True for a fact about a function and its parameters, false for one about their values, its codes, or a number.
    fileprivate var isOfDeclaration: Bool {
        let parts = fact.split(separator: "/", maxSplits: 3)
        if isHeader || parts.first == "returns" || parts.first == "constants" { return false }
        return !(parts.count > 2 && parts[2] == "values")
    }
}

extension Substring {
    fileprivate var trimmedBlanks: Substring { drop { $0 == " " } }
}
