import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

@testable import UrtextEmitter

/// What the reference is put together from.
@Suite struct PartsTests {
    @Test func `addresses of official pages are in the reader's language`() {
        let links = ReferenceLinks(
            page: "https://example.org/{locale}/secauthn/{page}",
            headerPage: "https://example.org/{locale}/{header}/{page}")
        #expect(
            links.address(of: "encryptmessage--ntlm", locale: "de-de")
                == "https://example.org/de-de/secauthn/encryptmessage--ntlm")
        #expect(
            links.address(of: "nf-sspi-makesignature", locale: "zh-tw")
                == "https://example.org/zh-tw/sspi/nf-sspi-makesignature")
        #expect(ReferenceLinks().address(of: "encryptmessage--ntlm", locale: "de-de") == nil)
    }

    @Test func `a declaration of C has its directions, and stars beside the name`() {
        var page = SpecPage(id: "brewtea", kind: .function, name: "BrewTea")
        page.returnType = "TEA_STATUS"
        page.parameters = [
            Parameter(name: "pszGuest", type: "TEA_CHAR *", direction: .in, optional: true),
            Parameter(name: "pulCups", type: "PULONG", direction: .out, optional: false),
        ]
        #expect(
            ReferenceContents.declaration(page) == """
                TEA_STATUS BrewTea(
                    /* in, optional */ TEA_CHAR *pszGuest,
                    /* out */ PULONG pulCups
                );
                """)
        page.parameters = []
        #expect(ReferenceContents.declaration(page) == "TEA_STATUS BrewTea(void);")
    }

    @Test func `editions in another language are marked, headers are not`() {
        #expect(ReferenceView.isTranslated("de-DE/live"))
        #expect(!ReferenceView.isTranslated("en-US/live"))
        #expect(!ReferenceView.isTranslated("sspi.h"))
        #expect(ReferenceView.locale(ofEdition: "zh-TW/live-sxs") == "zh-TW")
        #expect(ReferenceView.locale(ofEdition: "und/live") == "en")
    }

    @Test func `each constraint says what it demands, in signs or in words with their language`() throws {
        let text = try #require(Site.own.files["de/functions/initializesecuritycontext--ntlm.html"])
        for rule in [
            "Reserved1 = 0", "TargetDataRep ∈ {SECURITY_NATIVE_DREP, SECURITY_NETWORK_DREP}",
            "fContextReq ⊆ {ISC_REQ_ALLOCATE_MEMORY, ",
        ] {
            #expect(text.contains("<br><code translate=\"no\">\(rule)"), "\(rule)")
        }
        var count = 0
        for (path, text) in Site.own.files where path.contains("/functions/") {
            for line in text.split(separator: "\n") where line.hasPrefix("<li id=") && line.contains("→") {
                count += 1
                #expect(line.contains("<br>"), "\(path): \(line)")
            }
        }
        #expect(count > 200)
    }

    @Test func `each fact says how many state it and in how many ways, and whether it was restored`() throws {
        let text = try #require(Site.own.files["de/functions/initializesecuritycontext--ntlm.html"])
        let rows = text.split(separator: "<p class=\"sure\">").dropFirst()
        #expect(rows.count > 10)
        for row in rows {
            let line = row.prefix { $0 != "<" }
            let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(numbers.count == 2 && numbers[1] >= 1, "\(line)")
            let cell = row.split(separator: "</td>", maxSplits: 1)[0]
            #expect(cell.split(separator: "<p><code>").count - 1 == numbers[1], "\(cell)")
        }
    }

    @Test func `what a page states otherwise than before is told`() throws {
        let folder = try TemporaryFolder()
        let spec = PackageRoot.path(of: "spec")
        try FileManager.default.copyItem(atPath: spec, toPath: folder.path(of: "earlier"))
        let page = "earlier/functions/encryptmessage--ntlm.json"
        let text = try folder.read(page)
        #expect(text.contains("\"Secur32.dll\""))
        try folder.write(text.replacing("\"Secur32.dll\"", with: "\"Security.dll\""), to: page)
        let path = PackageRoot.path(of: "urtext.json")
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let (configuration, _) = ConfigurationReader.read(Array(bytes), path: path)
        let made = ReferenceMaking(fileSystem: FileSystem()).run(
            configuration, languages: ["en"], since: folder.path(of: "earlier"))
        let html = made.files.first { $0.path == "en/functions/encryptmessage--ntlm.html" }?.text
        #expect(html?.contains("dll: Security.dll → Secur32.dll") == true)
        let other = made.files.first { $0.path == "en/functions/encryptmessage--digest.html" }?.text
        #expect(other?.contains("→ Secur32.dll") == false)
    }

    @Test func `an unknown label of a language is an error with a suggestion`() {
        let text = #"{ "schema": "urtext-prose/1", "locale": "de", "reference": { "serch": "Suchen" } }"#
        #expect(throws: DecodingError.self) { try Prose.decode(Array(text.utf8), path: "de.json") }
    }

    @Test func `a site without its words in a language warns of each`() throws {
        var prose = Prose()
        prose.locale = "it"
        let contents = ReferenceContents(
            spec: Spec(), plan: Plan(families: [], statuses: [], functions: []), files: [], prints: [],
            links: ReferenceLinks(), changes: [:])
        let gaps = ReferenceView(contents, prose: prose, languages: [prose], meanings: [:]).gaps
        #expect(gaps.count == ReferenceLabel.allCases.count)
        #expect(gaps.allSatisfy { $0.identifier == "prose-missing" && $0.severity == .warning })
    }
}
