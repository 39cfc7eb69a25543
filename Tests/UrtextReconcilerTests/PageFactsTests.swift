import Testing
import UrtextModel

@testable import UrtextReconciler

/// Facts of a page that have one value: which evidence decides, and what is said about the rest.
@Suite struct PageFactsTests {
    private static func edition(
        _ trust: EditionSketch.Trust, _ locale: String, label: String = "live", _ say: (inout EditionSketch) -> Void
    ) -> EditionSketch {
        var sketch = EditionSketch(trust, locale, label: label)
        say(&sketch)
        return sketch
    }

    @Test func theOriginalsFileWinsOverTranslations() {
        let result = Reconciled(
            Self.edition(.original, "en-US") { $0.say(.header, "Kettle.h") },
            Self.edition(.translated, "de-DE") { $0.say(.header, "Kessel.h") },
            Self.edition(.translated, "fr-FR") { $0.say(.header, "Kessel.h") })
        #expect(result.page.header == "Kettle.h")
        #expect(result.votes(for: "header") == ["en-US/live original"])
    }

    /// A method whose slug does not begin with its name, as of `boil-method-of-the-kettle-class`, is named in full by the
    /// front matter.
    @Test(
        arguments: [
            (["Kettle::Boil"], .method, "Kettle::Boil"), (["Kettle::Boil", "Kettle::Boil"], .method, "Kettle::Boil"),
            (["Kettle::Boil", "IKettle::Boil"], .method, "Boil"), (["Kettle::Pour"], .method, "Boil"),
            (["Kettle::Boil"], .function, "Boil"), ([], .method, "Boil"),
        ] as [([String], SpecPage.Kind, String)]) func namesOfMethods(
            _ names: [String], _ kind: SpecPage.Kind, _ name: String
        )
    {
        let result = Reconciled(
            Self.edition(.translated, "de-DE") {
                $0.say(.page(.kind), .slug, kind.rawValue)
                $0.say(.page(.name), .syntaxBlock, "Boil")
                for name in names { $0.say(.page(.name), .frontMatter, name) }
            })
        #expect(result.page.name == name)
    }

    /// An anchor in mixed case may be a phrase; one that the front matter spells the same way is a symbol.
    @Test(arguments: [
        (["Kettle_LidEvent", "Kettle_SteamEvent"], "Kettle_LidEvent"), (["Kettle_lidEvent"], nil), ([], nil),
    ])
    func anchorsOfNames(_ names: [String], _ symbol: String?) {
        let place = RowPlace(list: .constants, table: 0, row: 0)
        let result = Reconciled(
            Self.edition(.translated, "es-ES") {
                for name in names { $0.say(.page(.name), .frontMatter, name) }
                $0.say(.row(place, .symbol), .tableText, "Kettle _ Evento de tapa")
                $0.say(.row(place, .symbol), .anchor, "Kettle_LidEvent")
            })
        #expect(result.page.constants.map(\.symbol) == [symbol].compactMap { $0 })
        #expect(result.page.unresolved.map(\.text) == (symbol == nil ? ["Kettle _ Evento de tapa"] : []))
    }

    /// What the front matter lists as well is no word of the translation.
    @Test(arguments: [("KETTLE_LOW", "KETTLE_LOW"), ("KETTLE _ LOW", "KETTLE_LOW"), ("KETTLE_HIGH", nil)])
    func symbolsOfTheFrontMatter(_ printed: String, _ symbol: String?) {
        let result = Reconciled(
            Self.edition(.translated, "ko-KR") {
                let place = RowPlace(list: .constants, table: 0, row: 0)
                $0.say(.row(place, .symbol), .tableText, "KETTLE_LOW")
                $0.say(.row(place, .symbol), .frontMatter, "KETTLE_LOW")
                $0.say(.row(RowPlace(list: .constants, table: 0, row: 1), .symbol), .tableText, printed)
            })
        #expect(result.page.constants.map(\.symbol).first == "KETTLE_LOW")
        #expect(result.page.unresolved.map(\.text) == (symbol == nil ? [printed] : []))
    }

    /// The front matter names the header that a translation spells in its own letters, if it names one.
    @Test(
        arguments: [
            ("Чайник. h", ["Kettle.h", "Kettle.dll"], "Kettle.h"), ("Чайник. h", ["Kettle.h", "Tea.h"], nil),
            ("Чайник. h", ["Kettle.dll"], nil), ("включая Ket-tles. h", ["Kettle.h"], nil),
            ("Kettlе. h", ["Kettle.h"], "Kettle.h"),
            ("Чайник. h", [], nil),
        ] as [(String, [String], String?)]) func headersInOtherLetters(
            _ printed: String, _ files: [String], _ header: String?
        )
    {
        let result = Reconciled(
            Self.edition(.translated, "ru-RU") {
                for file in files { $0.say(.page(.file), .frontMatter, file) }
                $0.say(.header, printed)
            })
        #expect(result.page.header == header)
        #expect(result.page.unresolved.map(\.text) == (header == nil ? [printed] : []))
        #expect(result.votes(for: "header") == (header == nil ? [] : ["ru-RU/live front-matter"]))
    }

