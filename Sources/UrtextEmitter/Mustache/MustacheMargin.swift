/// How the lines of a template are indented where it is rendered: something is taken away from the start of each, then
/// something is put there.
struct MustacheMargin: Sendable {
    /// Blanks that are taken away, as far as the line begins with them.
    var removed: [UInt8] = []
    /// Blanks that every line gets which is not empty.
    var added: [UInt8] = []

    /// Lines stay as they are.
    static let plain = MustacheMargin()

    var isPlain: Bool { removed.isEmpty && added.isEmpty }

    /// Where the line that begins at `start` goes on behind what is taken away.
    func skip(_ source: MustacheSource, from start: Int, to end: Int) -> Int {
        var count = 0
        while count < removed.count, start + count < end, source.bytes[start + count] == removed[count] { count += 1 }
        return start + count
    }

    /// What a line that begins with `blanks` begins with where it is rendered.
    func indentation(_ blanks: Range<Int>, in source: MustacheSource) -> [UInt8] {
        let start = skip(source, from: blanks.lowerBound, to: blanks.upperBound)
        return added + source.bytes[start..<blanks.upperBound]
    }
}
