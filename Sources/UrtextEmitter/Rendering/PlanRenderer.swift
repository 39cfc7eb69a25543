import UrtextModel

/// Turns a plan into text.
struct PlanRenderer {
    private var templates: TemplateSet
    private let status: StatusConfiguration
    private let prose: Prose
    private(set) var diagnostics: [Diagnostic] = []

    init(templates: TemplateSet, status: StatusConfiguration, prose: Prose) {
        self.prose = prose
        self.templates = templates
        self.status = status
    }

    /// The files of a plan: one for each of ``Plan/outputs``, unless a diagnostic says why not.
    mutating func files(of plan: Plan) -> [OutputFile] {
        var files: [OutputFile] = []
        let functions = Dictionary(
            plan.functions.flatMap(\.pages).map { ($0.id, ($0.function, $0.variant.variant)) },
            uniquingKeysWith: { first, _ in first })
        for family in plan.families {
            let view = FamilyView(family: family, functions: functions, prose: prose)
            let template =
                switch family.configuration.kind {
                case .flags: "swift/flags.mustache"
                case .choices: "swift/choices.mustache"
                }
            add(family.path, template, view.value, to: &files)
            add(family.aliasPath, "swift/aliases.mustache", view.aliases, to: &files)
        }
        if !plan.statuses.isEmpty {
            let view = StatusView(codes: plan.statuses, prose: prose)
            add(Plan.statusPath, "swift/statuses.mustache", view.statuses, to: &files)
            add(Plan.failurePath, "swift/failures.mustache", view.failures, to: &files)
            add(Plan.statusAliasPath, "swift/aliases.mustache", view.aliases, to: &files)
        }
        for function in plan.functions {
            if let value = FunctionView(function: function, status: status, prose: prose).value {
                add(
                    function.path, "swift/function.mustache", value, partials: PlanRenderer.types,
                    to: &files)
            }
            for page in function.pages { add(page, of: function, to: &files) }
        }
        return files
    }

    /// The types that stand in a function's file or in a page's.
    private static let types = ["success": "swift/success.mustache", "outcome": "swift/outcome.mustache"]

    private mutating func add(_ page: PlannedPage, of function: PlannedFunction, to files: inout [OutputFile]) {
        do {
            var lines: [[String]] = []
            for check in page.checks {
                let text = try templates.render("swift/check-\(check.kind).mustache", value(of: check, on: page))
                lines.append(text.split(separator: "\n").map(String.init))
            }
            let view = PageView(
                page: page, successType: function.successType(of: page), outcomeType: function.outcomeType(of: page),
                status: status, prose: prose, checkLines: lines)
            var partials = PlanRenderer.types
            partials["body"] = "swift/page-body.mustache"
            if !page.shape.call.isEmpty { partials["call"] = page.shape.call }
            let text = try templates.render(
                page.variant.isShared ? "swift/page-shared.mustache" : "swift/page.mustache", view.value,
                partials: partials)
            keep(OutputFile(path: page.path, text: text), in: &files)
        } catch {
            diagnostics.append(error.diagnostic)
        }
    }

    private mutating func add(
        _ path: String, _ template: String, _ value: MustacheValue, partials: [String: String] = [:],
        to files: inout [OutputFile]
    ) {
        do {
            keep(OutputFile(path: path, text: try templates.render(template, value, partials: partials)), in: &files)
        } catch {
            diagnostics.append(error.diagnostic)
        }
    }

    /// Keeps a file, and says so when the formatter would not leave it as it is.
    private mutating func keep(_ file: OutputFile, in files: inout [OutputFile]) {
        files.append(file)
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.count > 120 {
            diagnostics.append(
                Diagnostic(
                    .warning, "line-too-long", at: SourceLocation(path: file.path, line: index + 1),
                    "the line has \(line.count) characters, and the formatter breaks lines after 120",
                    solutions: ["break the line in the template", "shorten the name with an override"]))
        }
    }

    private func value(of check: PlannedCheck, on page: PlannedPage) -> MustacheValue {
        let argument = page.arguments[check.argument]
        return .object([
            "label": .text(SwiftNames.escaped(argument.label)),
            "win32": .text(argument.parameter.name),
            "number": .text(argument.role.number ?? ""),
            "value": check.value.map(MustacheValue.number) ?? .null,
            "documented": .text(argument.documentedName),
            "allocating": page.allocating.map(MustacheValue.text) ?? .null,
            "code": .text(SwiftNames.escaped(check.code.name)),
            "rule": .text(check.rule),
            "values": .object(page.shape.values.mapValues(MustacheValue.text)),
        ])
    }
}
