/// Where claims come from: one file, which is one page in one edition.
///
/// A class, so that the thousand claims of a file hold one reference and no copies.
package final class ClaimSource: Sendable {
    /// The page's id; the same for all editions of a page.
    package let page: String
    package let edition: Edition
    /// The file, as the caller named it.
    package let file: String

    package init(page: String, edition: Edition, file: String) {
        self.page = page
        self.edition = edition
        self.file = file
    }
}

extension ClaimSource: Hashable {
    package static func == (lhs: ClaimSource, rhs: ClaimSource) -> Bool {
        lhs === rhs || (lhs.file == rhs.file && lhs.page == rhs.page && lhs.edition == rhs.edition)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(page)
        hasher.combine(file)
    }
}

extension ClaimSource: Comparable {
    /// By page, edition and file.
    package static func < (lhs: ClaimSource, rhs: ClaimSource) -> Bool {
        if lhs === rhs { return false }
        if lhs.page != rhs.page { return lhs.page < rhs.page }
        if lhs.edition != rhs.edition { return lhs.edition < rhs.edition }
        return lhs.file < rhs.file
    }
}
