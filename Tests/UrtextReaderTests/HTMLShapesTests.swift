import Foundation
import Testing
import UrtextModel

@testable import UrtextReader

/// Tables in HTML with Markdown in their cells, terms that end a definition, and quotations and lists that name symbols:
/// read without the C libraries, and read alike.
@Suite struct HTMLShapesTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        var name: String
        /// The text below the heading.
        var body: String
        var testDescription: String { name }

        var page: [UInt8] {
            Array(
                """
                # <a name="boil-function"></a>Boil

                ```C++
                int Boil(int fHeat, int fSteam);
                ```

                ## <a name="parameters"></a>Parameter

                \(body)

                ## <a name="return-value"></a>Return

                \(body)

                """.utf8)
        }
    }

    static let shapes = [
        Shape(
            name: "table on lines",
            body: """
                <dl> <dt>

                *fHeat* \\[ein\\]
                </dt> <dd>

                Text.

                <table>
                <colgroup>
                <col style="width: 50%" />
                <col style="width: 50%" />
                </colgroup>
                <thead>
                <tr class="header">
                <th>Wert</th>
                <th>Sinn</th>
                </tr>
                </thead>
                <tbody>
                <tr class="odd">
                <td><span id="TEA_HOT"></span><span id="tea_hot"></span><dl> <dt><strong>TEA_HEISS</strong></dt> <dt>0x1</dt> </dl></td>
                <td>Sehr [heiß] (hot.md) und *dampfend*.<br/> Mehr.</td>
                </tr>
                <tr class="even">
                <td><p>TEA_COLD</p></td>
                <td><p>Kalt &lt; 10.</p><ul><li>eins</li><li><p>zwei</p></li></ul></td>
                </tr>
                </tbody>
                </table>

                </dd> </dl>
                """),
        Shape(
            name: "table on one line",
            body: """
                <table><colgroup><col /><col /></colgroup><thead><tr class="header"><th>Code</th><th>Sinn</th></tr></thead><tbody><tr class="odd"><td><dl> <dt><strong>TEA_E_DRY</strong></dt> <dt>0x80550001L</dt> </dl></td><td>Leer.<br/><blockquote>[!Note]<br />Nur hier.</blockquote><br/></td></tr><tr><td>TEA_E_LATE</td><td>Spät, weil:<br/><ol><li>a</li><li>b</li></ol> Ende.</td></tr></tbody></table>
                """),
        Shape(
            name: "terms inside a definition",
            body: """
                <dl> <dt>

                *fHeat* \\[ein\\]
                </dt> <dd>

                Eines davon.

                <dt>

                <span id="TEA_HOT"></span>**TEA\\_HEISS** (0x1)
                </dt> <dd>

                Heiß.

                </dd>
                <dt>

                <span id="TEA_COLD"></span>**TEA\\_KALT** (0x2)
                </dt> <dd>

                Kalt.

                </dd> </dd> <dt>

                *fSteam* \\[aus\\]
                </dt> <dd>

                Dampf.

                </dd> </dl>
                """),
        Shape(
            name: "quotation and list with symbols",
            body: """
                *fHeat* \\[ein\\]

                Text.

                > [!Note]\u{20}\u{20}
                > Nicht **TEA_HOT** und nicht *TEA \\_ COLD*.
                >
                > Auch `TEA_WARM`.

                -   TEA_ONE
                -   und TEA_TWO

                *fSteam* \\[aus\\]

                Text.
                """),
    ]

    @Test(arguments: shapes) func isReadWithoutTheLibraries(_ shape: Shape) throws {
        let bytes = shape.page
        for section in PageOutline(bytes, from: 0, firstLine: 1).sections where section.role == .parameters {
            let prepared = PreparedMarkup(bytes[section.body], firstLine: section.bodyLine)
            let tree = SimpleMarkup.tree(
                prepared.bytes, prepared.bytes.indices, firstLine: 1, prose: .mentions, isPrepared: true)
            #expect(tree != nil)
        }
    }

    @Test(arguments: shapes) func isReadAlike(_ shape: Shape) {
        for path in ["en-US/live/tea/boil.md", "de-DE/live/tea/boil.md"] {
            let reading = PageReader().read(SourcePage(path: path, bytes: shape.page))
            #expect(reading.claims.count > 8)
            #expect(ShortcutTests.difference(shape.page, path) == nil)
        }
    }

    @Test(arguments: shapes) func isReadAlikeWhenDamaged(_ shape: Shape) {
        let rounds = ProcessInfo.processInfo.environment["URTEXT_ROUNDS"].flatMap { Int($0) } ?? 150
        var random = SeededGenerator(seed: 4300)
        for _ in 0..<rounds {
            let bytes = ShortcutTests.mutated(shape.page, &random)
            if let difference = ShortcutTests.difference(bytes, "de-DE/live/tea/boil.md") {
                Issue.record("\(shape.name): \(difference)")
                return
            }
        }
    }

    /// Cells are opened first: what stands in them is Markdown.
    @Test func markdownInACellIsRead() {
        let page = Array(
            """
            # <a name="boil-function"></a>Boil

            ## <a name="return-value"></a>Return

            <table>
            <tr>
            <td>*TEA\\_E\\_DRY*</td>
            <td>Sehr *trocken* und [leer](empty.md).</td>
            </tr>
            </table>

            """.utf8)
        let reading = PageReader().read(SourcePage(path: "de-DE/live/tea/boil.md", bytes: page))
        #expect(reading.claims.contains { $0.text == "TEA_E_DRY" })
        #expect(ShortcutTests.difference(page, "de-DE/live/tea/boil.md") == nil)
    }

    /// Cells are opened before Markdown is looked at, be their tags escaped or code.
    @Test(arguments: ["*fHeat* \\</td>[aus\\]", "*fHeat* \\[ein\\]\n\n`<td>TEA_HOT</td>` ist *heiß*.", "`<TH>`"])
    func aCellsTagIsOneAnywhere(_ body: String) {
        let page = Shape(name: "", body: body).page
        #expect(ShortcutTests.difference(page, "de-DE/live/tea/boil.md") == nil)
    }

    @Test func whatAListNamesOutsideParagraphsIsNoMention() {
        let reading = PageReader().read(SourcePage(path: "en-US/live/tea/boil.md", bytes: Self.shapes[3].page))
        let mentions = reading.claims.filter { if case .heading(_, .mention) = $0.subject { true } else { false } }
        #expect(Set(mentions.map(\.text)) == ["TEA_HOT", "TEA_COLD", "TEA_WARM"])
    }
}
