/// Where the official pages are. `{locale}`, `{page}` and `{header}` stand for the reader's language, the page's id, and
/// the header that a page of the newer layout names in its id (`nf-sspi-…`).
package struct ReferenceLinks: Hashable, Sendable {
    /// The address of a page; `nil` for none.
    package var page: String?
    /// The address of a page of the newer layout; that of any page where there is none.
    package var headerPage: String?

    package init(page: String? = nil, headerPage: String? = nil) {
        self.page = page
        self.headerPage = headerPage
    }

    /// The address of a page in a language.
    func address(of page: String, locale: String) -> String? {
        let parts = page.split(separator: "-", maxSplits: 2).map(String.init)
        let isNewer = parts.count == 3 && parts[0].count == 2 && parts[0].hasPrefix("n")
        guard let address = isNewer ? headerPage ?? self.page : self.page else { return nil }
        return address.replacing("{locale}", with: locale).replacing("{page}", with: page)
            .replacing("{header}", with: isNewer ? parts[1] : "")
    }
}

extension String {
    /// With every occurrence of a text replaced.
    fileprivate func replacing(_ text: String, with other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}
