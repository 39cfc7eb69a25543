import Testing

@testable import UrtextEmitter

@Suite struct LineBreaksTests {
    @Test(arguments: ["word", "SEC_E_OK", "`a.b`", "Größe", ""])
    func `a word with letters alone stays whole`(word: String) {
        #expect(LineBreaks.pieces(word[...]) == [word[...]])
    }

    @Test(arguments: ["安全性內容。", "（呼叫）失敗，請重試。", "傳回`SEC_E_OK`，並且abc結束", "「權杖」"])
    func `pieces make up the word, and none begins with a full stop`(word: String) {
        let pieces = LineBreaks.pieces(word[...])
        #expect(pieces.count > 1)
        #expect(pieces.joined() == word)
        for piece in pieces {
            #expect(!"。，、）」".contains(piece.first ?? "。"))
            #expect(!"（「".contains(piece.last ?? "（"))
        }
    }

    @Test func `code is not broken`() {
        let pieces = LineBreaks.pieces("傳回`內容_名`並且"[...])
        #expect(pieces.contains { $0.contains("`內容_名`") })
    }

    @Test func `a comment in a script without blanks is wrapped`() {
        let text = String(repeating: "安全性權杖", count: 60)
        let lines = DocComment(text).lines(indent: 4)
        #expect(lines.count > 2)
        #expect(lines.map { $0.dropFirst(4) }.joined() == text)
        #expect(lines.allSatisfy { $0.count <= 116 })
    }
}
