extension SimpleMarkup {
    /// Columns above this are declined.
    private static let columnLimit = 64

    /// Reads the pipe table that begins on a line.
    mutating func readTable(_ header: Line) throws(NotSimple) {
        try checkPlace()
        guard header.end < end else { throw NotSimple() }
        let rule = line(at: header.end + 1)
        let columns = try delimiters(rule)
        let headerCells = try cells(header)
        guard columns > 0, columns == headerCells.count else { throw NotSimple() }
        try builder.open(.table, line: line)
        try builder.open(.thead, line: line)
        try readRow(header, headerCells, columns: columns, tag: .th)
        try builder.close(.thead)
        advance(past: header)
        advance(past: rule)
        var hasRows = false
        while position < end {
            let current = line(at: position)
            if current.isBlank { break }
            guard current.indent < 4, bytes[current.content] == UInt8(ascii: "|") else { throw NotSimple() }
            if !hasRows { try builder.open(.tbody, line: line) }
            hasRows = true
            try readRow(current, try cells(current), columns: columns, tag: .td)
            advance(past: current)
        }
        // A table without rows is reported where the other parser finds it.
        guard hasRows else { throw NotSimple() }
        try builder.close(.tbody)
        try builder.close(.table)
    }

    /// The number of columns of the line under a table's header.
    private func delimiters(_ rule: Line) throws(NotSimple) -> Int {
        guard rule.indent < 4, !rule.isBlank, bytes[rule.content] == UInt8(ascii: "|") else { throw NotSimple() }
        var count = 0
        var index = rule.content + 1
        while index < rule.end {
            while index < rule.end, bytes[index] == UInt8(ascii: " ") { index += 1 }
            if index == rule.end { break }
            if bytes[index] == UInt8(ascii: ":") { index += 1 }
            let start = index
            while index < rule.end, bytes[index] == UInt8(ascii: "-") { index += 1 }
            guard index > start else { throw NotSimple() }
            if index < rule.end, bytes[index] == UInt8(ascii: ":") { index += 1 }
            while index < rule.end, bytes[index] == UInt8(ascii: " ") { index += 1 }
            count += 1
            if index == rule.end { break }
            guard bytes[index] == UInt8(ascii: "|") else { throw NotSimple() }
            index += 1
        }
        return count
    }

    /// The cells of a row, without the blanks at their ends.
    private func cells(_ row: Line) throws(NotSimple) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = row.content + 1
        func skipBlanks() {
            while index < row.end, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
                index += 1
            }
        }
        skipBlanks()
        let hasEscapes = ByteSearch.first(UInt8(ascii: "\\"), in: bytes, from: index, to: row.end) != nil
        while index < row.end {
            let start = index
            if !hasEscapes {
                index = ByteSearch.first(UInt8(ascii: "|"), in: bytes, from: index, to: row.end) ?? row.end
            }
            while index < row.end, bytes[index] != UInt8(ascii: "|") {
                // An escaped bar, like every escaped mark, is part of the cell.
                if bytes[index] == UInt8(ascii: "\\"), index + 1 < row.end,
                    InlineReader.isMark(bytes[index + 1])
                {
                    index += 1
                }
                index += 1
            }
            var stop = min(index, row.end)
            while stop > start, bytes[stop - 1] == UInt8(ascii: " ") || bytes[stop - 1] == UInt8(ascii: "\t") {
                stop -= 1
            }
            result.append(start..<stop)
            guard result.count <= SimpleMarkup.columnLimit else { throw NotSimple() }
            index += 1
            skipBlanks()
        }
        guard !result.isEmpty else { throw NotSimple() }
        return result
    }

    private mutating func readRow(
        _ row: Line, _ cells: [Range<Int>], columns: Int, tag: MarkupTree.Tag
    ) throws(NotSimple) {
        try builder.open(.tr, line: line)
        for column in 0..<columns {
            try builder.open(tag, line: line)
            if column < cells.count, !cells[column].isEmpty {
                try readInline(cells[column], lineEnd: row.end, isCell: true)
            }
            try builder.close(tag)
        }
        try builder.close(.tr)
    }
}
