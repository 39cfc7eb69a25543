internal import UrtextModel

extension PageReadingRun {
    /// A page without a declaration that lists symbols: every column of symbols counts, row by row, and every list of them.
    ///
    /// Of a page that declares what a type is short for, only what has numbers counts: its tables may be of other types. A
    /// page most of whose symbols are links, and nothing else, is a list of pages about them: functions, messages, types.
    mutating func readConstants() {
        var lists = 0
        for (range, line) in constantRanges() { lists += readConstantLists(range, line: line, firstTable: lists) }
        if linkedSymbols > plainSymbols {
            dropConstants()
        } else if describesOneThing {
            reportLostSymbols()
        }
    }

    private mutating func dropConstants() {
        dropClaims { if case .row(let place, _) = $0.subject { place.list == .constants } else { false } }
    }

    /// True for a page about one function, type or message, or about an event, by its identifier or its title's slug: the
    /// symbols of its tables are what something else may be.
    private var describesOneThing: Bool {
        let stated = claims.first { $0.subject == .page(.kind) }.flatMap { SpecPage.Kind(rawValue: $0.text) }
        switch stated ?? PageReadingRun.kind(endingSlug: titleSlug)?.kind {
        case .function, .method, .callback, .macro, .structure, .union, .message: return true
        case .enumeration, .property, .constants, .type: return false
        case nil: return titleSlug.hasSuffix("-event")
        }
    }

    /// True for an enumeration, by its title's slug, without a code block that declares it.
    var isUndeclaredEnumeration: Bool {
        declaration == nil && PageReadingRun.kind(endingSlug: titleSlug)?.kind == .enumeration
    }

    /// Nothing says which part of such a page a list of symbols is about.
    private mutating func reportLostSymbols() {
        var lists: [(table: Int, line: Int, symbols: [String])] = []
        for claim in claims {
            guard case .row(let place, .symbol) = claim.subject, place.list == .constants else { continue }
            if lists.last?.table == place.table {
                lists[lists.count - 1].symbols.append(claim.text)
            } else {
                lists.append((place.table, claim.line, [claim.text]))
            }
        }
        for list in lists {
            report(
                .warning, "symbols-without-place", line: list.line,
                "this list of symbols is none of a parameter's, nor of what the page returns: \(list.symbols.prefix(3).joined(separator: ", "))",
                explanation: "the page describes one thing, and is no list of constants; the symbols are left out",
                solutions: ["move the list below the parameter that it is about"])
        }
        dropConstants()
    }

    /// The text below the title up to the next heading, and every section without another role; a subsection is part of
    /// the section it stands in.
    private func constantRanges() -> [(Range<Int>, Int)] {
        var ranges: [(Range<Int>, Int)] = []
        var readTo = 0
        for (index, section) in outline.sections.enumerated() {
            guard section.body.lowerBound >= readTo else { continue }
            if section.level == 1 {
                let next = index + 1 < outline.sections.count ? outline.sections[index + 1] : nil
                let stop = next.map { lineStart(of: $0.heading.startIndex) } ?? section.body.upperBound
                if section.body.lowerBound < stop { ranges.append((section.body.lowerBound..<stop, section.bodyLine)) }
            } else {
                readTo = section.body.upperBound
                let role = section.role
                if section.level == 0 || role == nil || role == .constants {
                    ranges.append((section.body, section.bodyLine))
                }
            }
        }
        return ranges
    }

