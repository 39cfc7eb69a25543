/// A Swift file taken apart: the comment it begins with, its imports, and the rest.
package struct SwiftFileParts: Hashable, Sendable {
    package var header: [String] = []
    package var imports: [String] = []
    /// Without empty lines before and after.
    package var body: [String] = []

    package init() {}

    package init(_ text: String) {
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = rest.first, line.hasPrefix("//"), !line.hasPrefix("///") { header.append(rest.removeFirst()) }
        while let line = rest.first, line.isEmpty || Self.module(of: line) != nil {
            if !line.isEmpty { imports.append(line) }
            rest.removeFirst()
        }
        while rest.last?.isEmpty == true { rest.removeLast() }
        body = Array(rest)
    }

    /// The file put together: header, imports in the order of modules, body, an empty line between each.
    package var text: String {
        [header, imports.sorted { (Self.module(of: $0) ?? "", $0) < (Self.module(of: $1) ?? "", $1) }, body]
            .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    /// Adds an import. Of two of the same module the one with the higher access level stays.
    package mutating func add(_ declaration: String) {
        guard let index = imports.firstIndex(where: { Self.module(of: $0) == Self.module(of: declaration) }) else {
            return imports.append(declaration)
        }
        if Self.rank(of: declaration) > Self.rank(of: imports[index]) { imports[index] = declaration }
    }

    /// The module that a line imports; `nil` for a line that is no import.
    private static func module(of line: String) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
            words[..<place].allSatisfy({ levels.contains(String($0)) || $0.hasPrefix("@") })
        else { return nil }
        return words[(place + 1)...].joined(separator: " ")
    }

    private static let levels = ["private", "fileprivate", "internal", "package", "public"]

    private static func rank(of line: String) -> Int {
        levels.firstIndex { line.split(separator: " ").contains($0[...]) } ?? 2
    }
}
