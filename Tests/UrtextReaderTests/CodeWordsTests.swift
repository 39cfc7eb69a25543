import Testing

@testable import UrtextReader

@Suite struct CodeWordsTests {
    private static func words(_ text: String) -> CodeWords {
        let bytes = Array(text.utf8)
        return CodeWords(bytes, PageOutline(bytes, from: 0, firstLine: 1).codeBlocks)
    }

    @Test(arguments: [
        ("pszTea", "pszTea"), ("psztea", "pszTea"), ("PSZTEA", "pszTea"), ("lid", nil), ("text", nil), ("", nil),
        // A parameter and its type: only the exact word tells, and a word in capitals is the type.
        ("hkettle", nil), ("hKettle", "hKettle"), ("HKETTLE", nil),
    ]) func spellings(_ word: String, _ spelling: String?) {
        let words = Self.words("text\n```C++\nint Boil(HKETTLE hKettle, CHAR *pszTea); // lid\n```\n")
        #expect(words.spelling(of: word) == spelling)
    }

    @Test func everyBlockOfThePageCounts() {
        let words = Self.words("```\nint a;\n```\ntext\n~~~\nint Bump;\n~~~\n")
        #expect(words.spelling(of: "bump") == "Bump")
        #expect(Self.words("no code").spelling(of: "code") == nil)
    }
}
