import UrtextModel

/// Turns the constants that a header seems to define, but that have no value, into notes.
struct HeaderGapReport {
    let path: String
    let text: HeaderText

    /// The notes, by rule and line.
    func diagnostics(_ gaps: [HeaderTables.Gap]) -> [Diagnostic] {
        var byRule: [String: [HeaderTables.Gap]] = [:]
        for gap in gaps { byRule[rule(gap), default: []].append(gap) }
        var result: [Diagnostic] = []
        for (rule, gaps) in byRule {
            // Only those that are shown are worth a sentence.
            let first = gaps.sorted(by: isBefore).prefix(HeaderLimits.diagnosticsPerRule)
            result += first.map { note(rule, $0) }
            if gaps.count > first.count, let last = first.last {
                let location = SourceLocation(path: path, line: last.line)
                let summary = "\(gaps.count - first.count) more constants of this header are left out for this reason."
                result.append(Diagnostic(.note, rule, at: location, summary))
            }
        }
        return result
    }

    /// No more of these sorted diagnostics than ``HeaderLimits/diagnosticsPerRule``, and one for the rest.
    static func limited(_ diagnostics: [Diagnostic], rest: (Int) -> String) -> [Diagnostic] {
        let shown = diagnostics.prefix(HeaderLimits.diagnosticsPerRule)
        guard diagnostics.count > shown.count, let last = shown.last else { return diagnostics }
        let summary = rest(diagnostics.count - shown.count)
        return shown + [Diagnostic(last.severity, last.identifier, at: last.location, summary)]
    }

    /// By line, and on one line by name, since the numbers of names depend on the headers read before.
    private func isBefore(_ left: HeaderTables.Gap, _ right: HeaderTables.Gap) -> Bool {
        left.line != right.line ? left.line < right.line : text.string(left.name) < text.string(right.name)
    }

    private func rule(_ gap: HeaderTables.Gap) -> String {
        switch gap.failure {
        case .notInteger, .unreadable, .needsLayout: "constant-not-readable"
        case .unknownName, .unknownCall: "constant-needs-unknown-name"
        case .unknownType: "constant-of-unknown-type"
        case .ambiguousName, .uncertainPlace: "constant-depends-on-condition"
        case .failedName: "constant-needs-missing-one"
        case .malformedNumber, .unusualCharacter: "constant-malformed"
        case .overflow, .divisionByZero, .shiftOutOfRange: "constant-without-value"
        case .tooWide: "constant-too-wide"
        case .circular: "constant-circular"
        case .tooDeep, .tooLong: "constant-too-complex"
        }
    }

    private func note(_ rule: String, _ gap: HeaderTables.Gap) -> Diagnostic {
        let (explanation, solution) = reason(gap)
        return Diagnostic(
            .note, rule, at: SourceLocation(path: path, line: gap.line),
            "\(text.string(gap.name)) is left out: \(cause(gap)).", explanation: explanation,
            solutions: solution.map { [$0] } ?? [])
    }

    /// What is wrong, as the end of a sentence.
    private func cause(_ gap: HeaderTables.Gap) -> String {
        switch gap.failure {
        case .notInteger, .unreadable: "its expression is none that is read here"
        case .needsLayout: "it asks for the size or layout of a type, which is not computed"
        case .unknownName(let name): "it needs \(text.string(name)), which no given header defines"
        case .unknownCall(let name):
            "it calls \(text.string(name)), which no given header defines as a macro that can be expanded"
        case .unknownType(let name): "it is cast to \(text.string(name)), whose width is not known"
        case .ambiguousName(let name) where name == gap.name: ambiguity(gap)
        case .ambiguousName(let name): "it needs \(text.string(name)), which has more than one meaning"
        case .failedName(let name): "it needs \(text.string(name)), which is left out as well"
        case .malformedNumber: "it holds a number that C does not know"
        case .unusualCharacter: "it holds a character constant that is not one ASCII character"
        case .overflow: "its value does not fit the type of the expression"
        case .divisionByZero: "it divides by zero"
        case .shiftOutOfRange: "it shifts by less than zero or by the whole width of a number"
        case .tooWide: "its value needs more than 32 bits"
        case .circular: "its definition leads back to itself"
        case .tooDeep: "its definition goes through too many others, or is nested too deeply"
        case .tooLong: "its definition expands to too much text"
        case .uncertainPlace: "a condition decides which number this enumerator has"
        }
    }

    private func ambiguity(_ gap: HeaderTables.Gap) -> String {
        guard let first = gap.value, let second = gap.other else { return "it has more than one meaning" }
        let one = first.value ?? "no number"
        let other = second.value ?? "no number"
        return "it is \(one) on line \(first.line) and \(other) on line \(second.line)"
    }

    private func reason(_ gap: HeaderTables.Gap) -> (explanation: String?, solution: String?) {
        switch gap.failure {
        case .unknownName(let name), .unknownCall(let name):
            (nil, "Give the header that defines \(text.string(name)) as well.")
        case .ambiguousName(let name) where name == gap.name:
            ("No condition between the two definitions can be decided without a build.", nil)
        case .overflow:
            ("C leaves such a result undefined.", nil)
        case .tooWide:
            ("The table holds numbers of 32 bits.", nil)
        default:
            (nil, nil)
        }
    }
}
