internal import UrtextModel

extension SimpleMarkup {
    /// True when the tags in a text are those of running text, nest, and pair each translation with its original, so
    /// that leaving the text out changes nothing around it.
    ///
    /// - Parameters:
    ///   - needsText: whether each half of the text must hold a letter or digit, as far as that is plain.
    ///   - allowsAnchors: whether its tags may name places.
    func isInert(
        _ range: Range<Int>, needsText: Bool = false, allowsAnchors: Bool = true
    ) throws(NotSimple) -> Bool {
        let stop = range.upperBound
        guard var index = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: range.lowerBound, to: stop) else {
            return !needsText || isText(range)
        }
        // What stands in code is no tag, and a reference may be a blank.
        if ByteSearch.first(UInt8(ascii: "`"), in: bytes, from: range.lowerBound, to: stop) != nil { return false }
        var halves = Halves(isNeeded: needsText)
        if needsText {
            if ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: range.lowerBound, to: stop) != nil { return false }
            halves.note(isText(range.lowerBound..<index))
        }
        var open: UInt64 = 0
        var depth = 0
        var pending: Range<Int>?
        while true {
            // An escaped `<` is no tag.
            if index > range.lowerBound, bytes[index - 1] == UInt8(ascii: "\\") { return false }
            guard let tag = try SimpleTag.read(bytes, at: index, to: stop), tag.isInline,
                allowsAnchors || tag.anchor.isEmpty
            else { return false }
            switch tag.form {
            case .void: break
            case .opening:
                guard depth < 12 else { return false }
                open = open << 5 | UInt64(tag.tag.rawValue)
                depth += 1
                if tag.side == .translation {
                    if pending != nil || halves.side != .none { return false }
                    pending = tag.pair
                } else if tag.side == .original {
                    guard halves.side == .none, let known = pending, ByteSearch.areEqual(bytes, known, tag.pair) else {
                        return false
                    }
                    pending = nil
                }
                if tag.side != .none { halves.open(tag.side, at: depth) }
            case .closing:
                guard depth > 0, open & 31 == UInt64(tag.tag.rawValue) else { return false }
                halves.close(at: depth)
                open >>= 5
                depth -= 1
            }
            let next = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: tag.end, to: stop)
            if halves.wantsText { halves.note(isText(tag.end..<(next ?? stop))) }
            guard let next else { break }
            index = next
        }
        return depth == 0 && pending == nil && !halves.wantsText
    }

    /// True when a letter or digit is plain to see.
    private func isText(_ range: Range<Int>) -> Bool {
        for index in range {
            let byte = bytes[index]
            if byte < 0x80 {
                if Identifier.isPart(byte), byte != UInt8(ascii: "_") { return true }
            } else if byte >= 0xC2, Blank.length(bytes[range], at: index) == 0 {
                return true
            }
        }
        return false
    }

    /// Which halves of a bilingual text hold text.
    private struct Halves {
        private(set) var side = MarkupTree.Side.none
        private var depth = 0
        private var needsOriginal: Bool
        private var needsTranslation: Bool

        init(isNeeded: Bool) {
            needsOriginal = isNeeded
            needsTranslation = isNeeded
        }

        /// True when a half is not known to hold text yet.
        var wantsText: Bool { needsOriginal || needsTranslation }

        mutating func open(_ side: MarkupTree.Side, at depth: Int) {
            self.side = side
            self.depth = depth
        }

        mutating func close(at depth: Int) {
            if side != .none, depth == self.depth { side = .none }
        }

        mutating func note(_ isText: Bool) {
            guard isText else { return }
            if side != .translation { needsOriginal = false }
            if side != .original { needsTranslation = false }
        }
    }
}
