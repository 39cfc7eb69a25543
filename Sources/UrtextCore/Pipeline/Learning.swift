package import UrtextModel
import UrtextReader
package import UrtextReconciler

/// From pages whose original is at hand to what the words of a language stand for. Writes nothing.
///
/// A bilingual page teaches by itself; a translated page teaches when the same page in the original language is among
/// the pages, too.
package struct Learning: Sendable {
    package struct Result: Sendable {
        /// One for each language, in the order of the tags.
        package var lexicons: [LexiconDocument]
        /// What was learned from, by language: prints that are more than another spelling of their symbol.
        package var prints: [SymbolPrints]
        package var pages: Int
        package var log: DiagnosticLog
    }

    /// Pairs, and the pages that have them.
    private typealias Findings = [SymbolPair: Set<String>]

    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// - Parameters:
    ///   - pairs: a file with a print and its symbol in the last two of the fields of each line.
    ///   - locale: the language of the pairs, or of the pages whatever they say of themselves.
    ///   - leaving: pages not to learn from, by name: those a lexicon will be measured on.
    package func run(
        _ operands: [String], pairs: [String], locale: String?, leaving: Set<String>, jobs: Int,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> Result {
        var log = DiagnosticLog()
        var found = Findings()
        for path in pairs { self.pairs(path, locale: locale, leaving: leaving, into: &found, log: &log) }
        var pages = 0
        if !operands.isEmpty {
            let asked = PageDiscovery.find(operands, fileSystem: fileSystem)
            log.add(asked.diagnostics)
            pages = asked.paths.count
            await self.pairs(
                asked.paths, locale: locale, leaving: leaving, jobs: jobs, into: &found, progress: progress)
        }
        var ofLocale: [String: [SymbolPair]] = [:]
        for pair in found.keys.sorted() { ofLocale[pair.locale, default: []].append(pair) }
        if found.isEmpty, !log.hasErrors {
            log.add(
                Diagnostic(
                    .error, "nothing-learned", "no row was found whose print and symbol are both known",
                    explanation: "learning needs bilingual pages, or pages in a translation and in the original",
                    solutions: ["add the original's pages, or give pairs with --pairs"]))
        }
        let origin = ([pages > 0 ? "\(pages) pages" : nil] + pairs.map { "pairs of \(FilePath.name($0))" })
            .compactMap { $0 }.joined(separator: ", ")
        let lexicons = ofLocale.keys.sorted().map { tag in
            var learner = LexiconLearner()
            var memory = PrintMemory()
            for pair in ofLocale[tag] ?? [] {
                learner.add(printed: pair.printed, symbol: pair.symbol)
                memory.add(pair, pages: found[pair] ?? [])
            }
            var lexicon = learner.lexicon(locale: tag)
            lexicon.add(
                Lexicon(
                    locale: tag, symbols: Set((ofLocale[tag] ?? []).lazy.filter { !$0.isConstant }.map(\.symbol)),
                    slots: learner.slots, prints: memory.prints))
            return LexiconDocument(lexicon, origin: origin, pairs: learner.count)
        }
        let prints = ofLocale.keys.sorted().map { Self.prints(ofLocale[$0] ?? [], locale: $0) }
        return Result(lexicons: lexicons, prints: prints, pages: pages, log: log)
    }

    private static func prints(_ pairs: [SymbolPair], locale: String) -> SymbolPrints {
        var symbols: [String: Set<String>] = [:]
        for pair in pairs where NameKey.of(pair.printed) != NameKey.of(pair.symbol) {
            symbols[pair.symbol, default: []].insert(NameKey.unescaped(pair.printed))
        }
        return SymbolPrints(locale: locale, symbols: symbols.mapValues { $0.sorted() })
    }

    private func pairs(
        _ paths: [String], locale: String?, leaving: Set<String>, jobs: Int, into found: inout Findings,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) async {
        func load(_ view: BilingualView, _ done: Int) async -> [LoadedPage] {
            await PageLoader(
                fileSystem: fileSystem, locale: locale, jobs: jobs, read: { PageReader(view: view).read($0) }
            ).load(paths) { progress(done + $0, 2 * paths.count) }
        }
        let originals = await load(.original, 0)
        let translations = await load(.translation, paths.count)
        var ofPage: [String: [Claim]] = [:]
        for page in originals {
            let claims = page.claims.filter { $0.reading == .original }
            if let id = page.key?.page, !claims.isEmpty { ofPage[id, default: []] += claims }
        }
        for (original, translation) in zip(originals, translations) {
            guard let id = translation.key?.page, !leaving.contains(id) else { continue }
            let own = original.claims
            let stated = own.contains { $0.reading == .bilingual } ? own : ofPage[id] ?? []
            for pair in SymbolPair.pairs(original: stated, translated: translation.claims) {
                found[pair, default: []].insert(id)
            }
        }
    }

    private func pairs(
        _ path: String, locale: String?, leaving: Set<String>, into found: inout Findings, log: inout DiagnosticLog
    ) {
        guard let locale else {
            log.add(
                Diagnostic(
                    .error, "no-locale", at: SourceLocation(path: path), "the language of these pairs is not known",
                    solutions: ["name it with --locale"]))
            return
        }
        do throws(FileSystemError) {
            let bytes = try fileSystem.read(path, limit: SizeLimit.document)
            let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            for (number, ended) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            {
                let line = ended.last == UInt8(ascii: "\r") ? ended.dropLast() : ended
                guard !line.isEmpty else { continue }
                guard String(validating: line, as: UTF8.self) != nil else {
                    log.add(
                        Diagnostic(
                            .error, "not-utf-8", at: SourceLocation(path: path, line: number + 1),
                            "this line is not UTF-8",
                            solutions: ["write the pairs in UTF-8"]))
                    continue
                }
                let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                    .map { String(decoding: $0, as: UTF8.self) }
                guard fields.count >= 2, let symbol = fields.last, Identifier.isIdentifier(symbol),
                    !Blank.isBlank(fields[fields.count - 2])
                else {
                    log.add(
                        Diagnostic(
                            .warning, "no-pair", at: SourceLocation(path: path, line: number + 1),
                            "the line does not end in a print and its symbol, with a tab between",
                            explanation: "the line is left out"))
                    continue
                }
                let page = FilePath.name(fields[0])
                let id = page.hasSuffix(".md") ? String(page.dropLast(3)) : page
                if fields.count > 2, leaving.contains(id) { continue }
                let pair = SymbolPair(
                    locale: locale, printed: SymbolText.parted(fields[fields.count - 2]).symbol, symbol: symbol,
                    isConstant: fields.count > 3 && fields[1] == "constant")
                found[pair, default: []].insert(fields.count > 2 ? id : "")
            }
        } catch {
            log.add(error)
        }
    }
}
