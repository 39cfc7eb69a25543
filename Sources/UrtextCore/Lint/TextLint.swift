import UrtextModel

/// The rules that need nothing but the text of one page.
struct TextLint: Sendable {
    let path: String
    let page: PageLines
    private(set) var findings: [Diagnostic] = []

    init(path: String, page: PageLines) {
        self.path = path
        self.page = page
    }

    mutating func run() {
        for (line, text) in page.prose {
            // Most lines have none of the marks: looking for one byte first saves most of the time.
            let bytes = text.utf8
            if bytes.contains(UInt8(ascii: "[")) { links(text, line) }
            if bytes.contains(UInt8(ascii: "*")) {
                emphasis(text, line)
                terms(text, line)
            }
            numbers(text, line)
        }
        anchors()
    }

    private mutating func find(
        _ rule: LintRule, _ line: Int, _ summary: String, severity: Diagnostic.Severity = .warning
    ) {
        findings.append(
            Diagnostic(
                severity, rule.rawValue, at: SourceLocation(path: path, line: line), summary,
                solutions: [rule.solution]))
    }

    /// `SECPKG_ATTR_[*cipher*](c-gly.md)_INFO`
    private mutating func links(_ text: String, _ line: Int) {
        var rest = text[...]
        while let open = rest.firstRange(of: "_[") {
            rest = rest[open.upperBound...]
            let before = text[..<open.lowerBound].reversed().prefix {
                $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_")
            }
            guard before.count >= 2, let target = rest.firstRange(of: "]("),
                let close = rest[target.upperBound...].firstIndex(of: ")")
            else { continue }
            let inner = rest[..<target.lowerBound].filter { $0.isLetter || $0.isNumber || $0 == "_" }
            let after = rest[rest.index(after: close)...].prefix {
                $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_")
            }
            guard after.hasPrefix("_"), !inner.isEmpty else { continue }
            let symbol = String(before.reversed()) + "_" + inner.uppercased() + after
            find(.linkInSymbol, line, "a link stands inside a symbol, perhaps \(symbol)", severity: .error)
        }
    }

    /// `****S_OK****`; where bold text follows bold text, something stands before the asterisks.
    private mutating func emphasis(_ text: String, _ line: Int) {
        var rest = text[...]
        while let stars = rest.firstRange(of: "****") {
            let before = text[..<stars.lowerBound].last
            rest = rest[stars.upperBound...]
            let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            guard before.map({ $0 == " " || $0 == "|" || $0 == ">" }) ?? true, Identifier.isSymbolShaped(word) else {
                continue
            }
            find(.repeatedEmphasis, line, "four asterisks stand before \(word)")
        }
    }

    /// `_phIconLarge* [in]`, which is no emphasis at all.
    private mutating func terms(_ text: String, _ line: Int) {
        var rest = text[...]
        while let mark = rest.firstIndex(of: "_") {
            let before = mark == text.startIndex ? nil : text[text.index(before: mark)]
            let after = rest[rest.index(after: mark)...]
            let name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            rest = after.dropFirst(name.count)
            guard before == nil || before == ">", Identifier.isIdentifier(name) else { continue }
            let end = rest.drop { $0 == " " }
            guard end.hasPrefix("*"), end.dropFirst().drop(while: { $0 == " " }).hasPrefix("[") else { continue }
            find(.unevenEmphasis, line, "the emphasis of \(name) begins with _ and ends with *")
        }
    }

    /// `0x000000200`
    private mutating func numbers(_ text: String, _ line: Int) {
        let bytes = Array(text.utf8)
        var index = 0
        while index + 2 < bytes.count {
            guard bytes[index] == UInt8(ascii: "0"), bytes[index + 1] | 0x20 == UInt8(ascii: "x"),
                index == 0 || !Identifier.isPart(bytes[index - 1])
            else {
                index += 1
                continue
            }
            let start = index
            index += 2
            while index < bytes.count, TextLint.isHexDigit(bytes[index]) { index += 1 }
            let digits = index - start - 2
            guard digits > 8, digits != 16, digits <= 32 else { continue }
            if index < bytes.count, Identifier.isPart(bytes[index]), bytes[index] | 0x20 != UInt8(ascii: "l") {
                continue
            }
            let number = String(decoding: bytes[start..<index], as: UTF8.self)
            find(.numberWidth, line, "\(number) has \(digits) digits")
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        Identifier.isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
    }

    private mutating func anchors() {
        var first: [String: Int] = [:]
        for (line, text) in page.prose where text.utf8.contains(UInt8(ascii: "<")) {
            var rest = text[...]
            while let attribute = rest.firstRange(of: "<span id=\"") {
                rest = rest[attribute.upperBound...]
                guard let end = rest.firstIndex(of: "\"") else { break }
                let anchor = String(rest[..<end])
                rest = rest[end...]
                if anchor.contains(where: { "[]()*<>`\\ ".contains($0) }) {
                    find(.damagedAnchor, line, "the anchor \(anchor) holds markup", severity: .error)
                } else if anchor.hasSuffix("_"), !anchor.contains("__"), Identifier.isConstantShaped(anchor.dropLast())
                {
                    find(.damagedAnchor, line, "the anchor of \(anchor.dropLast()) is \(anchor)")
                }
                if let other = first[anchor] {
                    find(.duplicateAnchor, line, "the anchor \(anchor) stands in line \(other), too", severity: .note)
                } else {
                    first[anchor] = line
                }
            }
        }
    }
}
