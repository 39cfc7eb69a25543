import Testing

@testable import UrtextReader

@Suite struct TextTests {
    @Test(arguments: [
        ("", "", "", ""), ("  a  ", "a", "a", "a"), ("\u{A0}a\u{3000}b\u{200B}", "a\u{3000}b", "a b", "ab"),
        ("\n a \t b\r\n", "a \t b", "a b", "ab"), ("\u{200B}\u{200B}", "", "", ""),
        ("KETTLE _ LID", "KETTLE _ LID", "KETTLE _ LID", "KETTLE_LID"), ("a\u{200B}b", "a\u{200B}b", "a b", "ab"),
        ("水 壺", "水 壺", "水 壺", "水壺"),
    ]) func blanks(_ text: String, _ trimmed: String, _ collapsed: String, _ squeezed: String) {
        #expect(text.trimmed == trimmed)
        #expect(text.collapsed == collapsed)
        #expect(text.squeezed == squeezed)
        #expect(text[...].trimmed == trimmed)
    }
}
