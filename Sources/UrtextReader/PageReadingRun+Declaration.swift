internal import UrtextModel

extension PageReadingRun {
    /// Reads the first code block that declares something: in the syntax section if there is one, else the first of the
    /// page.
    mutating func readDeclaration() {
        let syntax = outline.sections.filter { $0.role == .syntax }
        var blocks = syntax.flatMap(outline.codeBlocks(in:))
        // What stands elsewhere on a page of the newer layout is a sample.
        if blocks.isEmpty, !frontMatter.has("UID") {
            let firstRole = outline.sections.first { section in
                section.role.map { $0 != .syntax } ?? false
            }
            let end = firstRole?.body.lowerBound ?? page.bytes.count
            blocks = outline.codeBlocks.filter { $0.body.lowerBound < end }
        }
        // Without sections of a reference, a block that declares something else than the page is about is a sample; but for
        // a type that the text below the title declares. So is one in a section of its own that is none of syntax.
        let roles: Set<SectionRole> = [.parameters, .members, .returns, .requirements, .enumerators]
        let isReference = !syntax.isEmpty || outline.sections.contains { $0.role.map(roles.contains) ?? false }
        let firstSubsection = outline.sections.first { $0.level > 1 }?.heading.startIndex ?? page.bytes.count
        lazy var subjects = subjects()
        /// True for a block that stands where a page declares what it is about.
        func isAtHome(_ block: PageOutline.CodeBlock) -> Bool {
            !syntax.isEmpty || block.body.lowerBound < firstSubsection
        }
        /// True for a declaration that is the page's own.
        func isOwn(_ declaration: Declaration, _ block: PageOutline.CodeBlock) -> Bool {
            (isAtHome(block) && (isReference || declaration.form != .function))
                || PageReadingRun.isAbout(declaration.name, subjects)
        }
        // Visual Basic counts where nothing else declares the same, and so does the call of a script.
        var basic: (SyntaxBlockReader, Declaration, place: Int)?
        for (place, block) in blocks.enumerated() {
            let reader = SyntaxBlockReader(code: page.bytes[block.body], firstLine: block.bodyLine)
            if let declaration = reader.declaration() {
                guard isOwn(declaration, block) else { continue }
                take(declaration, reader, blocks[place...])
                break
            }
            if reader.declaresClass, isAtHome(block) {
                classLine = block.bodyLine
                break
            }
            if let known = basic {
                // The next language may say more of the same call.
                guard known.1.isCall, !known.1.isTyped, reader.isBasic, let call = reader.scriptedMethod(),
                    call.isTyped,
                    call.isSameCall(as: known.1)
                else { continue }
                basic = (reader, call, place)
            } else if reader.isBasic, let declaration = reader.basicDeclaration(), isOwn(declaration, block) {
                basic = (reader, declaration, place)
            } else if !syntax.isEmpty, let declaration = reader.scriptedMethod(),
                PageReadingRun.isAbout(declaration.name, subjects)
            {
                basic = (reader, declaration, place)
            }
        }
        if declaration == nil, classLine == nil, let (reader, declaration, place) = basic {
            take(declaration, reader, blocks[place...])
        }
        nameArguments()
        guard let declaration else { return }
        claim(.page(.name), .syntaxBlock, declaration.name, line: declaration.nameLine)
        if let type = declaration.returnType {
            claim(.page(.returnType), .syntaxBlock, type, line: declaration.nameLine)
        }
        for (place, item) in declaration.items.enumerated() {
            claim(.parameter(place, .name), .syntaxBlock, item.name, line: item.line)
            if !item.type.isEmpty { claim(.parameter(place, .type), .syntaxBlock, item.type, line: item.line) }
            guard let annotation = item.annotation else { continue }
            if let direction = item.direction {
                claim(.parameter(place, .direction), annotation, direction.rawValue, line: item.line)
            }
            if item.reserved { claim(.parameter(place, .reserved), annotation, "true", line: item.line) }
            if let optional = item.optional {
                claim(.parameter(place, .optional), annotation, String(optional), line: item.line)
            }
        }
        for (row, enumerator) in declaration.enumerators.enumerated() {
            let place = RowPlace(list: .constants, table: 0, row: row)
            claim(.row(place, .symbol), .syntaxBlock, enumerator.name, line: enumerator.line)
            if let printed = enumerator.printed, CNumber.parse(printed) != nil, !isOctal(printed) {
                claim(.row(place, .number), .syntaxBlock, printed, line: enumerator.line)
            }
        }
    }

    /// A macro's parameters have no types: single words are their names. Those of a function would be types.
    ///
    /// Where no title says what it is, what returns nothing and takes names with small letters is a macro.
    private mutating func nameArguments() {
        guard let declaration, declaration.items.isEmpty, declaration.unread.isEmpty, !declaration.words.isEmpty,
            declaration.words.count > 1 || declaration.words[0].text != "void"
        else { return }
        let isNamed = declaration.words.allSatisfy { word in
            word.text.contains(where: \.isLowercase) && !SyntaxBlockReader.typeWords.contains(word.text)
        }
        switch PageReadingRun.kind(endingSlug: titleSlug)?.kind {
        case .macro: break
        case nil where declaration.form == .function && declaration.returnType == nil && isNamed: break
        default: return
        }
        self.declaration?.items = declaration.words.map { word in
            Declaration.Item(name: word.text, type: "", line: word.line)
        }
    }

    /// The words of title, file name and front matter, which name what a page is about.
    private func subjects() -> [[String]] {
        // What is longer names nothing.
        var texts = [identity.id] + (frontMatter.entry("api_name")?.values.prefix(32) ?? [])
        if let title = outline.sections.first(where: { $0.level == 1 }) {
            texts += [title.slug, String(decoding: title.heading.prefix(512), as: UTF8.self)]
        }
        return texts.filter { $0.utf8.count <= 512 }.map(PageReadingRun.words)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    /// True when one of the subjects has the words of a declared name in a row.
    private static func isAbout(_ name: String, _ subjects: [[String]]) -> Bool {
        let wanted = words(name.split(separator: ":").last.map(String.init) ?? name).joined()
        return !wanted.isEmpty
            && subjects.contains { words in
                words.indices.contains { start in
                    var rest = wanted[...]
                    for word in words[start...] {
                        guard !rest.isEmpty, rest.hasPrefix(word) else { break }
                        rest = rest.dropFirst(word.count)
                    }
                    return rest.isEmpty
                }
            }
    }

    /// True for `010`, which is eight in C and ten everywhere else on pages.
    private func isOctal(_ number: String) -> Bool {
        let digits = Array(number.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") })
        return digits.count > 1 && digits[0] == UInt8(ascii: "0") && Identifier.isDigit(digits[1])
    }
}
