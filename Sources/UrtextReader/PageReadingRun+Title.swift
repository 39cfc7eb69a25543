internal import UrtextModel

extension PageReadingRun {
    /// Kinds as they stand at the end of a page's slug.
    private static let kinds: [(suffix: String, kind: SpecPage.Kind)] = [
        ("callback-function", .callback), ("function-pointer", .callback), ("callback", .callback),
        ("function", .function), ("method", .method), ("macro", .macro), ("structure", .structure),
        ("union", .union), ("enumeration", .enumeration), ("message", .message), ("property", .property),
    ]

    /// Front matter facts: they are never translated.
    mutating func readPageFacts() {
        if let assetid = frontMatter.entries["ms.assetid"], let value = assetid.values.first {
            claim(.page(.assetid), .frontMatter, value, line: assetid.line)
        }
        if let title = frontMatter.entries["title"], let text = title.values.first, let open = text.lastIndex(of: "("),
            let (field, name) = RequirementsReader.file(String(text[text.index(after: open)...].prefix { $0 != ")" })),
            field == .header
        {
            claim(.page(.header), .title, name, line: title.line)
        }
    }

    /// Kind and variant, from the first heading and its slug.
    mutating func readTitle() {
        guard let title = outline.sections.first(where: { $0.level == 1 }) else {
            claimKind(slug: "", line: frontMatter.endLine)
            return
        }
        let start = title.heading.startIndex
        let cell = tree(start..<title.heading.endIndex, firstLine: title.headingLine).flatMap { tree -> CellText? in
            tree.nodes.isEmpty ? nil : CellText(tree, at: 0)
        }
        let words = cell?.lines.map(\.text).joined(separator: " ") ?? ""
        let isPaired = cell?.lines.first?.isPaired ?? false
        // Without an anchor the slug is made from the heading's words, which only an original's heading is worth.
        let slug = title.hasAnchor || identity.isOriginal ? title.slug : ""
        claimKind(slug: slug, line: title.headingLine)
        claimVariant(title: words, isPaired: isPaired, slug: slug, line: title.headingLine)
    }

    private mutating func claimKind(slug: String, line: Int) {
        if let named = PageReadingRun.kinds.first(where: { slug == $0.suffix || slug.hasSuffix("-" + $0.suffix) }) {
            claim(.page(.kind), .slug, named.kind.rawValue, line: line)
        }
        let declared: SpecPage.Kind? =
            switch declaration?.form {
            case .function: .function
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

    /// A page for one of several packages is called `Name (Variant) function`. The slug keeps the variant in lower
    /// case; how it is spelled must stand somewhere on the page.
    private mutating func claimVariant(title: String, isPaired: Bool, slug: String, line: Int) {
        guard let name = declaration?.name else { return }
        let bracketed = PageReadingRun.bracketed(in: title)
        let isTrusted = isPaired || identity.isOriginal
        if isTrusted, let bracketed, title.squeezed.lowercased().hasPrefix(name.lowercased() + "(") {
            claim(.page(.variant), reading(isPaired: isPaired, otherwise: .title), bracketed, line: line)
        }
        let fileTail = identity.id.ranges(of: "--").first.map { String(identity.id[$0.upperBound...]) }
        var slugTail: String?
        if slug.hasPrefix(name.lowercased() + "-") {
            var tail = slug.dropFirst(name.utf8.count + 1)
            for kind in PageReadingRun.kinds where tail.hasSuffix("-" + kind.suffix) {
                tail = tail.dropLast(kind.suffix.utf8.count + 1)
                slugTail = String(tail)
                break
            }
        }
        if let slugTail { claim(.page(.variant), .slug, slugTail, line: line) }
        if let fileTail, !fileTail.isEmpty { claim(.page(.variant), .fileName, fileTail, line: line) }
        guard !isTrusted, let wanted = slugTail ?? fileTail else { return }
        for (word, place) in spellings(of: wanted) { claim(.page(.variant), .title, word, line: place) }
    }

    /// What stands in the last pair of parentheses, unless it is a file name.
    private static func bracketed(in title: String) -> String? {
        guard let open = title.firstIndex(of: "("), let close = title[open...].firstIndex(of: ")") else { return nil }
        let inner = title[title.index(after: open)..<close].trimmed
        guard !inner.isEmpty, RequirementsReader.file(inner) == nil else { return nil }
        return inner
    }

    /// The most frequent spelling of a word on the page that has a capital, and the line where it first stands.
    private func spellings(of word: String) -> [(String, Int)] {
        let wanted = Array(word.utf8)
        guard wanted.count >= 2, wanted.allSatisfy(Identifier.isPart) else { return [] }
        var counts: [String: (count: Int, line: Int)] = [:]
        var line = frontMatter.endLine
        let bytes = page.bytes
        var index = frontMatter.end
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            guard Identifier.isStart(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, Identifier.isPart(bytes[index]) { index += 1 }
            guard index - start == wanted.count else { continue }
            let found = bytes[start..<index]
            guard zip(found, wanted).allSatisfy({ $0 == $1 || ($0 | 0x20 == $1 && $1 >= 97) }),
                !found.elementsEqual(wanted)
            else { continue }
            let text = String(decoding: found, as: UTF8.self)
            counts[text, default: (0, line)].count += 1
        }
        let best = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        return best.map { [($0.key, $0.value.line)] } ?? []
    }
}
