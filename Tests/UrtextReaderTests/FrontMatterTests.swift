import Testing

@testable import UrtextReader

@Suite struct FrontMatterTests {
    private static func read(_ text: String) -> FrontMatter? { FrontMatter(Array(text.utf8)) }

    @Test func keysValuesAndLines() throws {
        let text = "---\ntitle: Kettle\nms.assetid: 12\n\napi_name:\n- Boil\n- Pour\n---\n# Kettle\n"
        let head = try #require(Self.read(text))
        #expect(head["title"] == "Kettle")
        #expect(head.entries["ms.assetid"]?.line == 3)
        #expect(head.entries["api_name"]?.values == ["Boil", "Pour"])
        #expect(head.entries["api_name"]?.line == 5)
        #expect(head.entries["api_name"]?.lines == [6, 7])
        #expect(head.entries["title"]?.lines == [2])
        #expect(head["lid"] == nil)
        #expect(head.endLine == 9)
        #expect(Array(text.utf8)[head.end...].elementsEqual("# Kettle\n".utf8))
    }

    @Test(arguments: [
        ("title: Kettle", "Kettle"), ("title:Kettle", "Kettle"), ("title:   Kettle   ", "Kettle"),
        ("title: \"Kettle\"", "Kettle"), ("title: 'Kettle: hot'", "Kettle: hot"), ("title: Kettle: hot", "Kettle: hot"),
        ("title: \"it's\"", "it's"), ("title: \"", "\""), ("title: \"Kettle'", "\"Kettle'"), ("title: ''", nil),
        ("title:", nil), ("title: Kessel für Tee", "Kessel für Tee"), ("title: - no list", "- no list"),
    ]) func scalars(_ line: String, _ value: String?) throws {
        #expect(try #require(Self.read("---\n\(line)\n---\n"))["title"] == value)
    }

    @Test func listsMayBeIndentedAndQuoted() throws {
        let head = try #require(Self.read("---\napi_name:\n  - \"Boil\"\n\t- Pour\n - 'Lid'\nnext: 1\n---\n"))
        #expect(head.entries["api_name"]?.values == ["Boil", "Pour", "Lid"])
        #expect(head["next"] == "1")
    }

    @Test func aKeyThatIsIndentedBelongsToAnotherValue() throws {
        let head = try #require(Self.read("---\nouter:\n  inner: 1\n---\n"))
        #expect(head["inner"] == nil)
    }

    @Test func theLastOfEqualKeysCounts() throws {
        let head = try #require(Self.read("---\ntitle: a\ntitle: b\n---\n"))
        #expect(head["title"] == "b")
        #expect(head.entries["title"]?.line == 3)
    }

    @Test(arguments: ["\n", "\r\n"]) func lineEnds(_ end: String) throws {
        let text = ["---", "title: Kettle", "list:", "- Boil", "---", "# Kettle"].joined(separator: end)
        let head = try #require(Self.read(text))
        #expect(head["title"] == "Kettle")
        #expect(head.entries["list"]?.values == ["Boil"])
        #expect(head.endLine == 6)
        #expect(Array(text.utf8)[head.end...].elementsEqual("# Kettle".utf8))
    }

    @Test func aByteOrderMarkIsNoText() throws {
        let head = try #require(Self.read("\u{FEFF}---\ntitle: Kettle\n---\n"))
        #expect(head["title"] == "Kettle")
        let bare = try #require(Self.read("\u{FEFF}# Kettle\n"))
        #expect(bare.end == 3)
        #expect(bare.endLine == 1)
    }

    @Test(arguments: ["---\ntitle: a\n...\nrest", "---   \ntitle: a\n---\nrest", "------\ntitle: a\n---\nrest"])
    func otherMarks(_ text: String) throws {
        let head = try #require(Self.read(text))
        #expect(head["title"] == "a")
        #expect(Array(text.utf8)[head.end...].elementsEqual("rest".utf8))
    }

    @Test(arguments: ["", "# Kettle\n", "\n---\ntitle: a\n---\n", "--\n", "-- -\n", "---x\ntitle: a\n---\n"])
    func noFrontMatter(_ text: String) throws {
        let head = try #require(Self.read(text))
        #expect(head.entries.isEmpty)
        #expect(head.end == 0)
        #expect(head.endLine == 1)
    }

    @Test(arguments: ["---", "---\n", "---\ntitle: a", "---\ntitle: a\n", "---\n ---\n", "---\n----\n"])
    func aBlockThatIsNeverClosedIsNothing(_ text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test func anEmptyBlock() throws {
        let head = try #require(Self.read("---\n---\nrest"))
        #expect(head.entries.isEmpty)
        #expect(head.end == 8)
        #expect(head.endLine == 3)
    }
}
