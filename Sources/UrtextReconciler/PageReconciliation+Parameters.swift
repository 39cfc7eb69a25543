internal import UrtextModel

extension PageReconciliation {
    /// Parameters in the order of the declaration that most editions share; where no edition declares any, those that
    /// trusted headings name.
    mutating func parameters(_ page: SpecPage) -> [Parameter] {
        let declared = page.kind == .message ? [] : editions.filter { !$0.parameters.isEmpty }
        guard let base = majority(declared) else { return undeclaredParameters(page) }
        let names = base.parameters.map { $0[.name]?.text ?? "" }
        for edition in declared where edition.parameters.map({ $0[.name]?.text ?? "" }) != names {
            let lines = edition.parameters.compactMap { $0[.name] }
            guard let claim = lines.first else { continue }
            report(
                Diagnostic(
                    .warning, "editions-disagree", at: SourceLocation(path: claim.file, line: claim.line),
                    "the declaration of \(id) has other parameters here than in better or more editions",
                    solutions: ["compare the code blocks; one of the editions is damaged or older than the other"]))
        }
        var result: [Parameter] = []
        var firstOfName: [String: Parameter] = [:]
        for (place, name) in names.enumerated() {
            guard Identifier.isIdentifier(name) else {
                // A code block is not translated; this one was damaged all the same.
                if let claim = base.parameters[place][.name] {
                    unresolved.append(
                        Unresolved(
                            fact: "parameters[\(place)]", text: name, page: base.edition.description, line: claim.line))
                }
                continue
            }
            var parameter = Parameter(name: name, type: base.parameters[place][.type]?.text)
            if let first = firstOfName[name] {
                result.append(repeated(first, base.parameters[place]))
                continue
            }
            let fact = "parameters/\(name)"
            let typeFact = "\(fact)/type"
            for edition in declared {
                guard let own = edition.firstParameter(named: name), let claim = own[.name] else { continue }
                vote(fact, edition.edition, line: claim.line, claim.reading)
                guard let type = own[.type], let believed = parameter.type else { continue }
                if type.text == believed {
                    vote(typeFact, edition.edition, line: type.line, type.reading)
                } else {
                    reportDisagreement(typeFact, type, believed)
                }
            }
            direct(&parameter, base: base, place: place)
            parameter.values = values(of: name)
            let isReserved = base.parameters[place][.reserved] != nil || ReservedName.isReserved(name)
            parameter.constraints = constraints(on: parameter, isReserved: isReserved, page)
            for constraint in parameter.constraints { support(constraint, of: name, declared) }
            dissentingHeadings(parameter)
            firstOfName[name] = parameter
            result.append(parameter)
        }
        unalignedRows()
        return result
    }

    /// A name that is declared once more, as members of unions are: what is said of the name holds, but for what this
    /// place declares. The votes were counted with the first.
    private func repeated(_ first: Parameter, _ own: ParameterClaims) -> Parameter {
        var parameter = first
        parameter.type = own[.type]?.text
        parameter.direction = own[.direction].flatMap { Parameter.Direction(rawValue: $0.text) } ?? first.direction
        parameter.optional = own[.optional].map { $0.text == "true" } ?? first.optional
        return parameter
    }

    /// The original's declaration; without one, that which most editions share, among equals the best edition's.
    private func majority(_ editions: [EditionClaims]) -> EditionClaims? {
        let originals = editions.filter { $0.rank == 0 }
        let declared = originals.isEmpty ? editions : originals
        var counts: [[String]: Int] = [:]
        func signature(_ edition: EditionClaims) -> [String] {
            edition.parameters.map { "\($0[.type]?.text ?? "") \($0[.name]?.text ?? "")" }
        }
        for edition in declared { counts[signature(edition), default: 0] += 1 }
        let most = counts.values.max() ?? 0
        return declared.first { counts[signature($0)] == most }
    }

    /// Direction and optionality: the declaration's annotation, else the bracket behind the heading.
    private mutating func direct(_ parameter: inout Parameter, base: EditionClaims, place: Int) {
        let fact = "parameters/\(parameter.name)/direction"
        let path = "parameters/\(parameter.name)/optional"
        let stated = base.parameters[place][.direction]
        let optional = base.parameters[place][.optional]
        if stated != nil || optional != nil {
            parameter.direction = stated.flatMap { Parameter.Direction(rawValue: $0.text) }
            parameter.optional = optional.map { $0.text == "true" }
            for edition in editions {
                for own in edition.parameters(named: parameter.name) {
                    if let claim = own[.direction], let stated {
                        if claim.text == stated.text {
                            vote(fact, edition.edition, line: claim.line, claim.reading)
                        } else {
                            reportDisagreement(fact, claim, stated.text)
                        }
                    }
                    if let claim = own[.optional], let optional {
                        if claim.text == optional.text {
                            vote(path, edition.edition, line: claim.line, claim.reading)
                        } else {
                            reportDisagreement(path, claim, optional.text)
                        }
                    }
                }
            }
            // Visual Basic says by which way an argument goes, and no more.
            if parameter.direction != nil, parameter.optional != nil { return }
        }
        for rank in 0...2 {
            var meanings: [BracketLexicon.Meaning: [Claim]] = [:]
            for edition in editions where edition.rank == rank {
                for place in edition.headingPlaces(of: parameter.name) {
                    guard let bracket = edition.headings[place].bracket, let meaning = brackets.meaning(of: bracket)
                    else { continue }
                    meanings[meaning, default: []].append(bracket)
                }
            }
            guard let first = meanings.first else { continue }
            // Translations that disagree prove nothing.
            guard meanings.count == 1 else { return }
            parameter.direction = parameter.direction ?? first.key.direction
            parameter.optional = parameter.optional ?? first.key.optional
            for claim in first.value {
                if parameter.direction == first.key.direction {
                    vote(fact, claim.edition, line: claim.line, .heading)
                }
                if parameter.optional == first.key.optional {
                    vote(path, claim.edition, line: claim.line, .heading)
                }
            }
            return
        }
    }

