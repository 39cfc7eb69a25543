package import UrtextModel

extension SpecPage {
    /// How many single statements the page makes: each field that is filled, each symbol, each number.
    package var factCount: Int {
        let fields: [Any?] = [assetid, kind, name, variant, header, library, dll, returnType]
        return fields.count { $0 != nil } + parameters.reduce(0) { $0 + $1.factCount }
            + returns.reduce(0) { $0 + 1 + ($1.value == nil ? 0 : 1) }
            + constants.reduce(0) { $0 + $1.factCount }
    }
}

extension SpecPage {
    /// The rows that stayed open, each once however many editions print it, in the order of the page.
    package var unresolvedFacts: [String] {
        var seen: Set<String> = []
        return unresolved.map(\.fact).filter { seen.insert($0).inserted }
    }
}

extension Parameter {
    fileprivate var factCount: Int {
        1 + (type == nil ? 0 : 1) + (direction == nil ? 0 : 1) + (optional == nil ? 0 : 1)
            + values.reduce(0) { $0 + $1.factCount }
    }
}

extension SymbolValue {
    fileprivate var factCount: Int { 1 + (value == nil ? 0 : 1) }
}
