import Foundation
import UrtextModel
import UrtextReader
import UrtextReconciler

extension FuzzTarget {
    /// A whole reference page, read as an original and as a translation, up to the specification's bytes.
    package static let page = FuzzTarget(
        "page", lengthLimit: 8192, borrowedSeeds: ["Examples/Pages"]
    ) { bytes in
        let original = try PageLaws.read(SourcePage(path: "en-US/live/tea/page.md", bytes: bytes), isRepeated: true)
        let translated = try PageLaws.read(SourcePage(path: "de-DE/live/tea/page.md", bytes: bytes))
        var claims = ClaimSet(original.claims + translated.claims)
        if bytes.contains(UInt8(ascii: "<")) {
            let page = SourcePage(path: "fr-FR/live-sxs/tea/page.md", bytes: bytes)
            claims.formUnion(ClaimSet(try PageLaws.read(page, view: .translation).claims))
        }
        try PageLaws.reconcile(claims)
    }

    /// A code block, on the smallest page that has one.
    package static let syntax = FuzzTarget("syntax", lengthLimit: 2048) { bytes in
        let page = Array("# Boil function\n\n## Syntax\n\n```C++\n".utf8) + bytes + Array("\n```\n".utf8)
        let reading = try PageLaws.read(SourcePage(path: "en-US/live/tea/boil.md", bytes: page), isRepeated: true)
        try PageLaws.reconcile(ClaimSet(reading.claims))
    }
}

/// What holds for every page, whatever is on it.
private enum PageLaws {
    /// The same bytes give the same claims; each names a line of the page; none is there twice.
    static func read(
        _ page: SourcePage, view: BilingualView = .original, isRepeated: Bool = false
    ) throws -> PageReading {
        let reading = PageReader(view: view).read(page)
        if isRepeated {
            let again = PageReader(view: view).read(page)
            try FuzzFinding.unless(reading.claims == again.claims, "a second reading makes other claims")
            try FuzzFinding.unless(reading.diagnostics == again.diagnostics, "a second reading has other diagnostics")
        }
        let lines = LineEnds.plain(page.bytes).reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        for claim in reading.claims {
            try FuzzFinding.unless(
                (1...lines).contains(claim.line), "line \(claim.line) of \(lines): \(claim.subject) \(claim.text)")
        }
        for diagnostic in reading.diagnostics {
            guard let line = diagnostic.location?.line else { continue }
            try FuzzFinding.unless((1...lines).contains(line), "line \(line) of \(lines): \(diagnostic.identifier)")
        }
        try FuzzFinding.unless(
            zip(reading.claims, reading.claims.dropFirst()).allSatisfy { !($1 < $0) }, "claims are not in order")
        let isRefused = reading.diagnostics.contains { $0.severity == .error && $0.location?.line == nil }
        try FuzzFinding.unless(!isRefused || reading.claims.isEmpty, "a refused page makes claims")
        return reading
    }

    /// The specification made of claims survives being written and read, to the byte, and states identifiers only.
    static func reconcile(_ claims: ClaimSet) throws {
        let result = Reconciler(values: []).reconcile(claims)
        for page in result.spec.pages {
            let text = page.document()
            let read = try JSONDecoder().decode(SpecPage.self, from: Data(text.utf8))
            try FuzzFinding.unless(read.document() == text, "the specification changes when it is written and read")
            for parameter in page.parameters {
                try FuzzFinding.unless(
                    Identifier.isIdentifier(parameter.name), "\(parameter.name) is stated, and is no identifier")
            }
            for symbol in page.returns.map(\.symbol) + page.constants.map(\.symbol) {
                try FuzzFinding.unless(!symbol.contains(" "), "\(symbol) is stated, and is no symbol")
            }
        }
    }
}
