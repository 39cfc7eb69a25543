/// The integer constants of one C header: one file `spec/values/<name>.json`.
package struct HeaderValues: Hashable, Sendable {
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

extension HeaderValues: Codable {
    private enum CodingKeys: String, CodingKey {
        case schema, header, origin, version, constants
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == HeaderValues.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container,
                debugDescription: "schema is \(schema), this tool reads \(HeaderValues.schema)")
        }
        self.init(
            header: try container.decode(String.self, forKey: .header),
            origin: try container.decodeIfPresent(String.self, forKey: .origin),
            version: try container.decodeIfPresent(String.self, forKey: .version),
            constants: try container.decode([Constant].self, forKey: .constants))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(HeaderValues.schema, forKey: .schema)
        try container.encode(header, forKey: .header)
        try container.encode(origin, forKey: .origin)
        try container.encode(version, forKey: .version)
        try container.encode(constants, forKey: .constants)
    }
}
