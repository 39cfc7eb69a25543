/// A word or two with a colon behind them: `Type:`, `Datentyp :`, `類型：`.
enum Label {
    /// The text behind the label; `nil` when the text does not begin with one, or says nothing more.
    static func stripped(from text: String) -> String? {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let label = text[..<colon].trimmed
        let rest = text[text.index(after: colon)...]
        // `std::string` begins with no label.
        guard isLabel(label), rest.first != ":", !rest.isBlank else { return nil }
        return rest.trimmed
    }

    /// True for one or two words of letters.
    static func isLabel(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        return (1...2).contains(words.count) && text.utf8.count <= 48 && words.allSatisfy { $0.allSatisfy(\.isLetter) }
    }
}
