import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct KnownFilesTests {
    private static func files(_ claims: (Subject.PageField, Reading, String)..., headers: String...) -> KnownFiles {
        KnownFiles(
            values: headers.map { HeaderValues(header: $0) },
            claims: claims.map { field, reading, text in
                Claim(
                    page: "p", edition: Edition(locale: "en-US"), file: "f", line: 1, subject: .page(field),
                    reading: reading,
                    text: text)
            })
    }

    @Test(arguments: [Reading.frontMatter, .original, .bilingual]) func trustedNamesAreKnown(_ reading: Reading) {
        let files = Self.files((.header, reading, "Kettle.h"))
        #expect(files.spelling(of: "Ket-tle.h") == "Kettle.h")
        #expect(files.spelling(of: "Tea.h") == nil)
    }

    @Test(arguments: [Reading.requirements, .title, .tableText]) func translatedNamesAreNot(_ reading: Reading) {
        #expect(Self.files((.header, reading, "Kettle.h")).spelling(of: "Kettle.h") == nil)
    }

    @Test func linksAndHeadersAtHandKnowTheLettersOnly() {
        let files = Self.files((.file, .link, "kettle.h"), headers: "tea.h")
        #expect(files.spelling(of: "KETTLE.h") == "KETTLE.h")
        #expect(files.spelling(of: "Tea.h") == "Tea.h")
    }

    @Test func theMostFrequentSpellingIsTheBest() {
        let files = Self.files(
            (.header, .original, "KETTLE.h"), (.header, .original, "Kettle.h"), (.header, .frontMatter, "Kettle.h"))
        #expect(files.spelling(of: "Ket_tle.h") == "Kettle.h")
        #expect(files.spelling(of: "kettle.H") == "kettle.H")
    }

    @Test func modulesNameTheirLibraries() {
        let files = Self.files((.dll, .original, "Kettle.dll"))
        #expect(files.spelling(of: "Kettle.lib") == "Kettle.lib")
        #expect(files.spelling(of: "Tea.lib") == nil)
        #expect(files.adding(modules: ["Tea.dll"]).spelling(of: "Tea.lib") == "Tea.lib")
        #expect(files.spelling(of: "Kettle.h") == nil)
    }

    /// What a sentence says before the name, in other letters, is no part of it.
    @Test(arguments: ["нуженKettle", "请使用Kettle", "需要。Kettle", "Kettle"]) func wordsInOtherLettersAreNoName(
        _ printed: String
    ) {
        let files = Self.files((.dll, .original, "Kettle.dll"), (.file, .link, "kettle.h"))
        #expect(files.spelling(of: printed + ".dll") == "Kettle.dll")
        #expect(files.spelling(of: printed + ".lib") == "Kettle.lib")
        #expect(files.spelling(of: printed + ".h") == "Kettle.h", "of which only the letters are known")
    }

    @Test func aNameThatOtherLettersPartIsNone() {
        let files = Self.files((.file, .link, "kettle.h"), (.dll, .original, "Kettle.dll"))
        #expect(files.spelling(of: "Ketжtle.h") == nil)
        #expect(files.spelling(of: "Ketжtle.lib") == nil)
        #expect(files.spelling(of: "Ketжtle.dll") == "Kettle.dll", "known letter by letter")
    }
}
