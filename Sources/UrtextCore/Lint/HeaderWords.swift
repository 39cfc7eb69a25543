import UrtextModel

/// What the headers spell: names of constants, and, where the headers themselves are at hand, every word.
struct HeaderWords: Sendable {
    private var constants: Set<String> = []
    private var words: Set<String> = []
    /// By the word in small letters; `nil` where two spellings differ in case only.
    private var spellings: [String: String?] = [:]
    /// Constants by length and first letters, to look for near ones in.
    private var groups: [String: [String]] = [:]
    /// How many constants begin with the same two words.
    private var families: [String: Int] = [:]

    /// - Parameter headers: the bytes of headers.
    init(_ values: [HeaderValues], headers: [[UInt8]]) {
        for header in values { constants.formUnion(header.constants.map(\.name)) }
        for name in constants {
            groups[HeaderWords.group(name), default: []].append(name)
            if let family = HeaderWords.family(name) { families[family, default: 0] += 1 }
        }
        for bytes in headers {
            for word in bytes.split(whereSeparator: { !Identifier.isPart($0) }) {
                guard let first = word.first, Identifier.isStart(first) else { continue }
                words.insert(String(decoding: word, as: UTF8.self))
            }
        }
        for word in words {
            let key = word.lowercased()
            if let known = spellings[key], known != word { spellings[key] = .some(nil) } else { spellings[key] = word }
        }
    }

    /// The one spelling of a word that the headers have in other case only.
    func otherCase(of word: String) -> String? {
        guard word.contains("_"), !words.contains(word), let known = spellings[word.lowercased()] else { return nil }
        return known
    }

    /// A constant that differs by one letter from a symbol that no header has.
    func nearMiss(of symbol: String) -> String? {
        guard Identifier.isConstantShaped(symbol), symbol.utf8.count >= 8, symbol.contains("_"),
            !constants.contains(symbol), !words.contains(symbol)
        else { return nil }
        let near = (groups[HeaderWords.group(symbol)] ?? []).filter { HeaderWords.isInsertion(symbol, $0) }
        return near.count == 1 ? near[0] : nil
    }

    /// True for a symbol that no header has, although its family is theirs: eight or more begin with the same two words.
    func isStranger(_ symbol: String) -> Bool {
        guard Identifier.isConstantShaped(symbol), !constants.contains(symbol), !words.contains(symbol),
            let family = HeaderWords.family(symbol)
        else { return false }
        return families[family] ?? 0 >= 8
    }

    /// `SEC_E_` of `SEC_E_OK`; `nil` for a symbol of fewer than three words.
    private static func family(_ symbol: String) -> String? {
        let words = symbol.split(separator: "_")
        return words.count > 2 ? "\(words[0])_\(words[1])_" : nil
    }

    private static func group(_ name: String) -> String { String(name.split(separator: "_").first ?? "") }

    /// True when one letter, no digit, was left out or put in.
    private static func isInsertion(_ left: String, _ right: String) -> Bool {
        let short = Array((left.utf8.count < right.utf8.count ? left : right).utf8)
        let long = Array((left.utf8.count < right.utf8.count ? right : left).utf8)
        guard long.count == short.count + 1 else { return false }
        let place = zip(short, long).prefix { $0 == $1 }.count
        return short[place...].elementsEqual(long[(place + 1)...]) && !Identifier.isDigit(long[place])
            && long[place] != UInt8(ascii: "_") && place > 0 && place < short.count
    }
}
