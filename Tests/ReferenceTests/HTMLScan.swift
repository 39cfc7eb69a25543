/// Tags and attributes of a page, by looking at its text: what this project writes is regular enough for that.
struct HTMLScan {
    struct Tag {
        var name: String
        var attributes: [String: String]
        var isClosing: Bool
    }

    private(set) var tags: [Tag] = []

    init(_ text: String) {
        for part in text.split(separator: "<").dropFirst() where part.first != "!" {
            guard let end = part.firstIndex(of: ">") else { continue }
            var body = part[..<end]
            let isClosing = body.first == "/"
            if isClosing { body = body.dropFirst() }
            let name = String(body.prefix { $0.isLetter || $0.isNumber })
            tags.append(
                Tag(name: name, attributes: HTMLScan.attributes(body.dropFirst(name.count)), isClosing: isClosing))
        }
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text
        while true {
            rest = rest.drop { $0 == " " || $0 == "\n" }
            let name = rest.prefix { $0 != "=" && $0 != " " && $0 != "\n" }
            if name.isEmpty { return attributes }
            rest = rest.dropFirst(name.count)
            if rest.hasPrefix("=\"") {
                let value = String(rest.dropFirst(2).prefix { $0 != "\"" })
                attributes[String(name)] = value.replacing("&amp;", with: "&").replacing("&#39;", with: "'")
                    .replacing("&quot;", with: "\"")
                rest = rest.dropFirst(3 + value.count)
            } else {
                attributes[String(name)] = ""
            }
        }
    }

    func opening(_ name: String) -> [Tag] { tags.filter { $0.name == name && !$0.isClosing } }

    var ids: [String] { tags.compactMap { $0.isClosing ? nil : $0.attributes["id"] } }

    /// Where links, scripts and styles lead.
    var addresses: [String] {
        tags.compactMap { $0.isClosing ? nil : $0.attributes["href"] ?? $0.attributes["src"] }
    }

    /// The levels of the headings, in order.
    var headings: [Int] {
        tags.compactMap { tag in
            tag.isClosing || tag.name.count != 2 || tag.name.first != "h" ? nil : tag.name.last?.wholeNumberValue
        }
    }
}
