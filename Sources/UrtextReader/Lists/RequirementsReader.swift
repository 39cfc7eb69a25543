internal import UrtextModel

/// Reads header, library and DLL from a requirements table: by what the cells hold, not by the words of their labels.
struct RequirementsReader: Sendable {
    struct Fact: Sendable {
        var field: Subject.PageField
        var text: String
        var line: Int
        var isPaired: Bool
    }

    private(set) var facts: [Fact] = []

    init(_ tables: [TableReader]) {
        for row in tables.flatMap(\.rows) where row.cells.count >= 2 {
            for cell in row.cells.dropFirst() {
                for line in cell.lines {
                    guard let (field, name) = RequirementsReader.file(line.text),
                        !facts.contains(where: { $0.field == field })
                    else { continue }
                    facts.append(Fact(field: field, text: name, line: line.line, isPaired: line.isPaired))
                }
            }
        }
    }

    /// The file name a text begins with, if it is a header, a library or a DLL; blanks around its dot are closed.
    static func file(_ text: String) -> (Subject.PageField, String)? {
        let bytes = Array(text.utf8)
        var name: [UInt8] = []
        var index = 0
        while index < bytes.count, Identifier.isPart(bytes[index]) || bytes[index] == UInt8(ascii: "-") {
            name.append(bytes[index])
            index += 1
        }
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        guard !name.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
        index += 1
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        var suffix: [UInt8] = []
        while index < bytes.count, Identifier.isPart(bytes[index]) {
            suffix.append(bytes[index])
            index += 1
        }
        let fields: [String: Subject.PageField] = ["h": .header, "hpp": .header, "lib": .library, "dll": .dll]
        let ending = String(decoding: suffix, as: UTF8.self)
        guard let field = fields[ending.lowercased()] else { return nil }
        return (field, String(decoding: name, as: UTF8.self) + "." + ending)
    }
}
