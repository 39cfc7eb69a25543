package import UrtextModel

/// Reads the sentences of a page. Pure; a page that cannot be read has none.
package struct PageProseReader: Sendable {
    package init() {}

    /// - Parameter page: a page of any language; of a bilingual one the translated half is read.
    /// - Returns: `nil` for what is no page: too large, or not UTF-8.
    package func read(_ page: SourcePage) -> PageProse? {
        guard page.bytes.count <= PageReader.sizeLimit, String(validating: page.bytes, as: UTF8.self) != nil else {
            return nil
        }
        var page = page
        page.bytes = LineEnds.plain(page.bytes)
        var run = PageReadingRun(page: page)
        if !run.identity.isOriginal { run = PageReadingRun(page: page, view: .translation) }
        run.readDeclaration()
        let heading = run.outline.sections.first { $0.level == 1 }
        let title = run.frontMatter["title"] ?? heading.map { String(decoding: $0.heading, as: UTF8.self) } ?? ""
        var prose = PageProse(
            page: run.identity.id, edition: run.identity.edition, title: Sentences.cleaned(title),
            isMachineTranslated: run.frontMatter["ms.translationtype"] == "MT")
        let sections = SectionAssignment(run)
        if let heading { prose.summary = summary(below: heading, &run) }
        for section in sections.parameters { readParameters(section, &run, into: &prose) }
        for section in sections.returns { readRows(section, &run, into: &prose) }
        return prose
    }

    private func summary(below heading: PageOutline.Section, _ run: inout PageReadingRun) -> String? {
        let next = run.outline.sections.map(\.heading.startIndex).filter { $0 > heading.body.lowerBound }.min()
        let end = next ?? heading.body.upperBound
        guard let tree = run.tree(heading.body.lowerBound..<end, firstLine: heading.bodyLine) else { return nil }
        return SectionFlow(tree).items.lazy.filter { $0.kind == .paragraph }
            .map { Sentences.first(of: tree.text(of: $0.node)) }.first { !$0.isEmpty && !$0.hasPrefix("#") }
    }

    private func readParameters(
        _ section: PageOutline.Section, _ run: inout PageReadingRun, into prose: inout PageProse
    ) {
        guard let tree = run.tree(section.body, firstLine: section.bodyLine) else { return }
        let names = run.declaration?.items.map(\.name) ?? []
        for heading in ParameterListReader(tree, SectionFlow(tree), declaredNames: names).headings {
            let text = heading.body.lazy.filter { $0.kind == .paragraph }
                .map { Sentences.first(of: tree.text(of: $0.node)) }.first { !$0.isEmpty }
            prose.parameters.append(
                PageProse.Passage(
                    names: [heading.name] + (heading.anchor.map { [$0] } ?? []), line: heading.line, text: text ?? ""))
            readRows(tree, heading.body, into: &prose)
        }
    }

    private func readRows(_ section: PageOutline.Section, _ run: inout PageReadingRun, into prose: inout PageProse) {
        guard let tree = run.tree(section.body, firstLine: section.bodyLine) else { return }
        readRows(tree, SectionFlow(tree).items[...], into: &prose)
    }

    private func readRows(_ tree: MarkupTree, _ items: ArraySlice<SectionFlow.Item>, into prose: inout PageProse) {
        for item in items where item.kind == .table {
            var table = TableReader(tree, at: item.node)
            let symbols = table.symbols()
            guard TableReader.isSymbolList(symbols) else { continue }
            for (row, cell) in symbols.enumerated() {
                guard let cell, let symbol = cell.symbol else { continue }
                let first = table.symbolColumn + 1
                let lines = (first..<max(table.columnCount(ofRow: row), first)).flatMap { column in
                    table.cell(row, column)?.lines.map(\.text) ?? []
                }.filter { SymbolCell.number($0) == nil }
                let text = Sentences.first(of: lines.joined(separator: " "))
                guard !text.isEmpty else { continue }
                prose.rows.append(
                    PageProse.Passage(names: cell.anchors + [symbol.text], line: symbol.line, text: text))
            }
        }
    }
}
