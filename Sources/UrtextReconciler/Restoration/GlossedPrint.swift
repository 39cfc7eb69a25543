internal import UrtextModel

/// A print that has the words of a symbol as they were, and then in brackets what a translator made of them:
/// `POT E LID MISSING (FEHLER: DECKEL _ FEHLT)`.
enum GlossedPrint {
    /// The words before the brackets, joined by underscores; `nil` where they are no capitals and digits, or only one.
    ///
    /// What holds no more than another name in its brackets is a call of a macro, or one name beside another.
    static func name(in text: String) -> String? {
        // Both brackets begin with one of two bytes in UTF-8.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == 0xEF }),
            let open = text.firstIndex(where: { $0 == "(" || $0 == "（" })
        else { return nil }
        let underscore = UInt8(ascii: "_")
        var name: [UInt8] = []
        var isJoined = false
        let lead = Array(text[..<open].utf8)
        var place = 0
        while place < lead.count {
            let byte = lead[place]
            let blank = Blank.length(lead[...], at: place)
            if byte == underscore || blank > 0 {
                isJoined = !name.isEmpty
                place += max(blank, 1)
                continue
            }
            guard Identifier.isPart(byte), !SymbolWords.isSmall(byte) else { return nil }
            if isJoined { name.append(underscore) }
            isJoined = false
            name.append(byte)
            place += 1
        }
        guard let first = name.first, !Identifier.isDigit(first), name.contains(underscore) else { return nil }
        let gloss = text[text.index(after: open)...].prefix { $0 != ")" && $0 != "）" }
        guard !Identifier.isConstantShaped(PrintedSymbol(String(gloss)).closed) else { return nil }
        return String(decoding: name, as: UTF8.self)
    }
}

extension SymbolIndex {
    /// The symbol that a print spells before its brackets. There is none where another one begins like it: a word of
    /// that may be what the brackets hold. Nor is there where it has another number than the row.
    func glossed(_ row: RestorationTable.Row) -> String? {
        guard row.wrapper == nil, let name = GlossedPrint.name(in: row.text), let symbol = place(of: name) else {
            return nil
        }
        let entry = entries[symbol]
        guard !entry.isShort, !goesOn(Int32(symbol)) else { return nil }
        if let number = row.number, let own = entry.number, number != own { return nil }
        return name
    }
}
