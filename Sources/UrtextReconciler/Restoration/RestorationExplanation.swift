package import UrtextModel

/// Why a damaged row was taken for a symbol, or for none.
package struct RestorationExplanation: Hashable, Sendable {
    package struct Choice: Hashable, Sendable {
        package var symbol: String
        package var probability: Double
        /// What counted most, with what it was worth; empty for what several editions decided together, and for what
        /// the print spells.
        package var evidence: [Evidence]
    }

    package struct Evidence: Hashable, Sendable {
        package var name: String
        package var worth: Double
    }

    /// The likeliest symbol where it is not believed.
    package struct Doubted: Hashable, Sendable {
        package var symbol: String
        /// What the evidence alone makes of it.
        package var probability: Double
        package var objection: Objection
    }

    package var page: String
    package var edition: Edition
    package var line: Int
    package var place: RowPlace
    /// The row as printed.
    package var text: String
    /// Best first, at most three.
    package var choices: [Choice]
    /// The probability that it is none of all candidates.
    package var none: Double
    /// The probability that was asked for.
    package var margin: Double
    /// What would be the first choice, had nothing contradicted.
    package var doubted: Doubted?

    /// True when the first choice was taken.
    package var isTaken: Bool { (choices.first?.probability ?? 0) >= margin }

    /// A few lines for a person.
    package var description: String {
        var lines = ["\(edition) \(page):\(line)  \"\(text)\""]
        if let doubted {
            let probability = RestorationExplanation.fixed(doubted.probability, digits: 3)
            lines.append("  denied  \(doubted.symbol)  \(probability)  \(doubted.objection.rawValue)")
        }
        for (rank, choice) in choices.enumerated() {
            let verdict = rank == 0 ? (isTaken ? "taken  " : "refused") : "       "
            let evidence = choice.evidence.map { "\($0.name) \(RestorationExplanation.signed($0.worth))" }
            lines.append(
                "  \(verdict) \(choice.symbol)  \(RestorationExplanation.fixed(choice.probability, digits: 3))"
                    + (evidence.isEmpty ? "" : "  (\(evidence.joined(separator: ", ")))"))
        }
        if choices.isEmpty, doubted == nil { lines.append("  refused: nothing speaks for any symbol") }
        lines.append("          none of these  \(RestorationExplanation.fixed(none, digits: 3))")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func signed(_ value: Double) -> String {
        value < 0 ? "-" + fixed(-value, digits: 1) : "+" + fixed(value, digits: 1)
    }

    private static func fixed(_ value: Double, digits: Int) -> String {
        let scale = digits == 1 ? 10.0 : 1000.0
        let whole = Int((value * scale).rounded())
        let fraction = String(whole % Int(scale))
        return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
