internal import UrtextModel

extension PageReadingRun {
    /// Kinds as they stand at the end of a page's slug.
    static let kinds: [(suffix: String, kind: SpecPage.Kind)] = [
        ("callback-function", .callback), ("function-pointer", .callback), ("callback", .callback),
        ("function", .function), ("method", .method), ("macro", .macro), ("structure", .structure),
        ("union", .union), ("enumeration", .enumeration), ("notification-code", .message), ("control-code", .message),
        ("notification", .message), ("message", .message), ("property", .property),
    ]

    /// The kind that a slug ends with, behind a hyphen.
    static func kind(endingSlug slug: String) -> (suffix: String, kind: SpecPage.Kind)? {
        let count = slug.utf8.count
        return kinds.first { named in
            let length = named.suffix.utf8.count
            guard count > length else { return false }
            let tail = slug.utf8.suffix(length + 1)
            return tail.first == UInt8(ascii: "-") && tail.dropFirst().elementsEqual(named.suffix.utf8)
        }
    }

    /// Front matter facts: they are never translated.
    mutating func readPageFacts() {
        if let assetid = frontMatter.entry("ms.assetid"), let value = assetid.values.first {
            claim(.page(.assetid), .frontMatter, value, line: assetid.line)
        }
        readFrontMatterFiles()
        readUID()
        readLinkedHeaders()
    }

    /// The requirements as the newer layout states them, and the files among which an API is found.
    private mutating func readFrontMatterFiles() {
        for (key, field) in [("req.header", Subject.PageField.header), ("req.lib", .library), ("req.dll", .dll)] {
            guard let entry = frontMatter.entry(key), let value = entry.values.first,
                let file = FileName(at: 0, in: Array(value.utf8))
            else { continue }
            claim(.page(field), .frontMatter, file.name, line: entry.line)
        }
        if let location = frontMatter.entry("api_location") {
            for (value, place) in zip(location.values, location.lines) {
                guard let file = FileName(at: 0, in: Array(value.utf8)) else { continue }
                claim(.page(.file), .frontMatter, file.name, line: place)
            }
        }
    }

    /// Kind and name in an identifier of the newer layout. The identifier of a type names its tag; what it is called, and
    /// whether it is a macro or a union, stands in other keys.
    private mutating func readUID() {
        guard let entry = frontMatter.entry("UID"), let text = entry.values.first,
            let uid = ReferenceUID(text, header: frontMatter["req.header"])
        else { return }
        var name = uid.name
        if let types = frontMatter["req.typenames"], uid.kind == .structure || uid.kind == .enumeration,
            let type = types.split(separator: ",").map(\.trimmed).first(where: { Identifier.isIdentifier($0) })
        {
            // `*PLID` is what a pointer to it is called.
            name = type
        }
        if let kind = statedKind(of: name) ?? uid.kind {
            claim(.page(.kind), .frontMatter, kind.rawValue, line: entry.line)
        }
        if let name { claim(.page(.name), .frontMatter, name, line: entry.line) }
    }

    /// The kind that the identifier's letter does not tell from another one, as the title of an original, the topic's
    /// type, or a keyword (`BOIL macro [Kettles]`) states it.
    private func statedKind(of name: String?) -> SpecPage.Kind? {
        let narrow: Set<SpecPage.Kind> = [.macro, .union, .property]
        if identity.isOriginal, let slug = outline.sections.first(where: { $0.level == 1 })?.slug,
            let kind = PageReadingRun.kinds.first(where: { slug.hasSuffix("-" + $0.suffix) })?.kind,
            narrow.contains(kind)
        {
            return kind
        }
        if let topic = frontMatter["ms.topic"].flatMap(SpecPage.Kind.init(rawValue:)), narrow.contains(topic) {
            return topic
        }
        guard let name, name.utf8.count <= 256 else { return nil }
        let keywords = ["ms.keywords", "helpviewer_keywords"].compactMap { frontMatter.entry($0) }.flatMap(\.values)
        return narrow.sorted { $0.rawValue < $1.rawValue }.first { kind in
            keywords.contains { text in
                text.ranges(of: "\(name) \(kind.rawValue)").contains { found in
                    let before = found.lowerBound == text.startIndex ? nil : text[text.index(before: found.lowerBound)]
                    let after = found.upperBound == text.endIndex ? nil : text[found.upperBound]
                    return !(before?.isLetter ?? false) && before != "_" && !(after?.isLetter ?? false)
                }
            }
        }
    }

