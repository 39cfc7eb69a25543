internal import UrtextModel

/// The claims of all pages, and what they say together: what is needed to look at any one of them.
struct ReconciledCorpus: Sendable {
    /// File by file, in order; editions of one page stand behind one another.
    private let files: [PackedClaims]
    /// The files of each page.
    private let pages: [Range<Int>]
    let universe: SymbolUniverse
    let brackets: BracketLexicon
    private let knownFiles: KnownFiles
    /// Names of parameters that any page declares.
    let parameterNames: Set<String>
    /// How pages spell each variant, by the same in lower case.
    private let variants: [String: Set<String>]

    /// - Parameters:
    ///   - values: numbers of the headers.
    ///   - known: symbols that are known from elsewhere.
    init(_ claims: ClaimSet, values: [HeaderValues], known: Set<String>) {
        files = claims.files
        var universe = SymbolUniverse(values: values, known: known)
        var knownFiles = KnownFiles.Count()
        var parameterNames: Set<String> = []
        var variants: [String: Set<String>] = [:]
        var brackets = BracketLexicon()
        for file in files {
            file.forEach {
                switch $0 {
                case .row(_, .symbol), .parameter(_, .name): true
                case .page(let field): field == .name || field == .variant || KnownFiles.fields.contains(field)
                default: false
                }
            } _: { claim in
                switch claim.subject {
                case .page(.name): universe.note(claim)
                case .page(.variant) where claim.reading != .slug && claim.reading != .fileName:
                    variants[claim.text.lowercased(), default: []].insert(claim.text)
                case .page: knownFiles.note(claim)
                case .parameter: parameterNames.insert(claim.text)
                default: universe.note(claim)
                }
            }
            brackets.note(file)
        }
        self.universe = universe
        self.brackets = brackets
        self.knownFiles = KnownFiles(knownFiles, values: values)
        self.parameterNames = parameterNames
        self.variants = variants
        var pages: [Range<Int>] = []
        var start = 0
        for index in files.indices {
            if index + 1 < files.count, files[index].source.page == files[index + 1].source.page { continue }
            pages.append(start..<(index + 1))
            start = index + 1
        }
        self.pages = pages
    }

    /// How many pages there are.
    var count: Int { pages.count }

    /// The id of the page of a place, counted from zero.
    func id(_ place: Int) -> String { files[pages[place].lowerBound].source.page }

    /// What each edition of a page states, made anew each time.
    func editions(_ place: Int) -> [EditionClaims] {
        files[pages[place]].map { EditionClaims($0.claims, universe: universe, files: knownFiles) }
    }

    /// How a variant is spelled that a page has in lower case alone: as all others spell it.
    func spelling(ofVariant key: String) -> String? {
        guard let spellings = variants[key], spellings.count == 1 else { return nil }
        return spellings.first
    }

    /// The place of the page of an id.
    func place(of id: String) -> Int? {
        var places = pages.indices[...]
        while let middle = places.isEmpty ? nil : places.startIndex + places.count / 2 {
            let found = self.id(middle)
            if found == id { return middle }
            places = found < id ? places[(middle + 1)...] : places[..<middle]
        }
        return nil
    }
}
