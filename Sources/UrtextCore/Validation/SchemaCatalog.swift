import SchemaData

/// The schemas that the tool carries with it: one for each kind of file that it reads or writes.
package enum SchemaCatalog {
    /// A schema and what files it is for.
    package struct Entry: Hashable, Sendable {
        /// The name of its file below `spec/schema`, e.g. `urtext-spec.schema.json`.
        package var name: String
        /// What the files of the kind say under `schema`; `nil` for the configuration, which is told by its name.
        package var tag: String?
        package var title: String
        package var root: LocatedJSON
    }

    /// Sorted by name. A schema that is no JSON is left out; a test compares them with the folder.
    package static let all: [Entry] = {
        var entries: [Entry] = []
        for index in 0..<schema_count() {
            guard let bytes = unsafe schema_bytes(index) else { continue }
            let contents = unsafe Array(UnsafeBufferPointer(start: bytes, count: schema_length(index)))
            guard let root = try? LocatedJSONParser.parse(contents), let name = root.text("$id") else { continue }
            entries.append(
                Entry(
                    name: name, tag: root.text("properties", "schema", "const"), title: root.text("title") ?? name,
                    root: root))
        }
        return entries.sorted { $0.name < $1.name }
    }()

    /// The schema of files that say so under `schema`.
    package static func entry(tagged tag: String) -> Entry? { all.first { $0.tag == tag } }

    /// The schema of configurations.
    package static var configuration: Entry? { all.first { $0.name == "urtext-configuration.schema.json" } }
}

extension LocatedJSON {
    /// The string at the end of a path of keys; `nil` where something else stands or nothing does.
    func text(_ keys: String...) -> String? {
        var current = self
        for key in keys {
            guard case .object(let members) = current.value, let member = members.first(where: { $0.key == key }) else {
                return nil
            }
            current = member.value
        }
        if case .string(let text) = current.value { return text }
        return nil
    }
}
