import EmbeddedData

/// The templates that the tool carries with it, so that it needs no files beside it.
package enum EmbeddedTemplates {
    /// The text of each template by its path below the templates folder, e.g. `swift/flags.mustache`.
    ///
    /// A template that is not UTF-8 is repaired with replacement characters; the repository's own are checked by a test.
    package static let all: [String: String] = {
        var templates: [String: String] = [:]
        for index in 0..<embedded_count() {
            guard let name = unsafe embedded_name(index), let bytes = unsafe embedded_bytes(index) else { continue }
            let contents = unsafe UnsafeBufferPointer(start: bytes, count: embedded_length(index))
            unsafe templates[String(cString: name)] = unsafe String(decoding: contents, as: UTF8.self)
        }
        return templates
    }()
}
