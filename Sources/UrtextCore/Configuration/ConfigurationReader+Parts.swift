import UrtextEmitter
import UrtextModel

/// The keys whose values are more than a path or a word.
extension ConfigurationReader {
    /// The keys of `include` and `exclude`.
    package static let selectionKeys = ["packages", "functions", "flags"]
    /// The keys of an element of `files`.
    package static let fileKeys = ["path", "template"]
    /// The keys of `links`.
    package static let linkKeys = ["page", "headerPage"]

    /// A folder of its own: what an earlier run generated and a later one does not is removed from it.
    mutating func output(_ member: LocatedJSON.Member) -> String? {
        guard let path = filePath(member, "the path of a folder"), case .string(let text) = member.value.value else {
            return nil
        }
        guard text.split(separator: "/").contains(where: { $0 != "." && $0 != ".." }) else {
            complain(
                "configuration-value", member.value.position, "\"\(text)\" is not a folder for generated files alone",
                solutions: ["write a folder below the configuration's, e.g. Generated"])
            return nil
        }
        return path
    }

    /// Addresses of the official pages.
    mutating func links(_ member: LocatedJSON.Member) {
        for inner in members(member.value, named: "\"links\"") {
            guard Self.linkKeys.contains(inner.key) else {
                complainUnknown(inner, among: Self.linkKeys)
                continue
            }
            guard let address = text(inner, "an address with {page} in it") else { continue }
            guard address.hasPrefix("https://") || address.hasPrefix("http://"), address.contains("{page}") else {
                complain(
                    "configuration-value", inner.value.position,
                    "\"\(address)\" is no address with {page} in it",
                    solutions: ["write e.g. https://example.org/{locale}/{page}"])
                continue
            }
            let names = address.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
            if let name = names.first(where: { !["locale", "page", "header"].contains($0) }) {
                complain(
                    "configuration-value", inner.value.position, "nothing is known to be filled in for {\(name)}",
                    solutions: ["write {locale}, {page} or {header}"])
                continue
            }
            if inner.key == "page" { configuration.links.page = address }
            if inner.key == "headerPage" { configuration.links.headerPage = address }
        }
    }

    /// A folder, or the word for the pages themselves.
    mutating func prose(_ member: LocatedJSON.Member) {
        guard let path = filePath(member, "the path of a folder, or pages"),
            case .string(let text) = member.value.value
        else { return }
        if text == PageProseSource.word {
            configuration.takesPageProse = true
        } else {
            configuration.prose = path
        }
    }

    mutating func locale(_ member: LocatedJSON.Member) -> String? {
        guard let text = text(member, "a language, e.g. de-DE") else { return nil }
        if LanguageTag.isTag(text) { return text }
        complain(
            "configuration-value", member.value.position, "\"\(text)\" is no language tag",
            solutions: ["write it as de-DE or zh-TW"])
        return nil
    }

    mutating func module(_ member: LocatedJSON.Member) -> String? {
        guard let text = text(member, "the name of a module") else { return nil }
        if SwiftNames.isValid(text), !SwiftNames.isKeyword(text) { return text }
        complain("configuration-value", member.value.position, "\"\(text)\" is no name of a Swift module")
        return nil
    }

    mutating func imports(_ member: LocatedJSON.Member) -> [String] {
        texts(member, "the name of a module").compactMap { text, position in
            if SwiftStyle.declaration(text) != nil { return text }
            complain(
                "configuration-value", position, "\"\(text)\" names no module",
                solutions: ["write Module, public Module, package Module or internal Module"])
            return nil
        }
    }

    mutating func selection(_ member: LocatedJSON.Member) -> Selection.Names {
        var names = Selection.Names()
        for inner in members(member.value, named: "\"\(member.key)\"") {
            switch inner.key {
            case "packages": names.packages = patterns(inner)
            case "functions": names.functions = patterns(inner)
            case "flags": names.flags = patterns(inner)
            default: complainUnknown(inner, among: Self.selectionKeys)
            }
        }
        return names
    }

    private mutating func patterns(_ member: LocatedJSON.Member) -> [NamePattern] {
        texts(member, "a name").map { NamePattern($0.text, at: location($0.position)) }
    }

    mutating func swiftNames(_ member: LocatedJSON.Member) -> [String: String] {
        var names: [String: String] = [:]
        for inner in members(member.value, named: "\"\(member.key)\"") {
            guard let name = text(inner, "a Swift name") else { continue }
            if SwiftNames.isValid(name) {
                names[inner.key] = name
            } else {
                complain("configuration-value", inner.value.position, "\"\(name)\" is no Swift name")
            }
        }
        return names
    }

    mutating func files(_ member: LocatedJSON.Member) -> [FileConfiguration] {
        guard case .array(let items) = member.value.value else {
            complain(
                "configuration-type", member.value.position,
                "\"files\" is \(member.value.kind), not an array of objects")
            return []
        }
        return items.enumerated().compactMap { index, item in
            var texts: [String: String] = [:]
            let given = members(item, named: "an element of \"files\"")
            for inner in given {
                if Self.fileKeys.contains(inner.key) {
                    texts[inner.key] = text(inner, "a path")
                } else {
                    complainUnknown(inner, among: Self.fileKeys)
                }
            }
            for key in Self.fileKeys where !given.contains(where: { $0.key == key }) {
                complain("configuration-key", item.position, "the key \"\(key)\" is missing")
            }
            guard let path = texts["path"], let template = texts["template"] else { return nil }
            guard FilePath.staysInside(path) else {
                complain(
                    "configuration-value", item.position, "\"\(path)\" does not stay in the output folder",
                    solutions: ["write a path below it, without . and .."])
                return nil
            }
            configuration.places["files/\(path)"] = location(item.position)
            return FileConfiguration(path: path, template: template)
        }
    }

    mutating func knownInterface(_ member: LocatedJSON.Member) -> LocatedJSON? {
        guard let name = text(member, "the name of an interface") else { return nil }
        if let interface = EmbeddedInterfaces.emitter(of: name) { return interface }
        complainWord(name, member, among: EmbeddedInterfaces.names)
        return nil
    }
}
