import Testing

@testable import UrtextReader

@Suite struct BilingualViewTests {
    private static func pair(_ german: String, _ english: String, id: String = "7-1") -> String {
        "<span data-ttu-id=\"\(id)\">\(german)</span>" + lookup(english, id: id)
    }

    private static func lookup(_ english: String, id: String = "7-1") -> String {
        "<span class=\"sxs-lookup\"><span data-stu-id=\"\(id)\">\(english)</span></span>"
    }

    private static func cell(_ terms: String) -> String { "| Value |\n|---|\n| <dl> \(terms) </dl> |" }

    private static func texts(_ markup: String) throws -> (original: String, translation: String) {
        let tree = try #require(MarkupTree(markup))
        let views = [tree.view(.original), tree.view(.translation)]
        let texts = views.map { $0.nodes.isEmpty ? "" : $0.text(of: 0).collapsed }
        return (texts[0], texts[1])
    }

    /// X1 to X6: around a paragraph, inside a term, inside a cell with the term in both halves, around symbol and number,
    /// inside a link, in a cell.
    @Test(arguments: [
        (pair("Der Deckel.", "The lid."), "The lid.", "Der Deckel."),
        ("<dl> <dt>\n\n" + pair("*deckel*", "*lid*") + "\n</dt> </dl>", "lid", "deckel"),
        (cell(pair("<dt>**DECKEL**</dt>", "<dt>**LID**</dt>")), "Value LID", "Value DECKEL"),
        (
            cell(pair("<dt>**DECKEL**</dt> <dt>0x1</dt>", "<dt>**LID**</dt> <dt>0x1</dt>")), "Value LID 0x1",
            "Value DECKEL 0x1"
        ),
        ("[" + pair("Deckel", "Lid") + "](lid.md)", "Lid", "Deckel"),
        ("| " + pair("Wert", "Value") + " |\n|---|\n| " + pair("A", "B", id: "7-2") + " |", "Value B", "Wert A"),
        ("common " + pair("deutsch", "english") + " ground", "common english ground", "common deutsch ground"),
    ]) func eachViewShowsOneHalf(_ markup: String, _ original: String, _ translation: String) throws {
        let texts = try Self.texts(markup)
        #expect(texts.original == original)
        #expect(texts.translation == translation)
    }

    @Test func halvesBelongTogetherByTheirIdWhereverTheyStand() throws {
        let markup =
            "<span data-ttu-id=\"1\">eins</span> <span data-ttu-id=\"2\">zwei</span> "
            + Self.lookup("two", id: "2") + " " + Self.lookup("one", id: "1")
        let texts = try Self.texts(markup)
        #expect(texts.original == "two one")
        #expect(texts.translation == "eins zwei")
    }

    @Test func neighboursWithDifferentIdsAreNoPair() throws {
        let texts = try Self.texts("<span data-ttu-id=\"1\">Deckel</span>" + Self.lookup("spout", id: "2"))
        #expect(texts.original == "Deckelspout")
        #expect(texts.translation == "Deckel")
    }

    @Test func aTranslationWithoutOriginalStaysAndIsNotBelieved() throws {
        let tree = try #require(MarkupTree("<span data-ttu-id=\"1\">Deckel</span>")).view(.original)
        #expect(tree.text(of: 0).trimmed == "Deckel")
        #expect(!tree.nodes.contains { $0.isPaired })
    }

    @Test func anOriginalWithoutTranslationIsBelieved() throws {
        let tree = try #require(MarkupTree(Self.lookup("lid"))).view(.original)
        #expect(tree.text(of: 0).trimmed == "lid")
        #expect(tree.nodes.contains { $0.isPaired && tree.string($0.text) == "lid" })
        #expect(try Self.texts(Self.lookup("lid")).translation == "")
    }

    @Test func theSpansOfPairsAreGoneAndAnchorsStay() throws {
        let tree = try #require(
            MarkupTree("<span id=\"LID\"></span><dl> " + Self.pair("<dt>A</dt>", "<dt>B</dt>") + " </dl>"))
        for view in [tree.view(.original), tree.view(.translation)] {
            #expect(view.nodes.filter { $0.tag == .span }.map { view.string($0.anchor) } == ["LID"])
            let term = try #require(view.first(.dt))
            #expect(view.nodes[view.nodes[term].parent].tag == .dl)
            #expect(!view.isBilingual)
        }
    }

    @Test func aPageInOneLanguageLooksTheSameInBothViews() throws {
        let tree = try #require(MarkupTree("*lid* and <span id=\"A\"></span> spout"))
        #expect(!tree.isBilingual)
        #expect(tree.view(.original).nodes.map(\.text) == tree.nodes.map(\.text))
        #expect(tree.view(.translation).nodes.map(\.tag) == tree.nodes.map(\.tag))
    }

    @Test func viewsOfRandomMarkupAreWellFormed() throws {
        var random = SeededGenerator(seed: 24)
        for _ in 0..<600 {
            let tree = try #require(MarkupTree(random.markup()))
            for side in [BilingualView.original, .translation] {
                let view = tree.view(side)
                for (index, node) in view.nodes.enumerated() {
                    #expect(node.parent < index)
                    #expect(node.end > index && node.end <= view.nodes.count)
                    if node.parent >= 0 { #expect(view.nodes[node.parent].end >= node.end) }
                }
                #expect(view.nodes.allSatisfy { $0.side == .none })
                #expect(view.view(side).nodes.map(\.text) == view.nodes.map(\.text))
            }
        }
    }
}
