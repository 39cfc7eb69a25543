import UrtextModel

/// The numbers of headers, as far as they agree.
struct HeaderSymbols {
    /// `nil` where headers differ.
    private var values: [String: (value: String, header: String)?] = [:]

    init(_ headers: [HeaderValues]) {
        for header in headers {
            for constant in header.constants {
                let value = constant.value.lowercased()
                if let known = values[constant.name] {
                    if known?.value != value { values[constant.name] = .some(nil) }
                } else {
                    values[constant.name] = (value, header.header)
                }
            }
        }
    }

    /// The number that the headers agree on, and the first of them that defines it.
    func value(of symbol: String) -> (value: String, header: String)? { values[symbol] ?? nil }

    /// True for a documented value of the parameter; where none is documented, for a constant of a header, too, and for
    /// any where no header is at hand.
    func mayBeGiven(_ symbol: String, to parameter: Parameter) -> Bool {
        if parameter.values.contains(where: { $0.symbol == symbol }) { return true }
        return parameter.values.isEmpty && (values.isEmpty || values[symbol] != nil)
    }
}
