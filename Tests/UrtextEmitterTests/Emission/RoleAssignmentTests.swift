import Testing
import UrtextModel

@testable import UrtextEmitter

@Suite struct RoleAssignmentTests {
    private func roles(_ parameters: [Parameter]) throws -> [String?] {
        RoleAssignment(try Tea.configuration()).roles(of: parameters).map { $0?.role }
    }

    @Test
    func `the example`() throws {
        #expect(
            try roles(Tea.page("Oolong").parameters) == ["name", "requirements", "leaf", "reserved", "attributes"])
    }

    @Test
    func `a role that stands beside another needs it`() throws {
        var parameters = Tea.page("Oolong").parameters
        parameters[1].values = []
        #expect(try roles(parameters) == ["name", nil, "leaf", "reserved", nil])
    }

    @Test
    func `the direction has to be known where it counts`() throws {
        var parameters = Tea.page("Oolong").parameters
        parameters[4].direction = nil
        #expect(try roles(parameters).last == .some(nil))
    }

    @Test
    func `ordinals count parameters of the same type, also in other spellings`() throws {
        let configuration = try Tea.configuration { configuration in
            configuration.roles = (1...2).map { place in
                var role = configuration.roles[3]
                role.role = "n\(place)"
                role.types = ["ULONG"]
                role.ordinal = place
                return role
            }
        }
        let parameters = [
            Parameter(name: "a", type: "unsigned  long"), Parameter(name: "b", type: "PVOID"),
            Parameter(name: "c", type: "ULONG"), Parameter(name: "d", type: "ULONG"),
        ]
        #expect(RoleAssignment(configuration).roles(of: parameters).map { $0?.role } == ["n1", nil, "n2", nil])
    }

    @Test
    func `the first role that fits is the role`() throws {
        let configuration = try Tea.configuration { configuration in
            var other = configuration.roles[2]
            other.role = "other"
            configuration.roles.append(other)
        }
        let roles = RoleAssignment(configuration).roles(of: Tea.page("Oolong").parameters)
        #expect(roles[2]?.role == "leaf")
    }

    @Test(arguments: [
        ("unsigned long *", "unsigned long *"), ("unsigned  long*", "unsigned long *"), ("char**", "char **"),
        ("char * *", "char **"), ("ULONG", "ULONG"), ("", ""),
    ])
    func `types are compared without regard to blanks`(_ type: String, _ normalized: String) {
        #expect(RoleAssignment.normalized(type) == normalized)
    }
}

@Suite struct NumberTableTests {
    @Test
    func `a header wins over pages, pages over the configuration`() {
        let page = SpecPage(
            id: "p", constants: [SymbolValue(symbol: "A", value: "0x2"), SymbolValue(symbol: "B", value: "2")])
        let header = HeaderValues(header: "h", constants: [.init(name: "A", value: "0x00000001", line: 1)])
        let table = NumberTable(
            Spec(pages: [page], values: [header]),
            ["A", "B", "C"].map { NumberConfiguration(symbol: $0, value: "3", reason: "") })
        #expect(table["A"] == .number(1))
        #expect(table["B"] == .number(2))
        #expect(table["C"] == .number(3))
        #expect(table["D"] == .missing)
        #expect(table.isDocumented("B") && !table.isDocumented("C"))
    }

    @Test
    func `sources of one rank that disagree are a contradiction, those that agree are none`() {
        let headers = ["a.h", "b.h"].enumerated().map { index, name in
            HeaderValues(
                header: name,
                constants: [
                    .init(name: "X", value: "0x\(index)", line: 1),
                    .init(name: "Y", value: index == 0 ? "0x10" : "16", line: 2),
                ])
        }
        let table = NumberTable(Spec(values: headers), [])
        #expect(table["X"] == .contradiction(["a.h: 0x00000000", "b.h: 0x00000001"]))
        #expect(table["Y"] == .number(16))
    }

    @Test(
        arguments: [
            ("0x80090308", 0x8009_0308), ("-2146893048", 0x8009_0308), ("2148074248", 0x8009_0308), ("0", 0),
            ("0x100000000", nil), ("-2147483649", nil), ("zero", nil), ("", nil),
        ] as [(String, UInt32?)])
    func `numbers of 32 bits, signed or not`(_ text: String, _ bits: UInt32?) {
        #expect(NumberTable.bits(text) == bits)
    }

    @Test
    func `literals`() {
        #expect(NumberTable.literal(0x8009_030C) == "0x8009_030C")
        #expect(NumberTable.literal(1) == "0x0000_0001")
        #expect(NumberTable.text(0xAB) == "0x000000AB")
    }
}

@Suite struct DocCommentTests {
    @Test
    func `parts come in the order of the house`() {
        var comment = DocComment("Brews tea.")
        comment.source = "Source: page#return-value"
        comment.win32 = "`BrewTea`"
        comment.throwing = "What went wrong."
        comment.thrown = [DocComment.Item("`.spilt`", "documented.")]
        comment.returns = "A pot."
        comment.parameters = [DocComment.Item("leaf", "The leaf.")]
        comment.paragraphs = ["More."]
        #expect(
            comment.lines(indent: 0) == [
                "/// Brews tea.", "///", "/// More.", "///", "/// - Parameters:", "///   - leaf: The leaf.",
                "/// - Returns: A pot.", "/// - Throws: What went wrong.", "///   - `.spilt`: documented.", "///",
                "/// Win32: `BrewTea`", "///", "/// Source: page#return-value",
            ])
    }

    @Test
    func `a sentence alone is one line`() {
        #expect(DocComment("Brews tea.").lines(indent: 4) == ["/// Brews tea."])
    }

    @Test(arguments: [0, 4, 8, 12])
    func `no line is longer than 120, and no word is lost`(_ indent: Int) {
        let words = (1...200).map { String(repeating: "w", count: 1 + $0 % 17) }
        var comment = DocComment(words.joined(separator: " "))
        comment.parameters = [DocComment.Item("leaf", words.joined(separator: " "))]
        let lines = comment.lines(indent: indent)
        #expect(lines.allSatisfy { $0.count + indent <= 120 })
        #expect(lines.contains { $0.count + indent > 100 }, "and lines are filled")
        #expect(lines.joined(separator: " ").split(separator: " ").filter { $0.allSatisfy { $0 == "w" } }.count == 400)
    }

    @Test
    func `a word that is longer than a line stands alone`() {
        let long = String(repeating: "x", count: 200)
        #expect(DocComment("a \(long) b").lines(indent: 0) == ["/// a", "/// \(long)", "/// b"])
    }

    @Test
    func `continuations are indented under their item`() {
        var comment = DocComment("S.")
        comment.parameters = [DocComment.Item("p", Array(repeating: "word", count: 40).joined(separator: " "))]
        let lines = comment.lines(indent: 0).drop { !$0.contains("- p:") }
        #expect(lines.count > 1)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("///     word") })
    }
}
