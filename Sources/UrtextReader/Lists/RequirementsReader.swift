internal import UrtextModel

/// Reads header, library and DLL from a requirements table: by what the cells hold. Labels matter only where they are
/// the original's, or say "DLL", which no language translates.
struct RequirementsReader: Sendable {
    struct Fact: Sendable {
        var field: Subject.PageField
        var file: FileName
        var line: Int
        var isPaired: Bool
        /// True when the cell says nothing else.
        var isWhole: Bool
    }

    private(set) var facts: [Fact] = []
    /// The lines in which no file name is left.
    private var nameless: [String] = []
    /// Terms that name a file whose ending was lost: in these tables nothing but files stands in terms.
    private(set) var withoutEnding: [CellText.Line] = []

    /// The words, in lower case, that begin cells in which no file name is left: a name given elsewhere is confirmed by
    /// its first word here.
    var firstWords: Set<String> {
        Set(nameless.compactMap { $0.split(whereSeparator: { $0 == " " || $0 == "." }).first?.lowercased() })
    }

    init(_ tables: [TableReader]) {
        for table in tables {
            for row in table.rowIndices where table.columnCount(ofRow: row) >= 2 {
                for column in 1..<table.columnCount(ofRow: row) {
                    guard let cell = table.cell(row, column) else { continue }
                    for line in cell.lines { add(line, of: table, row) }
                    if let line = cell.lines.first, cell.lines.count == 1, RequirementsReader.lacksEnding(line.text),
                        table.hasTerm(row, column)
                    {
                        withoutEnding.append(line)
                    }
                }
            }
        }
    }

    /// True for text that begins with a word, and has a full stop of no form.
    private static func lacksEnding(_ text: String) -> Bool {
        let word = text.utf8.prefix { Identifier.isPart($0) }
        guard word.count > 1, !Identifier.isDigit(text.utf8.first ?? 0), !text.hasByte(UInt8(ascii: ".")) else {
            return false
        }
        // The full stops of East Asian typography begin with one of two bytes in UTF-8.
        guard text.hasByte(0xE3) || text.hasByte(0xEF) else { return true }
        return !text.unicodeScalars.contains { [0x3002, 0xFF0E, 0xFF61].contains($0.value) }
    }

    private mutating func add(_ line: CellText.Line, of table: TableReader, _ row: Int) {
        let plain = FileName(firstIn: line.text)
        if plain == nil { nameless.append(line.text) }
        // What translation spelled in its own letters was a name all the same, and is asked for.
        guard let file = plain ?? (line.isPaired ? nil : FileName(firstIn: line.text, inAnyLetters: true)) else {
            return
        }
        let label = table.cell(row, 0)?.lines.map(\.text).joined(separator: " ") ?? ""
        guard let field = RequirementsReader.field(label: label, file), !facts.contains(where: { $0.field == field })
        else { return }
        let isWhole = file.printed.utf8.count == FileName.withPlainDots(line.text).collapsed.utf8.count
        facts.append(Fact(field: field, file: file, line: line.line, isPaired: line.isPaired, isWhole: isWhole))
    }

    private static func field(label: String, _ file: FileName) -> Subject.PageField? {
        let words = label.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        if words.contains("dll") { return file.isModule ? .dll : nil }
        if words == ["library"], file.suffix == "dll" || file.suffix == "lib" { return .library }
        switch file.suffix {
        case "h", "hpp", "hxx": return .header
        case "lib": return .library
        default: return nil
        }
    }

    /// The file name a text begins with, if it is a header.
    static func header(_ text: String) -> FileName? {
        guard let file = FileName(at: 0, in: Array(text.utf8)), ["h", "hpp", "hxx"].contains(file.suffix) else {
            return nil
        }
        return file
    }
}
