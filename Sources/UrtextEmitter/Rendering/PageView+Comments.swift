import UrtextModel

extension PageView {
    /// The doc comment of the stub.
    var callComment: DocComment {
        var comment = DocComment(summary)
        comment.paragraphs = omissions + attribution
        // Where no context holds the core, the caller passes it.
        let passesCore = !page.shape.coreless && !page.arguments.contains { $0.role.passage == .context }
        comment.parameters = passesCore ? [DocComment.Item("core", prose.phrase(.coreArgument))] : []
        comment.parameters +=
            page.arguments.filter { $0.role.passage != .omitted && $0.role.passage != .result }.map { argument in
                DocComment.Item(
                    argument.label, "\(page.summary(of: argument, prose)) Win32: `\(argument.parameter.name)`")
            } + page.shape.extras.map { DocComment.Item($0.label, prose.parameters[$0.label] ?? $0.summary) }
        comment.returns = prose.phrase(page.results.isEmpty ? .returns : .returnsMore)
        comment.returned = page.successes.map { code in
            let type =
                successType == "SoleSuccess"
                ? "SSPIRuntime/SoleSuccess" : (successType ?? "Success").split(separator: ".").joined(separator: "/")
            return DocComment.Item("``\(type)/\(code.name)`` (`\(code.symbol)`)", meaning(of: code))
        }
        if page.shape.coreless {
            comment.win32 = "`\(page.symbol)`"
            comment.source = prose.phrase(.source, "\(page.id)#parameters, \(page.id)#return-value")
            return comment
        }
        comment.throwing =
            prose.phrase(page.failures == nil ? .throwsAny : .throwsDocumented)
        comment.thrown = failures.map { code in DocComment.Item("`.\(code.name)` (`\(code.symbol)`)", reason(of: code))
        }
        comment.win32 = "`\(page.symbol)`"
        comment.source = prose.phrase(.source, "\(page.id)#parameters, \(page.id)#return-value")
        return comment
    }

    /// The doc comment of the core's method.
    var methodComment: DocComment {
        var comment = DocComment(coreSummary)
        comment.paragraphs = [prose.phrase(.coreChecked)] + attribution
        comment.parameters = page.arguments.filter {
            $0.role.passage == .argument || $0.role.passage == .changeable
        }.map { DocComment.Item($0.label, page.summary(of: $0, prose)) }
        comment.returns = prose.phrase(.coreReturns)
        comment.throwing = prose.phrase(.coreThrows)
        comment.win32 = "`\(page.symbol)`"
        comment.source = prose.phrase(.source, "\(page.id)#return-value")
        return comment
    }

    /// What a failure means, and where it comes from if that is not the page alone: the stub's own checks, the
    /// configuration.
    private func reason(of code: PlannedCode) -> String {
        var reasons: [String] = []
        let isSupplement = page.supplements.contains { $0.codes.contains(code) }
        if let failures = page.failures, !failures.contains(code), !isSupplement {
            reasons.append(prose.phrase(.undocumented))
        }
        let rules = page.checks.filter { $0.code == code }.map(\.rule)
        if !rules.isEmpty {
            let list = rules.map { "`\($0)`" }.joined(separator: prose.phrase(.listSeparator))
            reasons.append(prose.phrase(.reportedFor, list))
        }
        for supplement in page.supplements where supplement.codes.contains(code) {
            reasons.append(prose.phrase(.notOnPage, prose.reasons[supplement.reason] ?? supplement.reason))
        }
        if code == page.internalError { reasons.append(prose.phrase(.reportedInternal)) }
        let origin = reasons.joined(separator: "; ")
        guard let text = prose.symbols[code.symbol] else { return origin.isEmpty ? code.symbol + "." : origin + "." }
        return origin.isEmpty ? text : "\(text) (\(origin))"
    }

    /// What the function does for the variant.
    var summary: String {
        if page.shape.isSubset { return prose.phrase(.subset, page.symbol, page.variant.variant) }
        let text = prose.text(ofFunction: page.symbol, variant: page.variant.variant)
        return PageView.fill(text ?? page.shape.summary, page)
    }

    /// What the core does for it.
    var coreSummary: String {
        let text = prose.text(ofFunction: page.symbol, variant: page.variant.variant)
        return PageView.fill(text ?? page.shape.core, page)
    }

    /// Where the sentences come from, if they are a page's.
    private var attribution: [String] { prose.attributions[page.id].map { [$0] } ?? [] }

    /// What is said about the parameters that are not there in Swift.
    private var omissions: [String] {
        let omitted = page.arguments.filter { $0.role.passage == .omitted }
        return omitted.map { prose.phrase(.omitted, $0.parameter.name, page.summary(of: $0, prose)) }
    }
}
