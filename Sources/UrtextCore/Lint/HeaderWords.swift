import UrtextModel

/// What the headers spell: names of constants, and, where the headers themselves are at hand, every word.
struct HeaderWords: Sendable {
    private var constants: Set<String> = []
    private var words: Set<String> = []
    /// By the word in small letters; `nil` where two spellings differ in case only.
    private var spellings: [String: String?] = [:]
    /// Constants by length and first letters, to look for near ones in.
    private var groups: [String: [String]] = [:]

    /// - Parameter headers: the bytes of headers.
    init(_ values: [HeaderValues], headers: [[UInt8]]) {
        for header in values { constants.formUnion(header.constants.map(\.name)) }
        for name in constants { groups[HeaderWords.group(name), default: []].append(name) }
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
