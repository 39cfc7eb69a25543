internal import UrtextModel

extension SimpleMarkup {
    /// Reads running text into the innermost open element.
    ///
    /// - Parameters:
    ///   - lineEnd: the end of the last line of the text, which may lie behind it.
    ///   - isCell: whether it is a cell of a pipe table, in which bars are escaped.
    ///   - isPart: whether it is a part of a text; what begins in it must then end in it.
    mutating func readInline(
        _ range: Range<Int>, lineEnd: Int, isCell: Bool, isPart: Bool = false
    ) throws(NotSimple) {
        var index = range.lowerBound
        while index < range.upperBound, !InlineReader.isSpecial(bytes[index]) { index += 1 }
        if index == range.upperBound {
            builder.text(bytes, range)
            return
        }
        inline.reset()
        inline.tokens.reserveCapacity(16)
        try scan(range, lineEnd: lineEnd, isCell: isCell)
        try inline.pairRuns(behind: -1)
        if isPart, !inline.isWhole { throw NotSimple() }
        try emit(isCell: isCell)
    }

    private mutating func scan(_ range: Range<Int>, lineEnd: Int, isCell: Bool) throws(NotSimple) {
        let stop = range.upperBound
        var index = range.lowerBound
        var start = index
        var failedCodes = 0
        func text(_ end: Int, _ reader: inout InlineReader, _ line: Int) {
            if start < end { reader.tokens.append(.init(kind: .text, range: start..<end, line: line)) }
        }
        while index < stop {
            let byte = bytes[index]
            guard InlineReader.isSpecial(byte) else {
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "\n"):
                var last = index
                while last > start, bytes[last - 1] == UInt8(ascii: " ") || bytes[last - 1] == UInt8(ascii: "\t") {
                    last -= 1
                }
                let isHard =
                    index - start >= 2 && bytes[index - 1] == UInt8(ascii: " ") && bytes[index - 2] == UInt8(ascii: " ")
                text(last, &inline, line)
                inline.tokens.append(.init(kind: isHard ? .hardBreak : .softBreak, range: index..<index, line: line))
                line += 1
                index = skipIndent(index + 1, stop)
                start = index
            case UInt8(ascii: "\\"):
                guard index + 1 < stop, InlineReader.isMark(bytes[index + 1]) else {
                    if index + 1 < stop, bytes[index + 1] == UInt8(ascii: "\n") { throw NotSimple() }
                    index += 1
                    continue
                }
                text(index, &inline, line)
                start = index + 1
                index += 2
                if bytes[start] == UInt8(ascii: "]"), index + 1 < stop, bytes[index] == UInt8(ascii: " "),
                    bytes[index + 1] == UInt8(ascii: "(")
                {
                    throw NotSimple()
                }
            case UInt8(ascii: "`"):
                var open = index
                while open < stop, bytes[open] == byte { open += 1 }
                if let close = codeEnd(open - index, from: open, to: stop) {
                    text(index, &inline, line)
                    try addCode(open..<(close - (open - index)), isCell: isCell)
                    index = close
                    start = close
                } else {
                    failedCodes += 1
                    guard failedCodes < 16 else { throw NotSimple() }
                    index = open
                }
            case UInt8(ascii: "*"), UInt8(ascii: "_"):
                var close = index
                while close < stop, bytes[close] == byte { close += 1 }
                text(index, &inline, line)
                try inline.addRun(bytes, index..<close, within: range, line: line)
                index = close
                start = close
            case UInt8(ascii: "["):
                guard inline.brackets.count < InlineReader.markLimit,
                    index == range.lowerBound || bytes[index - 1] != UInt8(ascii: "!")
                else { throw NotSimple() }
                text(index, &inline, line)
                inline.brackets.append((inline.tokens.count, true))
                inline.tokens.append(.init(kind: .bracket, range: index..<(index + 1), line: line))
                index += 1
                start = index
            case UInt8(ascii: "]"):
                text(index, &inline, line)
                index = try closeBracket(index, stop: stop, lineEnd: lineEnd)
                start = index
            case UInt8(ascii: "&"):
                guard let (scalar, end) = try reference(index, to: stop) else {
                    index += 1
                    continue
                }
                text(index, &inline, line)
                var token = InlineReader.Token(kind: .scalar, range: index..<end, line: line)
                token.scalar = scalar
                inline.tokens.append(token)
                index = end
                start = end
            default:
                // `<`
                guard let tag = try SimpleTag.read(bytes, at: index, to: stop) else {
                    index += 1
                    continue
                }
                text(index, &inline, line)
                var token = InlineReader.Token(kind: .tag, range: index..<tag.end, line: line)
                token.tag = tag
                inline.tokens.append(token)
                index = tag.end
                start = index
            }
        }
        text(stop, &inline, line)
        inline.hasLoneCodeMark = failedCodes > 0
    }

    private func skipIndent(_ start: Int, _ stop: Int) -> Int {
        var index = start
        while index < stop, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
        return index
    }

    // MARK: Code

    /// The index behind the marks that close code which was opened by a number of them.
    private func codeEnd(_ count: Int, from start: Int, to stop: Int) -> Int? {
        var index = start
        while let mark = ByteSearch.first(UInt8(ascii: "`"), in: bytes, from: index, to: stop) {
            index = mark
            while index < stop, bytes[index] == UInt8(ascii: "`") { index += 1 }
            if index - mark == count { return index }
        }
        return nil
    }

    private mutating func addCode(_ range: Range<Int>, isCell: Bool) throws(NotSimple) {
        var code = range
        // Code over several lines loses their number; a bar or a torn link in it is repaired elsewhere.
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "\n"): throw NotSimple()
            case UInt8(ascii: "\\") where isCell: throw NotSimple()
            case UInt8(ascii: "]"):
                if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: " ") { throw NotSimple() }
            default: break
            }
        }
        if code.count > 2, bytes[code.lowerBound] == UInt8(ascii: " "), bytes[code.upperBound - 1] == UInt8(ascii: " "),
            bytes[code].contains(where: { $0 != UInt8(ascii: " ") })
        {
            code = (code.lowerBound + 1)..<(code.upperBound - 1)
        }
        inline.tokens.append(.init(kind: .code, range: code, line: line))
    }

    // MARK: Links

    /// Handles a `]`; returns the index behind what it ends.
    private mutating func closeBracket(_ bracket: Int, stop: Int, lineEnd: Int) throws(NotSimple) -> Int {
        // A blank between text and target of a link is the work of a translation.
        var target = bracket + 1
        if target + 1 < stop, bytes[target] == UInt8(ascii: " "), bytes[target + 1] == UInt8(ascii: "(") {
            let end = min(
                ByteSearch.first(UInt8(ascii: "\n"), in: bytes, from: bracket, to: lineEnd) ?? lineEnd, lineEnd)
            if PreparedMarkup.tornTarget(after: bracket, in: bytes[bracket..<end]) != nil { target += 1 }
        }
        if let open = inline.brackets.popLast(), open.isActive,
            target < stop, bytes[target] == UInt8(ascii: "("), let end = try linkEnd(target, to: stop)
        {
            try inline.pairRuns(behind: open.token)
            inline.tokens[open.token].kind = .linkStart
            inline.tokens.append(.init(kind: .linkEnd, range: bracket..<end, line: line))
            for index in inline.brackets.indices { inline.brackets[index].isActive = false }
            return end
        }
        // No link: the bracket is text, and so is the one that opened it.
        inline.tokens.append(.init(kind: .text, range: bracket..<(bracket + 1), line: line))
        return target
    }

    /// The index behind `(target)`; `nil` when that is no target.
    private func linkEnd(_ open: Int, to stop: Int) throws(NotSimple) -> Int? {
        var index = open + 1
        guard index < stop else { return nil }
        if bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "\n")
        {
            throw NotSimple()
        }
        var depth = 0
        while index < stop {
            switch bytes[index] {
            case UInt8(ascii: "("):
                depth += 1
                guard depth < 8 else { throw NotSimple() }
            case UInt8(ascii: ")"):
                if depth == 0 { return index + 1 }
                depth -= 1
            case UInt8(ascii: "\\"), 0..<UInt8(ascii: " "), 0x7F: throw NotSimple()
            case UInt8(ascii: " "):
                // A title may follow.
                var rest = index
                while rest < stop, bytes[rest] == UInt8(ascii: " ") { rest += 1 }
                if rest == stop { return nil }
                switch bytes[rest] {
                case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\n"):
                    throw NotSimple()
                default: return nil
                }
            default: break
            }
            index += 1
        }
        return nil
    }

    // MARK: References

    /// A character reference; `nil` when the `&` is text.
    func reference(_ start: Int, to stop: Int) throws(NotSimple) -> (Unicode.Scalar, Int)? {
        var index = start + 1
        guard index < stop else { return nil }
        if bytes[index] == UInt8(ascii: "#") {
            index += 1
            var value: UInt32 = 0
            let digits = index
            while index < stop, Identifier.isDigit(bytes[index]), index - digits < 7 {
                value = value * 10 + UInt32(bytes[index] - UInt8(ascii: "0"))
                index += 1
            }
            guard index > digits, index < stop, bytes[index] == UInt8(ascii: ";"), value >= 32, value != 127,
                value < 0xFFFE,
                let scalar = Unicode.Scalar(value)
            else { throw NotSimple() }
            return (scalar, index + 1)
        }
        while index < stop, Identifier.isPart(bytes[index]), bytes[index] != UInt8(ascii: "_") { index += 1 }
        guard index > start + 1, index < stop, bytes[index] == UInt8(ascii: ";") else { return nil }
        let name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
        let scalar: Unicode.Scalar? =
            switch name {
            case "lt": "<"
            case "gt": ">"
            case "amp": "&"
            case "quot": "\""
            case "nbsp": "\u{A0}"
            case "reg": "\u{AE}"
            case "copy": "\u{A9}"
            default: nil
            }
        guard let scalar else { throw NotSimple() }
        return (scalar, index + 1)
    }

    // MARK: The tree

    /// A list or quotation that begins in a cell's paragraph ends it.
    private mutating func beginBlock(_ tag: MarkupTree.Tag) throws(NotSimple) {
        switch tag {
        case .dl, .ul, .ol, .blockquote: if builder.top == .p { try builder.close(.p) }
        case .dt, .dd, .li: return
        default: throw NotSimple()
        }
        guard builder.top == .td || builder.top == .th else { throw NotSimple() }
    }

    private mutating func emit(isCell: Bool) throws(NotSimple) {
        for index in inline.tokens.indices {
            let token = inline.tokens[index]
            switch token.kind {
            case .text, .bracket: builder.text(bytes, token.range)
            case .softBreak: builder.text(UInt8(ascii: "\n"))
            case .hardBreak:
                builder.leaf(.br, line: token.line)
                builder.text(UInt8(ascii: "\n"))
            case .scalar: builder.text(token.scalar)
            case .code:
                try builder.open(.code, line: token.line)
                builder.text(bytes, token.range)
                try builder.close(.code)
            case .linkStart:
                guard !builder.isOpen(.a) else { throw NotSimple() }
                try builder.open(.a, line: token.line)
            case .linkEnd: try builder.close(.a)
            case .tag:
                guard let tag = token.tag else { throw NotSimple() }
                // Blocks stand in cells only.
                if !tag.isInline, !isCell, tag.form == .opening { try beginBlock(tag.tag) }
                try apply(tag, line: token.line, isRaw: false)
            case .marks:
                var closes = token.closes
                while closes != 0 {
                    try builder.close(closes & 3 == 2 ? .strong : .em)
                    closes >>= 2
                }
                if token.left > 0 { builder.text(token.mark, count: token.left) }
                var opens = token.opens
                while opens != 0 {
                    try builder.open(opens & 3 == 2 ? .strong : .em, line: token.line)
                    opens >>= 2
                }
            }
        }
    }
}

extension InlineReader {
    /// True for a byte that may be more than text.
    @inline(__always)
    static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "&"), UInt8(ascii: "<"):
            true
        default: false
        }
    }
}