    /// What is left of a name in other letters is no name, though another page has it.
    @Test func whatIsLeftOfAHeader() {
        var other = EditionSketch(.original, page: "other")
        other.say(.header, "Tea.h")
        let result = Reconciled(Self.edition(.translated, "ru-RU") { $0.say(.header, "Teaпот. h") }, other)
        #expect(result.page.id == "boilkettle")
        #expect(result.page.header == nil)
        #expect(result.page.unresolved.map(\.text) == ["Teaпот. h"])
    }

    @Test func editionsOfOneRankAreCountedAndTheRestIsReported() {
        let result = Reconciled(
            Self.edition(.bilingual, "de-DE") { $0.say(.library, "Kettle.lib") },
            Self.edition(.bilingual, "fr-FR") { $0.say(.library, "Tea.lib") },
            Self.edition(.bilingual, "es-ES") { $0.say(.library, "Tea.lib") })
        #expect(result.page.library == "Tea.lib")
        #expect(result.rules == ["editions-disagree"])
        #expect(result.diagnostics[0].location?.path == "de-DE/live/boilkettle.md")
        #expect(
            result.diagnostics[0].summary.contains("Kettle.lib") && result.diagnostics[0].summary.contains("Tea.lib"))
    }

    @Test func filesThatDifferInCaseAgree() {
        let result = Reconciled(
            Self.edition(.bilingual, "de-DE") { $0.say(.dll, "KETTLE.DLL") },
            Self.edition(.bilingual, "fr-FR") { $0.say(.dll, "Kettle.dll") })
        #expect(result.page.dll == "Kettle.dll")
        #expect(result.rules == [])
        #expect(result.votes(for: "dll").count == 2)
    }

    /// A title may have the tag of a structure; what it is called stands in a key or the declaration.
    @Test(arguments: [
        ("_LID", "LID", "structure", "LID"), ("_LID", "LID", "union", "LID"), ("_LID", "LID", "enumeration", "LID"),
        ("_LID", "RIM", "structure", "_LID"), ("_LID", "_LID", "structure", "_LID"),
        ("_Lid", "Lid", "function", "_Lid"),
        ("LID", "_LID", "structure", "LID"),
    ]) func tagsInTitles(_ title: String, _ key: String, _ kind: String, _ name: String) {
        let page = Reconciled(
            Self.edition(.original, "en-US") {
                $0.say(.page(.kind), .slug, kind)
                $0.say(.page(.name), .original, title)
                $0.say(.page(.name), .frontMatter, key)
            }
        ).page
        #expect(page.name == name)
    }

    /// Without a declaration the text may state the type; a translated one may be a word of the language.
    @Test func theReturnTypeOfAText() {
        let original = Self.edition(.original, "en-US") { $0.say(.page(.returnType), .original, "LID") }
        let translated = Self.edition(.translated, "de-DE") { $0.say(.page(.returnType), .heading, "DECKEL") }
        #expect(Reconciled(original, translated).page.returnType == "LID")
        #expect(Reconciled(translated).page.returnType == nil)
        let declared = Self.edition(.original, "en-US", label: "other") {
            $0.say(.page(.returnType), .syntaxBlock, "RIM")
        }
        #expect(Reconciled(original, declared).page.returnType == "RIM")
    }

    @Test func aFactNobodyStatesIsNone() {
        let page = Reconciled(Self.edition(.original, "en-US") { $0.declare("BoilKettle") }).page
        #expect(page.header == nil)
        #expect(page.library == nil)
        #expect(page.dll == nil)
        #expect(page.assetid == nil)
        #expect(page.variant == nil)
        #expect(page.returnType == nil)
    }

    /// A translated file name is a fact when it is known elsewhere, or was left in one piece.
    @Test(arguments: [
        ("Kettle. h", "Kettle.h"), ("KETTLE . H", "KETTLE.H"), ("der Kettle. h", "Kettle.h"), ("Lid.h", "Lid.h"),
        ("Lid. h", nil),
        ("_Lid.h", nil), ("Требуется Kettle.h", "Kettle.h"), ("需要 Lid.h", nil), ("需要Lid.h", nil),
    ]) func translatedFileNames(_ printed: String, _ header: String?) {
        var known = EditionSketch(.original, page: "other")
        known.say(.header, "Kettle.h")
        var german = EditionSketch(.translated)
        german.say(.header, printed)
        let spec = Reconciler().reconcile(ClaimSet(known.claims + german.claims)).spec
        #expect(spec.pages.first { $0.id == "boilkettle" }?.header == header)
    }

    @Test func headersAtHandAreKnownFiles() {
        var german = EditionSketch(.translated)
        german.say(.header, "Kettle. h")
        #expect(Reconciled(german, values: [HeaderValues(header: "kettle.h")]).page.header != nil)
        #expect(Reconciled(german).page.header == nil)
    }

    /// A module of another page tells nothing of a header.
    @Test func aHeaderMayBeCalledLikeItsModule() {
        var german = EditionSketch(.translated)
        german.say(.page(.file), .frontMatter, "Kettle.dll")
        german.say(.header, "Kettle. h")
        #expect(Reconciled(german).page.header == "Kettle.h")
        var other = EditionSketch(.original, page: "other")
        other.say(.dll, "Lid.dll")
        german = EditionSketch(.translated)
        german.say(.page(.file), .frontMatter, "Kettle.dll")
        german.say(.header, "Lid. h")
        let spec = Reconciler().reconcile(ClaimSet(other.claims + german.claims)).spec
        #expect(spec.pages.first { $0.id == "boilkettle" }?.header == nil)
    }

    /// Title and requirements were translated by themselves: a spelling no language has is the original's if both have it.
    @Test(arguments: [
        ("KettleTea. h", "KettleTea. h", "KettleTea.h"), ("Kettle3 .h", "Kettle3. h", "Kettle3.h"),
        ("3D3Kettle. h", "3D3Kettle. h", nil),
        ("Kettle. h", "Kettle. h", nil), ("kettleTea. h", "KettleTea. h", nil), ("KettleTea. h", "Kettletea. h", nil),
        ("_KettleTea. h", "_KettleTea. h", nil), ("KettleTeа. h", "KettleTeа. h", nil), ("KETTLE. h", "KETTLE. h", nil),
    ]) func headersOfTitles(_ title: String, _ row: String, _ header: String?) {
        var german = EditionSketch(.translated)
        german.say(.page(.header), .title, title)
        german.say(.header, row)
        #expect(Reconciled(german).page.header == header)
    }

    /// What is printed and not known is open, once, as the best edition prints it.
    @Test func filesThatAreNotKnownAreOpen() {
        var german = EditionSketch(.translated)
        german.say(.header, "Lid. h")
        german.say(.library, "Kettle. lib")
        german.say(.dll, "Tea.dll")
        var french = EditionSketch(.translated, "fr-FR")
        french.say(.header, "Couvercle. h")
        let page = Reconciled(german, french).page
        #expect(page.unresolved.map(\.fact) == ["header", "library"])
        #expect(page.unresolved.map(\.text) == ["Lid. h", "Kettle. lib"])
        #expect(page.unresolved.allSatisfy { $0.page == "de-DE/live" && $0.isFile })
        let known = Reconciled(german, french, values: [HeaderValues(header: "lid.h")]).page
        #expect(known.unresolved.map(\.fact) == ["library"])
    }

    @Test func aLibraryIsCalledLikeItsModule() {
        var german = EditionSketch(.translated)
        german.say(.dll, "Kettle.dll")
        german.say(.library, "Kettle. lib")
        #expect(Reconciled(german).page.library == "Kettle.lib")
        var russian = EditionSketch(.translated, "ru-RU")
        russian.say(.dll, "Kettle.dll")
        russian.say(.library, "Используйте Kettle.lib")
        #expect(Reconciled(russian).page.library == "Kettle.lib")
    }

    @Test(arguments: [
        (Reading.frontMatter, Reading.slug, "method"), (.slug, .syntaxBlock, "method"),
        (.syntaxBlock, .tableText, "method"),
    ]) func kinds(_ better: Reading, _ worse: Reading, _ kind: String) {
        let result = Reconciled(
            Self.edition(.translated, "de-DE") {
                $0.say(.page(.kind), worse, "function")
                $0.say(.page(.kind), better, kind)
            })
        #expect(result.page.kind?.rawValue == kind)
    }

    @Test(
        arguments: [
            (["original Steel"], "Steel"), (["slug steel", "title Steel"], "Steel"),
            (["file-name steel", "title STEEL", "title STEEL", "title Steel"], "STEEL"),
            (["slug steel"], nil), (["title Steel"], nil), (["slug steel", "file-name copper", "title Steel"], nil),
            (["slug steel", "title Copper"], nil), (["bilingual Copper", "slug steel", "title Steel"], "Copper"),
        ] as [([String], String?)]) func variants(_ claims: [String], _ variant: String?)
    {
        let editions = claims.enumerated().map { index, claim in
            let parts = claim.split(separator: " ").map(String.init)
            return Self.edition(.translated, "de-DE", label: "live-\(index)") {
                $0.say(.page(.variant), Reading(rawValue: parts[0]) ?? .slug, parts[1])
            }
        }
        #expect(Reconciled(editions).page.variant == variant)
    }

    /// `BoilKettle (steel)`: a translator who does not know it for a name writes it small.
    @Test(
        arguments: [
            (["Steel"], "slug steel", "Steel"), (["Steel", "Steel"], "file-name steel", "Steel"),
            (["Steel", "STEEL"], "slug steel", nil), (["Copper"], "slug steel", nil), (["Steel"], "title Steel", nil),
        ] as [([String], String, String?)])
    func aVariantInLowerCaseIsSpelledAsOnOtherPages(_ others: [String], _ claim: String, _ variant: String?) {
        let parts = claim.split(separator: " ").map(String.init)
        var claims = Self.edition(.translated, "de-DE") {
            $0.say(.page(.variant), Reading(rawValue: parts[0]) ?? .title, parts[1])
        }.claims
        for (place, other) in others.enumerated() {
            var sketch = EditionSketch(.translated, page: "other-\(place)")
            sketch.say(.page(.variant), .slug, other.lowercased())
            sketch.say(.page(.variant), .title, other)
            claims += sketch.claims
        }
        let pages = Reconciler(values: [], weights: nil).reconcile(ClaimSet(claims)).spec.pages
        #expect(pages.first { !$0.id.hasPrefix("other") }?.variant == variant)
        #expect(pages.count == others.count + 1)
    }

    @Test(
        arguments: [
            (["original BoilKettle", "syntax-block Boil"], "function", "BoilKettle"),
            (["bilingual BoilKettle", "syntax-block Boil"], "function", "BoilKettle"),
            (["syntax-block BoilKettle", "slug boilkettle"], "function", "BoilKettle"),
            (["syntax-block BoilKettle", "slug boilkettle-steel"], "function", "BoilKettle"),
            (["syntax-block get_Lid", "slug ikettle-lid", "title IKettle::Lid"], "method", "IKettle::Lid"),
            (["syntax-block _LID", "slug lid", "title LID"], "structure", "LID"),
            (["syntax-block _LID", "slug lid"], "structure", "_LID"),
            (["syntax-block BoilKettle"], "function", "BoilKettle"), (["syntax-block WindowProc"], "message", nil),
            (["slug lid-open", "front-matter LID_OPEN"], "message", "LID_OPEN"), (["slug lid"], "function", nil),
            (["slug lid_open-tea-pot", "front-matter LID_OPEN"], "message", "LID_OPEN"),
            (["slug lid_open-tea", "front-matter LID_OPEN", "front-matter LID_SHUT"], "message", nil),
            (["slug lid_opener", "front-matter LID_OPEN"], "message", nil),
            (["slug ilid-open", "front-matter ILid::Open"], "message", "ILid::Open"),
            (["slug lid-open-tea", "front-matter Lid::Open"], "message", nil),
            (["title Lid", "slug pot", "syntax-block Pot"], "function", "Pot"),
        ] as [([String], String, String?)]) func names(_ claims: [String], _ kind: String, _ name: String?)
    {
        let result = Reconciled(
            Self.edition(.translated, "de-DE") { sketch in
                sketch.say(.page(.kind), .slug, kind)
                for claim in claims {
                    let parts = claim.split(separator: " ").map(String.init)
                    sketch.say(.page(.name), Reading(rawValue: parts[0]) ?? .slug, parts[1])
                }
            })
        #expect(result.page.name == name)
    }

    @Test func pagesAreSortedAndKeptApart() {
        let claims = ["pour", "boil", "lid"].flatMap { page in
            var sketch = EditionSketch(.original, page: page)
            sketch.declare(page.capitalized)
            return sketch.claims
        }
        let spec = Reconciler().reconcile(ClaimSet(claims)).spec
        #expect(spec.pages.map(\.id) == ["boil", "lid", "pour"])
        #expect(spec.pages.map(\.name) == ["Boil", "Lid", "Pour"])
    }

    @Test func nothingIsAnEmptySpec() {
        let result = Reconciler(values: [HeaderValues(header: "kettle.h")]).reconcile(ClaimSet())
        #expect(result.spec.pages.isEmpty)
        #expect(result.spec.values.count == 1)
        #expect(result.diagnostics.isEmpty)
    }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
