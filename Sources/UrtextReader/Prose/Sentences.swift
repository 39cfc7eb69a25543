/// Running text of a page, made fit for a comment.
enum Sentences {
    /// At most two sentences of a text, without line breaks and without characters that cannot be seen.
    ///
    /// Where a sentence ends is told by its full stop and the blank behind it, in every script; a stop that comes early is
    /// taken for that of an abbreviation.
    static func first(of text: String) -> String {
        let clean = cleaned(text)
        var ends = 0
        var length = 0
        var previous: Character = " "
        for (index, character) in zip(clean.indices, clean) {
            let isWide = "。！？".contains(previous)
            if isWide || character == " " && ".!?".contains(previous), length >= (isWide ? 10 : 24) {
                ends += 1
                length = 0
                if ends == 2 { return clean[..<index].trimmed }
            }
            length += 1
            previous = character
        }
        return clean
    }

    /// White space runs as one blank; without control characters, and without marks that turn the direction of writing
    /// or join what follows, which make source read otherwise than a compiler does.
    static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: scalars.append(" ")
            case .format, .privateUse, .surrogate, .unassigned: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars).collapsed
    }
}
