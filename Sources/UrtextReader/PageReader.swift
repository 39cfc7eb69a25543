package import UrtextModel

/// Reads one reference page: bytes in, claims and diagnostics out. Pure; never throws and never traps.
package struct PageReader: Sendable {
    package init() {}

    package func read(_ page: SourcePage) -> PageReading {
        PageReading(claims: [], diagnostics: [])
    }
}

/// What was read from one page.
package struct PageReading: Sendable {
    /// Sorted; empty when the page could not be read, and then a diagnostic says why.
    package var claims: [Claim]
    package var diagnostics: [Diagnostic]

    package init(claims: [Claim], diagnostics: [Diagnostic]) {
        self.claims = claims
        self.diagnostics = diagnostics
    }
}
