/// Computes what the definitions of all headers are worth, each once.
///
/// No definition is computed inside the computation of another: one that needs a value which is not there yet is left,
/// and begun again when it is. So a chain of definitions may be as long as it likes. What cannot be computed for its
/// length is so for itself, whatever was computed before; results do not depend on the order.
struct HeaderEvaluator {
    /// What a definition, or all definitions of a name together, are worth.
    struct Outcome: Sendable {
        var operand: HeaderOperand
        /// True when the value can stand for the text, whatever is around it: `(1 + 2)`, not `1 + 2`.
        var isClosed = false
        /// The value, when all definitions agree on it but not on its type: `operand` is a failure then.
        var agreed: CValue?
    }

    /// Why a computation does not go on.
    enum Stop: Error {
        case failed(HeaderFailure)
        /// The outcome of this symbol is needed first.
        case needs(Int)
    }

    private enum Progress: UInt8 {
        case none
        /// What it mentions was looked at, so that it is likely to be there.
        case prepared
        /// The computation has begun, and may wait for another one.
        case begun
        case done
    }

    var index: HeaderIndex
    let symbols: HeaderSymbols
    let types: CTypeNames
    private var progress: [Progress]
    private var outcomes: [Outcome?]
    /// How many of a symbol's definitions are part of its outcome so far.
    private var merged: [Int32]
    private var definitionOutcomes: [Outcome?]
    private var uniformity: [Bool?]
    /// Computations that have begun and wait.
    private var waiting = 0

    init(_ index: HeaderIndex, types: CTypeNames) {
        self.index = index
        self.types = types
        symbols = HeaderSymbols(index)
        progress = Array(repeating: .none, count: symbols.count)
        outcomes = Array(repeating: nil, count: symbols.count)
        merged = Array(repeating: 0, count: symbols.count)
        uniformity = Array(repeating: nil, count: symbols.count)
        definitionOutcomes = Array(repeating: nil, count: index.definitions.count)
    }

    // MARK: Order of computation

    /// What the definitions in force of a symbol are worth together.
    mutating func outcome(of symbol: Int) -> Outcome {
        var stack = [symbol]
        while let next = stack.last {
            switch progress[next] {
            case .done:
                stack.removeLast()
            case .none where waiting == 0:
                // Most of what is needed is what is mentioned. It is looked at only while nothing waits: what waits is
                // needed by nothing that is merely mentioned, and must not look like a circle.
                progress[next] = .prepared
                pushMentioned(by: next, on: &stack)
            case .none, .prepared:
                progress[next] = .begun
                waiting += 1
            case .begun:
                do {
                    try mergeDefinitions(of: next)
                    progress[next] = .done
                    waiting -= 1
                } catch {
                    if case .needs(let other) = error { stack.append(other) }
                }
            }
        }
        return outcomes[symbol] ?? Outcome(operand: .failed(.notInteger))
    }

    /// The outcome of a symbol that another one needs.
    func neededOutcome(of symbol: Int) throws(Stop) -> Outcome {
        if let outcome = outcomes[symbol], progress[symbol] == .done { return outcome }
        throw progress[symbol] == .begun ? .failed(.circular) : .needs(symbol)
    }

    /// What one definition is worth; it is part of a symbol that is computed already.
    func outcome(ofDefinition number: Int32) -> Outcome? { definitionOutcomes[Int(number)] }

    private func pushMentioned(by symbol: Int, on stack: inout [Int]) {
        for number in symbols.inForce[symbols[symbol].definitions] where definitionOutcomes[Int(number)] == nil {
            let definition = index.definitions[Int(number)]
            for token in index.body(definition) where token.kind == .identifier {
                if let other = symbols.symbol(of: token.name, from: definition.file), progress[other] == .none {
                    stack.append(other)
                }
            }
            if definition.form == .enumerator, definition.anchor >= 0, definition.anchor != number {
                let anchor = index.definitions[Int(definition.anchor)]
                if let other = symbols.symbol(of: anchor.name, from: anchor.file), progress[other] == .none {
                    stack.append(other)
                }
            }
        }
    }

    /// Computes the definitions of a symbol, as far as they are not, and what they are worth together.
    private mutating func mergeDefinitions(of symbol: Int) throws(Stop) {
        let numbers = symbols.inForce[symbols[symbol].definitions]
        for position in numbers.indices.dropFirst(Int(merged[symbol])) {
            let outcome = try computed(numbers[position])
            outcomes[symbol] = outcomes[symbol].map { $0.merged(with: outcome, of: symbols[symbol]) } ?? outcome
            merged[symbol] += 1
        }
    }

    private mutating func computed(_ number: Int32) throws(Stop) -> Outcome {
        if let known = definitionOutcomes[Int(number)] { return known }
        let outcome: Outcome
        do {
            outcome = try compute(number)
        } catch {
            guard case .failed(let failure) = error else { throw error }
            outcome = Outcome(operand: .failed(failure))
        }
        definitionOutcomes[Int(number)] = outcome
        return outcome
    }

    // MARK: Computation

