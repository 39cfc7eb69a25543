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
        var mentions = try checkProse(opening, from: first.content)
        advance(past: opening)
        var wasBlank = false
        // The text of a list without blank lines stands in no paragraph.
        func note(_ mention: Bool, _ isLoose: Bool) throws(NotSimple) {
            mentions = mentions || mention
            if mentions, isLoose { throw NotSimple() }
        }
        var isLoose = false
        while position < end {
            let current = line(at: position)
            if current.isBlank {
                wasBlank = true
                advance(past: current)
                continue
            }
            if current.indent >= marker.offset {
                isLoose = isLoose || wasBlank
                try note(checkProse(current, from: current.content), isLoose)
            } else if current.indent < 4, !isRule(current), let next = try listMarker(current) {
                marker = next
                isLoose = isLoose || wasBlank
                try note(checkProse(current, from: next.content), isLoose)
            } else if wasBlank {
                return
            } else {
                // Without a blank line between, it goes on with the item's text, or begins another block.
                switch bytes[current.content] {
                case UInt8(ascii: "<"): if try interrupts(current) { return }
                case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "~"): throw NotSimple()
                default: break
                }
                try note(checkProse(current, from: current.content), isLoose)
            }
            wasBlank = false
            advance(past: current)
        }
    }

    /// Leaves out a quotation of prose; where it may name a symbol or a direction, it is read.
    mutating func skipQuotation() throws(NotSimple) {
        if prose == .all { throw NotSimple() }
        try checkPlace()
        var isOpen = false
        let start = (position, line)
        var mentions = false
        while position < end {
            let current = line(at: position)
            if current.isBlank { break }
            if current.indent < 4, bytes[current.content] == UInt8(ascii: ">") {
                var content = current.content + 1
                while content < current.end,
                    bytes[content] == UInt8(ascii: " ") || bytes[content] == UInt8(ascii: ">")
                {
                    content += 1
                }
                isOpen = content < current.end
                // A bracket may say which way a parameter goes.
                if isOpen, prose == .mentions, "[<".utf8.contains(bytes[content]) { mentions = true }
                if isOpen, try checkProse(current, from: content) { mentions = true }
            } else if isOpen, current.indent < 4 {
                if bytes[current.content] == UInt8(ascii: "<"), try interrupts(current) { break }
                switch bytes[current.content] {
                case UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "~"): throw NotSimple()
                default: break
                }
                if try listMarker(current) != nil { throw NotSimple() }
                if try checkProse(current, from: current.content) { mentions = true }
            } else {
                guard current.indent < 4 else { throw NotSimple() }
                break
            }
            advance(past: current)
        }
        if mentions {
            try readQuotation(from: start.0, line: start.1)
        } else {
            // What stands above it may be what it is about.
            builder.leaf(.blockquote, line: start.1)
        }
    }

    /// Reads the lines before the current one as the paragraphs of a quotation.
    private mutating func readQuotation(from start: Int, line firstLine: Int) throws(NotSimple) {
        let stop = (position, line)
        (position, line) = (start, firstLine)
        try builder.open(.blockquote, line: line)
        var isParagraph = false
        while position < stop.0 {
            let current = line(at: position)
            var content = current.content
            if bytes[content] == UInt8(ascii: ">") {
                content += 1
                let mark = content
                while content < current.end, bytes[content] == UInt8(ascii: " ") { content += 1 }
                guard content == current.end || content - mark <= 4 && bytes[content] != UInt8(ascii: ">") else {
                    throw NotSimple()
                }
            }
            if content < current.end {
                guard try listMarker(Line(start: content, content: content, end: current.end)) == nil else {
                    throw NotSimple()
                }
                if !isParagraph { try builder.open(.p, line: line) }
                isParagraph = true
                let next = min(current.end + 1, end)
                try readQuotedLine(content..<current.end, isLast: next >= stop.0 || !continues(next))
            } else if isParagraph {
                try builder.close(.p)
                isParagraph = false
            }
            advance(past: current)
        }
        if isParagraph { try builder.close(.p) }
        try builder.close(.blockquote)
        guard position == stop.0, line == stop.1 else { throw NotSimple() }
    }

    /// True when the line at an index, which belongs to a quotation, has text.
    private func continues(_ index: Int) -> Bool {
        let next = line(at: index)
        return bytes[next.content..<next.end].contains { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
    }

    /// Reads a line of a quotation's paragraph. What begins on it must end on it.
    private mutating func readQuotedLine(_ range: Range<Int>, isLast: Bool) throws(NotSimple) {
        var stop = range.upperBound
        while stop > range.lowerBound, bytes[stop - 1] == UInt8(ascii: " ") || bytes[stop - 1] == UInt8(ascii: "\t") {
            stop -= 1
        }
        let blanks = range.upperBound - stop
        guard stop > range.lowerBound, bytes[stop - 1] != UInt8(ascii: "\\"),
            bytes[stop..<range.upperBound].allSatisfy({ $0 == UInt8(ascii: " ") })
        else { throw NotSimple() }
        try readInline(range.lowerBound..<stop, lineEnd: stop, isCell: false, isPart: true)
        guard !isLast else { return }
        if blanks >= 2 { builder.leaf(.br, line: line) }
        builder.text(UInt8(ascii: "\n"))
    }

    /// Makes sure that a line of a list or quotation is running text, and nothing that a reader would look at; says
    /// whether it may name a symbol.
    private func checkProse(_ current: Line, from start: Int) throws(NotSimple) -> Bool {
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
        guard try isInert(text, allowsAnchors: false) else { throw NotSimple() }
        return mayMention(text)
    }
}
