import UrtextReader

/// The largest files that are read, in bytes. Larger ones are refused with a diagnostic: they are mistakes, and the memory
/// they take is several times their size.
package enum SizeLimit {
    /// A reference page: what the reader takes.
    package static let page = PageReader.sizeLimit
    /// A spec file, a configuration, a template, a header, a generated file.
    package static let document = 100_000_000
}
