internal import UrtextModel

extension PageReadingRun {
    /// Says what a page of its kind should have and has not.
    mutating func checkCompleteness(_ sections: SectionAssignment) {
        if let line = outline.openFenceLine {
            report(
                .error, "open-code-block", line: line, "a code block is opened here and never closed",
                explanation: "everything after it is code to a reader; the page may have been cut off",
                solutions: ["close the block, or restore the rest of the page"])
        }
        if let line = outline.surplusHeadingLine {
            report(
                .error, "too-many-headings", line: line,
                "the page has more than \(PageOutline.headingLimit) headings",
                explanation: "the page is read up to here only: it would take too much memory",
                solutions: ["check that this is a reference page, and split it"])
        }
        reportCutOff()
        if let foreign = sections.foreign {
            report(
                .warning, "several-subjects", line: foreign.headingLine,
                "the page describes several things, and what stands here is about another one than it declares",
                explanation: "a page is read as one function or type; parameters and values of the others are left out",
                solutions: ["give each its own page", "leave it so, where the declared one is all that is wanted"])
        }
        if let line = classLine, !claims.contains(where: { $0.subject == .page(.kind) && $0.reading != .tableText }) {
            report(
                .note, "class-page", line: line, "the page describes a class or an interface",
                explanation: "none is read; a page that is no reference of anything else is left out")
            dropClaims()
            dropComplaintsOfValues()
            return
        }
        let kind = claims.first { $0.subject == .page(.kind) }.flatMap { SpecPage.Kind(rawValue: $0.text) }
        let needsDeclaration =
            switch kind {
            case .message, .property, .constants, .type: false
            case nil: !sections.parameters.isEmpty
            default: true
            }
        // The newer layout has no code block: names stand in the front matter and in headings that are not translated.
        if declaration == nil, needsDeclaration, !frontMatter.has("UID") {
            let blocks = outline.codeBlocks
            report(
                .error, "no-syntax-block", line: outline.sections.first { $0.level == 1 }?.headingLine ?? 1,
                blocks.isEmpty
                    ? "the page has no code block that declares what it describes"
                    : "none of the page's \(blocks.count) code blocks declares what it describes",
                explanation: "names, types and order of parameters are read from the declaration",
                solutions: [
                    identity.isOriginal
                        ? "declare it in a code block, or leave the page out if it describes nothing of C"
                        : "restore the syntax section from another edition of the page"
                ])
        }
        if claims.allSatisfy({ [.frontMatter, .title, .slug, .link].contains($0.reading) }), !frontMatter.has("UID") {
            report(
                .note, "no-facts", line: nil, "the page states no fact that could be read",
                explanation: "a page that is no reference of something is left out",
                solutions: ["look for a declaration, tables or lists in it, if it should be one"])
            dropClaims()
        } else if kind == nil, !needsDeclaration, !frontMatter.has("UID") {
            report(
                .note, "no-kind", line: outline.sections.first { $0.level == 1 }?.headingLine,
                "nothing says what kind of thing the page describes",
                explanation: "it declares nothing, and its title ends with no kind that the specification has",
                solutions: ["leave the page out, or name a function, a message or the like in its title"])
        }
        reportUnknownLanguage()
        // What a message page shows is a call, or the window procedure.
        if kind != .message {
            reportHeadingContradictions()
            reportFurtherDeclarations()
        } else {
            reportMessageNumber()
        }
    }

    /// The number that a directive below the title gives the page's message: the specification has no place for it.
    private mutating func reportMessageNumber() {
        guard declaration == nil, let name = claims.first(where: { $0.subject == .page(.name) && $0.reading == .slug })
        else { return }
        for block in outline.codeBlocks {
            for (offset, line) in page.bytes[block.body].split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
            )
            .enumerated() where line.starts(with: "#define ".utf8) {
                let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
                guard words.count == 3, words[1].lowercased() == name.text, CNumber.parse(words[2]) != nil else {
                    continue
                }
                report(
                    .note, "message-number", line: block.bodyLine + offset,
                    "\(words[1]) is \(words[2]), which is left out",
                    explanation: "a message of the specification has parameters and no number",
                    solutions: ["take the number from a header with `urtext values`"])
                return
            }
        }
    }

    /// Nothing that tables or headings print is believed of a page that may be a translation.
    private mutating func reportUnknownLanguage() {
        guard identity.edition.locale == PageIdentity.unknownLocale,
            let first = claims.first(where: { $0.reading == .tableText || $0.reading == .heading })
        else { return }
        report(
            .warning, "unknown-language", line: first.line, "nothing says which language this page is in",
            explanation: "what its tables and headings print is not believed as it stands, as a translation's is not",
            solutions: ["name the language with --locale, or by a folder such as en-US"])
    }

    private mutating func reportCutOff() {
        let open = OpenElements(page.bytes, from: frontMatter.end, firstLine: frontMatter.endLine)
        if let first = open.elements.first {
            report(
                .error, first.name == "dl" ? "open-list" : "open-table", line: first.line,
                "a <\(first.name)> is opened here and never closed",
                explanation: "rows or parameters may be missing; the page may have been cut off",
                solutions: ["close the element, or restore the rest of the page"])
        }
        if let line = open.cutRow {
            report(
                .error, "cut-row", line: line, "the page ends in the middle of a table's row",
                solutions: ["restore the rest of the page"])
        }
    }

    /// In an original, headings and declaration should agree; a translated heading proves nothing.
    private mutating func reportHeadingContradictions() {
        guard let declaration, !declaration.items.isEmpty else { return }
        let names = Set(declaration.items.map(\.name) + declaration.containers)
        for claim in claims {
            guard case .heading(_, .name) = claim.subject, claim.reading == .original || claim.reading == .bilingual,
                !names.contains(claim.text)
            else { continue }
            report(
                .warning, "heading-contradicts-declaration", line: claim.line,
                "the heading says \(claim.text), the declaration has no such parameter",
                explanation: "the declaration wins",
                solutions: ["correct the heading, or the declaration"])
        }
    }
}
