package import UrtextModel

/// The sentences of one page: what it says of its function, of each parameter, and of each value and code.
///
/// They are the page's own words, so that whoever prints them owes an attribution: title, edition and whether a machine
/// translated them are kept beside them.
package struct PageProse: Hashable, Sendable {
    /// What is said of one thing.
    package struct Passage: Hashable, Sendable {
        /// The names that stand beside the text: as printed, and in anchors.
        package var names: [String]
        /// The line of the name.
        package var line: Int
        package var text: String

        package init(names: [String], line: Int, text: String) {
            self.names = names
            self.line = line
            self.text = text
        }
    }

    package var page: String
    package var edition: Edition
    package var title: String
    /// True when the page says that a machine translated it.
    package var isMachineTranslated: Bool
    /// The first paragraph below the title.
    package var summary: String?
    /// One for each parameter heading, in the page's order; the text may be empty.
    package var parameters: [Passage] = []
    /// The rows of value lists and tables of return codes.
    package var rows: [Passage] = []

    package init(page: String, edition: Edition, title: String, isMachineTranslated: Bool) {
        self.page = page
        self.edition = edition
        self.title = title
        self.isMachineTranslated = isMachineTranslated
    }
}
