package import UrtextModel

/// Where in `urtext.json` something stands, by the path of its keys, e.g. `pages/0`.
///
/// Two configurations that say the same are equal wherever they say it, so all places count as equal.
package struct ConfigurationPlaces: Hashable, Sendable {
    private var places: [String: SourceLocation] = [:]

    package init() {}

    package subscript(_ key: String) -> SourceLocation? {
        get { places[key] }
        set { places[key] = newValue }
    }

    package static func == (lhs: ConfigurationPlaces, rhs: ConfigurationPlaces) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
