package import UrtextModel

/// Reads the integer constants that C headers define. Pure; never throws and never traps.
///
/// A constant is an object-like macro or an enumerator whose value is known without compiling anything and fits 32 bits.
/// Macros are expanded and expressions are computed as a C compiler for 64-bit Windows does it (`int` and `long` are 32
/// bits), so that the number is the one a program sees. A name that is defined under some condition only is in the table
/// like any other. What is left out, and how one hears of it:
///
/// - what is no integer (strings, types, functions, pointers, nothing at all): silently;
/// - names that begin with two underscores, which belong to the compiler, and a header's own include guard: silently;
/// - a name that has two values in one header and no condition that can be decided between them: a note with both lines;
/// - an expression that has no value, or none that can be told: a note with the reason;
/// - a name on which two headers disagree: it stays in the table of each, with a warning that names both places.
///
/// Which conditions are decided is said at ``HeaderScanner/truth(_:_:)``; what a name of another header means, at
/// ``HeaderEvaluator``.
package struct HeaderFileReader: Sendable {
    /// One header as bytes; `origin` (a package name) and `version` are provenance, if the caller knows them.
    package struct Source: Sendable {
        package var path: String
        package var bytes: [UInt8]
        package var origin: String?
        package var version: String?

        package init(path: String, bytes: [UInt8], origin: String? = nil, version: String? = nil) {
            self.path = path
            self.bytes = bytes
            self.origin = origin
            self.version = version
        }
    }

    package init() {}

    /// Reads several headers together: a constant of one may be defined by a constant of another. The result is in the
    /// order of the sources, and a table does not depend on it; the diagnostics are sorted. A source that cannot be read
    /// at all has no table.
    package func read(_ sources: [Source]) -> (values: [HeaderValues], diagnostics: [Diagnostic]) {
        var scanner = HeaderScanner()
        var refused: Set<Int> = []
        for (position, source) in sources.enumerated() {
            if let diagnostic = HeaderFileReader.refusal(source, behind: scanner.index.text.bytes.count) {
                scanner.diagnostics.append(diagnostic)
                refused.insert(position)
            } else {
                scanner.scan(source.bytes, path: source.path, file: Int32(position + 1))
            }
        }
        var diagnostics = scanner.diagnostics
        var tables = HeaderTables(
            sources: sources, evaluator: HeaderEvaluator(scanner.index, types: scanner.types), guards: scanner.guards)
        let values = tables.make()
        diagnostics += tables.diagnostics
        for (position, table) in values.enumerated() where table.constants.isEmpty && !refused.contains(position) {
            diagnostics.append(HeaderFileReader.emptiness(sources[position]))
        }
        let read = values.indices.filter { !refused.contains($0) }.map { values[$0] }
        return (read, diagnostics.sorted())
    }

    /// Why a source cannot be read at all.
    private static func refusal(_ source: Source, behind used: Int) -> Diagnostic? {
        let location = SourceLocation(path: source.path)
        if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
            return Diagnostic(
                .error, "header-encoding", at: location, "The header is UTF-16, which is not read.",
                solutions: ["Convert it to UTF-8."])
        }
        if source.bytes.count > HeaderText.capacity - used {
            return Diagnostic(
                .error, "header-too-large", at: location,
                "The headers are larger than 2 GB together; this one is not read.",
                solutions: ["Give fewer headers at once."])
        }
        return nil
    }

    private static func emptiness(_ source: Source) -> Diagnostic {
        let location = SourceLocation(path: source.path)
        if source.bytes.isEmpty {
            return Diagnostic(
                .warning, "header-empty", at: location, "The header is empty.",
                solutions: ["Look whether the path names the right file."])
        }
        return Diagnostic(
            .warning, "header-without-constants", at: location, "The header defines no integer constant.",
            solutions: [
                "Look whether the path names the right file.",
                "Give the headers it includes as well, if its constants are defined through theirs.",
            ])
    }
}
