import Foundation
import Testing
import UrtextCore
import UrtextModel

/// The reference as files: whole, sound, and the same every time.
@Suite struct SiteTests {
    private let site = Site.own

    @Test func `it is made without complaint, in every language alike`() {
        #expect(site.diagnostics.filter { $0.severity != .note } == [])
        let paths = Site.languages.map { language in
            Set(site.pages.filter { $0.hasPrefix("\(language)/") }.map { $0.dropFirst(language.count + 1) })
        }
        #expect(paths.allSatisfy { $0 == paths[0] })
        #expect(paths[0].count > 150)
        for path in site.samples { #expect(site.files[path] != nil, "\(path)") }
    }

    @Test func `a page for each function and package, each set of flags and each code`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "spec/functions")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.contains("--") {
            let page = name.dropLast(5)
            #expect(site.files["en/functions/\(page).html"] != nil, "\(page)")
        }
        #expect(site.files["de/codes/SEC_I_CONTINUE_NEEDED.html"]?.contains("590610") == true, "the signed number")
    }

    @Test func `no link leads nowhere`() throws {
        var ids: [String: Set<String>] = [:]
        for path in site.pages { ids[path] = Set(HTMLScan(site.files[path] ?? "").ids) }
        for path in site.pages {
            let folder = path.split(separator: "/").dropLast().map(String.init)
            for address in HTMLScan(site.files[path] ?? "").addresses {
                if address.hasPrefix("https://") || address.hasPrefix("data:") { continue }
                let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                var place = folder
                for step in parts[0].split(separator: "/") {
                    if step == ".." { _ = place.popLast() } else { place.append(String(step)) }
                }
                let target = parts[0].isEmpty ? path : place.joined(separator: "/")
                guard site.files[target] != nil else {
                    Issue.record("\(path) links to \(address)")
                    continue
                }
                if parts.count > 1 {
                    #expect(ids[target]?.contains(String(parts[1])) == true, "\(path) links to \(address)")
                }
            }
        }
    }

    @Test func `every page has a language, one title, headings in order, and ids of its own`() {
        for path in site.pages {
            let text = site.files[path] ?? ""
            let scan = HTMLScan(text)
            let language = path.contains("/") ? String(path.prefix { $0 != "/" }) : "en"
            #expect(scan.opening("html").first?.attributes["lang"] == language, "\(path)")
            let headings = scan.headings
            #expect(headings.first == 1 && headings.count { $0 == 1 } == 1, "\(path)")
            for (left, right) in zip(headings, headings.dropFirst()) { #expect(right <= left + 1, "\(path)") }
            #expect(Set(scan.ids).count == scan.ids.count, "\(path)")
            for cell in scan.opening("th") { #expect(cell.attributes["scope"] != nil, "\(path)") }
            for input in scan.opening("input") {
                let labels = scan.opening("label").compactMap { $0.attributes["for"] }
                #expect(labels.contains(input.attributes["id"] ?? ""), "\(path)")
            }
            for quote in scan.opening("q") { #expect(quote.attributes["lang"]?.isEmpty == false, "\(path)") }
        }
    }

    @Test func `every page says what is whose`() {
        for path in site.pages { #expect(site.files[path]?.contains("CC BY 4.0") == true, "\(path)") }
    }

    @Test func `what scripts would add is not needed to read`() {
        for path in site.samples {
            let text = site.files[path] ?? ""
            #expect(text.contains("<noscript>"), "\(path)")
            #expect(HTMLScan(text).tags.first { $0.attributes["id"] == "search" }?.attributes["hidden"] != nil)
            #expect(text.count > 3000, "\(path)")
        }
    }

    @Test func `the same specification gives the same bytes`() {
        let again = Site.make(Site.languages)
        #expect(again.files == site.files)
        let german = Site.make(["de"]).files["de/codes/SEC_E_OK.html"] ?? ""
        #expect(german.contains(">Deutsch<"))
        #expect(!german.contains(">English<"), "a site of one language offers no other")
    }

    @Test func `small enough to carry`() {
        let size = site.files.values.reduce(0) { $0 + $1.utf8.count }
        #expect(size < 20_000_000, "\(size) bytes")
        let index = site.files["assets/index.js"]?.utf8.count ?? 0
        #expect(index > 10_000 && index < 300_000, "\(index) bytes")
    }

    @Test func `the site and explain give the same facts`() throws {
        let spec = SpecReader.read(
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "spec").path, fileSystem: FileSystem()
        ).spec
        let page = "initializesecuritycontext--ntlm"
        let text = try #require(site.files["en/functions/\(page).html"])
        let facts = NameExplanation("fContextReq", in: spec).facts.filter { $0.page == page }
        #expect(!facts.isEmpty)
        for fact in facts where !fact.votes.isEmpty {
            #expect(text.contains("<th scope=\"row\" translate=\"no\">\(fact.fact)</th>"), "\(fact.fact)")
            for vote in fact.votes { #expect(text.contains(">\(vote.page):\(vote.line)</span>"), "\(fact.fact)") }
        }
    }

    @Test func `a text that looks like markup stays a text`() {
        let script = site.files["assets/index.js"] ?? ""
        #expect(!script.contains("<"), "the index may stand in a page")
        for path in site.samples { #expect(!(site.files[path] ?? "").contains("{{"), "\(path)") }
    }
}
