package import UrtextModel

extension Prose {
    /// Where sentences of a page come from, in the words of the language; what a licence asks to be said.
    ///
    /// - Parameters:
    ///   - title: The page's title.
    ///   - page: The page's id.
    ///   - edition: Its edition.
    ///   - license: What the page's text is licensed under.
    package func attribution(
        title: String, page: String, edition: Edition, isMachineTranslated: Bool, license: String
    ) -> String {
        let facts =
            [page, edition.description] + (isMachineTranslated ? [phrase(.machineTranslated)] : []) + [license]
        return phrase(.attribution, title, facts.joined(separator: phrase(.listSeparator)))
    }
}
