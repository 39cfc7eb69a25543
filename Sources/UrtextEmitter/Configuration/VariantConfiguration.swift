/// A variant of functions that is emitted.
///
/// ```json
/// { "variant": "Digest", "package": "WDigest" }
/// { "variant": "Schannel", "stubs": false }
/// { "variant": "" }
/// ```
package struct VariantConfiguration: Hashable, Sendable {
    /// The variant as pages spell it, and the Swift namespace; empty for pages that name no package. Such a page is
    /// emitted when no other selected page documents its function, and its Swift needs no namespace of its own.
    package var variant: String
    /// The name under which the security package is known to callers; empty where all packages share the function.
    package var package: String
    /// False when only the documented values and codes are emitted, since there is no core to call.
    package var stubs: Bool

    package init(variant: String, package: String = "", stubs: Bool = true) {
        self.variant = variant
        self.package = package
        self.stubs = stubs
    }

    /// True for the functions that all packages share.
    package var isShared: Bool { variant.isEmpty }
}

extension VariantConfiguration: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case variant, package, stubs }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        variant = try container.decode(String.self, forKey: .variant)
        stubs = try container.decodeIfPresent(Bool.self, forKey: .stubs) ?? true
        guard variant.isEmpty || !stubs else {
            package = try container.decode(String.self, forKey: .package)
            return
        }
        package = ""
        if container.contains(.package) {
            throw DecodingError.dataCorruptedError(
                forKey: .package, in: container,
                debugDescription: stubs
                    ? "the functions that all packages share belong to no package; leave it out"
                    : "the package is known to stubs only, and \"stubs\" is false; leave it out")
        }
    }
}
