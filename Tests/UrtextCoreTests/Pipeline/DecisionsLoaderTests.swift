import Foundation
import TestSupport
import Testing
import UrtextModel
import UrtextReconciler

@testable import UrtextCore

/// Files of decisions: what is taken, and what is refused with a place.
@Suite struct DecisionsLoaderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func load(_ entries: String, schema: String = "urtext-decisions/1") throws -> (
        decisions: [HandDecision], diagnostics: [Diagnostic]
    ) {
        try folder.write(#"{ "schema": "\#(schema)", "decisions": [\#(entries)] }"#, to: "decisions.json")
        return DecisionsLoader(fileSystem: FileSystem()).load(folder.path(of: "decisions.json"))
    }

    private static let good = #"{ "page": "boil", "text": "heiss", "symbol": "KETTLE_E_HOT", "reason": "seen" }"#

    @Test func aDecisionIsRead() throws {
        let (decisions, diagnostics) = try load(
            Self.good + "\n, "
                + #"{ "page": "boil", "edition": "de-DE/live", "text": "a", "symbol": "KETTLE_CODE(KETTLE_E_DRY)", "reason": "r" }"#
        )
        #expect(diagnostics.isEmpty)
        #expect(decisions.map(\.symbol) == ["KETTLE_E_HOT", "KETTLE_CODE(KETTLE_E_DRY)"])
        #expect(decisions.map(\.edition) == [nil, "de-DE/live"])
        #expect(decisions.map(\.location.line) == [1, 2])
    }

    @Test func withoutAFileThereIsNone() {
        let (decisions, diagnostics) = DecisionsLoader(fileSystem: FileSystem()).load(nil)
        #expect(decisions.isEmpty && diagnostics.isEmpty)
    }

    @Test(arguments: [
        #"{ "page": "boil", "text": "heiss", "symbol": "KETTLE_E_HOT" }"#,
        #"{ "page": "boil", "text": "heiss", "symbol": "zu heiss", "reason": "seen" }"#,
        #"{ "page": "boil", "text": "heiss", "symbol": "KETTLE_E_HOT", "reason": "" }"#,
        #"{ "page": "boil", "text": "heiss", "symbol": 7, "reason": "seen" }"#,
        #"{ "page": "boil", "text": "heiss", "symbol": "A_B", "reason": "seen", "why": "x" }"#,
        #""heiss""#, good + "," + good,
    ]) func whatIsNoDecisionIsRefused(_ entry: String) throws {
        let (decisions, diagnostics) = try load(entry)
        #expect(decisions.isEmpty)
        #expect(diagnostics.map(\.identifier) == ["bad-decision"])
        #expect(diagnostics.allSatisfy { $0.severity == .error && $0.location?.line == 1 && !$0.solutions.isEmpty })
    }

    @Test func anotherSchemaIsRefused() throws {
        #expect(try load(Self.good, schema: "urtext-decisions/9").diagnostics.map(\.identifier) == ["bad-decision"])
    }
}
