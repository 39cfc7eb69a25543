/// Where the lines between the directives stand: in no enumeration, or at which place of one.
enum HeaderTextState: Hashable, Sendable {
    case outside
    /// Behind the word `enum`, before the brace; with the parentheses that are open, of an attribute for example.
    case heading(parentheses: Int)
    case enumeration(Place)

    struct Place: Hashable, Sendable {
        /// The enumerator from whose expression the numbers count, or -1, and how far behind it the next one stands.
        var anchor: Int32 = -1
        var offset: Int64 = 0
        /// False when conditions decide what the next enumerator's number is.
        var isKnown = true
        /// The enumerator at hand, or -1 when a name is expected.
        var enumerator: Int32 = -1
        /// Whether its expression has begun, and the parentheses open in it.
        var isExpression = false
        var parentheses = 0
    }

    /// The state behind an `#if` whose branches end in these states.
    ///
    /// Where they differ, what follows has another number in one branch than in the other, and is not known.
    static func merged(_ states: [HeaderTextState]) -> HeaderTextState {
        guard let first = states.first else { return .outside }
        if states.allSatisfy({ $0 == first }) { return first }
        let isInside = states.contains { if case .enumeration = $0 { true } else { false } }
        return isInside ? .enumeration(Place(isKnown: false)) : states.last ?? first
    }
}

/// Reads enumerators from the lines between the directives.
struct EnumeratorReader: Sendable {
    private(set) var state = HeaderTextState.outside
    /// True when a directive stood since the last token: an expression that goes on behind one may be another in another
    /// build.
    private var isInterrupted = false

    /// Goes on in another state, where a branch of an `#if` begins or ends.
    mutating func resume(_ state: HeaderTextState) {
        self.state = state
        isInterrupted = true
    }

    mutating func interrupt() { isInterrupted = true }

    /// True when tokens matter only if they are the word `enum`.
    var isOutside: Bool { state == .outside }

    /// Steps over one token of the text.
    mutating func read(
        _ token: HeaderToken, into index: inout HeaderIndex, file: Int32, branch: Int32, line: @autoclosure () -> Int
    ) {
        switch state {
        case .outside:
            if token.kind == .identifier, index.text.isEnum(token.range) { state = .heading(parentheses: 0) }
        case .heading(let parentheses):
            state = EnumeratorReader.heading(token, parentheses, index.text)
        case .enumeration(var place):
            if place.enumerator < 0 {
                if token.kind == .identifier {
                    place.enumerator = begin(token, place, &index, file: file, branch: branch, line: line())
                } else if token.kind == .rightBrace || token.kind == .semicolon {
                    state = .outside
                    return
                } else if token.kind != .comma {
                    place.isKnown = false
                }
                state = .enumeration(place)
            } else {
                state = EnumeratorReader.goOn(token, place, isInterrupted, &index)
            }
            isInterrupted = false
        }
    }

    /// Between `enum` and the brace: a tag, a base type, attributes.
    private static func heading(_ token: HeaderToken, _ parentheses: Int, _ text: HeaderText) -> HeaderTextState {
        switch token.kind {
        case .leftParenthesis: .heading(parentheses: parentheses + 1)
        case .rightParenthesis: parentheses > 0 ? .heading(parentheses: parentheses - 1) : .outside
        case .leftBrace: parentheses == 0 ? .enumeration(HeaderTextState.Place()) : .outside
        case .identifier, .colon: .heading(parentheses: parentheses)
        default: parentheses > 0 ? .heading(parentheses: parentheses) : .outside
        }
    }

    /// Begins the enumerator of that name.
    private func begin(
        _ token: HeaderToken, _ place: HeaderTextState.Place, _ index: inout HeaderIndex, file: Int32, branch: Int32,
        line: Int
    ) -> Int32 {
        let name = index.text.names.intern(token.range, in: index.text.bytes)
        let end = Int32(index.tokens.count)
        var definition = HeaderDefinition(
            form: .enumerator, name: name, file: file, line: Int32(line), branch: branch, previous: -1, body: end..<end)
        definition.anchor = place.anchor
        definition.offset = place.offset
        definition.isUncertain = !place.isKnown
        return index.define(definition)
    }

    /// A token behind the name of an enumerator.
    private static func goOn(
        _ token: HeaderToken, _ place: HeaderTextState.Place, _ isInterrupted: Bool, _ index: inout HeaderIndex
    ) -> HeaderTextState {
        var place = place
        let number = Int(place.enumerator)
        switch token.kind {
        case .rightBrace, .semicolon:
            return .outside
        case .comma where place.parentheses == 0:
            place.enumerator = -1
            place.isExpression = false
            place.offset += 1
            return .enumeration(place)
        case .leftBrace:
            index.definitions[number].isUncertain = true
            return .outside
        case .leftParenthesis:
            place.parentheses += 1
        case .rightParenthesis:
            place.parentheses = max(0, place.parentheses - 1)
        default:
            break
        }
        if place.isExpression, !isInterrupted {
            append(token, to: number, &index)
        } else if !place.isExpression, token.kind == .assign {
            let end = Int32(index.tokens.count)
            index.definitions[number].body = end..<end
            index.definitions[number].anchor = place.enumerator
            index.definitions[number].offset = 0
            index.definitions[number].isUncertain = isInterrupted
            place.isExpression = true
            place.isKnown = !isInterrupted
            place.anchor = place.enumerator
            place.offset = 0
        } else {
            // More than a name and an expression, or an expression of which a condition decides a part.
            index.definitions[number].isUncertain = true
            place.isKnown = false
        }
        return .enumeration(place)
    }

    private static func append(_ token: HeaderToken, to number: Int, _ index: inout HeaderIndex) {
        if index.definitions[number].isTooLong { return }
        if index.definitions[number].body.count == HeaderLimits.bodyTokens {
            index.definitions[number].isTooLong = true
            return
        }
        var token = token
        if token.kind == .identifier { token.name = index.text.names.intern(token.range, in: index.text.bytes) }
        if token.kind.rulesOutInteger { index.definitions[number].isOpaque = true }
        index.tokens.append(token)
        let start = index.definitions[number].body.lowerBound
        index.definitions[number].body = start..<Int32(index.tokens.count)
    }
}
