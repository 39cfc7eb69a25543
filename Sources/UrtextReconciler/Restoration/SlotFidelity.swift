/// How surely the underscores of a symbol are all there when its words are not: the translators seen so far keep every
/// one, another may not. Counted, language by language, on rows whose symbol is settled though their print is damaged.
package struct SlotFidelity: Hashable, Sendable {
    /// Prints with as many underscores as their symbols.
    package var kept: Double
    /// Prints that were looked at.
    package var seen: Double

    package init(kept: Double = 0, seen: Double = 0) {
        self.kept = kept
        self.seen = seen
    }

    package mutating func count(printed: Int, meant: Int) {
        seen += 1
        if printed == meant { kept += 1 }
    }

    package mutating func add(_ other: SlotFidelity) {
        kept += other.kept
        seen += other.seen
    }

    /// Of ten prints nobody has seen, nine are taken for whole.
    private static let assumed = SlotFidelity(kept: 9, seen: 10)
    private static let greatest = 1.5

    /// What a missing underscore is worth as evidence, as a share of what it is worth where one print of a hundred
    /// lacks some.
    var worth: Double {
        let lost = 1 - (kept + SlotFidelity.assumed.kept) / (seen + SlotFidelity.assumed.seen)
        return min(Natural.log(lost) / Natural.log(0.01), SlotFidelity.greatest)
    }
}
