/// Which pages have a type for their successes, or for what calls come back with, in common. A type for each page would say
/// the same, and take the compiler as long again.
extension PlannedFunction {
    /// The pages whose successes are the function's `Success`: the most that document the same, two at least. Of as many,
    /// those that come first.
    var sharingPages: [PlannedPage] { PlannedFunction.most(of: groups { !$0.hasSoleSuccess }) }

    /// The type that a page's `Success` is another name of; `nil` for a page with a type of its own.
    func successType(of page: PlannedPage) -> String? {
        if page.hasSoleSuccess { return "SoleSuccess" }
        let groups = groups { !$0.hasSoleSuccess }
        guard let group = groups.first(where: { $0.contains { $0.id == page.id } }) else { return nil }
        if PlannedFunction.most(of: groups).first?.id == group[0].id { return "\(name).Success" }
        let owner = group.first(where: \.shape.establishes) ?? group[0]
        return owner.id == page.id ? nil : "\(name).\(owner.variant.variant).Success"
    }

    /// The pages whose calls come back with the function's `Outcome`: the most that have the function's `Success`, or the
    /// sole one, two at least. Of as many, those that come first. Their results are the same; ``Planner`` refuses others.
    var pagesOfOneOutcome: [PlannedPage] {
        let types = ["SoleSuccess", "\(name).Success"]
        let groups = groups(where: \.hasOutcome).filter { types.contains(successType(of: $0[0]) ?? "") }
        return PlannedFunction.most(of: groups)
    }

    /// The type that a page's `Outcome` is another name of; `nil` for a page with a type of its own.
    func outcomeType(of page: PlannedPage) -> String? {
        if page.hasSoleOutcome { return "SoleOutcome" }
        if pagesOfOneOutcome.contains(where: { $0.id == page.id }) { return "\(name).Outcome" }
        let group = groups(where: \.hasOutcome).first { $0.contains { $0.id == page.id } }
        guard let owner = group?.first, owner.id != page.id else { return nil }
        return "\(name).\(owner.variant.variant).Outcome"
    }

    /// Pages that document the same successes, by the first of them.
    private func groups(where isMember: (PlannedPage) -> Bool) -> [[PlannedPage]] {
        var groups: [[PlannedPage]] = []
        for page in pages where !page.variant.isShared && isMember(page) {
            if let index = groups.firstIndex(where: { Set($0[0].successes) == Set(page.successes) }) {
                groups[index].append(page)
            } else {
                groups.append([page])
            }
        }
        return groups
    }

    /// The largest group of two at least; none if there is none.
    private static func most(of groups: [[PlannedPage]]) -> [PlannedPage] {
        var most: [PlannedPage] = []
        for group in groups where group.count > max(most.count, 1) { most = group }
        return most
    }
}

extension PlannedPage {
    /// True when the one success is that of the runtime's `SoleSuccess`.
    var hasSoleSuccess: Bool {
        successes.count == 1 && !shape.establishes && successes.allSatisfy { $0.bits == 0 && $0.name == "ok" }
    }

    /// True when a call comes back with nothing but that.
    fileprivate var hasSoleOutcome: Bool { hasSoleSuccess && results.isEmpty }

    /// True when a call comes back with more.
    fileprivate var hasOutcome: Bool { !shape.isSubset && !hasSoleOutcome }
}
