package import UrtextEmitter
package import UrtextModel

/// What is emitted of all that the specification says: what `include` names, or all where it names nothing, without what
/// `exclude` names.
package struct Selection: Hashable, Sendable {
    package struct Names: Hashable, Sendable {
        /// Variants of functions, by the pages' name or by the security package's.
        package var packages: [NamePattern]
        package var functions: [NamePattern]
        /// Symbols of flags and choices.
        package var flags: [NamePattern]

        package init(packages: [NamePattern] = [], functions: [NamePattern] = [], flags: [NamePattern] = []) {
            self.packages = packages
            self.functions = functions
            self.flags = flags
        }
    }

    package var include: Names
    package var exclude: Names

    package init(include: Names = Names(), exclude: Names = Names()) {
        self.include = include
        self.exclude = exclude
    }

    /// The specification and the configuration without what is not selected, and a warning for each pattern that has no
    /// effect.
    ///
    /// A flag that is not selected is not there at all: no type has it, and a stub refuses it.
    package func applied(
        to spec: Spec, _ emitter: EmitterConfiguration
    ) -> (spec: Spec, emitter: EmitterConfiguration, diagnostics: [Diagnostic]) {
        if self == Selection() { return (spec, emitter, []) }
        var run = SelectionRun(self)
        var (spec, emitter) = (spec, emitter)
        emitter.variants = emitter.variants.filter { run.keeps([$0.variant, $0.package], \.packages) }
        let documented = Set(spec.pages.compactMap(\.name))
        spec.pages = spec.pages.filter { page in
            guard page.kind == .function, let name = page.name else { return true }
            return run.keeps([name], \.functions)
        }
        // What is stated about a function goes with it; about one that was never there it stays, to be complained about.
        let left = documented.subtracting(spec.pages.compactMap(\.name))
        spec.constraints = spec.constraints.filter { !left.contains($0.function) }
        let families = emitter.families
        func keepsFlag(_ symbol: String) -> Bool {
            guard families.contains(where: { $0.stem(of: symbol) != nil }) else { return true }
            return run.keeps([symbol], \.flags)
        }
        var emptied: [Diagnostic] = []
        for page in spec.pages.indices {
            spec.pages[page].constants = spec.pages[page].constants.filter { keepsFlag($0.symbol) }
            for parameter in spec.pages[page].parameters.indices {
                let before = spec.pages[page].parameters[parameter]
                spec.pages[page].parameters[parameter].values = before.values.filter { keepsFlag($0.symbol) }
                if !before.values.isEmpty, spec.pages[page].parameters[parameter].values.isEmpty {
                    emptied.append(Self.emptied(before.name, on: spec.pages[page].id))
                }
            }
        }
        for header in spec.values.indices {
            spec.values[header].constants = spec.values[header].constants.filter { keepsFlag($0.name) }
        }
        return (spec, emitter, run.idle + emptied)
    }

    /// A page that states no values is taken to leave the choice open, so one whose values are all taken away would
    /// let everything through instead of nothing.
    private static func emptied(_ parameter: String, on page: String) -> Diagnostic {
        Diagnostic(
            .error, "selection-empties-values", at: SourceLocation(path: "spec/functions/\(page).json"),
            "no documented value of \(parameter) is selected",
            explanation: "its stub could not tell a permitted value from any other",
            solutions: ["select at least one of its values", "exclude the function"])
    }
}

/// Asks the patterns, and remembers which were of use and what they were asked about.
private struct SelectionRun {
    private typealias Kind = WritableKeyPath<Selection.Names, [NamePattern]>

    private static var kinds: [(name: String, names: Kind)] {
        [("package", \.packages), ("function", \.functions), ("flag", \.flags)]
    }

    private let selection: Selection
    private var used: Set<NamePattern> = []
    private var asked: [Kind: Set<String>] = [:]

    init(_ selection: Selection) { self.selection = selection }

    mutating func keeps(_ names: [String], _ kind: WritableKeyPath<Selection.Names, [NamePattern]>) -> Bool {
        asked[kind, default: []].formUnion(names)
        let isIncluded = matches(names, selection.include[keyPath: kind])
        let isExcluded = matches(names, selection.exclude[keyPath: kind])
        return (isIncluded || selection.include[keyPath: kind].isEmpty) && !isExcluded
    }

    private mutating func matches(_ names: [String], _ patterns: [NamePattern]) -> Bool {
        let matching = patterns.filter { names.contains(where: $0.matches) }
        used.formUnion(matching)
        return !matching.isEmpty
    }

    /// A warning for each pattern that nothing matches.
    var idle: [Diagnostic] {
        Self.kinds.flatMap { name, kind in
            (selection.include[keyPath: kind] + selection.exclude[keyPath: kind]).filter { !used.contains($0) }.map {
                let meant = Suggestion.nearest(to: $0.text, among: (asked[kind] ?? []).sorted())
                return Diagnostic(
                    .warning, "selection-without-effect", at: $0.location, "no \(name) is named \($0.text)",
                    explanation: "names are compared letter by letter; * stands for any letters",
                    solutions: (meant.map { ["write \($0)"] } ?? []) + ["remove it"])
            }
        }
    }
}
