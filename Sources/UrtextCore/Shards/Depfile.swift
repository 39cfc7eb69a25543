/// What a file was made from, as a rule of Make, which Ninja understands as well.
package enum Depfile {
    /// `target: input input …`, an input a line. Blanks, `#` and `$` are escaped as Make and Ninja want it.
    package static func text(target: String, inputs: [String]) -> String {
        var text = escaped(target) + ":"
        for input in inputs.sorted(by: FilePath.precedes) { text += " \\\n  \(escaped(input))" }
        return text + "\n"
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
