internal import UrtextModel

extension PageReadingRun {
    /// Takes a declaration for the page's, and reports what of it cannot be read.
    ///
    /// - Parameter blocks: its block, and those behind it.
    mutating func take(
        _ declaration: Declaration, _ reader: SyntaxBlockReader, _ blocks: ArraySlice<PageOutline.CodeBlock>
    ) {
        self.declaration = declaration
        if reader.isCutOff, let block = blocks.first {
            report(
                .error, "open-declaration", line: block.bodyLine,
                "the declaration of \(declaration.name) is never closed",
                explanation: "parameters may be missing; the page may have been cut off",
                solutions: ["compare the code block with another edition of the page"])
        }
        for parameter in declaration.unread {
            report(
                .warning, "unread-parameter", line: parameter.line,
                "this part of the declaration of \(declaration.name) could not be read: \(parameter.text.prefix(80))",
                explanation: "it is left out",
                solutions: ["compare the code block with another edition of the page"])
        }
        findFurtherDeclarations(declaration, in: reader, blocks)
    }

    /// What is declared besides the first declaration, in its block and in those of its language behind it.
    ///
    /// One of the same name in another block is the same once more, as another interface or language sees it.
    private mutating func findFurtherDeclarations(
        _ first: Declaration, in reader: SyntaxBlockReader, _ blocks: ArraySlice<PageOutline.CodeBlock>
    ) {
        guard let own = blocks.first else { return }
        var further = reader.furtherDeclarations().filter { $0.name != first.name || !$0.takesTheSame(as: first) }
        for block in blocks.dropFirst() where block.language == own.language {
            let reader = SyntaxBlockReader(code: page.bytes[block.body], firstLine: block.bodyLine)
            guard let head = reader.declaration(), head.form != .alias,
                head.form != .function || head.returnType != nil
            else { continue }
            further += ([head] + reader.furtherDeclarations()).filter { $0.name != first.name }
        }
        furtherDeclarations = further.map { ($0.name, $0.nameLine) }
    }

    /// A page of the specification is one function or type.
    mutating func reportFurtherDeclarations() {
        guard let declaration, let first = furtherDeclarations.first else { return }
        var known: Set<String> = []
        let names = furtherDeclarations.map(\.name).filter { known.insert($0).inserted }
        let more = names.count > 8 ? " and \(names.count - 8) more" : ""
        report(
            .warning, "further-declaration", line: first.line,
            "besides \(declaration.name) the page declares \(names.prefix(8).joined(separator: ", "))\(more)",
            explanation: "a page is read as one function or type, its first declaration's; the others are left out",
            solutions: [
                "give each declaration a page of its own", "leave it so, where the first one is all that is wanted",
            ])
    }
}
