package import UrtextModel
import UrtextReader

/// What was read from one file, and what tells that file from another.
package struct ReadPage: Hashable, Sendable {
    /// The path as the caller named it.
    package var file: String
    /// SHA-256 of the file's bytes, in hexadecimal; empty when it could not be read.
    package var digest: String
    /// In canonical order, none twice; all of one page and edition, and of this file.
    package var claims: [Claim]
    /// Sorted, none twice.
    package var diagnostics: [Diagnostic]

    package init(file: String, digest: String, claims: [Claim], diagnostics: [Diagnostic]) {
        self.file = file
        self.digest = digest
        self.claims = Claim.canonical(claims)
        self.diagnostics = Set(diagnostics).sorted()
    }

    var loaded: LoadedPage {
        LoadedPage(path: file, reading: PageReading(claims: claims, diagnostics: diagnostics))
    }
}

extension ReadPage: Comparable {
    /// By file, then by what was read: total, so that a set of them has one order.
    package static func < (lhs: ReadPage, rhs: ReadPage) -> Bool {
        if lhs.file != rhs.file { return FilePath.precedes(lhs.file, rhs.file) }
        if lhs.digest != rhs.digest { return lhs.digest < rhs.digest }
        if lhs.claims != rhs.claims { return lhs.claims.lexicographicallyPrecedes(rhs.claims) }
        return lhs.diagnostics.lexicographicallyPrecedes(rhs.diagnostics)
    }
}
