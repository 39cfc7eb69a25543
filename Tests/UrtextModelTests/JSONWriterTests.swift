import Testing

@testable import UrtextModel

/// What is written straight has the form of what is written from nodes.
@Suite struct JSONWriterTests {
    private static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(capacity: 16)
        write(&writer)
        writer.finish()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [0, 1, 9, 10, 99, 100, 99_999, 100_000, .max, -1, -10, .min]) func numbers(_ number: Int) {
        #expect(Self.text { $0.number(number) } == "\(number)\n")
    }

    @Test func containers() {
        let node = JSONNode.object([
            ("none", .null), ("empty", .array([])), ("line", .array([.string("a"), .string("b\"\n")])),
            ("flat", .object([("yes", .bool(true)), ("no", .bool(false))])),
            ("deep", .array([.object([("list", .array([.number(1), .number(2)])), ("text", .string("ß\u{2028}"))])])),
        ])
        let text = Self.text { writer in
            writer.object(isLine: false) { writer in
                writer.key("none")
                writer.optional(nil as String?)
                writer.key("empty")
                writer.array([Int]()) { $0.number($1) }
                writer.key("line")
                writer.array(["a", "b\"\n"], isLine: true) { $0.string($1) }
                writer.key("flat")
                writer.object(isLine: true) { writer in
                    writer.key("yes")
                    writer.optional(true)
                    writer.key("no")
                    writer.optional(false)
                }
                writer.key("deep")
                writer.array([0]) { writer, _ in
                    writer.object(isLine: false) { writer in
                        writer.key("list")
                        writer.array([1, 2], isLine: true) { $0.number($1) }
                        writer.key("text")
                        writer.string("ß\u{2028}")
                    }
                }
            }
        }
        #expect(text == node.document())
    }
}
