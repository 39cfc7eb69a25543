import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct PageSubjectTests {
    @Test(arguments: [
        ("BoilKettle", ["bk"]),
        ("BoilKettleW", ["bk"]),
        ("BoilKettleEx", ["bk", "bke"]),
        ("BoilKettleExA", ["bk", "bke"]),
        ("Boil", []),
        ("boilkettle", []),
        ("BOILKETTLE", []),
        ("BoilA", []),
        ("OpenHTTPLid", ["ohl"]),
    ]) func acronyms(_ name: String, _ acronyms: [String]) {
        #expect(PageSubject(header: nil, name: name).acronyms == acronyms)
    }

    /// A declaration is code; a title may be translated, and a text is no name.
    @Test func theDeclarationIsBelievedFirst() {
        func subject(_ names: [(Reading, String)]) -> PageSubject {
            var sketch = EditionSketch(.translated)
            for (reading, name) in names { sketch.say(.page(.name), reading, name) }
            let universe = SymbolUniverse(values: [], claims: [])
            return PageSubject(
                EditionClaims(sketch.claims, universe: universe, files: KnownFiles(KnownFiles.Count(), values: [])))
        }
        #expect(subject([(.title, "KochKessel"), (.syntaxBlock, "BoilKettle")]).acronyms == ["bk"])
        #expect(subject([(.title, "KochKessel"), (.frontMatter, "BoilKettle")]).acronyms == ["bk"])
        #expect(subject([(.title, "BoilKettle")]).acronyms == ["bk"])
        #expect(subject([(.title, "Boil-Kettle-Funktion")]).acronyms.isEmpty)
        #expect(subject([]).acronyms.isEmpty)
    }

    @Test func aSymbolIsNamedByTheFunction() throws {
        let names = ["BK_E_OPEN", "BK_E_EMPTY", "POT_E_OPEN"]
        let values = HeaderValues(
            header: "kettle.h", constants: names.map { HeaderValues.Constant(name: $0, value: "1", line: 1) })
        let index = SymbolIndex(SymbolUniverse(values: [values], claims: []))
        let page = PageContext(
            settled: [], subject: PageSubject(header: "Kettle.h", name: "BoilKettleEx"),
            corpus: CorpusCounts(pages: [], symbols: index.entries.count), index: index)
        for name in names {
            let symbol = Int32(try #require(index.place(of: name)))
            #expect(page.isNamed(index.words(of: symbol)) == name.hasPrefix("BK"))
        }
        #expect(page.ownHeader == index.header(named: "kettle.h"))
    }
}
