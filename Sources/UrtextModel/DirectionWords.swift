/// The words that state a parameter's direction in the original language: `in`, `out`, `in, out`, `optional`, `retval`.
package struct DirectionWords: Hashable, Sendable {
    package var direction: Parameter.Direction?
    package var optional: Bool
    /// True when every part is one of the words; a part that is not may be the translation of one.
    package var isComplete: Bool

    /// - Parameter parts: the parts of a bracket; `nil` when none of them is known.
    package init?(_ parts: [String]) {
        var isIn = false
        var isOut = false
        var known = 0
        optional = false
        for part in parts {
            switch part.lowercased() {
            case "in": isIn = true
            case "out", "retval": isOut = true
            case "inout", "in/out", "in-out": (isIn, isOut) = (true, true)
            case "optional", "opt": optional = true
            default: continue
            }
            known += 1
        }
        guard known > 0 else { return nil }
        isComplete = known == parts.count
        direction =
            switch (isIn, isOut) {
            case (true, true): .inout
            case (true, false): .in
            case (false, true): .out
            case (false, false): nil
            }
    }

    /// Reads a bracket's text, parts joined by commas.
    package init?(bracket: String) {
        self.init(bracket.split(separator: ",").map { String($0.drop { $0 == " " }) })
    }
}
