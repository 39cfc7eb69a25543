/// One edition of the documentation: a language and the branch it was published from.
package struct Edition: Hashable, Sendable, Codable {
    /// BCP 47 tag, e.g. `de-DE`; `und` when nothing tells.
    package var locale: String
    /// Which rendition, e.g. `live`, `live-sxs`; empty when the pages do not say.
    package var label: String

    package init(locale: String, label: String = "") {
        self.locale = locale
        self.label = label
    }
}

extension Edition: Comparable {
    package static func < (lhs: Edition, rhs: Edition) -> Bool {
        (lhs.locale, lhs.label) < (rhs.locale, rhs.label)
    }
}

extension Edition: CustomStringConvertible {
    /// `de-DE/live`, or `de-DE` without a label.
    package var description: String { label.isEmpty ? locale : "\(locale)/\(label)" }
}
