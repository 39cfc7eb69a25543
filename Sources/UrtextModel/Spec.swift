/// The whole canonical specification: pages by id, numbers by header, and what is stated by hand by function.
package struct Spec: Hashable, Sendable {
    /// Sorted by id.
    package var pages: [SpecPage]
    /// Sorted by header.
    package var values: [HeaderValues]
    /// Sorted by function.
    package var constraints: [StatedConstraints]

    package init(
        pages: [SpecPage] = [], values: [HeaderValues] = [], constraints: [StatedConstraints] = []
    ) {
        self.pages = pages.sorted { $0.id < $1.id }
        self.values = values.sorted { $0.header < $1.header }
        self.constraints = constraints.sorted { ($0.function, $0.path) < ($1.function, $1.path) }
    }
}

/// A file to be written: the path below the output folder, and the whole text.
package struct OutputFile: Hashable, Sendable {
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// One reference page as bytes, before anything is read from it.
package struct SourcePage: Hashable, Sendable {
    /// The path as the caller named it.
    package var path: String
    package var bytes: [UInt8]
    /// The locale the caller states for it, if any; wins over what the page says of itself.
    package var locale: String?

    package init(path: String, bytes: [UInt8], locale: String? = nil) {
        self.path = path
        self.bytes = bytes
        self.locale = locale
    }
}
