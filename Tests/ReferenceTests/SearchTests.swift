import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

/// The search, as the browser runs it.
@Suite(.enabled(if: Chromium.path != nil, Chromium.absence))
struct SearchTests {
    private struct Question: Sendable {
        var query: String
        /// The beginning of the right page's path.
        var wanted: String
    }

    /// Asks all questions in one run of the browser; the paths of the first three answers of each.
    private func ask(_ questions: [Question]) throws -> [[String]] {
        let folder = try TemporaryFolder()
        let site = Site.own
        for name in ["index.js", "search.js"] { try folder.write(site.files["assets/\(name)"] ?? "", to: name) }
        let queries = String(
            decoding: try JSONSerialization.data(withJSONObject: questions.map(\.query)), as: UTF8.self)
        try folder.write(
            """
            <!DOCTYPE html><meta charset="utf-8"><body><pre id="out"></pre>
            <script src="index.js"></script><script src="search.js"></script>
            <script>
            const found = \(queries).map(query => urtextSearch.find(query, 3).map(entry => entry.path));
            document.getElementById("out").textContent = JSON.stringify(found);
            </script>
            """, to: "ask.html")
        let result = try Chromium.open("ask.html", in: folder)
        #expect(Chromium.complaints(result) == [])
        return try #require(try Chromium.json(result) as? [[String]])
    }

    private func expectFirst(_ questions: [Question]) throws {
        let answers = try ask(questions)
        #expect(answers.count == questions.count)
        for (question, answer) in zip(questions, answers) {
            #expect(answer.first?.hasPrefix(question.wanted) == true, "\(question.query): \(answer)")
        }
    }

    @Test func `names of C and Swift, and numbers`() throws {
        try expectFirst([
            Question(query: "SEC_E_INVALID_TOKEN", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "sec e invalid token", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "invalidToken", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "0x80090308", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "80090308h", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "-2146893048", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "2148074248", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "InitializeSecurityCoNtext", wanted: "functions/InitializeSecurityContext.html"),
            Question(query: "initializesecuritycontext (ntlm)", wanted: "functions/initializesecuritycontext--ntlm"),
            Question(query: "phcredential", wanted: "parameters/phCredential.html"),
            Question(query: "ISC_REQ_STREAM", wanted: "flags/InitiatorRequirements.html#ISC_REQ_STREAM"),
            Question(query: "isc _ req _ stream", wanted: "flags/InitiatorRequirements.html#ISC_REQ_STREAM"),
            Question(query: "InitiatorRequirements", wanted: "flags/InitiatorRequirements.html"),
            Question(query: "MakeSignature.call", wanted: "functions/nf-sspi-makesignature.html"),
            Question(query: "SEC_E_INVALD_TOKEN", wanted: "codes/SEC_E_INVALID_TOKEN.html"),
            Question(query: "SEC_E_LOGON_DENEID", wanted: "codes/SEC_E_LOGON_DENIED.html"),
        ])
    }

    /// What translated pages print, as the specification's folder prints has it from the bilingual pages.
    @Test func `damaged spellings lead to what they mean`() throws {
        let folder = PackageRoot.path(of: "spec/prints")
        let pages = Set(Site.own.pages)
        // Prints that one symbol alone has, whatever blanks and letter case it was printed in.
        var meanings: [String: Set<String>] = [:]
        var texts: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
            for (symbol, prints) in try SymbolPrints.decode(Array(bytes)).symbols {
                for print in prints {
                    meanings[NameKey.of(print), default: []].insert(symbol)
                    texts[NameKey.of(print)] = print
                }
            }
        }
        let members = Site.own.files["assets/index.js"] ?? ""
        var questions: [Question] = []
        for (key, symbols) in meanings.sorted(by: { $0.key < $1.key }) where symbols.count == 1 {
            guard let symbol = symbols.first, let print = texts[key] else { continue }
            if pages.contains("en/codes/\(symbol).html") {
                questions.append(Question(query: print, wanted: "codes/\(symbol).html"))
            } else if let place = members.firstMatch(of: try Regex("flags/[A-Za-z]+\\.html#\(symbol)\"")) {
                questions.append(Question(query: print, wanted: String(members[place.range].dropLast())))
            }
        }
        #expect(questions.count >= 200, "\(questions.count) spellings")
        try expectFirst(questions)
    }

    /// One letter lost, doubled, or changed places with the next.
    @Test func `slips of the fingers are forgiven`() throws {
        var generator = SplitMix(state: 7)
        var questions: [Question] = []
        for page in Site.own.pages where page.hasPrefix("en/codes/SEC_E_") {
            let symbol = String(page.dropFirst(9).dropLast(5))
            var letters = Array(symbol)
            let place = Int.random(in: 6..<letters.count - 1, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: letters.remove(at: place)
            case 1: letters.insert(letters[place], at: place)
            default: letters.swapAt(place, place + 1)
            }
            questions.append(Question(query: String(letters), wanted: "codes/\(symbol).html"))
        }
        #expect(questions.count > 50)
        let answers = try ask(questions)
        let right = zip(questions, answers).count { question, answer in answer.first == question.wanted }
        #expect(right * 100 >= questions.count * 95, "\(right) of \(questions.count)")
    }

    @Test func `what is nothing finds nothing`() throws {
        #expect(try ask([Question(query: "", wanted: ""), Question(query: "  _ ", wanted: "")]) == [[], []])
    }
}

/// Sebastiano Vigna's SplitMix64, so that the slips are the same every time.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