    private func lineStart(of offset: Int) -> Int {
        page.bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// The symbols of tables and of definition lists. Returns how many tables and lists were counted.
    mutating func readConstantLists(_ range: Range<Int>, line: Int, firstTable: Int) -> Int {
        let mayBeHeaded = NumberedParagraph.mayStand(in: page.bytes, range)
        guard mayBeHeaded || TableMarks.stand(in: page.bytes, range, orTerms: true),
            let tree = tree(range, firstLine: line, prose: mayBeHeaded ? .mentions : .none)
        else { return 0 }
        let flow = SectionFlow(tree)
        reportBrokenTables(tree, flow)
        var table = firstTable
        var items = flow.items[...]
        if mayBeHeaded, let first = readNumberedParagraphs(tree, flow, in: range, line: line, at: table) {
            // What stands below the first is about it and those behind it.
            items = items[..<first]
            table += 1
        }
        var terms = constantTerms(tree, flow)
        if !haveNumbers(terms.map(\.cell)) { terms = [] }
        var row = 0
        var next = 0
        for (index, item) in items.enumerated() {
            if next < terms.count, terms[next].item == index {
                claimRow(RowPlace(list: .constants, table: table, row: row), terms[next].cell)
                plainSymbols += 1
                row += 1
                next += 1
            } else if item.kind == .table {
                if row > 0 { table += 1 }
                row = 0
                if readConstantTable(TableReader(tree, at: item.node), tree, at: table) { table += 1 }
            }
        }
        return table + (row > 0 ? 1 : 0) - firstTable
    }

    /// The constants that paragraphs define, as one list. Returns the place of the first of them.
    private mutating func readNumberedParagraphs(
        _ tree: MarkupTree, _ flow: SectionFlow, in range: Range<Int>, line firstLine: Int, at table: Int
    ) -> Int? {
        var first: Int?
        var row = 0
        var (start, line) = (range.lowerBound, firstLine)
        for (index, item) in flow.items.enumerated() {
            guard var cell = NumberedParagraph.cell(tree, item) else { continue }
            while line < cell.line,
                let end = ByteSearch.first(UInt8(ascii: "\n"), in: page.bytes, from: start, to: range.upperBound)
            {
                start = end + 1
                line += 1
            }
            let end = ByteSearch.first(UInt8(ascii: "\n"), in: page.bytes, from: start, to: range.upperBound)
            // Where the symbol's line does not break by a tag, the number is on the next one.
            if ByteSearch.first("<br", in: page.bytes, from: start, to: end ?? range.upperBound) == nil {
                cell.number?.line += 1
            }
            first = first ?? index
            claimRow(RowPlace(list: .constants, table: table, row: row), cell)
            plainSymbols += 1
            row += 1
        }
        return first
    }

    /// False when the table has no symbols.
    private mutating func readConstantTable(_ table: TableReader, _ tree: MarkupTree, at place: Int) -> Bool {
        var table = table
        let first = constantColumn(&table)
        // What a card names is what something is, and no list of anything.
        if table.isCard, !table.cells(1).contains(where: { $0?.number != nil }) { return false }
        // What another column names has a number as well; else it is a type, or text.
        let others = (0..<table.columnCount).filter { index in
            let cells = table.cells(index).compactMap { $0 }
            return index > first && cells.count { $0.looksLikeSymbol && $0.number != nil } * 2 > cells.count
        }
        let wanted = [first] + others
        // A number in a column of its own belongs to the only symbol of its row.
        let symbols =
            wanted.count > 1
            ? wanted.map { table.cells($0) }
            : [first == table.symbolColumn ? table.symbols() : table.symbols(behindFirst: first)]
        guard
            !others.isEmpty || symbols[0].contains(where: { $0?.looksLikeSymbol ?? false }) || areNames(symbols[0])
        else { return false }
        let titles = table.titleRow
        let cells = symbols.flatMap { $0.compactMap { $0 } }
        guard haveNumbers(cells), areNoAbbreviations(cells), !table.declaresTypes else { return false }
        let isSpelled = areSpelledByAnchors(symbols[0])
        if isSpelled { reportPlainWords(symbols[0]) }
        for row in table.rowIndices where row != titles {
            for (index, column) in wanted.enumerated() {
                guard let cell = symbols[index][row], !(isSpelled && index == 0 && isPlainWord(cell)) else { continue }
                if cell.number == nil, isLink(tree, table.rowNodes[row].nodes[column]) {
                    linkedSymbols += 1
                } else if cell.looksLikeSymbol {
                    plainSymbols += 1
                }
                let place = RowPlace(list: .constants, table: place, row: row * wanted.count + index)
                // Where a row has several symbols, its text describes none of them alone.
                claimRow(
                    place, cell,
                    description: wanted.count == 1 ? table.description(ofRow: row, besides: column) : nil)
            }
        }
        return true
    }

    /// True for names in small letters, each of which an anchor spells, and most of which have underscores. What is called by
    /// several words has anchors with underscores, and is not spelled like them.
    private func areSpelledByAnchors(_ column: [SymbolCell?]) -> Bool {
        let names = column.compactMap { cell -> String? in
            guard let symbol = cell?.symbol?.text, Identifier.isIdentifier(symbol), cell?.anchors.first == symbol else {
                return nil
            }
            return symbol
        }
        return names.count > 1 && names.count == column.count
            && names.count(where: { $0.hasByte(UInt8(ascii: "_")) }) * 2 > names.count
    }

    /// True for a word in small letters that has no number: nothing of it tells a symbol from a word of the language.
    private func isPlainWord(_ cell: SymbolCell) -> Bool {
        guard cell.number == nil, let text = cell.symbol?.text else { return false }
        return !text.hasByte(UInt8(ascii: "_")) && !Identifier.isSymbolShaped(text)
    }

    private mutating func reportPlainWords(_ column: [SymbolCell?]) {
        for case let cell? in column where isPlainWord(cell) {
            guard let symbol = cell.symbol else { continue }
            report(
                .warning, "value-without-symbol", line: symbol.line,
                "this value of a list of symbols is called by a word: \(symbol.text.prefix(80))",
                explanation: "a symbol has a capital, an underscore or a number; this one is left out",
                solutions: ["add it by hand, if it is one"])
        }
    }

    /// True for words that are names by more than their form: they have numbers, and begin alike, or anchors are spelled like
    /// them, or they are all that an enumeration lists.
    private func areNames(_ column: [SymbolCell?]) -> Bool {
        if TableReader.isFamily(column) || areSpelledByAnchors(column) { return true }
        let names = column.count { cell in
            guard let cell, cell.number != nil, let text = cell.symbol?.text, Identifier.isIdentifier(text) else {
                return false
            }
            return isUndeclaredEnumeration || (cell.isNumberedName && cell.anchors.first == text)
        }
        return names > 0 && names == column.count
    }

    /// False where most of what looks like a symbol does so by its capitals alone: a table of abbreviations.
    private func areNoAbbreviations(_ cells: [SymbolCell]) -> Bool {
        let symbols = cells.filter(\.looksLikeSymbol)
        return symbols.count { cell in
            let text = cell.symbol?.text ?? ""
            return cell.number != nil || text.contains("_") || !cell.anchors.isEmpty
                || !Identifier.isConstantShaped(text)
        } * 2 >= symbols.count
    }

    /// The first column most of whose cells are symbols; the first one where none is of that kind.
    private func constantColumn(_ table: inout TableReader) -> Int {
        guard table.symbolColumn == 0 else { return table.symbolColumn }
        return (0..<table.columnCount).first { index in
            let cells = table.cells(index).compactMap { $0 }
            return cells.count(where: \.looksLikeSymbol) * 2 > cells.count
        } ?? 0
    }

    /// The terms of outermost definition lists that are symbols, where most of a section's terms are: else it is a list of
    /// what something else is about. A number on a term of its own below one belongs to it; what follows is text.
    private func constantTerms(_ tree: MarkupTree, _ flow: SectionFlow) -> [(item: Int, cell: SymbolCell)] {
        var terms: [(item: Int, cell: SymbolCell)] = []
        var count = 0
        // The term whose number may come next.
        var open = false
        for (index, item) in flow.items.enumerated() {
            guard case .term(let depth) = item.kind else { continue }
            let wasOpen = open
            open = false
            guard let cell = layouts.rows.lazy.compactMap({ $0.cell(tree, item) }).first, !isLink(tree, item.node)
            else {
                continue
            }
            if depth > 1 || (cell.symbol == nil && cell.number != nil) {
                if wasOpen, let last = terms.indices.last, terms[last].cell.number == nil, cell.symbol == nil {
                    terms[last].cell.number = cell.number
                }
                continue
            }
            count += 1
            guard isConstant(cell) else { continue }
            terms.append((index, cell))
            open = true
        }
        return terms.count * 2 > count ? terms : []
    }

    /// True when most symbols have a number, or are called like the type, or need neither.
    private func haveNumbers(_ cells: [SymbolCell]) -> Bool {
        let symbols = cells.filter { $0.symbol != nil || !$0.anchors.isEmpty }
        guard let type = declaration?.name else { return true }
        return symbols.count { cell in
            cell.number != nil || (cell.anchors.first ?? cell.symbol?.text ?? "").hasPrefix(type + "_")
        } * 2 > symbols.count
    }

    /// True for a term that is a symbol by more than its capitals, which abbreviations have as well.
    ///
    /// Not for the family that `KETTLE_E_*` names: its anchor ends with an underscore, and it has no number.
    private func isConstant(_ cell: SymbolCell) -> Bool {
        guard cell.looksLikeSymbol else { return false }
        if cell.number != nil { return true }
        let names = cell.anchors.prefix(1) + [cell.symbol?.text].compactMap { $0 }
        return names[0].last != "_" && names.contains { $0.contains("_") && $0.contains(where: \.isLetter) }
    }

    /// True for a term or a cell that is a link and nothing else: a list of such terms says what else there is to read.
    private func isLink(_ tree: MarkupTree, _ term: Int) -> Bool {
        // A term on the line of its tags is no Markdown to the parser.
        let text = tree.text(of: term).trimmed
        if text.hasPrefix("["), text.hasSuffix(")"), text.contains("](") { return true }
        var position = term + 1
        var hasLink = false
        while position < tree.nodes[term].end {
            let node = tree.nodes[position]
            if node.tag == .a, node.end > position + 1 {
                hasLink = true
                position = node.end
                continue
            }
            if node.tag == .text, !tree.isBlank(node.text) { return false }
            position += 1
        }
        return hasLink
    }
}
