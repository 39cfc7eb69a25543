import Testing
import UrtextModel

@testable import UrtextReader

/// A page says the same whatever ends its lines.
@Suite struct LineEndTests {
    private static func read(_ text: String) -> PageReading {
        PageReader().read(SourcePage(path: "de-DE/live/tea/boilkettle.md", bytes: Array(text.utf8)))
    }

    @Test(arguments: ["\r\n", "\r", "\r\r\n"]) func everyLineEnd(_ end: String) {
        for (number, page) in LayoutTests.pages.enumerated() where number % 7 == 0 {
            let text = page.text.replacing("\n", with: end)
            #expect(Self.read(text).claims == Self.read(page.text).claims, "page \(number)")
            #expect(Self.read(text).diagnostics == Self.read(page.text).diagnostics, "page \(number)")
            #expect(PageRevision(Array(text.utf8)) == PageRevision(Array(page.text.utf8)))
        }
    }
}
