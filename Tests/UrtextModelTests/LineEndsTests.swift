import Testing

@testable import UrtextModel

@Suite struct LineEndsTests {
    @Test(arguments: [
        ("", ""), ("a", "a"), ("a\nb\n", "a\nb\n"), ("a\r\nb\r\n", "a\r\nb\r\n"), ("a\rb\r\rc", "a\nb\n\nc"),
        ("a\r", "a\n"), ("\r", "\n"), ("a\r\r\nb\r\r\n", "a\nb\n"), ("a\r\nb\rc\nd\r\r", "a\r\nb\nc\nd\n\n"),
    ])
    func `every kind of line end is a line feed behind one carriage return at most`(text: String, plain: String) {
        #expect(LineEnds.plain(Array(text.utf8)) == Array(plain.utf8))
        #expect(LineEnds.plain(Array(plain.utf8)) == Array(plain.utf8))
    }
}
