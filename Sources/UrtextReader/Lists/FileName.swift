internal import UrtextModel

/// A file name in a text; blanks that translation put around its dot are closed.
struct FileName: Hashable, Sendable {
    var name: String
    /// The text up to the end of the name, as printed: translation tears names apart, and what stands before one may be
    /// a part of it.
    var printed: String
    /// The ending, in lower case, without the dot.
    var suffix: String

    /// True for what a function can be loaded from.
    var isModule: Bool { ["dll", "drv", "exe", "ocx", "sys", "cpl", "ax"].contains(suffix) }

    /// The first file name that does not stand in parentheses; what stands there is a second file, or an explanation.
    ///
    /// - Parameter inAnyLetters: whether the name may be spelled in letters of another script, as a translation that does not
    ///   know a word spells it.
    init?(firstIn text: String, inAnyLetters: Bool = false) {
        var bytes = Array(FileName.withPlainDots(text).utf8)
        let printed = bytes
        if inAnyLetters {
            guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
            // Letters of other scripts take the place of one that is a part of any name.
            for index in bytes.indices where bytes[index] >= 0x80 && Blank.length(bytes[...], at: index) == 0 {
                bytes[index] = UInt8(ascii: "x")
            }
        }
        guard bytes.contains(UInt8(ascii: ".")) else { return nil }
        var depth = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0, FileName.isPart(bytes[index]), index == 0 || !FileName.isPart(bytes[index - 1]),
                var file = FileName(at: index, in: bytes, printed: printed)
            {
                if let folder = FileName.folder(before: index, in: bytes) {
                    file.name = String(decoding: printed[folder], as: UTF8.self) + file.name
                }
                self = file
                return
            }
            index += 1
        }
        return nil
    }

    /// The text with a dot and a blank in the place of full stops in wide form: translation tore the name apart there.
    static func withPlainDots(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0xE3 || $0 == 0xEF }) else { return text }
        let marks: [Character] = ["\u{3002}", "\u{FF0E}", "\u{FF61}"]
        return text.contains(where: marks.contains)
            ? String(text.flatMap { marks.contains($0) ? Array(". ") : [$0] }) : text
    }

    /// The file name that begins at an offset.
    ///
    /// - Parameter printed: the same text as it is printed, byte by byte.
    init?(at start: Int, in bytes: [UInt8], printed text: [UInt8]? = nil) {
        var index = start
        func take() -> ArraySlice<UInt8> {
            let from = index
            while index < bytes.count, FileName.isPart(bytes[index]) { index += 1 }
            return bytes[from..<index]
        }
        func skipBlanks() {
            while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        }
        let stem = take()
        let text = text ?? bytes
        skipBlanks()
        guard !stem.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
        index += 1
        skipBlanks()
        let ending = String(decoding: take(), as: UTF8.self)
        let known = ["h", "hpp", "hxx", "lib", "dll", "drv", "exe", "ocx", "sys", "cpl", "ax"]
        suffix = ending.lowercased()
        guard known.contains(suffix) else { return nil }
        // `Thing.h .idl` is no header.
        let rest = bytes[index...].drop { $0 == UInt8(ascii: " ") }
        if rest.first == UInt8(ascii: "."), rest.dropFirst().first.map(FileName.isPart) ?? false { return nil }
        name = String(decoding: text[start..<stem.endIndex], as: UTF8.self) + "." + ending
        // `<Kettle.h>`: what an inclusion stands in is no part of a name.
        printed = String(String(decoding: text[..<index], as: UTF8.self).collapsed.drop { $0 == "<" || $0 == "\"" })
    }

    /// The folders of a name in an inclusion, `<tea/kettle.h>`. Without its bracket a slash may part two names.
    private static func folder(before start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var index = start
        while index > 0, isPart(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: "/") { index -= 1 }
        guard index > 0, index < start, bytes[index - 1] == UInt8(ascii: "<"), bytes[index] != UInt8(ascii: "/") else {
            return nil
        }
        return index..<start
    }

    private static func isPart(_ byte: UInt8) -> Bool { Identifier.isPart(byte) || byte == UInt8(ascii: "-") }
}
