package import UrtextModel

/// Reads the integer constants that C headers define. Pure; never throws and never traps.
package struct HeaderFileReader: Sendable {
    /// One header as bytes; `origin` (a package name) and `version` are provenance, if the caller knows them.
    package struct Source: Sendable {
        package var path: String
        package var bytes: [UInt8]
        package var origin: String?
        package var version: String?

        package init(path: String, bytes: [UInt8], origin: String? = nil, version: String? = nil) {
            self.path = path
            self.bytes = bytes
            self.origin = origin
            self.version = version
        }
    }

    package init() {}

    /// Reads several headers together: a constant of one may be defined by a constant of another. The result is in the
    /// order of the sources.
    package func read(_ sources: [Source]) -> (values: [HeaderValues], diagnostics: [Diagnostic]) {
        ([], [])
    }
}
