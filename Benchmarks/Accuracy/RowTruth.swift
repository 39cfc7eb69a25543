import UrtextModel
import UrtextReconciler

/// The symbol of each row of the pages of one language, as their bilingual editions state it.
struct RowTruth {
    private struct Place: Hashable {
        var page: String
        var place: RowPlace
    }

    private var symbols: [Place: String] = [:]

    init(_ corpus: Corpus, _ kind: Corpus.Kind, locale: String) throws {
        for claim in ClaimSet.joined(try corpus.claims(kind, "\(locale)/live-sxs")).claims {
            guard case .row(let place, .symbol) = claim.subject, claim.reading == .bilingual else { continue }
            let symbol = RowTruth.closed(claim.text)
            guard Identifier.isIdentifier(symbol) else { continue }
            symbols[Place(page: claim.page, place: place)] = symbol
        }
    }

    func symbol(_ page: String, _ place: RowPlace) -> String? { symbols[Place(page: page, place: place)] }

    /// What a macro around a symbol holds, without blanks at underscores.
    static func closed(_ text: String) -> String {
        var bare = text.filter { !$0.isWhitespace }
        if bare.hasPrefix("HRESULT_FROM_"), bare.hasSuffix(")"), let open = bare.firstIndex(of: "(") {
            bare = String(bare[bare.index(after: open)...].dropLast())
        }
        return bare
    }
}
