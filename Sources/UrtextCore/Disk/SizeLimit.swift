/// The largest files that are read, in bytes. Larger ones are refused with a diagnostic: they are mistakes, and the memory
/// they take is several times their size.
package enum SizeLimit {
    /// A reference page. The largest ones known have 0.6 MB.
    package static let page = 50_000_000
    /// A spec file, a configuration, a template, a header, a generated file.
    package static let document = 100_000_000
}
