/// An open fenced code block.
struct Fence: Sendable {
    private let mark: UInt8
    private let length: Int
    /// The first word after the marks, e.g. `C++`.
    let language: String

    /// Reads a line as the opening of a fence.
    init?(opening line: ArraySlice<UInt8>) {
        let body = line.drop { $0 == UInt8(ascii: " ") }
        guard body.startIndex - line.startIndex <= 3, let first = body.first,
            first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
        else { return nil }
        let count = body.prefix { $0 == first }.count
        guard count >= 3 else { return nil }
        let info = body.dropFirst(count)
        if first == UInt8(ascii: "`"), info.contains(first) { return nil }
        mark = first
        length = count
        language = String(decoding: info, as: UTF8.self).split { $0.isWhitespace }.first.map(String.init) ?? ""
    }

    /// True when the line closes this fence.
    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
        let body = line.drop { $0 == UInt8(ascii: " ") }
        guard body.startIndex - line.startIndex <= 3 else { return false }
        let marks = body.prefix { $0 == mark }.count
        return marks >= length
            && body.dropFirst(marks).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 13 }
    }
}
