/// The pages that a configuration names, and what helps to read them.
package struct PageSources: Hashable, Sendable {
    /// Pages, and folders whose `*.md` are pages.
    package var pages: [String]
    /// A file that names pages or folders, one a line.
    package var manifest: String?
    /// C headers to take numbers from.
    package var headers: [String]
    /// The folder of header values that `urtext values` wrote.
    package var values: String?
    /// Lexicons that `urtext learn` wrote, or folders of them.
    package var lexicons: [String]
    /// Whether symbols that translation broke are restored.
    package var restores: Bool
    /// The pages' language, whatever they say of themselves.
    package var locale: String?

    package init(
        pages: [String] = [], manifest: String? = nil, headers: [String] = [], values: String? = nil,
        lexicons: [String] = [], restores: Bool = false, locale: String? = nil
    ) {
        self.pages = pages
        self.manifest = manifest
        self.headers = headers
        self.values = values
        self.lexicons = lexicons
        self.restores = restores
        self.locale = locale
    }

    /// False where nothing is named, and the specification is what there is.
    package var hasPages: Bool { !pages.isEmpty || manifest != nil }
}
