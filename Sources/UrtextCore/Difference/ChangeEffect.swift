/// What a change of the specification does to those who call the generated Swift or implement its protocols.
package enum ChangeEffect: String, CaseIterable, Hashable, Sendable, Comparable {
    /// Nothing that a compiler or a running program sees: provenance, printed numbers, prose.
    case documentation = "documentation only"
    /// Something new; what compiled and ran before still does, and does the same.
    case additive
    /// Everything compiles as before, and some calls come to another end.
    case behaviour = "behaviour-changing"
    /// Some source that compiled before does not any more.
    case source = "source-breaking"

    private var rank: Int {
        switch self {
        case .documentation: 0
        case .additive: 1
        case .behaviour: 2
        case .source: 3
        }
    }

    package static func < (left: ChangeEffect, right: ChangeEffect) -> Bool { left.rank < right.rank }
}
