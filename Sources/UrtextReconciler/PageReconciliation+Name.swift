internal import UrtextModel

extension PageReconciliation {
    /// The documented name: the original title's, else the declared one if the slug agrees, else a name of the front
    /// matter or of the text that has the slug's letters, else the declared one.
    ///
    /// The slug keeps the letters of the name in lower case; a declaration may name something narrower (`get_Name` for
    /// `IThing::Name`) or a tag (`_THING` for `THING`).
    mutating func name(_ kind: SpecPage.Kind?) -> String? {
        let claims = editions.flatMap { $0.fields[.name] ?? [] }
        func texts(_ reading: Reading) -> [String] { claims.filter { $0.reading == reading }.map(\.text) }
        // A damaged code block may declare what is no name of C.
        let declared = texts(.syntaxBlock).first { $0.utf8.allSatisfy { $0 < 0x80 } }
        let slugs = Set(texts(.slug).map(PageReconciliation.letters))
        if let titled = texts(.original).first ?? texts(.bilingual).first {
            return believed(typeName(ofTag: titled, kind, texts(.frontMatter) + [declared].compactMap { $0 }), claims)
        }
        if let declared, !declared.hasPrefix("_"), kind != .message,
            slugs.contains(where: { $0.hasPrefix(PageReconciliation.letters(declared)) })
        {
            return believed(declared, claims)
        }
        let named = (texts(.frontMatter) + texts(.title) + [declared].compactMap { $0 })
            .filter { slugs.contains(PageReconciliation.letters($0)) }
        if let best = named.first(where: { !$0.hasPrefix("_") }) ?? named.first { return believed(best, claims) }
        // A page of the newer layout states kind and name in one key, the name first.
        if let stated = texts(.frontMatter).first,
            editions.contains(where: { ($0.fields[.kind] ?? []).contains { $0.reading == .frontMatter } })
        {
            return believed(stated, claims)
        }
        if let only = nameInSlug(texts(.frontMatter), texts(.slug)) { return believed(only, claims) }
        guard let declared, kind != .message, kind != .property else { return nil }
        // The title of `Create method of the Kettle class` has the two parts of its name apart.
        let qualified = Set(texts(.frontMatter).filter { $0.hasSuffix("::" + declared) })
        if kind == .method, qualified.count == 1, let full = qualified.first { return believed(full, claims) }
        return believed(declared, claims)
    }

    /// The one name of the front matter that a slug begins with, before the words that tell its page from its like:
    /// `WM_BOIL` of `wm_boil-tea`.
    private func nameInSlug(_ names: [String], _ slugs: [String]) -> String? {
        guard let name = names.first, names.allSatisfy({ $0 == name }), Identifier.isIdentifier(name) else {
            return nil
        }
        let head = name.lowercased() + "-"
        return slugs.contains { $0.hasPrefix(head) } ? name : nil
    }

    /// What a structure is called whose title has its tag: `THING` for `_THING`, where a key or the declaration says so.
    private func typeName(ofTag tag: String, _ kind: SpecPage.Kind?, _ names: [String]) -> String {
        guard tag.hasPrefix("_"), kind == .structure || kind == .union || kind == .enumeration else { return tag }
        return names.first {
            !$0.hasPrefix("_") && PageReconciliation.letters($0) == PageReconciliation.letters(tag)
        } ?? tag
    }

    private mutating func believed(_ name: String, _ claims: [Claim]) -> String {
        for claim in claims
        where claim.text == name
            || (claim.reading == .slug && PageReconciliation.letters(claim.text) == PageReconciliation.letters(name))
        {
            vote("name", claim.edition, line: claim.line, claim.reading)
        }
        return name
    }

    /// Letters and digits in lower case.
    private static func letters(_ text: String) -> String {
        String(
            decoding: text.lowercased().utf8.filter { Identifier.isPart($0) && $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }
}
