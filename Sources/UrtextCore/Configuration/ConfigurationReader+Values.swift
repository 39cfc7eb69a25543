import UrtextModel

/// The kinds of values that the file's keys have. Each returns nothing, and complains, where the value is of another kind.
extension ConfigurationReader {
    /// A text that is not empty.
    mutating func text(_ member: LocatedJSON.Member, _ what: String) -> String? {
        text(member.value, named: "\"\(member.key)\"", what)
    }

    mutating func text(_ value: LocatedJSON, named name: String, _ what: String) -> String? {
        guard case .string(let text) = value.value else {
            complain("configuration-type", value.position, "\(name) is \(value.kind), not a string with \(what)")
            return nil
        }
        guard !text.isEmpty else {
            complain("configuration-value", value.position, "\(name) is empty")
            return nil
        }
        return text
    }

    mutating func flag(_ member: LocatedJSON.Member) -> Bool? {
        guard case .bool(let value) = member.value.value else {
            complain(
                "configuration-type", member.value.position,
                "\"\(member.key)\" is \(member.value.kind), not true or false")
            return nil
        }
        return value
    }

    /// One of a few words.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ member: LocatedJSON.Member) -> Choice? {
        let names = Choice.allCases.map(\.rawValue)
        guard let text = text(member, "one of \(names.joined(separator: ", "))") else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        complainWord(text, member, among: names)
        return nil
    }

    mutating func complainWord(_ word: String, _ member: LocatedJSON.Member, among words: [String]) {
        let meant = Suggestion.nearest(to: word, among: words)
        complain(
            "configuration-value", member.value.position, "\"\(member.key)\" cannot be \"\(word)\"",
            solutions: [meant.map { "did you mean \"\($0)\"?" } ?? "write \(words.joined(separator: " or "))"])
    }

    /// The texts of an array, each with its place.
    mutating func texts(
        _ member: LocatedJSON.Member, _ what: String
    ) -> [(text: String, position: LocatedJSON.Position)] {
        guard case .array(let items) = member.value.value else {
            complain(
                "configuration-type", member.value.position,
                "\"\(member.key)\" is \(member.value.kind), not an array of strings")
            return []
        }
        return items.compactMap { item in
            text(item, named: "an element of \"\(member.key)\"", what).map { ($0, item.position) }
        }
    }

    /// A path, relative to the file's folder.
    mutating func filePath(_ member: LocatedJSON.Member, _ what: String) -> String? {
        guard let text = text(member, what) else { return nil }
        configuration.places[member.key] = location(member.value.position)
        return FilePath.join(FilePath.folder(path), text)
    }

    /// Paths, relative to the file's folder.
    mutating func paths(_ member: LocatedJSON.Member) -> [String] {
        texts(member, "a path").enumerated().map { index, item in
            configuration.places["\(member.key)/\(index)"] = location(item.position)
            return FilePath.join(FilePath.folder(path), item.text)
        }
    }

    /// The members of an object.
    mutating func members(_ value: LocatedJSON, named name: String) -> [LocatedJSON.Member] {
        if case .object(let members) = value.value { return members }
        complain("configuration-type", value.position, "\(name) is \(value.kind), not an object")
        return []
    }
}
