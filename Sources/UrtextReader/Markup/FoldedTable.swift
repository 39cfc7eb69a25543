/// A pipe table whose lines were joined into one: translation does that to tables that have lost their header row.
///
/// `| | | Header | Tea.h | | DLL | Tea.dll |`: where a row ended, an empty cell stands. Rows of unequal length are no rows:
/// the line is then left as it is, and reported as any table that is broken.
struct FoldedTable: Sendable {
    /// The bytes of each row's cells; at least one row, of at least two cells.
    let rows: [[ArraySlice<UInt8>]]
    /// True when the first row is the header.
    let hasHeader: Bool

    /// - Parameter line: a line that begins with a bar, and stands between lines that do not.
    init?(_ line: ArraySlice<UInt8>) {
        let bar = UInt8(ascii: "|")
        var cells: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        var isEscaped = false
        for index in line.indices {
            if line[index] == bar, !isEscaped {
                cells.append(line[start..<index])
                start = index + 1
            }
            isEscaped = line[index] == UInt8(ascii: "\\") && !isEscaped
        }
        // Nothing but blanks may stand before the first bar and behind the last.
        guard cells.count >= 4, FoldedTable.isBlank(cells[0]), FoldedTable.isBlank(line[start...]) else { return nil }
        var runs: [[ArraySlice<UInt8>]] = [[]]
        var leading = 0
        for cell in cells.dropFirst() {
            if !FoldedTable.isBlank(cell) {
                runs[runs.count - 1].append(cell)
            } else if runs[runs.count - 1].isEmpty {
                if runs.count == 1 { leading += 1 }
            } else {
                runs.append([])
            }
        }
        if runs.last?.isEmpty == true { runs.removeLast() }
        let delimiters = runs.firstIndex { $0.allSatisfy(FoldedTable.isDelimiter) }
        guard delimiters == nil || delimiters == 0 || delimiters == 1 else { return nil }
        hasHeader = delimiters == 1
        if let delimiters { runs.remove(at: delimiters) }
        // One row alone is folded only where an empty header stands before it.
        guard let columns = runs.first?.count, columns >= 2, runs.allSatisfy({ $0.count == columns }),
            runs.count >= 2 || leading >= 2
        else { return nil }
        rows = runs
    }

    /// The table as it was, a row a line.
    var lines: [[UInt8]] {
        guard let columns = rows.first?.count else { return [] }
        let header = hasHeader ? rows[0] : Array(repeating: [], count: columns)
        let delimiter = Array(repeating: Array("---".utf8)[...], count: columns)
        return ([header, delimiter] + (hasHeader ? rows.dropFirst() : rows[...])).map { row in
            Array("|".utf8) + row.flatMap { Array($0) + Array("|".utf8) }
        }
    }

    private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 13 }
    }

    private static func isDelimiter(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.contains(UInt8(ascii: "-"))
            && bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }
    }
}
