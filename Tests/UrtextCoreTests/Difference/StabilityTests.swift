import TestSupport
import Testing
import UrtextCore
import UrtextEmitter
import UrtextModel

/// The table "stability of generated code": each row is what `diff` says and what the compiler does.
@Suite struct StabilityTests {
    private func difference(_ row: StabilityRow, _ number: Int) throws -> SpecDifference {
        let old = try row.base(number)
        var new = old
        row.apply(&new)
        return SpecDifference(
            from: StabilityRow.spec([old]), to: StabilityRow.spec([new]),
            configuration: try StabilityRow.configuration(), configurationPath: "urtext.json")
    }

    @Test(arguments: StabilityRow.all.indices)
    func `the difference is of the class that the table says`(_ number: Int) throws {
        let row = StabilityRow.all[number]
        let difference = try difference(row, number)
        #expect(difference.oldDiagnostics == [])
        #expect(!difference.changes.isEmpty)
        #expect(difference.effect == row.effect, "\(row.change): \(DifferenceReport(difference).text(.text))")
        if row.effect != .documentation { #expect(difference.changes.contains { !$0.swiftNames.isEmpty }) }
    }

    /// The files for all rows of which a condition holds, changed or not.
    private func generated(changed: Bool, where isWanted: (StabilityRow) -> Bool) throws -> [String: String] {
        var bases: [StabilityRow.Base] = []
        for (number, row) in StabilityRow.all.enumerated() {
            var base = try row.base(number)
            if changed, isWanted(row) { row.apply(&base) }
            // A page that is gone is no page that cannot be generated.
            if changed, isWanted(row), try !difference(row, number).newDiagnostics.isEmpty { base.page.kind = .message }
            bases.append(base)
        }
        let emitter = Emitter(templates: EmbeddedTemplates.all, configuration: try StabilityRow.configuration())
        let (files, diagnostics) = emitter.emit(StabilityRow.spec(bases))
        #expect(diagnostics.filter { $0.severity == .error } == [])
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
    }

    private var clients: [String: String] {
        Dictionary(
            uniqueKeysWithValues: StabilityRow.all.enumerated().map { ("Client\($0).swift", $1.client($0)) })
    }

    @Test(.enabled(if: SwiftCompiler.isAvailable, "\(SwiftCompiler.absence)"))
    func `callers compile before each change, after each that breaks no source, and not after one that does`() throws {
        let compiler = try #require(SwiftCompiler())
        let before = try generated(changed: false) { _ in true }
        let first = try compiler.errors(in: before.merging(clients) { $1 })
        #expect(first.isEmpty, "\(first)")

        let harmless = try generated(changed: true) { $0.effect != .source }
        #expect(harmless != before)
        let second = try compiler.errors(in: harmless.merging(clients) { $1 })
        #expect(second.isEmpty, "\(second)")

        let breaking = try generated(changed: true) { $0.effect == .source }
        let errors = try compiler.errors(in: breaking.merging(clients) { $1 })
        let broken = StabilityRow.all.indices.filter { StabilityRow.all[$0].effect == .source }
        #expect(Set(errors.keys) == Set(broken.map { "Client\($0).swift" }), "\(errors)")
    }

    @Test func `the table in the documentation is this one`() throws {
        let rows = StabilityRow.all.map { [$0.change, $0.effect.rawValue, $0.reason] }
        try DocumentTable("docs/stability.md", "stability").expect(
            DocumentTable.markdown(header: ["change", "effect", "why"], rows: rows))
    }
}
