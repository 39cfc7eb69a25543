import Testing
import UrtextModel

@testable import UrtextReader

/// What is no page: one diagnostic, no claim.
@Suite struct PageReaderRefusalTests {
    private static func read(_ bytes: [UInt8]) -> PageReading {
        PageReader().read(SourcePage(path: "en-US/live/lid.md", bytes: bytes))
    }

    private static func expectRefusal(
        _ bytes: [UInt8], _ identifier: String, line: Int?, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let reading = read(bytes)
        #expect(reading.claims.isEmpty, sourceLocation: sourceLocation)
        #expect(reading.diagnostics.count == 1, sourceLocation: sourceLocation)
        let diagnostic = reading.diagnostics.first
        #expect(diagnostic?.severity == .error, sourceLocation: sourceLocation)
        #expect(diagnostic?.identifier == identifier, sourceLocation: sourceLocation)
        #expect(diagnostic?.location?.path == "en-US/live/lid.md", sourceLocation: sourceLocation)
        #expect(diagnostic?.location?.line == line, sourceLocation: sourceLocation)
        #expect(diagnostic?.solutions.isEmpty == false, sourceLocation: sourceLocation)
    }

    @Test(arguments: ["", " ", "\n\n\t\r\n", "\u{B}\u{C}"]) func emptyPages(_ text: String) {
        Self.expectRefusal(Array(text.utf8), "empty-page", line: nil)
    }

    @Test func pagesAboveTheLimit() {
        Self.expectRefusal(
            [UInt8](repeating: UInt8(ascii: "x"), count: PageReader.sizeLimit + 1), "page-too-large", line: nil)
    }

    @Test(arguments: [("\u{0}", 1), ("# Lid\n\ntea\u{0}\n", 3), ("a\r\nb\r\n\u{0}", 3)])
    func zeroBytes(_ text: String, _ line: Int) {
        Self.expectRefusal(Array(text.utf8), "binary-page", line: line)
    }

    @Test(
        arguments: [
            ([0xFF], 1), ([0x61, 10, 0x80], 2), ([10, 10, 0xC3, 0x28], 3), ([0x61, 10, 0xE6, 0xB0], 2),
            ([0xC0, 0xAF], 1), ([0x61, 10, 0xED, 0xA0, 0x80], 2), ([10, 0xF4, 0x90, 0x80, 0x80], 2),
            ([10, 10, 0xFE], 3),
        ] as [([UInt8], Int)]) func bytesThatAreNotUTF8(_ bytes: [UInt8], _ line: Int)
    {
        Self.expectRefusal(bytes, "not-utf-8", line: line)
    }

    /// The offset in the message is that of the byte, whatever stands before it.
    @Test func theOffsetOfTheBrokenByteIsNamed() {
        let bytes = Array("水壺🫖é\n".utf8) + [0xFF]
        let summary = Self.read(bytes).diagnostics.first?.summary ?? ""
        #expect(summary.contains("byte \(bytes.count - 1)"), "\(summary)")
    }

    @Test func textOfAnyScriptIsRead() {
        #expect(!Self.read(Array("# 水壺 für 🫖\n".utf8)).diagnostics.contains { $0.severity == .error })
    }
}
