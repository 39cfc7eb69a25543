import Foundation
import TestSupport
import Testing

/// `learn` from files of pairs.
@Suite struct LearnCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func learn(_ pairs: [UInt8]) throws -> BuiltTool.Result {
        try folder.write(Data(pairs), to: "pairs.tsv")
        return try ExamplePages.tool.run(
            "learn", "--pairs", "pairs.tsv", "--locale", "de-DE", "--output", "de-DE.json", in: folder.path)
    }

    @Test func `pairs may have a byte order mark and the line ends of Windows`() throws {
        let pairs = "KESSEL _ LEER\tKETTLE_EMPTY\nboilkettle\tKESSEL _ KALT\tKETTLE_COLD\n"
        #expect(try learn(Array(pairs.utf8)).status == 0)
        let plain = try folder.read("de-DE.json")
        #expect(plain.contains("\"KETTLE_COLD\""))
        let result = try learn([0xEF, 0xBB, 0xBF] + Array(pairs.replacing("\n", with: "\r\n").utf8))
        #expect(result.status == 0)
        #expect(result.error.hasSuffix(" 0 errors, 0 warnings\n"))
        #expect(try folder.read("de-DE.json") == plain)
    }

    @Test func `a line that is no pair is reported and left out`() throws {
        let lines = ["KESSEL _ LEER\tKETTLE_EMPTY", "KESSEL", "\tKETTLE_COLD", " \tKETTLE_HOT", "KESSEL\tno symbol"]
        let result = try learn(Array(lines.joined(separator: "\n").utf8))
        #expect(result.status == 0)
        for line in 2...5 {
            #expect(result.error.contains("pairs.tsv:\(line): warning: the line does not end in a print and its"))
        }
        let lexicon = try folder.read("de-DE.json")
        #expect(lexicon.contains("KETTLE_EMPTY") && !lexicon.contains("KETTLE_COLD") && !lexicon.contains("KETTLE_HOT"))
    }

    @Test func `a line that is not UTF-8 is an error`() throws {
        let result = try learn(Array("KESSEL _ LEER\tKETTLE_EMPTY\nK".utf8) + [0xFC] + Array("HL\tKETTLE_COLD\n".utf8))
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("pairs.tsv:2: error: this line is not UTF-8 [not-utf-8]\n"))
        #expect(folder.files() == ["pairs.tsv"])
    }
}
