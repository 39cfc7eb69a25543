import Foundation
import UrtextCore
import UrtextModel
import UrtextReader
import UrtextReconciler

/// Precision and recall on what translation made of every symbol of the whole reference, eleven to nineteen times as many
/// rows as the pages at hand have.
///
/// Of each row there is the print and no more: no description, no anchor, no number but one that translation moved into
/// the symbol, no legible neighbour, and not its place in the table. So recall is lower than on pages, and what is
/// stated all the same must be right. Rows are restored page by page with a lexicon that was learned from the other half of
/// the pages, or without one.
struct Prints {
    static let locales = ["de-DE", "fr-FR", "zh-TW", "es-ES"]

    let corpus: Corpus
    let weights: RestorationWeights
    let print: (String) -> Void
    /// What was wrong, with why it was taken.
    private(set) var wrong: [String] = []

    mutating func run(_ locales: [String], settings: [Bool]) async throws {
        print("| language | lexicon | values P / R | return codes P / R | constants P / R | stated | wrong |")
        print("|---|---|---|---|---|---|---|")
        for hasLexicon in settings {
            for locale in locales {
                let path = "\(corpus.path)/symbol-pairs/\(locale).tsv"
                let rows = try Row.rows(of: path)
                var counts = [Int: Count]()
                for half in 0...1 {
                    let own = rows.filter { $0.half == half }
                    var lexicons: [Lexicon] = []
                    if hasLexicon {
                        let learned = await Learning(fileSystem: FileSystem()).run(
                            [], pairs: [path], locale: locale, leaving: Set(own.map(\.page)), jobs: 1)
                        // As it would be shipped: no more than the file holds.
                        lexicons = try learned.lexicons.map {
                            try JSONDecoder().decode(LexiconDocument.self, from: Data($0.text().utf8)).lexicon
                        }
                    }
                    count(own, locale: locale, lexicons: lexicons, into: &counts)
                }
                line(locale, hasLexicon, counts)
            }
        }
    }

    private struct Count {
        var asked = 0
        var right = 0
        var wrong = 0
    }

    /// One row of the file.
    private struct Row {
        var page: String
        var kind: Int
        var printed: String
        var symbol: String

        /// A page is in one of two halves, by its name alone.
        var half: Int {
            Int(page.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 32 & 1)
        }

        static let kinds = ["value", "return", "constant"]

        var list: RowPlace.List {
            switch kind {
            case 0: .values(heading: 0)
            case 1: .returns
            default: .constants
            }
        }

        /// The rows of plain editions.
        static func rows(of path: String) throws -> [Row] {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Failure(
                    "cannot read \(path): pairs of \(Prints.locales.joined(separator: ", ")) are expected there")
            }
            return text.split(separator: "\n").compactMap { line in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard fields.count == 5, fields[2] == "live", let kind = kinds.firstIndex(of: fields[1]) else {
                    return nil
                }
                return Row(
                    page: FilePath.name(fields[0]).dropping(".md"), kind: kind, printed: fields[3], symbol: fields[4])
            }
        }
    }

    private struct Place: Hashable {
        var page: String
        var place: RowPlace
    }

    private mutating func count(
        _ rows: [Row], locale: String, lexicons: [Lexicon], into counts: inout [Int: Count]
    ) {
        var claims: [Claim] = []
        var truths: [Place: String] = [:]
        for (page, rows) in Dictionary(grouping: rows, by: \.page).sorted(by: { $0.key < $1.key }) {
            let edition = Edition(locale: locale, label: "live")
            let source = ClaimSource(page: page, edition: edition, file: "\(page).md")
            if rows.contains(where: { $0.kind < 2 }) {
                claims.append(
                    Claim(source: source, line: 1, subject: .page(.kind), reading: .syntaxBlock, text: "function"))
                claims.append(
                    Claim(
                        source: source, line: 1, subject: .parameter(0, .name), reading: .syntaxBlock, text: "dwFlags"))
                claims.append(
                    Claim(source: source, line: 1, subject: .heading(0, .name), reading: .heading, text: "dwFlags"))
            }
            var next = [0, 0, 0]
            for row in rows {
                let place = RowPlace(list: row.list, table: 0, row: next[row.kind])
                next[row.kind] += 1
                let (text, number) = SymbolText.parted(row.printed)
                claims.append(
                    Claim(source: source, line: 1, subject: .row(place, .symbol), reading: .tableText, text: text))
                if let number {
                    claims.append(
                        Claim(source: source, line: 1, subject: .row(place, .number), reading: .number, text: number))
                }
                truths[Place(page: page, place: place)] = row.symbol
                counts[row.kind, default: Count()].asked += 1
            }
        }
        let reconciler = Reconciler(values: corpus.values[.win32] ?? [], lexicons: lexicons, weights: weights)
        for explanation in reconciler.reconcile(ClaimSet(claims)).explanations where explanation.isTaken {
            let kind =
                switch explanation.place.list {
                case .values: 0
                case .returns: 1
                case .constants: 2
                }
            let truth = truths[Place(page: explanation.page, place: explanation.place)]
            if truth == explanation.choices.first?.symbol {
                counts[kind, default: Count()].right += 1
            } else {
                counts[kind, default: Count()].wrong += 1
                wrong.append("\(truth ?? "?") \(Row.kinds[kind])\n\(explanation.description)")
            }
        }
    }

    private func line(_ locale: String, _ hasLexicon: Bool, _ counts: [Int: Count]) {
        let counts = (0...2).map { counts[$0] ?? Count() }
        let cells = counts.map { count in
            let stated = max(count.right + count.wrong, 1)
            return "\(Percent(Double(count.right) / Double(stated))) / "
                + "\(Percent(Double(count.right) / Double(max(count.asked, 1))))"
        }
        print(
            "| \(locale) | \(hasLexicon ? "of the other half" : "none") | \(cells.joined(separator: " | ")) | "
                + "\(counts.reduce(0) { $0 + $1.right + $1.wrong }) | \(counts.reduce(0) { $0 + $1.wrong }) |")
    }
}

extension String {
    fileprivate func dropping(_ ending: String) -> String {
        hasSuffix(ending) ? String(dropLast(ending.count)) : self
    }
}
