import UrtextEmitter
package import UrtextModel

/// Reads `urtext.json` and reports every mistake in it at once.
package struct ConfigurationReader {
    /// The keys of the file; the JSON Schema in spec/schema has the same.
    package static let keys = [
        "$schema", "pages", "manifest", "headers", "values", "lexicons", "restore", "locale", "spec", "templates",
        "output", "prose", "license", "language", "swift", "module", "access", "imports", "include", "exclude", "names",
        "files",
        "links", "interface", "emitter",
    ]

    let path: String
    var configuration = Configuration()
    private(set) var diagnostics: [Diagnostic] = []
    /// Swift names of single symbols, added to those of the emitter's part.
    private var overrides: [String: String] = [:]
    private var interface: LocatedJSON?
    private var emitter: LocatedJSON?

    /// - Parameter path: of the file, as the caller named it; paths inside are relative to its folder.
    package static func read(_ bytes: [UInt8], path: String) -> (
        configuration: Configuration, diagnostics: [Diagnostic]
    ) {
        var reader = ConfigurationReader(path: path)
        reader.read(bytes)
        return (reader.configuration, reader.diagnostics)
    }

    private init(path: String) {
        self.path = path
        configuration.path = path
    }

    private mutating func read(_ bytes: [UInt8]) {
        let document: LocatedJSON
        do {
            document = try LocatedJSONParser.parse(bytes)
        } catch {
            return complain("malformed-json", error.position, error.message)
        }
        guard case .object(let members) = document.value else {
            return complain(
                "configuration-type", document.position, "the configuration is \(document.kind), not an object")
        }
        configuration.spec = FilePath.join(FilePath.folder(path), configuration.spec)
        configuration.output = FilePath.join(FilePath.folder(path), configuration.output)
        for member in members where !readSource(member) && !readTarget(member) {
            complainUnknown(member, among: Self.keys)
        }
        finishEmitter()
        checkModule(document)
    }

    /// The keys that say what is read; false for any other.
    private mutating func readSource(_ member: LocatedJSON.Member) -> Bool {
        switch member.key {
        case "$schema": _ = text(member, "the address of a JSON Schema")
        case "pages": configuration.sources.pages = paths(member)
        case "manifest": configuration.sources.manifest = filePath(member, "the path of a file")
        case "headers": configuration.sources.headers = paths(member)
        case "values": configuration.sources.values = filePath(member, "the path of a folder")
        case "lexicons": configuration.sources.lexicons = paths(member)
        case "restore": configuration.sources.restores = flag(member) ?? false
        case "locale": configuration.sources.locale = locale(member)
        case "spec": configuration.spec = filePath(member, "the path of a folder") ?? configuration.spec
        default: return false
        }
        return true
    }

    /// The keys that say what is made of it; false for any other.
    private mutating func readTarget(_ member: LocatedJSON.Member) -> Bool {
        switch member.key {
        case "templates": configuration.templates = filePath(member, "the path of a folder")
        case "output": configuration.output = output(member) ?? configuration.output
        case "prose": prose(member)
        case "license": configuration.license = text(member, "the licence of the pages, e.g. CC BY 4.0")
        case "language": configuration.language = locale(member)
        case "swift": configuration.style.isEmitted = flag(member) ?? true
        case "module": configuration.style.module = module(member)
        case "access": configuration.style.access = choice(member) ?? .public
        case "imports": configuration.style.imports = imports(member)
        case "include": configuration.selection.include = selection(member)
        case "exclude": configuration.selection.exclude = selection(member)
        case "names": overrides = swiftNames(member)
        case "files": configuration.files = files(member)
        case "links": links(member)
        case "interface": interface = knownInterface(member)
        case "emitter": emitter = member.value
        default: return false
        }
        return true
    }

    /// Puts the interface and the file's own part on top of each other, and reads the result.
    private mutating func finishEmitter() {
        if let emitter {
            guard case .object = emitter.value else {
                return complain("configuration-type", emitter.position, "\"emitter\" is \(emitter.kind), not an object")
            }
            readEmitter(interface?.patched(with: emitter) ?? emitter)
        } else if let interface {
            readEmitter(interface)
        }
        configuration.emitter.names.overrides.merge(overrides) { $1 }
    }

    private mutating func readEmitter(_ value: LocatedJSON) {
        var rest = value
        // The decoder stops at the first mistake. Each one is reported and taken out, until the rest can be read.
        var removed: Set<[LocatedJSON.PathStep]> = []
        while true {
            do {
                configuration.emitter = try EmitterConfiguration.decode(Array(rest.node.document().utf8))
                return
            } catch {
                guard let (path, isMissing) = DecodingFailure.place(of: error) else { return }
                if !isMissing || !removed.contains(path) {
                    diagnostics.append(DecodingFailure.diagnostic(error, in: rest, path: self.path))
                }
                // What lacks something is itself of no use.
                let useless = isMissing ? Array(path.dropLast()) : path
                guard !useless.isEmpty, let smaller = rest.removing(useless) else { return }
                removed.insert(useless)
                rest = smaller
            }
        }
    }

    /// A type that is named like its module hides the module from whoever imports it.
    private mutating func checkModule(_ document: LocatedJSON) {
        guard let module = configuration.style.module else { return }
        let position = document.nearest(to: [.key("module")]).position
        if configuration.emitter.families.contains(where: { $0.type == module }) {
            complain(
                "module-name-collision", position, "the module \(module) would hold a type of the same name",
                solutions: ["choose another name for the module, or another `type` for the family"])
        }
        if module == SwiftStyle.runtime {
            complain(
                "module-name-collision", position, "the module \(module) would import itself",
                solutions: ["choose another name for the module: this is that of the runtime, which each file imports"])
        } else if configuration.style.imports.contains(where: { $0.split(separator: " ").last == module[...] }) {
            complain(
                "module-name-collision", position, "the module \(module) would import itself",
                solutions: ["take it out of \"imports\""])
        }
    }

    mutating func complainUnknown(_ member: LocatedJSON.Member, among keys: [String]) {
        let meant = Suggestion.nearest(to: member.key, among: keys)
        complain(
            "configuration-key", member.keyPosition, "unknown key \"\(member.key)\"",
            solutions: [
                meant.map { "did you mean \"\($0)\"?" } ?? "the keys are \(keys.sorted().joined(separator: ", "))"
            ])
    }

    mutating func complain(
        _ identifier: String, _ position: LocatedJSON.Position, _ summary: String, solutions: [String] = []
    ) {
        diagnostics.append(Diagnostic(.error, identifier, at: location(position), summary, solutions: solutions))
    }

    func location(_ position: LocatedJSON.Position) -> SourceLocation {
        SourceLocation(path: path, line: position.line, column: position.column)
    }
}
