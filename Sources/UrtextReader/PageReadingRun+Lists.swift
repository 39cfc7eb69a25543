internal import UrtextModel

extension PageReadingRun {
    /// Parameter headings, and the value lists below them.
    mutating func readParameters(_ sections: [PageOutline.Section]) {
        var place = 0
        let names = declaration?.items.map(\.name) ?? []
        // What the call gives a type is not told again.
        let untyped =
            isCall ? declaration?.items.indices.filter { declaration?.items[$0].type.isEmpty ?? false } ?? [] : []
        let places = Dictionary(untyped.map { (names[$0], $0) }, uniquingKeysWith: { first, _ in first })
        var codeWords: CodeWords?
        for section in sections {
            // Without a declaration the text may name the type.
            let prose: SimpleMarkup.Prose = declaration == nil || isCall ? .all : .mentions
            guard let tree = tree(section.body, firstLine: section.bodyLine, prose: prose) else { continue }
            let flow = SectionFlow(tree)
            reportBrokenTables(tree, flow)
            let list = ParameterListReader(tree, flow, declaredNames: names, layouts: layouts.parameters)
            list.asides.forEach { reportAside($0) }
            if names.isEmpty { list.nameless.forEach { reportNameless($0) } }
            // What stands below `...` is about no parameter.
            for heading in list.headings where !heading.name.allSatisfy({ $0 == "." || $0 == "…" }) {
                // What the generator of the pages calls a parameter that has no name is no name in any language.
                let isNameless = ParameterListReader.isNameless(heading)
                let how = isNameless ? .heading : reading(isPaired: heading.isPaired, otherwise: .heading)
                claim(.heading(place, .name), how, heading.name, line: heading.line)
                if let anchor = heading.anchor, Identifier.isIdentifier(anchor) {
                    claim(.heading(place, .name), .anchor, anchor, line: heading.line)
                }
                // The names of the newer layout (`### -param name`) are marks of the page, not text of it.
                let marked = heading.isMark ? heading.name : nil
                if how == .heading, !isNameless {
                    let words = codeWords ?? CodeWords(page.bytes, outline.codeBlocks)
                    codeWords = words
                    if let word = marked ?? words.spelling(of: heading.name) {
                        claim(.heading(place, .name), .syntaxBlock, word, line: heading.line)
                    }
                }
                if let bracket = heading.bracket { claim(.heading(place, .bracket), how, bracket, line: heading.line) }
                if declaration == nil || isCall, let type = TypeLine(tree, heading.body) {
                    let how = reading(isPaired: type.isPaired, otherwise: .heading)
                    if !isCall {
                        claim(.heading(place, .type), how, type.type, line: type.line)
                    } else if how != .heading, let own = places[heading.name] {
                        claim(.parameter(own, .type), how, type.type, line: type.line)
                    }
                }
                let tables = readRows(tree, heading.body, list: .values(heading: place))
                if tables == 0 { readMentions(tree, heading.body, heading: place) }
                place += 1
            }
        }
    }

    /// True where a call stands for a declaration: the text tells the types.
    private var isCall: Bool { declaration?.isCall ?? false }

    /// The symbols that the text of a parameter without a value list names.
    private mutating func readMentions(_ tree: MarkupTree, _ items: ArraySlice<SectionFlow.Item>, heading: Int) {
        for item in items where item.kind == .paragraph {
            let node = tree.nodes[item.node]
            var text: [UInt8] = []
            // For each line of the text the page's line. Making tables ready adds line feeds, so elements count anew.
            var lines = [node.line]
            var isBlank = true
            for part in tree.nodes[item.node..<node.end] {
                guard part.tag == .text else {
                    if part.tag == .br { text.append(UInt8(ascii: " ")) }
                    if isBlank { lines[lines.count - 1] = part.line }
                    continue
                }
                for byte in tree.bytes[part.text.range] {
                    if byte == UInt8(ascii: "\n") {
                        lines.append((lines.last ?? node.line) + 1)
                        isBlank = true
                    } else if byte != UInt8(ascii: " ") {
                        isBlank = false
                    }
                }
                text += tree.bytes[part.text.range]
            }
            guard text.contains(UInt8(ascii: "_")) else { continue }
            let texts = tree.nodes[item.node..<node.end].filter { $0.tag == .text && !tree.isBlank($0.text) }
            let how = reading(isPaired: !texts.isEmpty && texts.allSatisfy(\.isPaired), otherwise: .tableText)
            for mention in SymbolMentions(String(decoding: text, as: UTF8.self)).mentions {
                claim(.heading(heading, .mention), how, mention.symbol, line: lines[mention.line])
            }
        }
    }

