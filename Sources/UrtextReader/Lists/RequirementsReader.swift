internal import UrtextModel

/// Reads header, library and DLL from a requirements table: by what the cells hold. Labels matter only where they are
/// the original's, or say "DLL", which no language translates.
struct RequirementsReader: Sendable {
    struct Fact: Sendable {
        var field: Subject.PageField
        var file: FileName
        var line: Int
        var isPaired: Bool
    }

    private(set) var facts: [Fact] = []
    /// The words, in lower case, that begin cells in which no file name is left: a name given elsewhere is confirmed by
    /// its first word here.
    private(set) var firstWords: Set<String> = []

    init(_ tables: [TableReader]) {
        for row in tables.flatMap(\.rows) where row.cells.count >= 2 {
            let label = row.cells[0].lines.map(\.text).joined(separator: " ")
            for line in row.cells.dropFirst().flatMap(\.lines) {
                if FileName(firstIn: line.text) == nil,
                    let word = line.text.split(whereSeparator: { $0 == " " || $0 == "." }).first
                {
                    firstWords.insert(word.lowercased())
                }
                guard let (field, file) = RequirementsReader.fact(label: label, text: line.text),
                    !facts.contains(where: { $0.field == field })
                else { continue }
                facts.append(Fact(field: field, file: file, line: line.line, isPaired: line.isPaired))
            }
        }
    }

    private static func fact(label: String, text: String) -> (Subject.PageField, FileName)? {
        guard let file = FileName(firstIn: text) else { return nil }
        let words = label.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        if words.contains("dll") { return file.isModule ? (.dll, file) : nil }
        if words == ["library"], file.suffix == "dll" || file.suffix == "lib" { return (.library, file) }
        switch file.suffix {
        case "h", "hpp", "hxx": return (.header, file)
        case "lib": return (.library, file)
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
