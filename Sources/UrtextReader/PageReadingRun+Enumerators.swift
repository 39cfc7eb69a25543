internal import UrtextModel

extension PageReadingRun {
    /// Enumerators that stand in headings: `### -field NAME`, with the number, where there is one, behind a colon or an
    /// equals sign, or in the paragraph below; `#### - NAME` is one that a hand has put in.
    ///
    /// A section without such headings may hold a table of them.
    mutating func readEnumerators(_ sections: [PageOutline.Section]) {
        var row = 0
        for section in sections {
            guard let tree = tree(section.body, firstLine: section.bodyLine) else { continue }
            let items = SectionFlow(tree).items
            let terms = items.enumerated().compactMap { index, item in
                ParameterLayout.heading.term(tree, item).map { (index: index, term: $0) }
            }
            let isMarked = terms.contains { $0.term.mark == .name }
            let named = Set(terms.filter { $0.term.mark == .name }.map { enumerator(of: $0.term).first })
            for (index, term) in terms where term.mark != .none || !isMarked {
                let parts = enumerator(of: term)
                guard let name = parts.first, Identifier.isIdentifier(name),
                    term.mark != .aside || (isMarked && !named.contains(name) && Identifier.isSymbolShaped(name))
                else { continue }
                let place = RowPlace(list: .constants, table: 0, row: row)
                // The names of this layout are marks of the page, not text of it.
                let how =
                    term.mark == .aside ? reading(isPaired: term.isPaired, otherwise: .tableText) : Reading.syntaxBlock
                claim(.row(place, .symbol), how, name, line: term.line)
                let printed = parts.count > 1 ? parts[1].filter { $0 != "\"" } : ""
                if let number = SymbolCell.number(printed) {
                    claim(.row(place, .number), .syntaxBlock, number, line: term.line)
                } else if index + 1 < items.count, let (number, line) = numberLine(tree, items[index + 1]) {
                    claim(.row(place, .number), .syntaxBlock, number, line: line)
                }
                row += 1
            }
            if row == 0 { _ = readConstantLists(section.body, line: section.bodyLine, firstTable: 1) }
        }
    }

    /// Numbers of declared enumerators that stand in the text alone: a list of them has them beside their names.
    mutating func readEnumeratorNumbers() {
        guard let declaration, declaration.form == .enumeration else { return }
        var places: [String: Int] = [:]
        for (row, enumerator) in declaration.enumerators.enumerated() where enumerator.printed == nil {
            places[enumerator.name] = row
        }
        guard !places.isEmpty else { return }
        for section in outline.sections where section.role == .constants || section.role == .members {
            guard let tree = tree(section.body, firstLine: section.bodyLine, prose: .none) else { continue }
            for item in SectionFlow(tree).items {
                let cells: [SymbolCell?]
                if item.kind == .table {
                    var table = TableReader(tree, at: item.node)
                    cells = table.symbols()
                } else {
                    cells = [layouts.rows.lazy.compactMap { $0.cell(tree, item) }.first]
                }
                for case let cell? in cells {
                    guard let number = cell.number,
                        let name = (cell.anchors.prefix(1) + [cell.symbol?.text].compactMap { $0 })
                            .first(where: { places[$0] != nil }),
                        // The first one counts.
                        let row = places.removeValue(forKey: name)
                    else { continue }
                    let how = reading(isPaired: number.isPaired, otherwise: .number)
                    claim(
                        .row(RowPlace(list: .constants, table: 0, row: row), .number), how, number.text,
                        line: number.line)
                }
            }
        }
    }

    /// The name, and the number behind a colon or an equals sign.
    private func enumerator(of term: ParameterTerm) -> [String] {
        term.name.split(maxSplits: 1) { $0 == ":" || $0 == "=" }.map(\.trimmed)
    }

    /// The number that a paragraph consists of, perhaps behind a label: `0x0001`, `Value: 1`. A number is not translated.
    private func numberLine(_ tree: MarkupTree, _ item: SectionFlow.Item) -> (String, Int)? {
        guard item.kind == .paragraph else { return nil }
        let lines = CellText(tree, at: item.node).lines
        guard let line = lines.first, lines.count == 1 else { return nil }
        let text = Label.stripped(from: line.text) ?? line.text
        return SymbolCell.number(text).map { ($0, line.line) }
    }
}