    mutating func readReturns(_ sections: [PageOutline.Section]) {
        var tables = 0
        for section in sections {
            // Without a declaration the text may name the type.
            let prose: SimpleMarkup.Prose = declaration == nil || isCall ? .all : .none
            guard let tree = tree(section.body, firstLine: section.bodyLine, prose: prose) else { continue }
            let flow = SectionFlow(tree)
            reportBrokenTables(tree, flow)
            if declaration == nil || isCall, declaration?.returnType == nil, let type = TypeLine(tree, flow.items[...])
            {
                claim(
                    .page(.returnType), reading(isPaired: type.isPaired, otherwise: .heading), type.type,
                    line: type.line)
            }
            tables += readRows(tree, flow.items[...], list: .returns, firstTable: tables)
        }
    }

    mutating func readRequirements(_ sections: [PageOutline.Section]) {
        for section in sections {
            guard let tree = tree(section.body, firstLine: section.bodyLine, prose: .none) else { continue }
            let tables = SectionFlow(tree).items.filter { $0.kind == .table }.map { TableReader(tree, at: $0.node) }
            let requirements = RequirementsReader(tables)
            for fact in requirements.facts {
                let how = reading(isPaired: fact.isPaired, otherwise: .requirements)
                let text = how == .requirements ? fact.file.printed : fact.file.name
                // No file of the platform has a name outside of ASCII.
                guard how == .requirements || text.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
                claim(.page(fact.field), how, text, line: fact.line)
            }
            claimTitleHeader(confirmedBy: requirements)
            reportLostEndings(requirements)
        }
    }

    /// The header that a card below the title names, where the page has no requirements: a cell that holds nothing else.
    mutating func readHeadCard() {
        let title = outline.sections.firstIndex { $0.level == 1 } ?? 0
        let start = outline.sections[title].body.lowerBound
        let next =
            title + 1 < outline.sections.count ? outline.sections[title + 1].heading.startIndex : page.bytes.count
        let end = min(outline.codeBlocks.first { $0.body.lowerBound >= start }?.body.lowerBound ?? next, next)
        guard start < end, TableMarks.stand(in: page.bytes, start..<end) else { return }
        let range = start..<(page.bytes[start..<end].lastIndex(of: UInt8(ascii: "\n")) ?? start)
        guard let tree = tree(range, firstLine: outline.sections[title].bodyLine, prose: .none) else { return }
        let cards = SectionFlow(tree).items.filter { $0.kind == .table }.map { TableReader(tree, at: $0.node) }
            .filter(\.isCard)
        let header = RequirementsReader(cards).facts.first { $0.field == .header && $0.isWhole }
        guard let header else { return }
        claim(
            .page(.header), reading(isPaired: header.isPaired, otherwise: .requirements), header.file.name,
            line: header.line)
    }

    /// A translation may take the ending for the end of a sentence: what is left names no file.
    private mutating func reportLostEndings(_ requirements: RequirementsReader) {
        let lost = requirements.withoutEnding.filter { !$0.isPaired }
        guard !identity.isOriginal, !lost.isEmpty else { return }
        let known = Set(
            claims.filter { $0.subject == .page(.header) || $0.subject == .page(.library) }
                .map { $0.text.prefix { $0 != "." }.lowercased() })
        for line in lost where !known.contains(line.text.prefix { !$0.isWhitespace }.lowercased()) {
            report(
                .warning, "file-without-ending", line: line.line,
                "the requirements name a file without its ending: \(line.text.prefix(80))",
                explanation: "whether it is a header or a library is not known; it is left out",
                solutions: ["name the file in full, or restore the row from another edition of the page"])
        }
    }

    /// Rows of tables, and those that a layout finds outside them. Returns how many tables were counted.
    @discardableResult
    private mutating func readRows(
        _ tree: MarkupTree, _ items: ArraySlice<SectionFlow.Item>, list: RowPlace.List, firstTable: Int = 0
    ) -> Int {
        var tables = firstTable
        var terms = TermList()
        func flushTerms(_ run: inout PageReadingRun) {
            run.reportNameless(terms.rest, of: terms.count, areLeftOut: true)
            for (row, cell) in terms.symbols.enumerated() {
                run.claimRow(RowPlace(list: list, table: tables, row: row), cell)
            }
            if !terms.symbols.isEmpty { tables += 1 }
            terms = TermList()
        }
        for item in items {
            switch item.kind {
            case .table:
                flushTerms(&self)
                var table = TableReader(tree, at: item.node)
                if table.isEmpty {
                    report(
                        .warning, "empty-table", line: table.line, "this table has no rows",
                        solutions: ["compare it with another edition of the page"])
                }
                let symbols = table.symbols()
                let isList = TableReader.isSymbolList(symbols)
                // Numbers beside symbols are places of bits, or what another parameter has to be.
                let areValues =
                    symbols.contains { $0?.bareNumber != nil } && symbols.allSatisfy { $0.map(\.isValue) ?? true }
                    && !TableReader.isSymbolList(table.cells(1))
                let rest = symbols.compactMap { cell in
                    cell.flatMap {
                        $0.phrase ?? ($0.isName && !isList ? $0.symbol : nil) ?? (areValues ? $0.bareNumber : nil)
                    }
                }
                reportNameless(rest, of: symbols.count)
                guard isList else { continue }
                for (row, cell) in symbols.enumerated() {
                    guard let cell else { continue }
                    claimRow(
                        RowPlace(list: list, table: tables, row: row), cell,
                        description: table.description(ofRow: row, besides: table.symbolColumn))
                }
                tables += 1
            case .term, .paragraph, .heading, .code:
                guard let cell = layouts.rows.lazy.compactMap({ $0.cell(tree, item) }).first else { continue }
                terms.add(cell)
            }
        }
        flushTerms(&self)
        return tables - firstTable
    }

