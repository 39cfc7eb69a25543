internal import UrtextModel

/// Which state of the original a page shows, as its front matter says.
package struct PageRevision: Hashable, Sendable {
    /// `ms.date` as `yyyy-mm-dd`: when the original was last changed.
    package var date: String?
    /// `ms.sourcegitcommit`: the state of the original's repository that was translated; `nil` for the original itself.
    package var commit: String?
    /// `ms.lasthandoff` as `yyyy-mm-dd`: when it was given to translation.
    package var handoff: String?

    package init(date: String? = nil, commit: String? = nil, handoff: String? = nil) {
        self.date = date
        self.commit = commit
        self.handoff = handoff
    }

    /// - Parameter page: the bytes of a page.
    package init(_ page: [UInt8]) {
        guard let matter = FrontMatter(LineEnds.plain(page)) else { return }
        date = matter["ms.date"].flatMap(PageRevision.sortable)
        commit = matter["ms.sourcegitcommit"].flatMap { $0.isEmpty ? nil : $0.lowercased() }
        handoff = matter["ms.lasthandoff"].flatMap(PageRevision.sortable)
    }

    /// True when this page is known to show an older state than the other. The same commit is the same state, whatever
    /// the dates say; of different ones the date of the original decides, and where that is the same or missing, the day
    /// of translation.
    package func lags(behind other: PageRevision) -> Bool {
        if let commit, commit == other.commit { return false }
        if let date, let later = other.date, date != later { return date < later }
        guard commit != nil, other.commit != nil, let handoff, let later = other.handoff else { return false }
        return handoff < later
    }

    /// The date for people: that of the original, or of translation.
    package var day: String { date ?? handoff ?? "no date" }

    /// `2021-03-14` for `03/14/2021`; `nil` for what is no date. American order, as the pages have it.
    private static func sortable(_ text: String) -> String? {
        let parts = text.prefix { $0 != " " && $0 != "T" }.split(whereSeparator: { $0 == "/" || $0 == "-" })
        guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
        let isISO = parts[0].count == 4
        let (year, month, day) = isISO ? (parts[0], parts[1], parts[2]) : (parts[2], parts[0], parts[1])
        guard year.count == 4, let month = Int(month), let day = Int(day), (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(padded(month))-\(padded(day))"
    }
}
