import UrtextModel

extension PageView {
    /// The doc comment of the stub.
    var callComment: DocComment {
        var comment = DocComment(PageView.fill(page.shape.summary, page))
        comment.paragraphs = omissions
        comment.parameters =
            page.arguments.filter { $0.role.passage != .omitted && $0.role.passage != .result }.map { argument in
                DocComment.Item(argument.label, "\(argument.role.summary) Win32: `\(argument.parameter.name)`")
            } + page.shape.extras.map { DocComment.Item($0.label, $0.summary) }
        comment.returns = "How the call succeeded\(page.results.isEmpty ? "" : ", and what came with it")."
        comment.returned = page.successes.map { code in
            DocComment.Item("``Success/\(code.name)`` (`\(code.symbol)`)", meaning(of: code))
        }
        if page.shape.coreless {
            comment.win32 = "`\(page.symbol)`"
            comment.source = "\(page.id)#parameters, \(page.id)#return-value"
            return comment
        }
        comment.throwing =
            page.failures == nil
            ? "A ``SSPIRuntime/SecurityError`` with any failure of the core, since the page lists none, or with one of these:"
            : "A ``SSPIRuntime/SecurityError`` with one of these codes; other answers of the core become the internal error."
        comment.thrown = failures.map { code in DocComment.Item("`.\(code.name)` (`\(code.symbol)`)", reason(of: code))
        }
        comment.win32 = "`\(page.symbol)`"
        comment.source = "\(page.id)#parameters, \(page.id)#return-value"
        return comment
    }

    /// The doc comment of the core's method.
    var methodComment: DocComment {
        var comment = DocComment(PageView.fill(page.shape.core, page))
        comment.paragraphs = ["The stub has made its checks when it calls this."]
        comment.parameters = page.arguments.filter {
            $0.role.passage == .argument || $0.role.passage == .changeable
        }.map { DocComment.Item($0.label, $0.role.summary) }
        comment.returns = "The answer: a documented status, and what belongs to it."
        comment.throwing = "The failure, with a documented code."
        comment.win32 = "`\(page.symbol)`"
        comment.source = "\(page.id)#return-value"
        return comment
    }

    /// Where a failure comes from: the page, the stub's own checks, the configuration.
    private func reason(of code: PlannedCode) -> String {
        var reasons: [String] = []
        if page.failures?.contains(code) == true { reasons.append("documented") }
        let rules = page.checks.filter { $0.code == code }.map(\.rule)
        if !rules.isEmpty { reasons.append("reported for \(rules.map { "`\($0)`" }.joined(separator: ", "))") }
        for supplement in page.supplements where supplement.codes.contains(code) {
            reasons.append("not on the page: \(supplement.reason)")
        }
        if code == page.internalError { reasons.append("reported for undocumented answers of the core") }
        return reasons.joined(separator: "; ") + "."
    }

    /// What is said about the parameters that are not there in Swift.
    private var omissions: [String] {
        let omitted = page.arguments.filter { $0.role.passage == .omitted }
        return omitted.map { "`\($0.parameter.name)` is not there: \($0.role.summary)" }
    }
}
