/// Generated Swift as text: what is the same for all files, whatever template they are of.
package enum SwiftText {
    /// A file's text with the access level and imports of a style.
    ///
    /// Templates say `public` where users of a module are to see something. A lower level takes the place of the word
    /// wherever a line of code begins with it; comments and text in the middle of a line stay as they are. What no other
    /// module sees has no implementation to export, so the attribute goes with the level.
    package static func styled(_ text: String, _ style: SwiftStyle) -> String {
        if style.access == .public, style.imports.isEmpty { return text }
        var parts = SwiftFileParts(text)
        parts.imports = parts.imports.map { leveled($0, style.access) }
        for declaration in style.imports.compactMap(SwiftStyle.declaration) { parts.add(declaration) }
        if style.access != .public { parts.body.removeAll { $0.drop { $0 == " " } == "@export(implementation)" } }
        parts.body = parts.body.map { leveled($0, style.access) }
        return parts.text
    }

    private static func leveled(_ line: String, _ access: SwiftStyle.Access) -> String {
        guard access != .public else { return line }
        let indent = line.prefix { $0 == " " }
        let code = line.dropFirst(indent.count)
        guard code.hasPrefix("public ") else { return line }
        let rest = code.dropFirst("public ".count)
        return access == .internal ? "\(indent)\(rest)" : "\(indent)\(access.rawValue) \(rest)"
    }
}