    private mutating func compute(_ number: Int32) throws(Stop) -> Outcome {
        let definition = index.definitions[Int(number)]
        let isEnumerator = definition.form == .enumerator
        if definition.isTooLong { throw .failed(.tooLong) }
        switch definition.form {
        case .function, .variadic:
            throw .failed(.notInteger)
        case .enumerator where definition.isUncertain:
            throw .failed(.uncertainPlace)
        case .enumerator where definition.anchor != number:
            return try count(definition)
        case .enumerator, .object:
            if definition.isOpaque { throw .failed(isEnumerator ? .unreadable : .notInteger) }
        }
        // What `##` joins is needed no longer than the definition is computed.
        let textEnd = index.text.bytes.count
        defer { index.text.bytes.removeLast(index.text.bytes.count - textEnd) }
        var expansion = HeaderExpansion(tokens: definition.body.count)
        let pieces = try expand(index.body(definition).map { HeaderPiece($0, scope: definition.file) }, &expansion)
        // What is left of names that have a meaning are macros without their arguments, which only a user may add.
        if pieces.contains(where: { $0.token.kind == .identifier && !symbols.all(named: $0.token.name).isEmpty }) {
            throw .failed(.notInteger)
        }
        let operand = ConstantExpression.evaluate(pieces, in: index.text, types: types)
        if !isEnumerator { return Outcome(operand: operand, isClosed: HeaderEvaluator.isClosed(pieces)) }
        switch operand {
        case .value(let value): return Outcome(operand: HeaderEvaluator.enumerator(value, offset: 0), isClosed: true)
        case .failed(.notInteger): throw .failed(.unreadable)
        case .failed: return Outcome(operand: operand)
        }
    }

    /// An enumerator without an expression of its own: so many places behind its anchor.
    private mutating func count(_ definition: HeaderDefinition) throws(Stop) -> Outcome {
        var start = CValue(0, .int)
        if definition.anchor >= 0 {
            let anchor = index.definitions[Int(definition.anchor)]
            switch try computed(definition.anchor).operand {
            case .value(let value): start = value
            case .failed(let failure): throw .failed(failure.inherited(from: anchor.name, always: true))
            }
        }
        return Outcome(operand: HeaderEvaluator.enumerator(start, offset: definition.offset), isClosed: true)
    }

    /// The enumerator `offset` places behind a value: an `int` where that holds it.
    private static func enumerator(_ value: CValue, offset: Int64) -> HeaderOperand {
        guard let start = value.number else { return .failed(.tooWide) }
        let (number, overflow) = start.addingReportingOverflow(offset)
        if overflow { return .failed(.overflow) }
        if number >= Int64(Int32.min), number <= Int64(Int32.max) {
            return .value(CValue(UInt64(bitPattern: number), .int))
        }
        // Counting from an `int` beyond the last one is undefined.
        if start <= Int64(Int32.max), offset > 0 { return .failed(.overflow) }
        guard number > 0, number <= Int64(UInt32.max) else { return .failed(.tooWide) }
        return .value(CValue(UInt64(number), .unsigned))
    }

    /// True for one number, or for a parenthesis that spans everything.
    private static func isClosed(_ pieces: [HeaderPiece]) -> Bool {
        guard let first = pieces.first?.token.kind else { return false }
        if pieces.count == 1 { return first != .identifier }
        guard first == .leftParenthesis, pieces.last?.token.kind == .rightParenthesis else { return false }
        var open = 0
        for piece in pieces.dropLast() {
            if piece.token.kind == .leftParenthesis { open += 1 }
            if piece.token.kind == .rightParenthesis { open -= 1 }
            if open == 0 { return false }
        }
        return true
    }

    /// True when all definitions of a symbol say the same, token by token, so that one can stand for all.
    mutating func isUniform(_ symbol: Int) -> Bool {
        if let known = uniformity[symbol] { return known }
        let numbers = symbols.inForce[symbols[symbol].definitions]
        let definition = index.definitions[Int(symbols.first(symbol))]
        let isUniform = numbers.dropFirst().allSatisfy { index.areSame(definition, index.definitions[Int($0)]) }
        uniformity[symbol] = isUniform
        return isUniform
    }
}

extension HeaderEvaluator.Outcome {
    /// The number, whether or not its type is certain.
    var value: CValue? {
        if case .value(let value) = operand { value } else { agreed }
    }

    /// What two definitions of a symbol are worth together.
    fileprivate func merged(with other: HeaderEvaluator.Outcome, of symbol: HeaderSymbol) -> HeaderEvaluator.Outcome {
        var result = self
        result.isClosed = isClosed && other.isClosed
        if operand == other.operand { return result }
        // A circle must not look like a mere disagreement, which `0 && x` passes over.
        for outcome in [self, other] where outcome.operand == .failed(.circular) { return outcome }
        if case .failed = operand, case .failed(let failure) = other.operand, agreed == nil,
            symbol.file != HeaderSymbol.everywhere
        {
            // No number here; what is said of it should not be less than can be said. In several headers none of the
            // failures comes first.
            if operand == .failed(.notInteger) { result.operand = .failed(failure) }
            return result
        }
        result.operand = .failed(.ambiguousName(symbol.name))
        result.agreed = nil
        if let one = value, let another = other.value, let bits = one.canonical, bits == another.canonical {
            result.agreed = one
        }
        return result
    }
}
