/// The integer constants of one C header: one file `spec/values/<name>.json`.
package struct HeaderValues: Hashable, Sendable, Codable {
    package struct Constant: Hashable, Sendable, Codable {
        package var name: String
        /// `0x` and eight hexadecimal digits.
        package var value: String
        /// Line of the definition in the header.
        package var line: Int

        package init(name: String, value: String, line: Int) {
            self.name = name
            self.value = value
            self.line = line
        }
    }

    package static let schema = "urtext-values/1"

    /// File name of the header, e.g. `sspi.h`.
    package var header: String
    /// What package the header belongs to, e.g. `mingw-w64-common`, when known.
    package var origin: String?
    package var version: String?
    /// Sorted by name.
    package var constants: [Constant]

    package init(header: String, origin: String? = nil, version: String? = nil, constants: [Constant] = []) {
        self.header = header
        self.origin = origin
        self.version = version
        self.constants = constants
    }
}
