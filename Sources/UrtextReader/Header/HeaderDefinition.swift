/// One definition of a name in one header: a macro or an enumerator.
struct HeaderDefinition: Sendable {
    enum Form: Hashable, Sendable {
        case object
        /// `#define NAME(a, b)`, with the number of its parameters.
        case function(parameters: Int)
        /// A macro that takes `...`; its calls are not expanded.
        case variadic
        case enumerator
    }

    var form: Form
    var name: Int32
    /// Position of the header among the sources, from one; zero is the platform's own.
    var file: Int32
    var line: Int32
    /// The conditional branch it stands in, see ``HeaderConditions``.
    var branch: Int32
    /// The definition of the same name before this one that is still in force, or -1.
    var previous: Int32
    /// The tokens of the macro's body or of the enumerator's expression.
    var body: Range<Int32>
    /// True when the body can be no integer; its tokens are not kept then.
    var isOpaque = false
    /// True when the body is longer than ``HeaderLimits`` allows; its tokens are not kept then either.
    var isTooLong = false

    // MARK: Enumerators

    /// The enumerator whose expression this one counts from: itself, an earlier one, or -1 for the enumeration's begin.
    var anchor: Int32 = -1
    /// How far behind the anchor it stands.
    var offset: Int64 = 0
    /// True when a condition decides where it stands or what its expression is.
    var isUncertain = false
}

/// What was read from all headers, before anything is computed.
struct HeaderIndex: Sendable {
    var text = HeaderText()
    /// Bodies of all definitions.
    var tokens: [HeaderToken] = []
    var definitions: [HeaderDefinition] = []
    /// For each name the last definition in force, or -1; the others are found through `previous`.
    var latest: [Int32] = []

    func body(_ definition: HeaderDefinition) -> ArraySlice<HeaderToken> {
        tokens[Int(definition.body.lowerBound)..<Int(definition.body.upperBound)]
    }

    /// The last definition in force of a name.
    func latest(_ name: Int32) -> Int32 {
        Int(name) < latest.count ? latest[Int(name)] : -1
    }

    mutating func setLatest(_ name: Int32, _ definition: Int32) {
        while latest.count <= Int(name) { latest.append(-1) }
        latest[Int(name)] = definition
    }

    /// Adds a definition on top of those of the same name, and returns its number.
    @discardableResult
    mutating func define(_ definition: HeaderDefinition) -> Int32 {
        let number = Int32(definitions.count)
        definitions.append(definition)
        definitions[Int(number)].previous = latest(definition.name)
        setLatest(definition.name, number)
        return number
    }

    /// True when two definitions say the same, token by token.
    func areSame(_ first: HeaderDefinition, _ second: HeaderDefinition) -> Bool {
        guard first.form == second.form, first.form != .enumerator, !first.isOpaque, !second.isOpaque,
            !first.isTooLong, !second.isTooLong, first.body.count == second.body.count
        else { return false }
        return zip(body(first), body(second)).allSatisfy { one, other in
            guard one.kind == other.kind, one.name == other.name else { return false }
            return one.name >= 0 || text.bytes[one.range] == text.bytes[other.range]
        }
    }
}
