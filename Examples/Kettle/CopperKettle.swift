import SSPIRuntime

/// A kettle to try the generated interface with: it boils what is in it, and knows nothing about flags it was not built
/// for.
struct CopperKettle: BoilKettle.Quick.Core {
    /// How full the kettle is.
    struct Kettle: Sendable {
        var millilitres: Int
    }

    func boilKettle(kettle: Kettle, requests: BoilRequests) throws(SecurityError) -> BoilKettle.Reply {
        guard kettle.millilitres > 0 else { return .init(status: .noWater, grants: []) }
        return .init(status: .stillWarming, grants: requests.contains(.keepWarm) ? [.keepWarm] : [])
    }
}
