import Testing
import UrtextModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct JSONNodeTests {
    @Test(arguments: [
        (JSONNode.null, "null\n"),
        (.bool(true), "true\n"),
        (.bool(false), "false\n"),
        (.number(0), "0\n"),
        (.number(-41), "-41\n"),
        (.number(.min), "-9223372036854775808\n"),
        (.number(.max), "9223372036854775807\n"),
        (.string(""), "\"\"\n"),
        (.string("Teekanne"), "\"Teekanne\"\n"),
        (.array([]), "[]\n"),
        (.object([]), "{}\n"),
        (.optional(nil), "null\n"),
        (.optional("tea"), "\"tea\"\n"),
    ]) func scalarsAndEmptyContainers(_ node: JSONNode, _ text: String) {
        #expect(node.document() == text)
    }

    @Test func anArrayOfScalarsAndEmptyContainersStandsOnOneLine() {
        let node = JSONNode.array([.number(1), .string("a"), .null, .array([]), .object([])])
        #expect(node.document() == "[1, \"a\", null, [], {}]\n")
    }

    @Test func theOutermostObjectAlwaysHasALineForEachKey() {
        #expect(JSONNode.object([("a", .number(1))]).document() == "{\n  \"a\": 1\n}\n")
    }

    @Test func anInnerObjectOfScalarsStandsOnOneLine() {
        let node = JSONNode.object([("kettle", .object([("hot", .bool(true)), ("litres", .number(2))]))])
        #expect(node.document() == "{\n  \"kettle\": { \"hot\": true, \"litres\": 2 }\n}\n")
    }

    @Test func containersThatHoldContainersAreIndentedByTwoBlanks() {
        let node = JSONNode.object([
            ("pots", .array([.object([("name", .string("small")), ("lids", .array([.number(1)]))])])),
            ("rest", .array([.array([.number(1)]), .array([])])),
        ])
        let text = """
            {
              "pots": [
                {
                  "name": "small",
                  "lids": [1]
                }
              ],
              "rest": [
                [1],
                []
              ]
            }

            """
        #expect(node.document() == text)
    }

    @Test func keysKeepTheirOrder() {
        let keys = ["zeta", "alpha", "Mid", "10", "9", "ä"]
        let text = JSONNode.object(keys.map { ($0, .null) }).document()
        let printed = text.split(separator: "\n").dropFirst().dropLast().map { line in
            line.split(separator: "\"")[1]
        }
        #expect(printed.map(String.init) == keys)
    }

    @Test(arguments: [
        ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\r", #"\r"#), ("\r\n", #"\r\n"#), ("\t", #"\t"#),
        ("\u{0}", #"\u0000"#), ("\u{8}", #"\u0008"#), ("\u{C}", #"\u000c"#), ("\u{1F}", #"\u001f"#),
        ("\u{7F}", #"\u007f"#), ("\u{2028}", #"\u2028"#), ("\u{2029}", #"\u2029"#),
        ("/", "/"), ("<&>'", "<&>'"), ("水", "水"), ("🫖", "🫖"), ("\u{A0}", "\u{A0}"), ("\u{80}", "\u{80}"),
    ]) func escaping(_ value: String, _ escaped: String) {
        let bytes = Array(JSONNode.string(value).document().utf8)
        #expect(bytes == Array("\"\(escaped)\"\n".utf8))
    }

    @Test func keysAreEscapedLikeStrings() {
        #expect(JSONNode.object([("a\"b\n", .null)]).document() == "{\n  \"a\\\"b\\n\": null\n}\n")
    }

    /// A combining mark behind a quotation mark makes one character of both; it must still be escaped.
    @Test func escapingLooksAtScalarsNotCharacters() {
        let text = JSONNode.string("\"\u{301}\\\u{301}").document()
        #expect(Array(text.unicodeScalars) == Array("\"\\\"\u{301}\\\\\u{301}\"\n".unicodeScalars))
    }

    @Test func whatIsWrittenIsReadBackAsTheSameValue() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<1_500 {
            let node = random.node(depth: 4)
            let text = node.document()
            #expect(text.hasSuffix("\n"))
            let back = try JSONDecoder().decode(ReadBack.self, from: Data(text.utf8))
            #expect(back == ReadBack(node), "\(text)")
        }
    }

    @Test func theTextHoldsNoControlsButLineFeeds() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<500 {
            let text = random.node(depth: 3).document()
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
            #expect(!text.split(separator: "\n", omittingEmptySubsequences: false).contains { $0.hasSuffix(" ") })
        }
    }
}

extension SeededGenerator {
    fileprivate mutating func node(depth: Int) -> JSONNode {
        switch int(0..<(depth == 0 ? 4 : 6)) {
        case 0: return .null
        case 1: return .bool(chance(1, in: 2))
        case 2: return .number(Int(truncatingIfNeeded: next()) >> int(0..<60))
        case 3: return .string(text())
        case 4:
            var items: [JSONNode] = []
            for _ in 0..<int(0..<4) { items.append(node(depth: depth - 1)) }
            return .array(items)
        default:
            var members: [(key: String, value: JSONNode)] = []
            for index in 0..<int(0..<4) { members.append(("\(index)" + text(), node(depth: depth - 1))) }
            return .object(members)
        }
    }
}

/// What a foreign JSON reader finds.
private indirect enum ReadBack: Equatable, Decodable {
    case null
    case bool(Bool)
    case number(Int)
    case string([Unicode.Scalar])
    case array([ReadBack])
    case object([String: ReadBack])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .string(Array(text.unicodeScalars))
        } else if let items = try? value.decode([ReadBack].self) {
            self = .array(items)
        } else {
            self = .object(try value.decode([String: ReadBack].self))
        }
    }

    init(_ node: JSONNode) {
        self =
            switch node {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let value): .number(value)
            case .string(let value): .string(Array(value.unicodeScalars))
            case .array(let items): .array(items.map(ReadBack.init))
            case .object(let members):
                .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, ReadBack($0.value)) }))
            }
    }
}
