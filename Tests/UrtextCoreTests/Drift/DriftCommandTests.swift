import Foundation
import TestSupport
import Testing

/// `urtext check --pages` on copies of the example pages.
@Suite struct DriftCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: ExamplePages.pages, toPath: folder.path(of: "pages"))
        _ = try ExamplePages.extract([folder.path(of: "pages")], to: folder.path(of: "spec"), "--layout", "tree")
        try FileManager.default.copyItem(atPath: ExamplePages.values, toPath: folder.path(of: "spec/values"))
    }

    private func check(_ pages: String..., json: Bool = false) throws -> BuiltTool.Result {
        try ExamplePages.tool.run(
            ["check", "--pages"] + pages + ["--spec", "spec"] + (json ? ["--diagnostics", "json"] : []),
            in: folder.path)
    }

    private func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try folder.read(name)
        #expect(text.contains(old), "\(name) has no \(old)")
        try folder.write(text.replacing(old, with: new), to: name)
    }

    private func editAll(_ page: String, _ old: String, _ new: String) throws {
        for name in folder.files() where name.hasPrefix("pages/") && name.hasSuffix("/\(page).md") {
            let text = try folder.read(name)
            try folder.write(text.replacing(old, with: new), to: name)
        }
    }

    @Test func `pages that did not change have not parted from the specification`() throws {
        let result = try check("pages")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.contains("0 drifted"))
        #expect(!result.error.contains("error:"))
        #expect(!result.error.contains("[edition-lags]"))
    }

    @Test func `a type that changed in all editions is drift, with its place`() throws {
        let line = try folder.read("pages/en-US/live/fillkettle.md").split(
            separator: "\n", omittingEmptySubsequences: false
        ).firstIndex { $0.contains("ULONG") }
        try editAll("fillkettle", "ULONG ", "DWORD ")
        let result = try check("pages")
        #expect(result.status == 1)
        #expect(result.error.contains("[spec-drifted]"), "\(result.error)")
        #expect(result.error.contains("is ULONG in the specification, DWORD on the pages"), "\(result.error)")
        #expect(result.error.contains("fillkettle.md:\((line ?? 0) + 1):"), "\(result.error)")
        #expect(result.error.contains("for Swift callers:"))
    }

    @Test func `a page that the specification lacks is one warning`() throws {
        let text = try folder.read("pages/en-US/live/fillkettle.md")
        try folder.write(text.replacing("FillKettle", with: "DrainKettle"), to: "pages/en-US/live/drainkettle.md")
        let result = try check("pages")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.components(separatedBy: "drainkettle.md").count == 2, "\(result.error)")
        #expect(result.error.contains("[page-not-in-spec]"))
    }

    @Test func `what only editions state that were not read still stands`() throws {
        let result = try check("pages/de-DE/live")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.contains("[edition-not-read]"), "\(result.error)")
        #expect(result.error.contains("not read this time"))
        #expect(try check("pages/de-DE/live/fillkettle.md").error.contains("[spec-not-read]"))
    }

    /// A declaration that differs in one edition: of the same state it contradicts, of an older one it lags.
    @Test func `an older edition lags, and one of the same state contradicts`() throws {
        let page = "pages/de-DE/live/fillkettle.md"
        try edit(page, "ULONG ", "DWORD ")
        let contradiction = try check("pages")
        #expect(contradiction.status == 0, "\(contradiction.error)")
        #expect(contradiction.error.contains("[editions-disagree]"))
        #expect(!contradiction.error.contains("[edition-lags]"))
        try edit(page, "ms.date: 03/14/2021", "ms.date: 03/14/2019")
        try edit(page, "ms.sourcegitcommit: 5a1e", "ms.sourcegitcommit: 0a1e")
        let lag = try check("pages")
        #expect(lag.status == 0, "\(lag.error)")
        #expect(
            lag.error.contains("de-DE/live of fillkettle is of 2019-03-14 and lags behind en-US/live, of 2021-03-14"),
            "\(lag.error)")
        #expect(lag.error.contains("is DWORD there"), "\(lag.error)")
        #expect(!lag.error.contains("[editions-disagree]"))
        #expect(lag.error.contains("\(page):1: note:"))
    }

    @Test func `editions of one state that disagree still contradict each other`() throws {
        let page = "pages/de-DE/live/fillkettle.md"
        try edit(page, "ULONG   cMillilitres", "ULONG   cLitres")
        #expect(try check("pages").error.contains("[editions-disagree]"))
        try edit(page, "ms.date: 03/14/2021", "ms.date: 03/14/2019")
        try edit(page, "ms.sourcegitcommit: 5a1e", "ms.sourcegitcommit: 0a1e")
        let lag = try check("pages")
        #expect(!lag.error.contains("[editions-disagree]"), "\(lag.error)")
        #expect(lag.error.contains("it says otherwise: the declaration of fillkettle has other"), "\(lag.error)")
    }

    @Test func `what only a lagging edition states is no drift`() throws {
        // A specification of the English pages alone, and a German page that has a row more.
        _ = try ExamplePages.extract([folder.path(of: "pages/en-US")], to: folder.path(of: "spec"), "--layout", "tree")
        let page = "pages/de-DE/live-sxs/fillkettle.md"
        try edit(page, "ms.date: 03/14/2021", "ms.date: 03/14/2019")
        try edit(page, "ms.sourcegitcommit: 5a1e", "ms.sourcegitcommit: 0a1e")
        var lines = try folder.read(page).components(separatedBy: "\n")
        let row = try #require(lines.firstIndex { $0.contains("id=\"KETTLE_WATER_COLD\"") })
        var old = lines[row].replacing("<dt>1</dt>", with: "<dt>8</dt>")
        for (from, to) in [("WATER_COLD", "WATER_OLD"), ("water_cold", "water_old"), ("WATER\\_COLD", "WATER\\_OLD")] {
            old = old.replacing(from, with: to)
        }
        lines.insert(old, at: row)
        try folder.write(lines.joined(separator: "\n"), to: page)
        let result = try check("pages/en-US", "pages/de-DE/live-sxs")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.contains("parameters/WaterKind/values/KETTLE_WATER_OLD"), "\(result.error)")
        #expect(result.error.contains("[stated-by-lagging-edition]"), "\(result.error)")
    }

    @Test func `a folder without a specification is an error`() throws {
        let result = try ExamplePages.tool.run(
            ["check", "--pages", "pages", "--spec", "nowhere"], in: folder.path)
        #expect(result.status == 1)
        #expect(result.error.contains("[missing-input]"))
    }
}
