import Foundation
import TestSupport
import Testing
import UrtextModel

@testable import UrtextReader

/// Sections of the common shapes are read without the C libraries: what is read must be the same, whatever the page.
@Suite struct ShortcutTests {
    private static func read(_ bytes: [UInt8], _ path: String, _ view: BilingualView, shortcuts: Bool) -> PageReading {
        PageReader(view: view, usesShortcuts: shortcuts).read(SourcePage(path: path, bytes: bytes))
    }

    /// What one way of reading states and the other does not; `nil` when both say the same.
    static func difference(_ bytes: [UInt8], _ path: String, _ view: BilingualView = .original) -> String? {
        let short = read(bytes, path, view, shortcuts: true)
        let long = read(bytes, path, view, shortcuts: false)
        guard short.claims != long.claims || short.diagnostics != long.diagnostics else { return nil }
        let more = Set(short.claims).subtracting(long.claims).sorted().map { "+ \($0)" }
        let less = Set(long.claims).subtracting(short.claims).sorted().map { "- \($0)" }
        let said = short.diagnostics == long.diagnostics ? "" : "\(short.diagnostics) / \(long.diagnostics)"
        return (more + less).joined(separator: "\n") + said + "\n" + String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: LayoutTests.pages) func everyLayout(_ page: KettlePage) {
        #expect(Self.difference(Array(page.text.utf8), page.path) == nil)
        #expect(Self.difference(Array(page.text.utf8), page.path, .translation) == nil)
    }

    /// Else the tests here would compare a thing with itself.
    @Test func mostLayoutsAreRead() {
        var sections = 0
        var read = 0
        for page in LayoutTests.pages {
            let bytes = Array(page.text.utf8)
            for section in PageOutline(bytes, from: 0, firstLine: 1).sections where section.role != nil {
                guard section.role != .syntax else { continue }
                sections += 1
                let tree = SimpleMarkup.tree(bytes, section.body, firstLine: section.bodyLine, prose: .none)
                if tree != nil { read += 1 }
            }
        }
        #expect(sections > 200)
        #expect(read * 10 > sections * 6, "\(read) of \(sections)")
    }

    /// Pieces of which pages are made, whole and torn.
    private static let pieces = [
        "*", "**", "_", "`", "\\", "\\_", "\\[", "[", "]", "] (", "](x.md)", "(", ")", "|", "\n|", "|---|---|\n", "\n",
        "\n\n",
        " ", "  \n", "\t", "    ", "<br/>", "<br>", "<dl>", "</dl>", "<dt>", "</dt>", "<dd>", "</dd>", "<p>", "</p>",
        "<td>",
        "<ul>", "<li>", "</li>", "</ul>", "<span id=\"A_B\"></span>", "<span>", "</span>", "<a href=\"x\">", "</a>",
        "<a id=\"a_b\"></a>", "<a name=\"C_D\"></a>", "<b>", "</b>", "&amp;", "&nbsp;", "&#95;", "&lt;", "&", "&x;",
        "<", ">", "\n> ",
        "\n- ", "\n1. ", "\n   ", "\n### ", "\n## ", "\n```\n", "\n***\n", "\n---\n", "<!-- a -->", "\n<!-- a -->\n",
        "[a]: b\n", "![a](b)", "<http://a.b>", "KETTLE_X", "0x1", "\u{A0}", "\u{3000}", "水壺", "É", "\"", "'", "\r\n",
        "<span data-ttu-id=\"9\">", "<span data-stu-id=\"9\">", "<span class=\"sxs-lookup\">", "-", "=", ":", "#", "\0",
        "\u{1}",
        "\u{FFFE}", "<div>", "</div>", "<table>", "</table>", "<em>", "</em>", "<code>", "<sup>2</sup>", "<BR>", "<Dt>",
        "<tr>", "</tr>", "</td>", "<th>", "<thead>", "<tbody>", "</tbody>", "<colgroup>", "</colgroup>", "<col/>",
        "<col>",
        "<blockquote>", "</blockquote>", "<ol>", "\n\n</td><td>\n\n", "\n> TEA_A\n", "\n- TEA_B\n", "<dl>\n<dd>\n\n",
    ]

    static func mutated(_ seed: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = seed
        let head = seed.count / 4
        for _ in 0..<random.int(1..<5) where bytes.count > head + 1 {
            let place = random.int(head..<bytes.count)
            switch random.int(0..<6) {
            case 0, 1, 2: bytes.insert(contentsOf: pieces[random.int(0..<pieces.count)].utf8, at: place)
            case 3: bytes.remove(at: place)
            case 4: bytes.removeSubrange(place..<min(place + random.int(1..<30), bytes.count))
            default:
                let other = random.int(0..<bytes.count)
                bytes.insert(contentsOf: bytes[other..<min(other + random.int(1..<60), bytes.count)], at: place)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8) func everyMutation(_ part: Int) {
        // More on demand: URTEXT_ROUNDS=100000.
        let rounds = ProcessInfo.processInfo.environment["URTEXT_ROUNDS"].flatMap { Int($0) } ?? 250
        var random = SeededGenerator(seed: 4100 + UInt64(part))
        for _ in 0..<rounds {
            let page = LayoutTests.pages[random.int(0..<LayoutTests.pages.count)]
            let bytes = Self.mutated(Array(page.text.utf8), &random)
            let view = random.chance(1, in: 5) ? BilingualView.translation : .original
            if let difference = Self.difference(bytes, page.path, view) {
                Issue.record("\(page): \(difference)")
                return
            }
        }
    }

    @Test(arguments: 0..<4) func everyHeapOfPieces(_ part: Int) {
        let rounds = ProcessInfo.processInfo.environment["URTEXT_ROUNDS"].flatMap { Int($0) } ?? 300
        var random = SeededGenerator(seed: 4200 + UInt64(part))
        for _ in 0..<rounds {
            var text = "# <a name=\"x-function\"></a>X\n\n```C++\nint X(int a, int b);\n```\n"
            for heading in ["Parameters", "Return value", "Requirements"] {
                text += "\n## \(heading)\n\n"
                for _ in 0..<random.int(0..<24) { text += Self.pieces[random.int(0..<Self.pieces.count)] }
            }
            if let difference = Self.difference(Array(text.utf8), "en-US/live/tea/x.md") {
                Issue.record("\(difference)")
                return
            }
        }
    }
}
