/// One fact of a specification that another version of it states differently, or not, or alone.
package struct SpecChange: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case added, removed, changed
    }

    package var kind: Kind
    /// The page's id, or the header's name; empty for a change of the generated code that no single fact accounts for.
    package var page: String
    /// The path of the fact in the page, e.g. `returns/SEC_E_OK/value`.
    package var fact: String
    package var old: String?
    package var new: String?
    /// The strongest of the effects on generated code.
    package var effect: ChangeEffect
    /// What changes for callers, the strongest first; empty when nothing does.
    package var consequences: [SurfaceChange]

    /// The Swift names that are concerned, each once.
    package var swiftNames: [String] {
        var seen: Set<String> = []
        return consequences.map(\.name).filter { seen.insert($0).inserted }
    }

    package init(
        _ kind: Kind, page: String, fact: String, old: String?, new: String?, effect: ChangeEffect = .documentation,
        consequences: [SurfaceChange] = []
    ) {
        self.kind = kind
        self.page = page
        self.fact = fact
        self.old = old
        self.new = new
        self.effect = effect
        self.consequences = consequences
    }
}

/// One difference of the generated code.
package struct SurfaceChange: Hashable, Sendable {
    /// A Swift name, e.g. `InitiatorRequirements.integrity`, `EncryptMessage.NTLM.call(protection:)`.
    package var name: String
    package var effect: ChangeEffect
    /// What happens, in a few words: `is gone`, `is refused now`.
    package var what: String

    package init(name: String, effect: ChangeEffect, what: String) {
        self.name = name
        self.effect = effect
        self.what = what
    }
}

extension SurfaceChange: Comparable {
    /// The strongest first, then by name.
    package static func < (left: SurfaceChange, right: SurfaceChange) -> Bool {
        if left.effect != right.effect { return left.effect > right.effect }
        return (left.name, left.what) < (right.name, right.what)
    }
}
