package import UrtextModel

extension Emitter {
    /// Files of templates of one's own, each filled from the whole specification: a header, a table, another language.
    ///
    /// - Parameter module: the module that the Swift of the same specification is compiled as, if it is known.
    package func emit(
        _ files: [FileConfiguration], from spec: Spec, module: String?
    ) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
        let (plan, planning) = plan(spec)
        if planning.contains(where: { $0.severity == .error }) { return ([], planning) }
        let view = SpecView(plan: plan, pages: spec.pages, module: module)
        var templates = TemplateSet(self.templates)
        var made: [OutputFile] = []
        var diagnostics = Set(planning)
        for file in files {
            do {
                let text = try templates.render(file.template, view.value)
                if GeneratedMark.stands(in: String(decoding: text.utf8.prefix(GeneratedMark.reach), as: UTF8.self)) {
                    made.append(OutputFile(path: file.path, text: text))
                } else {
                    diagnostics.insert(Emitter.unmarked(file))
                }
            } catch {
                diagnostics.insert(error.diagnostic)
            }
        }
        return (made, diagnostics.sorted())
    }

    /// Without the mark nobody could tell the file from one that a person wrote, and no later run would dare to touch it.
    private static func unmarked(_ file: FileConfiguration) -> Diagnostic {
        Diagnostic(
            .error, "unmarked-output", at: SourceLocation(path: file.template, line: 1),
            "\(file.path) would not say that it is generated",
            explanation:
                "only files that say so in their first \(GeneratedMark.reach) bytes are ever replaced or removed",
            solutions: [
                "write \"\(GeneratedMark.text)\" into a comment at the top of the template, with no other word before it on its line"
            ])
    }
}