    mutating func claimRow(
        _ place: RowPlace, _ cell: SymbolCell, description: @autoclosure () -> String? = nil
    ) {
        // `#define` is what heads a column of macros; a directive is no symbol in any language.
        let isDirective = cell.symbol?.text.utf8.first == UInt8(ascii: "#")
        guard !cell.anchors.isEmpty || (cell.symbol != nil && !isDirective) else { return }
        if let symbol = cell.symbol {
            let how = reading(isPaired: symbol.isPaired, otherwise: .tableText)
            claim(.row(place, .symbol), how, symbol.text, line: symbol.line)
            if how == .original || how == .bilingual { reportNoSymbol(symbol) }
            if how == .tableText, keywords.contains(symbol.text), Identifier.isSymbolShaped(symbol.text) {
                claim(.row(place, .symbol), .frontMatter, symbol.text, line: symbol.line)
            }
        }
        for anchor in cell.anchors { claim(.row(place, .symbol), .anchor, anchor, line: cell.line) }
        if let number = cell.number {
            let how = reading(isPaired: number.isPaired, otherwise: .number)
            claim(.row(place, .number), how, number.text, line: number.line)
        }
        // The original needs no help; a translation is told from its like by what else it says.
        if !identity.isOriginal, cell.symbol?.isPaired != true, let description = description() {
            claim(.row(place, .description), .tableText, description, line: cell.line)
        }
    }

    /// What a value is called by several words, or by nothing, has no symbol, and those are all there is.
    ///
    /// Of a translation's table only where it is most of it: a symbol among others may have been translated, and is asked
    /// for.
    private mutating func reportNameless(_ values: [CellText.Line], of count: Int, areLeftOut: Bool = false) {
        guard let first = values.first, areLeftOut || identity.isOriginal || values.count * 2 > count else { return }
        report(
            .warning, "value-without-symbol", line: first.line,
            "\(values.count) of the \(count) values of this list have a number and no symbol, the first is \(first.text)",
            explanation: "a value is known by its symbol, which is one word; these are left out",
            solutions: ["name the symbols, where there are any"])
    }

    /// A row of an original that names two symbols, or calculates with one, is none: `LID_OPEN / LID_SHUT`, `LID_OPEN << 1`.
    private mutating func reportNoSymbol(_ symbol: CellText.Line) {
        let text = Array(symbol.text.utf8)
        guard text.contains(UInt8(ascii: " ")), text.contains(UInt8(ascii: "_")), !SymbolText.isTranslated(text),
            let word = symbol.text.split(separator: " ").first, Identifier.isConstantShaped(word)
        else { return }
        report(
            .warning, "value-without-symbol", line: symbol.line,
            "this value is called by more than a symbol: \(symbol.text.prefix(80))",
            explanation: "a value is known by its symbol, which is one word; this one is left out",
            solutions: ["give each symbol a row of its own"])
    }

    /// A place among the parameters that the header has no name for.
    private mutating func reportNameless(_ mark: ParameterListReader.Heading) {
        report(
            .warning, "unread-parameter", line: mark.line, "the parameter of this heading has no name: \(mark.name)",
            explanation: "it is left out, and so is what stands below it",
            solutions: ["name it in the heading"])
    }

    /// Rows that stand below a name that is no parameter's would be given to another one.
    private mutating func reportAside(_ aside: ParameterListReader.Heading) {
        report(
            .warning, "description-of-nothing", line: aside.line,
            "this part describes \(aside.name), which none of the section's headings names",
            explanation: "what stands below it, up to the next heading, is not read",
            solutions: ["correct the name here, or in the heading that should have it"])
    }

    /// A pipe table that the parser did not take for one: its lines stand in a paragraph.
    mutating func reportBrokenTables(_ tree: MarkupTree, _ flow: SectionFlow) {
        guard !tree.isSimple else { return }
        for item in flow.items where item.kind == .paragraph {
            let text = tree.text(of: item.node)
            guard text.hasByte(UInt8(ascii: "|")) else { continue }
            let lines = text.split(separator: "\n").map { $0.trimmed }
            let rows = lines.filter { $0.hasPrefix("|") && $0.dropFirst().contains("|") }
            guard rows.count >= 2 else { continue }
            report(
                .error, "broken-table", line: tree.nodes[item.node].line,
                "\(rows.count) lines look like a table, but do not make one",
                explanation: "the line under a table's header must have as many columns as the header",
                solutions: ["repair the header or the line under it; until then no row of it is read"])
        }
    }
}
