import Testing
import UrtextModel

@testable import UrtextReader

/// A fixture page and what was read from it.
struct ReadPage {
    let text: String
    let reading: PageReading

    /// The default path is that of a page in the original language.
    init(
        _ text: String, path: String = "en-US/live/tea/boilkettle.md", locale: String? = nil,
        layouts: PageLayouts = .standard
    ) {
        self.text = text
        reading = PageReader(layouts: layouts).read(SourcePage(path: path, bytes: Array(text.utf8), locale: locale))
    }

    /// The line on which a text stands for the first time behind another one, counted from one; 0 where it does not.
    func line(of needle: String, after earlier: String = "") -> Int {
        var isBehind = earlier.isEmpty
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if isBehind, line.contains(needle) { return index + 1 }
            if !isBehind, line.contains(earlier) { isBehind = true }
        }
        return 0
    }

    func claims(_ subject: Subject) -> [Claim] { reading.claims.filter { $0.subject == subject } }

    /// `reading: text` of each claim on a subject.
    func said(_ subject: Subject) -> [String] { claims(subject).map { "\($0.reading.rawValue): \($0.text)" } }

    func texts(_ subject: Subject, _ how: Reading) -> [String] {
        claims(subject).filter { $0.reading == how }.map(\.text)
    }

    /// The names of the parameter section's headings as printed, in order.
    var headings: [String] {
        reading.claims.compactMap { claim in
            guard case .heading(_, .name) = claim.subject, claim.reading != .anchor, claim.reading != .syntaxBlock
            else {
                return nil
            }
            return claim.text
        }
    }

    /// The symbols of one list as `table.row symbol`, anchors left out.
    func symbols(_ list: RowPlace.List) -> [String] {
        reading.claims.compactMap { claim in
            guard case .row(let place, .symbol) = claim.subject, place.list == list, claim.reading != .anchor else {
                return nil
            }
            return "\(place.table).\(place.row) \(claim.text)"
        }
    }

    func anchors(_ list: RowPlace.List) -> [String] {
        reading.claims.compactMap { claim in
            guard case .row(let place, .symbol) = claim.subject, place.list == list, claim.reading == .anchor else {
                return nil
            }
            return "\(place.table).\(place.row) \(claim.text)"
        }
    }

    func numbers(_ list: RowPlace.List) -> [String] {
        reading.claims.compactMap { claim in
            guard case .row(let place, .number) = claim.subject, place.list == list else { return nil }
            return "\(place.table).\(place.row) \(claim.text)"
        }
    }

    /// `severity identifier line` of each diagnostic, 0 for one about the whole file.
    var complaints: [String] {
        reading.diagnostics.map { "\($0.severity.rawValue) \($0.identifier) \($0.location?.line ?? 0)" }
    }

    /// Fails for each claim whose text does not stand on the line it names.
    func expectTextsOnTheirLines(_ comment: String = "", sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for claim in reading.claims {
            guard let wanted = ReadPage.standingText(of: claim, in: reading.claims) else { continue }
            let isInside = claim.line >= 1 && claim.line <= lines.count
            let line = isInside ? lines[claim.line - 1] : ""
            let stands =
                switch claim.reading {
                case .anchor: line.contains(wanted)
                case .link: line.contains(wanted.dropLast(2))
                case .slug: line.lowercased().split(separator: " ").joined(separator: "-").contains(wanted)
                default: ReadPage.bare(line).contains(ReadPage.bare(wanted))
                }
            #expect(
                stands, "\(comment) line \(claim.line) does not hold \(wanted): \(line) (\(claim.subject))",
                sourceLocation: sourceLocation)
        }
    }

    /// What must stand on a claim's line; `nil` for facts that are inferred.
    private static func standingText(of claim: Claim, in claims: [Claim]) -> String? {
        switch claim.subject {
        case .page(.kind): claim.reading == .slug ? claim.text : nil
        case .row(_, .description): nil
        case .page(.name) where claim.reading == .frontMatter: claim.text.split(separator: ":").last.map(String.init)
        case .page(.variant): claim.reading == .fileName ? nil : claim.text
        case .page: claim.text
        case .parameter(let place, .direction), .parameter(let place, .optional), .parameter(let place, .reserved),
            .parameter(let place, .type):
            // The name stands beside what is said about it.
            claims.first { $0.subject == .parameter(place, .name) }?.text
        default: claim.text
        }
    }

    /// Without tags, escapes, white space and letter case.
    private static func bare(_ text: String) -> String {
        var result = ""
        var isTag = false
        for scalar in text.unicodeScalars {
            if scalar == "<" { isTag = true }
            if !isTag, scalar != "\\", scalar != "*", scalar != "_", !scalar.properties.isWhitespace {
                result.unicodeScalars.append(scalar)
            }
            if scalar == ">" { isTag = false }
        }
        return result.lowercased()
    }
}
