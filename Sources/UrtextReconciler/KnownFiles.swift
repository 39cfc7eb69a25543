internal import UrtextModel

/// The names of headers, libraries and modules that are known from where translation does not reach: front matter,
/// links, the original's own tables, and the headers at hand.
struct KnownFiles: Sendable {
    /// By letters and digits in lower case; the best spelling of each.
    private var spellings: [String: String] = [:]
    /// What stands before the dot.
    private var stems: Set<String> = []
    /// The same of one page's modules.
    private var ownStems: Set<String> = []

    /// The parts of a page that name files.
    static let fields: Set<Subject.PageField> = [.file, .header, .library, .dll]

    /// How often each is spelled in which way, where translation does not reach.
    struct Count {
        fileprivate var spellings: [String: [String: Int]] = [:]

        mutating func note(_ claim: Claim) {
            guard case .page(let field) = claim.subject, KnownFiles.fields.contains(field) else { return }
            let isLink = field == .file && claim.reading == .link
            guard isLink || [.frontMatter, .original, .bilingual].contains(claim.reading) else { return }
            // A link knows it, but only in lower case.
            spellings[KnownFiles.key(claim.text), default: [:]][claim.text, default: 0] += isLink ? 0 : 1
        }
    }

    init(values: [HeaderValues], claims: some Sequence<Claim>) {
        var count = Count()
        for claim in claims { count.note(claim) }
        self.init(count, values: values)
    }

    init(_ count: Count, values: [HeaderValues]) {
        var counts = count.spellings
        for header in values where counts[KnownFiles.key(header.header)] == nil {
            counts[KnownFiles.key(header.header)] = [header.header: 0]
        }
        for (key, found) in counts {
            let best = found.max { ($0.value, $1.key) < ($1.value, $0.key) }
            // Without a trusted spelling the printed one stands.
            spellings[key] = best.flatMap { $0.value > 0 ? $0.key : nil } ?? ""
            stems.insert(KnownFiles.stem(key))
        }
    }

    /// The same with what one page says: a module's name is never translated, and its library and its header may be called
    /// like it.
    func adding(modules: [String]) -> KnownFiles {
        var result = self
        for module in modules { result.ownStems.insert(KnownFiles.stem(KnownFiles.key(module))) }
        return result
    }

    /// How a file that a translated page prints is spelled: as it is known; `nil` when it is not known, which is the
    /// rule for a name that was translated.
    ///
    /// - Parameter printed: perhaps with words of the language before it; those in other letters do not count.
    func spelling(of printed: String) -> String? {
        let key = KnownFiles.key(printed)
        // No file of the platform has a name outside of ASCII.
        let scalars = printed.unicodeScalars
        let start = scalars.lastIndex { !$0.isASCII }.map { scalars.index(after: $0) } ?? scalars.startIndex
        let name = String(scalars[start...])
        guard let known = spellings[key] else {
            let stem = KnownFiles.stem(key)
            let isOwn = ownStems.contains(stem) && (key == stem + ".lib" || key == stem + ".h")
            let isLibrary = key == stem + ".lib" && stems.contains(stem)
            return (isOwn || isLibrary) && KnownFiles.key(name) == key ? name : nil
        }
        if !known.isEmpty, known.lowercased() != name.lowercased() { return known }
        return KnownFiles.key(name) == key ? name : nil
    }

    private static func stem(_ key: String) -> String { String(key.prefix { $0 != "." }) }

    /// Letters, digits and dots in lower case.
    private static func key(_ text: String) -> String {
        String(
            decoding: text.lowercased().utf8.filter {
                ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || Identifier.isDigit($0) || $0 == 46
            }, as: UTF8.self)
    }
}
