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
            let words = part.split { " /-".contains($0) }.map { DirectionWords.Word(String($0)) }
            guard !words.isEmpty, words.allSatisfy({ $0 != nil }) else { continue }
            for word in words.compactMap(\.self) {
                isIn = isIn || word.isIn
                isOut = isOut || word.isOut
                optional = optional || word.isOptional
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

    /// One word, or an annotation of SAL with or without its outer underscores (`_In_opt_`, `Inout_updates`).
    private struct Word {
        var isIn = false
        var isOut = false
        var isOptional = false

        init?(_ text: String) {
            let parts = text.lowercased().split(separator: "_")
            switch parts.first {
            case "in": isIn = true
            case "out", "retval", "outptr": isOut = true
            case "inout": (isIn, isOut) = (true, true)
            case "optional" where parts.count == 1, "opt" where parts.count == 1: isOptional = true
            default: return nil
            }
            if parts.dropFirst().contains("opt") { isOptional = true }
        }
    }
}
