internal import UrtextModel

/// The pieces of running text, in order, and what emphasis makes of its marks.
struct InlineReader {
    struct Token {
        enum Kind {
            case text, softBreak, hardBreak, tag, code, scalar, marks, bracket, linkStart, linkEnd
        }

        var kind: Kind
        /// The bytes it stands for.
        var range: Range<Int>
        var line: Int
        /// A tag as it was read.
        var tag: SimpleTag?
        var scalar: Unicode.Scalar = " "
        // Of a run of `*` or `_`:
        var mark: UInt8 = 0
        var canOpen = false
        var canClose = false
        /// How many marks are not used up.
        var left = 0
        /// Emphasis that ends here and begins here, the lowest two bits first; 1 for `em`, 2 for `strong`.
        var closes: UInt64 = 0
        var opens: UInt64 = 0
    }

    var tokens: [Token] = []
    /// Runs of marks that emphasis may still use, as indices of ``tokens``.
    var runs: [Int] = []
    /// Brackets that are open, as indices of ``tokens``, and whether each may still begin a link.
    var brackets: [(token: Int, isActive: Bool)] = []

    /// True when the text holds marks of code that open none.
    var hasLoneCodeMark = false

    /// True when all marks are paired, so that text before or behind changes nothing.
    var isWhole: Bool {
        !hasLoneCodeMark && brackets.isEmpty
            && tokens.allSatisfy { $0.kind != .marks || $0.left == 0 || (!$0.canOpen && !$0.canClose) }
    }

    /// Runs and brackets above this are declined: matching them could take quadratic time.
    static let markLimit = 128
    /// Marks in a row above this are declined.
    static let runLimit = 8

    mutating func reset() {
        tokens.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
    }

    /// True for a mark of ASCII, which a backslash may escape.
    @inline(__always)
    static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 33...47, 58...64, 91...96, 123...126: true
        default: false
        }
    }

    /// How a character beside a run of marks counts.
    enum Neighbour { case blank, mark, word }

    static func neighbour(_ scalar: Unicode.Scalar) -> Neighbour {
        if scalar.value < 0x80 {
            switch UInt8(truncatingIfNeeded: scalar.value) {
            case 9, 10, 12, 13, 32: return .blank
            case let byte: return isMark(byte) ? .mark : .word
            }
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return .blank
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .mark
        default: return .word
        }
    }

    /// The character that ends before an index; a line feed at the start.
    static func scalar(before index: Int, in bytes: [UInt8], from start: Int) -> Unicode.Scalar {
        guard index > start else { return "\n" }
        if bytes[index - 1] < 0x80 { return Unicode.Scalar(bytes[index - 1]) }
        var first = index - 1
        while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        return decode(bytes[first..<index])
    }

    /// The character that begins at an index; a line feed at the end.
    static func scalar(at index: Int, in bytes: [UInt8], to end: Int) -> Unicode.Scalar {
        guard index < end else { return "\n" }
        if bytes[index] < 0x80 { return Unicode.Scalar(bytes[index]) }
        return decode(bytes[index..<min(index + 4, end)])
    }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar {
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
        return "\u{FFFD}"
    }

    /// Notes a run of marks.
    mutating func addRun(_ bytes: [UInt8], _ range: Range<Int>, within text: Range<Int>, line: Int) throws(NotSimple) {
        guard range.count <= InlineReader.runLimit, runs.count < InlineReader.markLimit else { throw NotSimple() }
        let before = InlineReader.neighbour(
            InlineReader.scalar(before: range.lowerBound, in: bytes, from: text.lowerBound))
        let after = InlineReader.neighbour(InlineReader.scalar(at: range.upperBound, in: bytes, to: text.upperBound))
        let isLeft = after != .blank && (after != .mark || before != .word)
        let isRight = before != .blank && (before != .mark || after != .word)
        var token = Token(kind: .marks, range: range, line: line)
        token.mark = bytes[range.lowerBound]
        token.left = range.count
        if token.mark == UInt8(ascii: "_") {
            token.canOpen = isLeft && (!isRight || before == .mark)
            token.canClose = isRight && (!isLeft || after == .mark)
        } else {
            token.canOpen = isLeft
            token.canClose = isRight
        }
        if token.canOpen || token.canClose { runs.append(tokens.count) }
        tokens.append(token)
    }

    /// Pairs the runs behind a token: CommonMark 0.29, "process emphasis".
    mutating func pairRuns(behind bottom: Int) throws(NotSimple) {
        var first = runs.count
        while first > 0, runs[first - 1] > bottom { first -= 1 }
        var closer = first
        while closer < runs.count {
            let index = runs[closer]
            guard tokens[index].canClose else {
                closer += 1
                continue
            }
            var opener = closer - 1
            while opener >= first {
                let candidate = tokens[runs[opener]]
                if candidate.canOpen, candidate.mark == tokens[index].mark {
                    // The rule of three is left to the other parser.
                    if tokens[index].canOpen || candidate.canClose,
                        (candidate.range.count + tokens[index].range.count) % 3 == 0
                    {
                        throw NotSimple()
                    }
                    break
                }
                opener -= 1
            }
            guard opener >= first else {
                if tokens[index].canOpen { closer += 1 } else { runs.remove(at: closer) }
                continue
            }
            let other = runs[opener]
            let size = tokens[other].left >= 2 && tokens[index].left >= 2 ? 2 : 1
            tokens[other].left -= size
            tokens[index].left -= size
            tokens[other].opens = tokens[other].opens << 2 | UInt64(size)
            tokens[index].closes = InlineReader.appended(tokens[index].closes, UInt64(size))
            runs.removeSubrange((opener + 1)..<closer)
            closer = opener + 1
            if tokens[other].left == 0 {
                runs.remove(at: opener)
                closer -= 1
            }
            if tokens[index].left == 0 { runs.remove(at: closer) }
        }
        runs.removeSubrange(first...)
    }

    /// Puts a value behind those of a sequence whose lowest two bits come first.
    private static func appended(_ sequence: UInt64, _ value: UInt64) -> UInt64 {
        var shift: UInt64 = 0
        while sequence >> shift != 0 { shift += 2 }
        return sequence | value << shift
    }
}
