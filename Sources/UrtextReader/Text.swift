internal import UrtextModel

extension String {
    /// Without white space at both ends (also no-break and ideographic spaces).
    var trimmed: String { Blank.trimmed(self) }

    /// True when there is a byte among those of its UTF-8, found faster than by looking at each of them through the string.
    func hasByte(_ byte: UInt8) -> Bool {
        unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.contains(byte) } ?? utf8.contains(byte)
    }

    /// White space runs as one blank, none at the ends.
    var collapsed: String { Blank.joined(self, separator: " ") }

    /// With brackets of East Asian typography as the plain ones: `［in］`, `【in】`.
    var withPlainBrackets: String {
        // All of them begin with one of two bytes in UTF-8.
        guard utf8.contains(where: { $0 == 0xE3 || $0 == 0xEF }) else { return self }
        return String(
            map { character in
                switch character {
                case "［", "【", "〔": "["
                case "］", "】", "〕": "]"
                default: character
                }
            })
    }

    /// Without any white space.
    var squeezed: String { Blank.joined(self, separator: "") }

    /// True when there is white space and nothing else.
    var isBlank: Bool { Blank.isBlank(self) }
}

extension Substring {
    /// Without white space at both ends (also no-break and ideographic spaces).
    var trimmed: String { Blank.trimmed(self) }

    /// White space runs as one blank, none at the ends.
    var collapsed: String { Blank.joined(self, separator: " ") }

    /// True when there is white space and nothing else.
    var isBlank: Bool { Blank.isBlank(self) }
}
