package import UrtextModel

/// Reads one reference page: bytes in, claims and diagnostics out. Pure; never throws and never traps.
package struct PageReader: Sendable {
    /// Pages above this size are refused, in bytes: no reference page comes near it, and what does is no page.
    package static let sizeLimit = 16 << 20

    private let view: BilingualView
    private let layouts: PageLayouts
    private let usesShortcuts: Bool

    /// - Parameters:
    ///   - view: which half of a bilingual page is read; the translated one is read as a translated page is.
    ///   - usesShortcuts: whether sections of the common shapes are read without the C libraries. It changes no result.
    package init(view: BilingualView = .original, usesShortcuts: Bool = true) {
        self.init(view: view, layouts: .standard, usesShortcuts: usesShortcuts)
    }

    /// - Parameter layouts: the ways of writing lists down that are known.
    init(view: BilingualView = .original, layouts: PageLayouts, usesShortcuts: Bool = true) {
        self.view = view
        self.layouts = layouts
        self.usesShortcuts = usesShortcuts
    }

    package func read(_ page: SourcePage) -> PageReading {
        var diagnostics: [Diagnostic] = []
        let scan = TextScan(page.bytes)
        guard PageReader.isReadable(page, scan, &diagnostics) else {
            return PageReading(claims: [], diagnostics: diagnostics)
        }
        var page = page
        if scan.hasReturn { page.bytes = LineEnds.plain(page.bytes) }
        // The C libraries drop characters that XML has not.
        let isPlain =
            usesShortcuts && !scan.hasControl
            && (scan.isASCII || !PageReader.hasNoncharacter(page.bytes))
        var run = PageReadingRun(page: page, view: view, layouts: layouts, isPlain: isPlain)
        run.read()
        return PageReading(claims: run.sortedClaims(), diagnostics: run.diagnostics.sorted())
    }

    /// True when a page holds U+FFFE or U+FFFF.
    private static func hasNoncharacter(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while let found = ByteSearch.first(0xEF, in: bytes, from: start, to: bytes.count) {
            if found + 2 < bytes.count, bytes[found + 1] == 0xBF, bytes[found + 2] >= 0xBE { return true }
            start = found + 1
        }
        return false
    }

    /// Refuses what is no text page at all.
    private static func isReadable(
        _ page: SourcePage, _ scan: TextScan, _ diagnostics: inout [Diagnostic]
    ) -> Bool {
        func refuse(_ identifier: String, line: Int? = nil, _ summary: String, _ solution: String) -> Bool {
            diagnostics.append(
                Diagnostic(
                    .error, identifier, at: SourceLocation(path: page.path, line: line), summary, solutions: [solution])
            )
            return false
        }
        if page.bytes.count > sizeLimit {
            return refuse(
                "page-too-large", "the page has \(page.bytes.count) bytes, the limit is \(sizeLimit)",
                "check that this is a reference page, and leave it out if it is not")
        }
        if page.bytes.allSatisfy({ $0 == 32 || ($0 >= 9 && $0 <= 13) }) {
            return refuse("empty-page", "the page is empty", "restore its text, or leave it out")
        }
        if scan.hasZero, let zero = page.bytes.firstIndex(of: 0) {
            return refuse(
                "binary-page", line: lineNumber(of: zero, in: page.bytes), "the page holds a zero byte: it is no text",
                "save it as UTF-8 text, or leave it out")
        }
        if let broken = scan.firstInvalid {
            return refuse(
                "not-utf-8", line: lineNumber(of: broken, in: page.bytes),
                "the page is not UTF-8 from byte \(broken) on",
                "convert it to UTF-8")
        }
        return true
    }

    private static func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes[..<offset].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
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
