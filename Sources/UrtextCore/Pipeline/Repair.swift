import UrtextModel
import UrtextReconciler

/// A place where a page prints something else than the fact that was recovered from it.
struct Repair: Hashable {
    var page: String
    var vote: Vote
    var printed: String
    var symbol: String

    /// `de-DE/live:44  "NICHT GENUG WASSER" → KETTLE_E_NO_WATER (number)`.
    var line: String { "\(vote.page):\(vote.line) \"\(printed)\" → \(symbol) (\(vote.how.rawValue))" }

    private struct Place: Hashable {
        var page: String
        var edition: String
        var line: Int
    }

    /// Examples from as many kinds of reading and editions as there are, one each, then more, in the order of the pages.
    static func examples(in result: Extraction.Result) -> [Repair] {
        var printed: [Place: [String]] = [:]
        for claim in result.claims.claims {
            switch claim.subject {
            case .row(_, .symbol), .heading(_, .name):
                printed[Place(page: claim.page, edition: claim.edition.description, line: claim.line), default: []]
                    .append(claim.text)
            default: continue
            }
        }
        var seen: Set<String> = []
        var first: [Repair] = [], others: [Repair] = []
        for page in result.spec.pages {
            for evidence in page.evidence {
                guard let symbol = evidence.fact.split(separator: "/").last.map(String.init) else { continue }
                for vote in evidence.votes {
                    let texts = printed[Place(page: page.id, edition: vote.page, line: vote.line)] ?? []
                    guard !texts.contains(symbol), let text = texts.first else { continue }
                    let repair = Repair(page: page.id, vote: vote, printed: text, symbol: symbol)
                    if seen.insert("\(vote.page) \(vote.how.rawValue)").inserted {
                        first.append(repair)
                    } else {
                        others.append(repair)
                    }
                }
            }
        }
        return first + others
    }
}
