package import UrtextModel

/// Facts counted against the truth, by category.
package struct Score {
    package struct Cell: Equatable {
        package var asked = 0
        package var correct = 0
        /// What was stated and is not true.
        package var wrong: [String] = []

        package init() {}

        package var recall: Double { asked == 0 ? 1 : Double(correct) / Double(asked) }
    }

    package private(set) var cells: [String: Cell] = [:]

    package var wrong: [String] { cells.values.flatMap(\.wrong).sorted() }

    package func recall(_ category: String) -> Double { cells[category]?.recall ?? 1 }

    package func asked(_ category: String) -> Int { cells[category]?.asked ?? 0 }

    /// Counts one page.
    package init() {}

    package mutating func add(_ truth: PageTruth, _ page: SpecPage?, edition: String) {
        let excluded = truth.exclude.filter { $0.edition == edition }
        guard !excluded.contains(where: { $0.category == "page" }) else { return }
        let id = truth.page
        func isExcluded(_ category: String) -> Bool { excluded.contains { $0.category == category } }
        if !isExcluded("name"), let name = truth.name {
            count("name", "\(id): name", [name] + (truth.nameAlt ?? []), page?.name, fold: false)
            if truth.variant != nil { count("variant", "\(id): variant", [truth.variant ?? ""], page?.variant) }
        }
        let files = [
            ("header", truth.header, truth.headerAlt, page?.header),
            ("library", truth.library, truth.libraryAlt, page?.library), ("dll", truth.dll, truth.dllAlt, page?.dll),
        ]
        for (category, asked, other, stated) in files where !isExcluded(category) {
            if let asked {
                count(category, "\(id): \(category)", [asked] + (other ?? []), stated)
            } else if let stated {
                cells[category, default: Cell()].wrong.append("\(id): \(category) \(stated)")
            }
        }
        if let type = truth.returnType, !isExcluded("returnType") {
            count("return type", "\(id): return type", [type], page?.returnType)
        }
        parameters(truth, page, excluded)
        symbols(
            "return codes", "\(id): returns", truth.returns, page?.returns.map { ($0.symbol, $0.printed) } ?? [],
            known: truth.returnsProse ?? [], excluded)
        if let constants = truth.constants {
            symbols(
                "constants", "\(id): constants", constants, page?.constants.map { ($0.symbol, $0.printed) } ?? [],
                known: [], excluded)
        }
    }

    private mutating func parameters(_ truth: PageTruth, _ page: SpecPage?, _ excluded: [PageTruth.Exclusion]) {
        let id = truth.page
        let stated = page?.parameters ?? []
        for parameter in stated where !truth.parameters.contains(where: { $0.names.contains(parameter.name) }) {
            guard !excluded.contains(where: { $0.parameter == parameter.name }) else { continue }
            // Pages of constants have no parameters to compare with.
            if truth.kind != "constants" {
                cells["parameter names", default: Cell()].wrong.append("\(id): parameter \(parameter.name)")
            }
        }
        for asked in truth.parameters {
            guard !excluded.contains(where: { $0.category == "parameter" && $0.parameter == asked.name }) else {
                continue
            }
            let own = stated.first { asked.names.contains($0.name) }
            let place = "\(id): \(asked.name)"
            count("parameter names", place, asked.names, own?.name, fold: false)
            if let type = asked.type { count("types", "\(place) type", [type], own?.type) }
            if let direction = asked.direction {
                count(
                    "directions", "\(place) direction", [direction, asked.altDirection ?? direction],
                    own?.direction?.rawValue)
            }
            if let optional = asked.optional {
                count(
                    "optional", "\(place) optional", ["\(optional)", "\(asked.altOptional ?? optional)"],
                    own?.optional.map { "\($0)" })
            }
            symbols(
                "values", place, asked.values, own?.values.map { ($0.symbol, $0.printed) } ?? [],
                known: asked.known, excluded.filter { $0.parameter == asked.name })
        }
    }

    private mutating func symbols(
        _ category: String, _ place: String, _ asked: [PageTruth.Symbol],
        _ stated: [(symbol: String, printed: String?)],
        known: [String], _ excluded: [PageTruth.Exclusion]
    ) {
        func isExcluded(_ key: String, only: String) -> Bool {
            excluded.contains { $0.only == only && $0.symbol.map(Score.key) == key }
        }
        var numbers: [String: String?] = [:]
        for symbol in asked {
            guard let name = symbol.symbol.map(Score.key), numbers[name] == nil else { continue }
            guard !isExcluded(name, only: "reference") else { continue }
            numbers[name] = symbol.value
            cells[category, default: Cell()].asked += 1
        }
        let neutral = Set(known.map(Score.key))
        var seen: Set<String> = []
        for (symbol, printed) in stated {
            let key = Score.key(symbol)
            guard let number = numbers[key], seen.insert(key).inserted else {
                if numbers[key] == nil, isExcluded(key, only: "edition") || neutral.contains(key) { continue }
                cells[category, default: Cell()].wrong.append("\(place): \(symbol)")
                continue
            }
            cells[category, default: Cell()].correct += 1
            guard let printed, let number, let value = CNumber.parse(number) else { continue }
            if CNumber.parse(printed).flatMap(CNumber.canonical) != CNumber.canonical(value) {
                cells["numbers", default: Cell()].wrong.append("\(place): \(symbol) = \(printed)")
            }
        }
    }

    /// What symbols are compared by: a code in a macro is the code.
    private static func key(_ symbol: String) -> String {
        let bare = symbol.filter { !$0.isWhitespace }
        guard bare.hasPrefix("HRESULT_FROM_") || bare.hasPrefix("__HRESULT_FROM_"), bare.hasSuffix(")"),
            let open = bare.firstIndex(of: "(")
        else { return bare }
        return String(bare[bare.index(after: open)...].dropLast())
    }

    private mutating func count(
        _ category: String, _ place: String, _ readings: [String], _ stated: String?, fold: Bool = true
    ) {
        func key(_ text: String) -> String {
            let bare = text.filter { !$0.isWhitespace }
            return fold ? bare.lowercased() : bare
        }
        cells[category, default: Cell()].asked += 1
        guard let stated else { return }
        if readings.contains(where: { key($0) == key(stated) }) {
            cells[category, default: Cell()].correct += 1
        } else {
            cells[category, default: Cell()].wrong.append("\(place) is \(stated), not \(readings[0])")
        }
    }
}
