import Testing
import UrtextModel

@testable import UrtextReader

/// Every layout of every part, in an original, a translation and a bilingual page, says the same.
@Suite struct LayoutTests {
    static let pages: [KettlePage] = KettlePage.Language.allCases.flatMap { language in
        KettlePage.Parameters.allCases.flatMap { parameters in
            KettlePage.Values.allCases.map { KettlePage(language: language, parameters: parameters, values: $0) }
        }
            + KettlePage.Returns.allCases.flatMap { returns in
                KettlePage.Requirements.allCases.map {
                    KettlePage(language: language, returns: returns, requirements: $0)
                }
            }
    }

    @Test(arguments: pages) func theDeclarationIsRead(_ page: KettlePage) {
        let read = ReadPage(page.text, path: page.path)
        #expect(read.texts(.page(.name), .syntaxBlock) == ["BoilKettle"])
        #expect(read.texts(.page(.name), .slug) == ["boilkettle"])
        #expect(read.said(.page(.returnType)) == ["syntax-block: KETTLE_STATUS"])
        #expect(read.said(.page(.kind)) == ["slug: function", "syntax-block: function"])
        #expect(read.said(.page(.assetid)) == ["front-matter: 00000000-0000-4000-8000-0000000000aa"])
        for (place, name) in KettlePage.names.enumerated() {
            #expect(read.said(.parameter(place, .name)) == ["syntax-block: \(name)"])
        }
        #expect(read.said(.parameter(0, .direction)) == ["sal: in"])
        #expect(read.said(.parameter(1, .optional)) == ["sal: true"])
        #expect(read.said(.parameter(2, .direction)) == ["sal: out"])
    }

    @Test(arguments: pages) func theHeadingsAreRead(_ page: KettlePage) {
        let read = ReadPage(page.text, path: page.path)
        let isGerman = page.language == .german
        let how = page.language.reading(translated: "heading")
        for place in KettlePage.names.indices {
            let name = isGerman ? KettlePage.germanNames[place] : KettlePage.names[place]
            let bracket = isGerman ? KettlePage.germanBrackets[place] : KettlePage.brackets[place]
            let printed = read.claims(.heading(place, .name)).filter { $0.reading.rawValue == how }
            #expect(printed.map(\.text) == [name])
            let anchors = page.parameters == .anchoredList ? [KettlePage.names[place]] : []
            #expect(read.texts(.heading(place, .name), .anchor) == anchors)
            // A name that the code spells in one way is spelled as there; `hkettle` may be the parameter or its type.
            let spelled = isGerman && place == 2 ? [KettlePage.names[place]] : []
            #expect(read.texts(.heading(place, .name), .syntaxBlock) == spelled)
            let brackets = page.parameters.hasBrackets ? ["\(how): \(bracket)"] : []
            #expect(read.said(.heading(place, .bracket)) == brackets)
        }
        #expect(read.headings.count == 3)
    }

    @Test(arguments: pages) func theValuesAreRead(_ page: KettlePage) {
        let read = ReadPage(page.text, path: page.path)
        let symbols = page.language == .german ? KettlePage.germanSymbols : KettlePage.symbols
        let list = RowPlace.List.values(heading: 1)
        #expect(read.symbols(list) == symbols.enumerated().map { "0.\($0) \($1)" })
        #expect(read.numbers(list) == KettlePage.numbers.enumerated().map { "0.\($0) \($1)" })
        let anchors = page.values.hasAnchors ? KettlePage.symbols.enumerated().map { "0.\($0) \($1)" } : []
        #expect(read.anchors(list) == anchors)
        let how = page.language.reading(translated: "table-text")
        let place = RowPlace(list: list, table: 0, row: 1)
        #expect(read.said(.row(place, .symbol)).contains("\(how): \(symbols[1])"))
    }

    @Test(arguments: pages) func theReturnCodesAreRead(_ page: KettlePage) {
        let read = ReadPage(page.text, path: page.path)
        let codes = page.language == .german ? KettlePage.germanCodes : KettlePage.codes
        #expect(read.symbols(.returns) == codes.enumerated().map { "0.\($0) \($1)" })
        #expect(read.anchors(.returns) == [])
        let numbers = page.returns.hasNumbers ? KettlePage.codeNumbers.enumerated().map { "0.\($0) \($1)" } : []
        #expect(read.numbers(.returns) == numbers)
        let how = page.language.reading(translated: "table-text")
        #expect(read.said(.row(RowPlace(list: .returns, table: 0, row: 0), .symbol)) == ["\(how): \(codes[0])"])
    }

    @Test(arguments: pages) func theRequirementsAreRead(_ page: KettlePage) {
        let read = ReadPage(page.text, path: page.path)
        let how = page.language.reading(translated: "requirements")
        // A translation's names are kept as printed: a blank may have taken a part of one.
        let dot = page.language == .german ? ". " : "."
        #expect(read.said(.page(.header)) == ["\(how): Kettle\(dot)h"])
        #expect(read.said(.page(.library)) == ["\(how): Kettle\(dot)lib"])
        #expect(read.said(.page(.dll)) == ["\(how): Kettle.dll"])
    }

    @Test(arguments: pages) func everyTextStandsOnTheLineItsClaimNames(_ page: KettlePage) {
        ReadPage(page.text, path: page.path).expectTextsOnTheirLines(page.testDescription)
    }

    @Test(arguments: pages) func nothingIsComplainedAbout(_ page: KettlePage) {
        #expect(ReadPage(page.text, path: page.path).complaints == [])
    }

    /// Line ends of other systems change neither facts nor lines.
    @Test(arguments: pages) func carriageReturnsMakeNoDifference(_ page: KettlePage) {
        let text = page.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(ReadPage(text, path: page.path).reading.claims == ReadPage(page.text, path: page.path).reading.claims)
    }

    /// What stands above a page moves its lines and nothing else.
    @Test(arguments: pages.filter { $0.parameters != .list || $0.returns != .pipeTerms })
    func linesCountFromTheTop(_ page: KettlePage) {
        let longer = page.text.split(separator: "\n", omittingEmptySubsequences: false)
        let text = (longer[..<1] + ["first: 1", "second:", "- 2"] + longer[1...]).joined(separator: "\n")
        let claims = ReadPage(page.text, path: page.path).reading.claims
        let moved = ReadPage(text, path: page.path).reading.claims
        #expect(moved.map { $0.line - 3 } == claims.map(\.line))
        #expect(moved.map(\.text) == claims.map(\.text))
    }
}

extension KettlePage.Language {
    /// How a text of the page is read.
    fileprivate func reading(translated: String) -> String {
        switch self {
        case .english: "original"
        case .german: translated
        case .bilingual: "bilingual"
        }
    }
}
