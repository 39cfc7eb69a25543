/// What a file was made from, as a rule of Make, which Ninja understands as well.
package enum Depfile {
    /// `target: input input …`, an input a line. Blanks, `#` and `$` are escaped as Make and Ninja want it.
    package static func text(target: String, inputs: [String]) -> String {
        var text = escaped(target) + ":"
        for input in inputs.sorted(by: FilePath.precedes) { text += " \\\n  \(escaped(input))" }
        return text + "\n"
    }

    /// The inputs with the files of those that are folders: folders of lexicons or values, whose `*.json` are read. A
    /// folder itself changes when a file is added.
    package static func inputs(_ paths: [String], fileSystem: FileSystem) -> [String] {
        paths.flatMap { path -> [String] in
            guard let names = try? fileSystem.names(in: path) else { return [path] }
            let files = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            return [path] + files.map { FilePath.join(path, $0) }
        }
    }

    private static func escaped(_ path: String) -> String {
        var result = ""
        for character in path {
            switch character {
            case " ", "#": result += "\\\(character)"
            case "$": result += "$$"
            default: result.append(character)
            }
        }
        return result
    }
}
