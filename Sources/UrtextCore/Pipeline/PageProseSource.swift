package import UrtextEmitter
package import UrtextModel
import UrtextReader

/// The sentences of doc comments from the user's own pages, each with its attribution.
///
/// What the pages say nothing about keeps the sentence of the folder of prose, where there is one.
package struct PageProseSource: Sendable {
    /// What stands for the pages where a folder of prose could be named.
    package static let word = "pages"

    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// - Parameters:
    ///   - configuration: Names the pages, their licence and the language.
    ///   - folder: Where sentences of one's own are.
    ///   - spec: The pages whose sentences are wanted.
    package func read(
        _ configuration: Configuration, folder: String, _ spec: Spec
    ) -> (prose: Prose, diagnostics: [Diagnostic]) {
        let mistakes = mistakes(configuration)
        guard mistakes.isEmpty, let language = configuration.language, let license = configuration.license else {
            return (Prose(), mistakes)
        }
        var (prose, diagnostics) = own(language, folder)
        var operands = configuration.sources.pages
        if let manifest = configuration.sources.manifest {
            let named = PageManifest.read(manifest, below: FilePath.folder(configuration.path), fileSystem: fileSystem)
            operands += named.operands
            diagnostics += named.diagnostics
        }
        let found = PageDiscovery.find(operands, fileSystem: fileSystem)
        diagnostics += found.diagnostics
        var chosen: [String: PageProse] = [:]
        let wanted = Set(spec.pages.map(\.id))
        for path in found.paths {
            guard let bytes = try? fileSystem.read(path, limit: SizeLimit.page),
                let page = PageProseReader().read(
                    SourcePage(path: path, bytes: bytes, locale: configuration.sources.locale)),
                wanted.contains(page.page), Self.isIn(language, page.edition.locale)
            else { continue }
            if let other = chosen[page.page], !Self.precedes(page.edition, other.edition) { continue }
            chosen[page.page] = page
        }
        if chosen.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, "no-page-prose", at: SourceLocation(path: configuration.path),
                    "none of the pages is in the language \(language)",
                    solutions: ["add pages in that language to \"pages\"", "ask for the language of the pages"]))
        }
        for page in spec.pages.sorted(by: { $0.id < $1.id }) {
            guard let text = chosen[page.id] else { continue }
            let source = prose.attribution(
                title: text.title, page: text.page, edition: text.edition,
                isMachineTranslated: text.isMachineTranslated, license: license)
            add(PageProseMatch(page, text), of: page, source: source, to: &prose)
        }
        return (prose, diagnostics)
    }

    private func add(_ match: PageProseMatch, of page: SpecPage, source: String, to prose: inout Prose) {
        guard !match.isEmpty else { return }
        let variant = page.variant ?? ""
        if let name = page.name {
            prose.attributions[page.id] = source
            if let summary = match.summary { prose.functions["\(name).\(variant)"] = summary }
            for (parameter, text) in match.parameters { prose.parameters["\(name).\(variant).\(parameter)"] = text }
        }
        // A symbol that several pages explain keeps the words of the first.
        for (symbol, text) in match.symbols where prose.symbolAttributions[symbol] == nil {
            prose.symbols[symbol] = text
            prose.symbolAttributions[symbol] = source
        }
    }

    /// Sentences of one's own in the language; none but the tool's English ones where there is no such file.
    private func own(_ language: String, _ folder: String) -> (prose: Prose, diagnostics: [Diagnostic]) {
        var (prose, diagnostics) = ProseReader.read(language, from: folder, fileSystem: fileSystem)
        if prose.isEmpty { prose.locale = language }
        // None is needed; one that is there is to be read.
        return (prose, diagnostics.filter { $0.identifier != "no-prose" })
    }

    private func mistakes(_ configuration: Configuration) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        func miss(_ identifier: String, _ what: String, _ solution: String) {
            diagnostics.append(
                Diagnostic(
                    .error, identifier, at: SourceLocation(path: configuration.path),
                    "the sentences of pages are asked for, and \(what)", solutions: [solution]))
        }
        if !configuration.sources.hasPages {
            miss("prose-without-pages", "no pages are named", "name them with \"pages\" or \"manifest\"")
        }
        if configuration.language == nil {
            miss("prose-without-language", "no language is", "add \"language\", or --language")
        }
        if configuration.license == nil {
            miss(
                "prose-without-license", "nothing tells under which licence they may be used",
                "add \"license\"; Microsoft's reference pages are under \"CC BY 4.0\"")
        }
        return diagnostics
    }

    /// True for a locale of the language; `zh-TW` is in `zh-Hant`.
    static func isIn(_ language: String, _ locale: String) -> Bool {
        let wanted = language.lowercased()
        return locale.lowercased() == wanted || ProseReader.candidates(locale).contains(wanted)
    }

    /// The shorter label first: a rendition of its own before one beside the original.
    private static func precedes(_ left: Edition, _ right: Edition) -> Bool {
        (left.label.utf8.count, left.label, left.locale) < (right.label.utf8.count, right.label, right.locale)
    }
}
