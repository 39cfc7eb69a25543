import UrtextModel

/// Makes the table of each header, and says what is missing in it and why.
struct HeaderTables {
    let sources: [HeaderFileReader.Source]
    var evaluator: HeaderEvaluator
    let guards: Set<HeaderScanner.GuardName>
    private(set) var diagnostics: [Diagnostic] = []
    /// For each path the names on which its header does not agree with another.
    private var disagreements: [String: [Diagnostic]] = [:]
    private var tables: [HeaderValues] = []
    /// For each header the constants left out that are worth a word.
    private var gaps: [[Gap]] = []

    /// A name without a value in a header: by which failure, and the definition to speak of.
    struct Gap: Sendable {
        var name: Int32
        var failure: HeaderFailure
        var line: Int
        /// For a name with several meanings: line and value of another definition.
        var other: Meaning?
        var value: Meaning?

        /// A definition's line, and its value where it has one.
        struct Meaning: Sendable {
            var line: Int
            var value: String?
        }
    }

    init(sources: [HeaderFileReader.Source], evaluator: HeaderEvaluator, guards: Set<HeaderScanner.GuardName>) {
        self.sources = sources
        self.evaluator = evaluator
        self.guards = guards
    }

    /// The tables, in the order of the sources, each sorted by name.
    mutating func make() -> [HeaderValues] {
        tables = sources.map {
            HeaderValues(header: HeaderTables.fileName($0.path), origin: $0.origin, version: $0.version)
        }
        gaps = Array(repeating: [], count: sources.count)
        for symbol in 0..<evaluator.symbols.count {
            if evaluator.symbols[symbol].file == HeaderSymbol.everywhere {
                compare(symbol)
            } else if evaluator.symbols[symbol].file > 0 {
                enter(symbol)
            }
        }
        for table in tables.indices { tables[table].constants.sort { $0.name < $1.name } }
        for warnings in disagreements.values {
            diagnostics += HeaderGapReport.limited(warnings.sorted()) {
                "\($0) more constants of this header have another value in another header."
            }
        }
        for (position, source) in sources.enumerated() {
            diagnostics += HeaderGapReport(path: source.path, text: evaluator.index.text).diagnostics(gaps[position])
        }
        return tables
    }

    /// Enters the constant of that name in the table of the symbol's header, or the gap it leaves.
    private mutating func enter(_ number: Int) {
        let outcome = evaluator.outcome(of: number)
        let symbol = evaluator.symbols[number]
        let first = evaluator.index.definitions[Int(evaluator.symbols.first(number))]
        guard isOfInterest(symbol) else { return }
        let position = Int(symbol.file) - 1
        let line = Int(first.line)
        if let value = outcome.value {
            if let canonical = value.canonical {
                let name = evaluator.index.text.string(symbol.name)
                tables[position].constants.append(HeaderValues.Constant(name: name, value: canonical, line: line))
            } else {
                gaps[position].append(Gap(name: symbol.name, failure: .tooWide, line: line))
            }
        } else if case .failed(let failure) = outcome.operand {
            gap(symbol, failure, first)
        }
    }

    private mutating func gap(_ symbol: HeaderSymbol, _ failure: HeaderFailure, _ first: HeaderDefinition) {
        var gap = Gap(name: symbol.name, failure: failure, line: Int(first.line))
        if failure == .ambiguousName(symbol.name) {
            var meanings: [Gap.Meaning] = []
            for number in evaluator.symbols.inForce[symbol.definitions] {
                let outcome = evaluator.outcome(ofDefinition: number)
                let value = outcome?.value.map { $0.canonical ?? "0x\(String($0.pattern, radix: 16, uppercase: true))" }
                let line = Int(evaluator.index.definitions[Int(number)].line)
                if meanings.last?.value != value || meanings.isEmpty {
                    meanings.append(Gap.Meaning(line: line, value: value))
                }
                if meanings.count == 2 { break }
            }
            gap.value = meanings.first
            gap.other = meanings.last
            gap.line = meanings.last?.line ?? gap.line
        } else if !isWorthAWord(first, failure) {
            return
        }
        gaps[Int(symbol.file) - 1].append(gap)
    }

    /// False for names that no page could mean: the compiler's own, a header's guard, and what is no name in ASCII.
    private func isOfInterest(_ symbol: HeaderSymbol) -> Bool {
        let bytes = evaluator.index.text.bytes[evaluator.index.text.names.range(of: symbol.name)]
        if bytes.starts(with: [UInt8(ascii: "_"), UInt8(ascii: "_")]) || !bytes.allSatisfy(Identifier.isPart) {
            return false
        }
        return !guards.contains(HeaderScanner.GuardName(file: symbol.file, name: symbol.name))
    }

    /// True when a definition that cannot be computed looks like a number all the same: `(A | B)`, or another name of
    /// what looks like one, but not `SomeFunction`, nor `DECLARE(Name)`.
    private func isWorthAWord(_ definition: HeaderDefinition, _ failure: HeaderFailure) -> Bool {
        switch failure {
        case .notInteger: return false
        case .unknownName, .unknownCall, .unknownType, .ambiguousName, .circular:
            if definition.form == .enumerator { return true }
            let body = evaluator.index.body(definition)
            if case .ambiguousName(let name) = failure, body.count == 1, body.first?.name == name { return true }
            return body.contains { $0.kind.suggestsNumber }
        default: return true
        }
    }

    /// Warns when the headers do not agree on a name.
    private mutating func compare(_ number: Int) {
        let symbol = evaluator.symbols[number]
        guard isOfInterest(symbol) else { return }
        var places: [(location: SourceLocation, value: String)] = []
        for own in evaluator.symbols.all(named: symbol.name) where evaluator.symbols[own].file > 0 {
            guard let value = evaluator.outcome(of: own).value?.canonical else { continue }
            if guards.contains(HeaderScanner.GuardName(file: evaluator.symbols[own].file, name: symbol.name)) {
                continue
            }
            let definition = evaluator.index.definitions[Int(evaluator.symbols.first(own))]
            let path = sources[Int(definition.file) - 1].path
            places.append((SourceLocation(path: path, line: Int(definition.line)), value))
        }
        places.sort { ($0.location, $0.value) < ($1.location, $1.value) }
        guard let first = places.first else { return }
        let name = evaluator.index.text.string(symbol.name)
        for place in places where place.value != first.value {
            disagreements[place.location.path, default: []].append(
                Diagnostic(
                    .warning, "constants-disagree", at: place.location,
                    "\(name) is \(place.value) here and \(first.value) at \(first.location).",
                    explanation: "Each header keeps its own value; in a third header the name has none.",
                    solutions: ["Give only the header that is meant."]))
        }
    }

    private static func fileName(_ path: String) -> String {
        path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? path
    }
}
