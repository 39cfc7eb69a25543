/// An English page as a machine translator might leave it in a language that nobody has tried: its words replaced by words
/// that do not exist, symbols broken at their underscores, and some of their words translated, too.
///
/// The same page, script, seed and rate give the same text. It keeps what translators keep (code, the shape of tables, links)
/// and damages more than most do, so what is right here need not be right on real pages; what is wrong here points at
/// something that may go wrong there.
package struct Imitation {
    package enum Script: String, CaseIterable, Sendable {
        case cyrillic, latin, han, hangul, kana, arabic

        /// A language that is written in it.
        package var locale: String {
            switch self {
            case .cyrillic: "ru-RU"
            case .latin: "pt-BR"
            case .han: "zh-CN"
            case .hangul: "ko-KR"
            case .kana: "ja-JP"
            case .arabic: "ar-SA"
            }
        }

        fileprivate var letters: [String] {
            func scalars(_ start: UInt32, _ step: UInt32, _ count: UInt32) -> [String] {
                (0..<count).compactMap { Unicode.Scalar(start + $0 * step).map { String($0) } }
            }
            return switch self {
            case .cyrillic: scalars(0x430, 1, 32)
            case .latin: "aeiouàéêöüñçłšbcdfghklmnprstvz".map { String($0) }
            case .han: scalars(0x4E00, 5, 400)
            case .hangul: scalars(0xAC00, 37, 300)
            case .kana: scalars(0x30A2, 1, 60)
            case .arabic: scalars(0x0628, 1, 18)
            }
        }

        /// Words of two characters, as in scripts in which each is a syllable or a word.
        fileprivate var hasShortWords: Bool { self == .han || self == .hangul }
        fileprivate var hasCapitals: Bool { self == .cyrillic || self == .latin }
    }

    package let script: Script
    /// How likely a word of a symbol is to be translated; that of its family is a third as likely.
    package let rate: Double
    private let seed: UInt64
    private let letters: [String]
    private var random: UInt64
    /// What became of each symbol of the page.
    private var symbols: [String: String] = [:]

    package init(_ script: Script, seed: UInt64, rate: Double) {
        self.script = script
        self.seed = Imitation.hash(script.rawValue.utf8, from: seed)
        self.rate = rate
        letters = script.letters
        random = self.seed
    }

    /// The page in the language; `nil` for one that does not begin with front matter.
    ///
    /// - Parameter page: Markdown with front matter.
    package func imitated(_ page: String) -> String? {
        var imitation = self
        imitation.random = Imitation.hash(page.utf8, from: seed)
        return imitation.imitate(page)
    }

    private mutating func imitate(_ page: String) -> String? {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.last == "\r" ? String(line.dropLast()) : String(line)
        }
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
        // The title names the page, and the id tells which it is; nothing else of the original is kept.
        let kept = lines[1..<end].filter { $0.hasPrefix("title:") || $0.hasPrefix("ms.assetid:") }
        var result = ["---"] + kept
        result += ["ms.topic: reference", "ms.translationtype: MT", "ms.contentlocale: \(script.locale)", "---"]
        var isCode = false
        for line in lines[(end + 1)...] {
            if line.hasPrefix("```") { isCode.toggle() }
            if isCode || line.hasPrefix("```") {
                result.append(line)
            } else {
                result.append(translated(line))
            }
        }
        return result.joined(separator: "\n")
    }

    /// One line of text.
    private mutating func translated(_ line: String) -> String {
        // Anchors of the original are lost.
        let line = line.replacing(/<span id="[^"]*"><\/span>/, with: "")
        if let heading = line.wholeMatch(of: /(#+) (.*)/) {
            let slug = String(
                heading.output.2.lowercased().unicodeScalars.compactMap { scalar -> Character? in
                    if scalar == " " { return "-" }
                    return scalar.isASCII && (scalar == "-" || scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
                        ? Character(scalar) : nil
                })
            return "\(heading.output.1) <a name=\"\(slug)\"></a>\(prose(heading.output.2))"
        }
        var result = ""
        var rest = line[...]
        while let symbol = rest.firstMatch(of: /\*\*([A-Z][A-Z0-9]*(?:\\_[A-Za-z0-9]+)+)\*\*/) {
            result += prose(rest[..<symbol.range.lowerBound])
            result += "**\(broken(String(symbol.output.1.replacing("\\_", with: "_"))))**"
            rest = rest[symbol.range.upperBound...]
        }
        return result + prose(rest)
    }

    /// Words replaced, but for names and what is part of a link or a tag.
    private mutating func prose(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let start = place
            while place < bytes.count, Imitation.isLetter(bytes[place]) { place += 1 }
            if place == start {
                result.append(bytes[place])
                place += 1
                continue
            }
            let word = bytes[start..<place]
            let before = start > 0 ? bytes[start - 1] : 0x20
            let after = place < bytes.count ? bytes[place] : 0x20
            // A file's name mostly stays.
            let isFile = after == 0x2E && place + 1 < bytes.count && Imitation.isLetter(bytes[place + 1])
            if word.count > 1, !Imitation.joins(before, #"\/(.#<-"#), !Imitation.joins(after, #"\(/"#), !isFile,
                !isName(word)
            {
                result += translated(word: String(decoding: word, as: UTF8.self)).utf8
            } else {
                result += word
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// True for what has a capital behind its first letter.
    private func isName(_ word: ArraySlice<UInt8>) -> Bool { word.dropFirst().contains { $0 < 0x61 } }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A) ~= byte || (0x61...0x7A) ~= byte }

    /// True for a byte that makes what stands beside it part of something else.
    private static func joins(_ byte: UInt8, _ marks: StaticString) -> Bool {
        if byte >= 0x80 || byte == 0x5F || (0x30...0x39) ~= byte { return true }
        return marks.description.utf8.contains(byte)
    }

    /// The same word for the same word, in capitals mostly where it was, and sometimes with an ending.
    private mutating func translated(word: String) -> String {
        var state = Imitation.hash(word.lowercased().utf8, from: seed)
        var text = ""
        let count = script.hasShortWords ? 2 : 3 + Int(Imitation.next(&state) % 6)
        for _ in 0..<count { text += letters[Int(Imitation.next(&state) % UInt64(letters.count))] }
        if script.hasCapitals {
            if chance(0.25) { text += letters[Int(Imitation.next(&state) % UInt64(letters.count))] }
            if word == word.uppercased(), chance(0.8) { text = text.uppercased() }
        }
        return text
    }

    /// A symbol with blanks at its underscores, the same all over the page.
    private mutating func broken(_ symbol: String) -> String {
        if let known = symbols[symbol] { return known }
        var parts: [String] = []
        for (place, part) in symbol.split(separator: "_", omittingEmptySubsequences: false).enumerated() {
            if part.utf8.count > 1, chance(place == 0 ? rate * 0.35 : rate) {
                parts.append(translated(word: String(part)))
            } else if part.utf8.count == 1, chance(0.12) {
                parts.append("")
            } else {
                parts.append(String(part))
            }
        }
        // An underscore may end up behind it all.
        if parts.count > 2, chance(0.1) {
            let place = parts.count - 2
            parts[place] += " " + parts.remove(at: place + 1)
            parts.append("")
        }
        let text = parts.joined(separator: " \\_ ")
        symbols[symbol] = text
        return text
    }

    private mutating func chance(_ share: Double) -> Bool { Double(Imitation.next(&random) >> 11) < share * 0x1p53 }

    /// SplitMix64.
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>, from seed: UInt64) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
