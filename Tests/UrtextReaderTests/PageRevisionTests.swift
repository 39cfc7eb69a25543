import Testing
import UrtextReader

@Suite struct PageRevisionTests {
    private func page(_ lines: String...) -> PageRevision {
        PageRevision(Array("---\n\(lines.joined(separator: "\n"))\n---\n# A\n".utf8))
    }

    @Test func `dates are read in the pages' order, whatever their form`() {
        #expect(page("ms.date: 03/14/2021").date == "2021-03-14")
        #expect(page("ms.date: 2021-3-4").date == "2021-03-04")
        #expect(page("ms.date: 03/14/2021 10:00:00").date == "2021-03-14")
        for text in ["14/14/2021", "soon", "2021", "1/2/3", "01/32/2021", ""] {
            #expect(page("ms.date: \(text)").date == nil, "\(text)")
        }
        let revision = page("ms.sourcegitcommit: AB12", "ms.lasthandoff: 01/08/2021")
        #expect(revision == PageRevision(commit: "ab12", handoff: "2021-01-08"))
        #expect(PageRevision(Array("# no front matter\n".utf8)) == PageRevision())
        #expect(PageRevision(Array("---\nms.date: 03/14/2021\n".utf8)) == PageRevision())
    }

    @Test func `the original's date decides, then the day of translation, and the same commit is the same state`() {
        let old = PageRevision(date: "2019-07-25", commit: "a", handoff: "2021-01-08")
        let same = PageRevision(date: "2019-07-25", commit: "b", handoff: "2021-08-11")
        let original = PageRevision(date: "2023-03-17")
        #expect(old.lags(behind: original))
        #expect(old.lags(behind: same))
        #expect(!same.lags(behind: old))
        #expect(!original.lags(behind: old))
        #expect(!PageRevision(date: "2019-07-25").lags(behind: old))
        #expect(!old.lags(behind: PageRevision(date: "2019-07-25")))
        #expect(!PageRevision(date: "2018-01-01", commit: "a").lags(behind: old))
        #expect(!PageRevision().lags(behind: original))
        #expect(!old.lags(behind: old))
    }

    /// No two pages lag behind each other.
    @Test func `lagging goes one way`() {
        let texts: [String?] = [nil, "2019-01-01", "2020-01-01"]
        let commits: [String?] = [nil, "a", "b"]
        let all = texts.flatMap { date in
            commits.flatMap { commit in texts.map { PageRevision(date: date, commit: commit, handoff: $0) } }
        }
        for left in all {
            for right in all { #expect(!(left.lags(behind: right) && right.lags(behind: left))) }
        }
    }
}
