package import UrtextModel

/// A name in which `*` stands for any letters, e.g. `ISC_REQ_*`. Capitals count.
package struct NamePattern: Hashable, Sendable {
    package var text: String
    /// Where it stands, for diagnostics.
    package var location: SourceLocation?

    package init(_ text: String, at location: SourceLocation? = nil) {
        self.text = text
        self.location = location
    }

    package func matches(_ name: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last else { return name.isEmpty }
        var rest = Array(name.utf8)[...]
        guard rest.starts(with: first) else { return false }
        if parts.count == 1 { return rest.count == first.count }
        rest = rest.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() {
            guard let start = Self.find(part, in: rest) else { return false }
            rest = rest[(start + part.count)...]
        }
        return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
    }

    /// The first place at which a part stands.
    private static func find(_ part: Substring.UTF8View, in bytes: ArraySlice<UInt8>) -> Int? {
        guard part.count <= bytes.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - part.count)).first { bytes[$0...].starts(with: part) }
    }
}
