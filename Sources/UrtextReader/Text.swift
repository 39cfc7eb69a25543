extension StringProtocol {
    /// Without white space at both ends (also no-break and ideographic spaces).
    var trimmed: String {
        var scalars = Substring(self).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace || first.value == 0x200B {
            scalars.removeFirst()
        }
        while let last = scalars.last, last.properties.isWhitespace || last.value == 0x200B { scalars.removeLast() }
        return String(scalars)
    }

    /// White space runs as one blank, none at the ends.
    var collapsed: String {
        split { $0.isWhitespace || $0.unicodeScalars.first?.value == 0x200B }.joined(separator: " ")
    }

    /// Without any white space.
    var squeezed: String {
        var result = ""
        for scalar in Substring(self).unicodeScalars where !scalar.properties.isWhitespace && scalar.value != 0x200B {
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
