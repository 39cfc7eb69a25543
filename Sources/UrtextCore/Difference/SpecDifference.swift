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
            self.changes = changes.map { key, change in
                var change = change
                change.effect = SpecDifference.worstEffect(of: change, key)
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
        for index in changes.indices {
            let subjects = Subjects.of(changes[index].key)
            for (place, (change, about)) in surface.enumerated() where !about.isDisjoint(with: subjects) {
                claimed.insert(place)
                changes[index].change.consequences.append(change)
            }
            changes[index].change.consequences = Array(Set(changes[index].change.consequences)).sorted()
            changes[index].change.effect = changes[index].change.consequences.map(\.effect).max() ?? .documentation
        }
        var result = changes.map(\.change)
        // What no single fact accounts for is not kept back.
        for (place, (change, _)) in surface.enumerated() where !claimed.contains(place) {
            result.append(
                SpecChange(
                    .changed, page: "", fact: "", old: nil, new: nil, effect: change.effect, consequences: [change]))
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
    private static func worstEffect(of change: SpecChange, _ key: FactTable.Key) -> ChangeEffect {
        let last = change.fact.split(separator: "/").last.map(String.init) ?? ""
        if ["assetid", "header", "library", "dll", "printed", "kind", "outcome"].contains(last) {
            return change.fact == "kind" ? .source : .documentation
        }
        if key.isHeader || last == "value" { return change.kind == .added ? .additive : .behaviour }
        if change.fact.contains("/constraints/") { return .behaviour }
        switch change.kind {
        case .removed, .changed: return .source
        case .added:
            // A success is a case that callers switch over.
            let isParameter = change.fact.hasPrefix("parameters/") && change.fact.split(separator: "/").count == 2
            return isParameter || change.fact.hasPrefix("returns/") ? .source : .additive
        }
    }
}

extension Substring {
    fileprivate var trimmedBlanks: Substring { drop { $0 == " " } }
}
