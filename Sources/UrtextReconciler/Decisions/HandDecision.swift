package import UrtextModel

/// What a person settled of a row that the evidence leaves open, with the reason: one entry of `spec/decisions.json`.
package struct HandDecision: Hashable, Sendable {
    /// Id of the page, e.g. `acceptsecuritycontext--ntlm`.
    package var page: String
    /// The edition that prints it, e.g. `de-DE/live`; `nil` for every edition.
    package var edition: String?
    /// The row's first cell, exactly as the unresolved row gives it.
    package var text: String
    package var symbol: String
    package var reason: String
    /// Where it was written down.
    package var location: SourceLocation

    package init(
        page: String, edition: String? = nil, text: String, symbol: String, reason: String, location: SourceLocation
    ) {
        self.page = page
        self.edition = edition
        self.text = text
        self.symbol = symbol
        self.reason = reason
        self.location = location
    }

    /// An identifier, or a macro's call on one.
    package static func isSymbol(_ text: String) -> Bool {
        Identifier.isIdentifier(text) || PrintedSymbol.isMacroCall(text)
    }

    func concerns(_ edition: EditionClaims, _ row: RowDecision) -> Bool {
        page == edition.page && text == row.text && (self.edition.map { $0 == edition.edition.description } ?? true)
    }
}
