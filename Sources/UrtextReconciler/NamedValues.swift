internal import UrtextModel

/// Values that a parameter's text names: "either `SECURITY_NATIVE_DREP` or `SECURITY_NETWORK_DREP`".
///
/// Text also names symbols as examples. So names count only when they are all the symbols of a family that the headers
/// define, which an example never is, and when no other symbol is named beside them.
struct NamedValues: Sendable {
    let universe: SymbolUniverse

    /// The symbols as the headers spell them, sorted; `nil` where they are no whole family.
    func family(of mentions: some Sequence<String>) -> [String]? {
        let symbols = Set(mentions.map { $0.uppercased() })
        let parts = symbols.map { $0.split(separator: "_", omittingEmptySubsequences: false) }
        guard symbols.count > 1, let first = parts.first, symbols.allSatisfy({ universe.number(of: $0) != nil }) else {
            return nil
        }
        // At least one word in the middle of each symbol is its own.
        let shortest = parts.map(\.count).min() ?? 0
        var head = 0
        while head < shortest - 1, parts.allSatisfy({ $0[head] == first[head] }) { head += 1 }
        var tail = 0
        while head + tail < shortest - 1,
            parts.allSatisfy({ $0[$0.count - 1 - tail] == first[first.count - 1 - tail] })
        { tail += 1 }
        guard head > 0 else { return nil }
        let prefix = first.prefix(head).map { "\($0)_" }.joined()
        let suffix = first.suffix(tail).map { "_\($0)" }.joined()
        return universe.headerSymbols(prefix: prefix, suffix: suffix) == symbols ? symbols.sorted() : nil
    }
}
