internal import UrtextModel

extension String {
    /// Without white space at both ends (also no-break and ideographic spaces).
    var trimmed: String { Blank.trimmed(self) }

    /// White space runs as one blank, none at the ends.
    var collapsed: String { Blank.joined(self, separator: " ") }

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
