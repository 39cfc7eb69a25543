internal import UrtextModel

extension SimpleMarkup {
    /// The mark at the head of a list's item.
    struct ListMarker {
        /// Where the item's content begins, in columns.
        var offset: Int
        var isNumber: Bool
        var isOne: Bool
        /// Index of the content.
        var content: Int
    }

    /// The mark a line begins with; `nil` when there is none.
    func listMarker(_ current: Line) throws(NotSimple) -> ListMarker? {
        var index = current.content
        var isNumber = false
        var isOne = false
        if Identifier.isDigit(bytes[index]) {
            let start = index
            while index < current.end, Identifier.isDigit(bytes[index]) { index += 1 }
            guard index - start <= 9, index < current.end,
                bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
            else { return nil }
            isNumber = true
            isOne = index - start == 1 && bytes[start] == UInt8(ascii: "1")
        } else {
            switch bytes[index] {
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): break
            default: return nil
            }
        }
        index += 1
        guard index < current.end else { throw NotSimple() }
        if bytes[index] == UInt8(ascii: "\t") { throw NotSimple() }
        guard bytes[index] == UInt8(ascii: " ") else { return nil }
        let mark = index
        while index < current.end, bytes[index] == UInt8(ascii: " ") { index += 1 }
        guard index < current.end, index - mark <= 4 else { throw NotSimple() }
        return ListMarker(offset: index - current.start, isNumber: isNumber, isOne: isOne, content: index)
    }

    /// Leaves out a list of prose: nothing in it is of interest, and it changes nothing behind it.
    mutating func skipList(_ first: ListMarker, _ opening: Line) throws(NotSimple) {
        if prose == .all { throw NotSimple() }
        try checkPlace()
        var marker = first
        try checkProse(opening, from: first.content)
        advance(past: opening)
        var wasBlank = false
        while position < end {
            let current = line(at: position)
            if current.isBlank {
                wasBlank = true
                advance(past: current)
                continue
            }
            if current.indent >= marker.offset {
                try checkProse(current, from: current.content)
            } else if current.indent < 4, !isRule(current), let next = try listMarker(current) {
                marker = next
                try checkProse(current, from: next.content)
            } else if wasBlank {
                return
            } else {
                // Without a blank line between, it goes on with the item's text, or begins another block.
                switch bytes[current.content] {
                case UInt8(ascii: "<"): if try interrupts(current) { return }
                case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "~"): throw NotSimple()
                default: break
                }
                try checkProse(current, from: current.content)
            }
            wasBlank = false
            advance(past: current)
        }
    }

    /// Leaves out a quotation of prose.
    mutating func skipQuotation() throws(NotSimple) {
        if prose == .all { throw NotSimple() }
        try checkPlace()
        var isOpen = false
        while position < end {
            let current = line(at: position)
            if current.isBlank { return }
            if current.indent < 4, bytes[current.content] == UInt8(ascii: ">") {
                var content = current.content + 1
                while content < current.end,
                    bytes[content] == UInt8(ascii: " ") || bytes[content] == UInt8(ascii: ">")
                {
                    content += 1
                }
                isOpen = content < current.end
                if isOpen { try checkProse(current, from: content) }
            } else if isOpen, current.indent < 4 {
                switch bytes[current.content] {
                case UInt8(ascii: "<"): if try interrupts(current) { return }
                case UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "~"): throw NotSimple()
                default: break
                }
                if try listMarker(current) != nil { throw NotSimple() }
                try checkProse(current, from: current.content)
            } else {
                guard current.indent < 4 else { throw NotSimple() }
                return
            }
            advance(past: current)
        }
    }

    /// Makes sure that a line of a list or quotation is running text, and nothing that a reader would look at.
    private func checkProse(_ current: Line, from start: Int) throws(NotSimple) {
        var content = start
        // Marks of inner lists.
        while content < current.end {
            let inner = Line(start: content, content: content, end: current.end)
            guard let marker = try listMarker(inner) else { break }
            content = marker.content
        }
        guard content < current.end else { throw NotSimple() }
        switch bytes[content] {
        case UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "\t"),
            UInt8(ascii: ">"):
            throw NotSimple()
        case UInt8(ascii: "["):
            if ByteSearch.first("]:", in: bytes, from: content, to: current.end) != nil { throw NotSimple() }
        default: break
        }
        if isRule(Line(start: content, content: content, end: current.end)) { throw NotSimple() }
        // Bars may be a table's.
        if ByteSearch.first(UInt8(ascii: "|"), in: bytes, from: content, to: current.end) != nil { throw NotSimple() }
        // An anchor in an item belongs to what follows the list, a symbol is a mention.
        let text = content..<current.end
        guard !mayMention(text), try isInert(text, allowsAnchors: false) else { throw NotSimple() }
    }
}
