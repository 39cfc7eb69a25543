/// Which pages have a type for their successes in common. A type for each page would say the same, and take the compiler
/// as long again.
extension PlannedFunction {
    /// The pages whose successes are the function's `Success`: the most that document the same, two at least. Of as many,
    /// those that come first.
    var sharingPages: [PlannedPage] {
        var groups: [[PlannedPage]] = []
        for page in pages where !page.variant.isShared && !page.hasSoleSuccess {
            if let index = groups.firstIndex(where: { Set($0[0].successes) == Set(page.successes) }) {
                groups[index].append(page)
            } else {
                groups.append([page])
            }
        }
        var most: [PlannedPage] = []
        for group in groups where group.count > max(most.count, 1) { most = group }
        return most
    }

    /// The type that a page's `Success` is another name of; `nil` for a page with a type of its own.
    func successType(of page: PlannedPage) -> String? {
        if page.hasSoleSuccess { return "SoleSuccess" }
        return sharingPages.contains { $0.id == page.id } ? "\(name).Success" : nil
    }
}

extension PlannedPage {
    /// True when the one success is that of the runtime's `SoleSuccess`.
    var hasSoleSuccess: Bool {
        successes.count == 1 && !shape.establishes && successes.allSatisfy { $0.bits == 0 && $0.name == "ok" }
    }
}
