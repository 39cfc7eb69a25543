import EmbeddedData

/// What the tool knows of interfaces, so that a configuration need not say it: the emitter's part of this repository's own
/// `urtext.json`.
package enum EmbeddedInterfaces {
    /// What `"interface"` may be.
    package static let names = ["sspi"]

    /// The emitter's part; `nil` for an interface that is not known.
    package static func emitter(of name: String) -> LocatedJSON? {
        guard names.contains(name), let bytes = unsafe embedded_sspi_bytes() else { return nil }
        let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: embedded_sspi_length()))
        guard let document = try? LocatedJSONParser.parse(text), case .object(let members) = document.value else {
            return nil
        }
        return members.first { $0.key == "emitter" }?.value
    }
}