    /// Links to the newer reference name the header of what they point to: `…/api/sspi/nf-sspi-freecontextbuffer`.
    private mutating func readLinkedHeaders() {
        let bytes = page.bytes
        var counted = (offset: 0, line: 1)
        var index = 0
        var seen: Set<String> = []
        while let found = ByteSearch.first("/api/", in: bytes, from: index, to: bytes.count) {
            index = found + 5
            let stem = bytes[index...].prefix {
                Identifier.isPart($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
            let target = bytes[stem.endIndex...].prefix(stem.count + 4)
            index = stem.endIndex
            // `/n?-stem-`: the page's own prefix repeats the header.
            guard !stem.isEmpty, target.count == stem.count + 4, target.first == UInt8(ascii: "/") else { continue }
            let name = String(decoding: stem, as: UTF8.self).lowercased()
            guard String(decoding: target.dropFirst(4), as: UTF8.self).lowercased() == name, seen.insert(name).inserted
            else { continue }
            counted.line += ByteSearch.lineFeeds(in: bytes, from: counted.offset, to: found)
            counted.offset = found
            let line = counted.line
            claim(.page(.file), .link, name + ".h", line: line)
        }
    }

    /// The header that the title names in parentheses, perhaps without its ending. It is a second witness where the row of
    /// the requirements is damaged, but no fact of its own: the row must at least begin with the same word.
    mutating func claimTitleHeader(confirmedBy requirements: RequirementsReader) {
        guard let title = frontMatter.entry("title"), let text = title.values.first,
            let open = text.lastIndex(of: "(")
        else { return }
        let inner = String(text[text.index(after: open)...])
        let row = requirements.facts.first { $0.field == .header }?.file
        if let file = RequirementsReader.header(inner) {
            let stem = file.name.split(separator: ".").first ?? ""
            guard file.name == row?.name || requirements.firstWords.contains(stem.lowercased()) else { return }
            claim(.page(.header), .title, file.printed, line: title.line)
        } else if let row, let close = inner.firstIndex(of: ")"), row.name == inner[..<close].trimmed + "." + row.suffix
        {
            claim(.page(.header), .title, row.name, line: title.line)
        }
    }

    /// The slug of the first heading. Without an anchor it is made from the heading's words, which only an original's heading
    /// is worth.
    var titleSlug: String {
        outline.sections.first { $0.level == 1 }.flatMap { $0.hasAnchor || identity.isOriginal ? $0.slug : nil } ?? ""
    }

    /// Kind and variant, from the first heading and its slug.
    mutating func readTitle() {
        guard let title = outline.sections.first(where: { $0.level == 1 }) else {
            claimKind(slug: "", line: frontMatter.endLine)
            return
        }
        let slug = titleSlug
        claimKind(slug: slug, line: title.headingLine)
        // What the title of anything else says is of no use.
        let ending = PageReadingRun.kind(endingSlug: slug) ?? kind(ofEvent: slug)
        guard declaration != nil || ending != nil || frontMatter.has("api_name") else { return }
        let start = title.heading.startIndex
        let cell = tree(start..<title.heading.endIndex, firstLine: title.headingLine, prose: .all).flatMap {
            tree -> CellText? in
            tree.nodes.isEmpty ? nil : CellText(tree, at: 0)
        }
        let words = cell?.lines.map(\.text).joined(separator: " ") ?? ""
        let isPaired = cell?.lines.first?.isPaired ?? false
        claimName(title: words, isPaired: isPaired, slug: slug, ending: ending?.suffix, line: title.headingLine)
        claimVariant(title: words, isPaired: isPaired, slug: slug, line: title.headingLine)
    }

    private mutating func claimKind(slug: String, line: Int) {
        let named =
            PageReadingRun.kinds.first { slug == $0.suffix } ?? PageReadingRun.kind(endingSlug: slug)
            ?? kind(behindNameIn: slug) ?? kind(ofEvent: slug)
        if let named {
            claim(.page(.kind), .slug, named.kind.rawValue, line: line)
        }
        let declared: SpecPage.Kind? =
            switch declaration?.form {
            // What a script calls on an object is a method of it, also where the page calls it an event.
            case .function:
                declaration.map { $0.isCall || isMethod($0) } ?? false
                    ? .method : declaration?.isUntyped ?? false ? .macro : .function
            case .callback: .callback
            case .structure: .structure
            case .union: .union
            case .enumeration: .enumeration
            case .alias: .type
            case nil: nil
            }
        if let declared {
            claim(.page(.kind), .syntaxBlock, declared.rawValue, line: declaration?.nameLine ?? line)
        } else if claims.contains(where: {
            if case .row(let place, _) = $0.subject { place.list == .constants } else { false }
        }) {
            claim(.page(.kind), .tableText, SpecPage.Kind.constants.rawValue, line: line)
        }
    }

    /// True for one of several declarations whose name a key has behind that of an interface: `IKettle.get_Lid`.
    private func isMethod(_ declaration: Declaration) -> Bool {
        guard !furtherDeclarations.isEmpty, let names = frontMatter.entry("api_name")?.values else { return false }
        return names.contains { $0.hasSuffix("." + declaration.name) }
    }

    /// The kind that stands behind the name and before more words: `boil-method-in-class-kettle`, `boil-function-kettleh`.
    private func kind(behindNameIn slug: String) -> (suffix: String, kind: SpecPage.Kind)? {
        guard let name = declaration?.name.split(separator: ":").last?.lowercased(), slug.hasPrefix(name + "-") else {
            return nil
        }
        let rest = slug.dropFirst(name.count + 1)
        return PageReadingRun.kinds.first { rest.hasPrefix($0.suffix + "-") }
    }

    /// An event that the window procedure receives is a message; one that the page declares is what it declares.
    func kind(ofEvent slug: String) -> (suffix: String, kind: SpecPage.Kind)? {
        guard slug.hasSuffix("-event"), let name = declaration?.name.split(separator: ":").last.map(String.init) else {
            return nil
        }
        let letters = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return letters(slug).contains(letters(name)) ? nil : ("event", .message)
    }

    /// A page for one of several packages is called `Name (Variant) function`. The slug keeps the variant in lower
    /// case; how it is spelled must stand somewhere on the page.
    private mutating func claimVariant(title: String, isPaired: Bool, slug: String, line: Int) {
        guard let name = declaration?.name else { return }
        let bracketed = PageReadingRun.bracketed(in: title)
        let isTrusted = isPaired || identity.isOriginal
        if isTrusted, let bracketed, title.squeezed.lowercased().hasPrefix(name.lowercased() + "(") {
            claim(.page(.variant), reading(isPaired: isPaired, otherwise: .title), bracketed, line: line)
        }
        // `interface--method` is no page of a variant.
        let head = name.lowercased() + "--"
        let fileTail =
            identity.id.hasPrefix(head) && !name.contains("--") && !name.hasSuffix("-")
            ? String(identity.id.dropFirst(head.count)) : nil
        var slugTail: String?
        if let kind = PageReadingRun.kind(endingSlug: slug),
            slug.hasPrefix(name.lowercased() + "-"), slug.utf8.count > name.utf8.count + kind.suffix.utf8.count + 2
        {
            slugTail = String(slug.dropFirst(name.utf8.count + 1).dropLast(kind.suffix.utf8.count + 1))
        }
        if let slugTail { claim(.page(.variant), .slug, slugTail, line: line) }
        if let fileTail, !fileTail.isEmpty { claim(.page(.variant), .fileName, fileTail, line: line) }
        guard !isTrusted, let wanted = slugTail ?? fileTail else { return }
        if let (word, place) = spelling(of: wanted) { claim(.page(.variant), .title, word, line: place) }
    }

    /// What stands in the last pair of parentheses, unless it is a file name.
    private static func bracketed(in title: String) -> String? {
        guard title.hasByte(UInt8(ascii: "(")), let open = title.firstIndex(of: "("),
            let close = title[open...].firstIndex(of: ")")
        else { return nil }
        let inner = title[title.index(after: open)..<close].trimmed
        guard !inner.isEmpty, FileName(firstIn: inner) == nil else { return nil }
        return inner
    }
}