    /// Without a declaration: the headings of the best edition, where they are the original's or the page's code has the
    /// same word.
    private mutating func undeclaredParameters(_ page: SpecPage) -> [Parameter] {
        guard let base = editions.first(where: { !$0.headings.isEmpty }) else { return [] }
        let same = editions.filter { $0.headings.count == base.headings.count }
        var result: [Parameter] = []
        var known: Set<String> = []
        for (place, heading) in base.headings.enumerated() {
            guard let name = heading.name else { continue }
            // Every message has these two, and they are called so in every language.
            let isOfMessage = page.kind == .message && ["wParam", "lParam"].contains(name.text)
            let isTrusted = isOfMessage || name.reading == .original || name.reading == .bilingual
            let believed = isTrusted ? name : same.compactMap { confirmed($0, place) }.first
            guard let believed, Identifier.isIdentifier(believed.text),
                known.insert(believed.text).inserted || (isTrusted && page.mayRepeatMembers)
            else {
                unresolved.append(
                    Unresolved(
                        fact: "parameters[\(place)]", text: name.text, page: base.edition.description, line: name.line))
                continue
            }
            for edition in same {
                for claim in [edition.headings[place].name, edition.headings[place].confirmed].compactMap({ $0 })
                where claim.text == believed.text {
                    vote("parameters/\(believed.text)", edition.edition, line: claim.line, claim.reading)
                }
            }
            let meaning = heading.bracket.flatMap(brackets.meaning(of:))
            var parameter = Parameter(name: believed.text, direction: meaning?.direction, optional: meaning?.optional)
            if let bracket = heading.bracket, meaning != nil {
                for part in ["direction", "optional"] where part == "optional" || meaning?.direction != nil {
                    vote("parameters/\(believed.text)/\(part)", bracket.edition, line: bracket.line, bracket.reading)
                }
            }
            // A translated type may be a word of the language.
            if let type = same.compactMap({ $0.headings[place].type }).first(where: {
                $0.reading == .original || $0.reading == .bilingual
            }) {
                parameter.type = type.text
                vote("parameters/\(believed.text)/type", type.edition, line: type.line, type.reading)
            }
            let lists = same.compactMap { edition in edition.values[place].map { (edition, $0.rows) } }
            parameter.values = ValueKinds.applied(toLists: fuse(lists, fact: "parameters/\(believed.text)/values"))
            parameter.constraints = constraints(
                on: parameter, isReserved: ReservedName.isReserved(believed.text), page)
            for constraint in parameter.constraints {
                vote(
                    "parameters/\(believed.text)/constraints/\(constraint.id)", believed.edition, line: believed.line,
                    believed.reading)
            }
            result.append(parameter)
        }
        return result
    }

    /// A translated heading that the page's code spells, or whose anchor does, which translation leaves alone, or that is
    /// a declared parameter's name on another page. Words in capitals only are types as often as names.
    private func confirmed(_ edition: EditionClaims, _ place: Int) -> Claim? {
        let heading = edition.headings[place]
        if let confirmed = heading.confirmed { return confirmed }
        if let anchor = heading.anchor, !Identifier.isConstantShaped(anchor.text) { return anchor }
        if let own = edition.alignment.parameters[place], HeadingAlignment.isEvident(edition) {
            return edition.parameters[own][.name]
        }
        guard let name = heading.name, name.text != name.text.uppercased(), parameterNames.contains(name.text) else {
            return nil
        }
        return name
    }

    /// The value lists of one parameter over all editions.
    private mutating func values(of name: String) -> [SymbolValue] {
        var lists: [(EditionClaims, [(place: RowPlace, decision: RowDecision)])] = []
        for edition in editions {
            var rows: [(place: RowPlace, decision: RowDecision)] = []
            for heading in edition.headingPlaces(of: name) { rows += edition.values[heading]?.rows ?? [] }
            if !rows.isEmpty { lists.append((edition, rows)) }
        }
        return ValueKinds.applied(toLists: fuse(lists, fact: "parameters/\(name)/values"))
    }

    /// Rows below a heading that stands for no parameter that is known.
    private mutating func unalignedRows() {
        for edition in editions {
            for (heading, own) in edition.alignment.parameters.enumerated() where own == nil {
                for (index, row) in (edition.values[heading]?.rows ?? []).enumerated() {
                    let symbol = row.decision.symbol.map { [$0] } ?? row.decision.candidates
                    unresolved.append(
                        Unresolved(
                            fact: "headings[\(heading)]/values[\(index)]", text: row.decision.text,
                            page: edition.edition.description, line: row.decision.line, candidates: symbol))
                }
            }
        }
    }
}

/// Names that say a parameter is reserved.
enum ReservedName {
    /// True for `Reserved1`, `lpReserved`, `dwReserved2`: the word, a prefix in small letters before it, digits behind it.
    static func isReserved(_ name: String) -> Bool {
        var bytes = name.utf8[...]
        while let last = bytes.last, Identifier.isDigit(last) { bytes.removeLast() }
        let word = "reserved".utf8
        guard bytes.count >= word.count, bytes.suffix(word.count).elementsEqual(word, by: { $0 | 0x20 == $1 }) else {
            return false
        }
        let prefix = bytes.dropLast(word.count)
        return prefix.count <= 4
            && prefix.allSatisfy {
                $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            }
    }
}
