import Testing
import UrtextEmitter
import UrtextModel

@Suite struct MustacheDiagnosticTests {
    static let place = MustachePlace(template: "swift/flags", line: 3, column: 7)

    /// One of each, and both forms of those that may know a better name.
    static let reasons: [MustacheError.Reason] = [
        .unclosedTag(closing: "}}"), .emptyTag, .badName("a b"), .badDelimiters("<%"),
        .unclosedSection(opening: "#a"), .unopenedSection("a"),
        .mismatchedClose("b", opening: "^a", openedAt: place), .duplicateBlock("b", first: place),
        .nestedTooDeep(limit: 9), .unknownName("a.b", missing: "b", nearest: "c"),
        .unknownName("a", missing: "a", nearest: nil), .notText("a"), .unknownPartial("p", nearest: "q"),
        .unknownPartial("p", nearest: nil), .unknownBlock("b", parent: "p", nearest: "c"),
        .unknownBlock("b", parent: "p", nearest: nil), .contentInParent("p"), .injectedTooDeep("p", limit: 9),
        .tooMuchWork(limit: 9),
    ]

    @Test func identifiersAreStable() {
        var identifiers: [String] = []
        for reason in Self.reasons where identifiers.last != reason.identifier { identifiers.append(reason.identifier) }
        #expect(
            identifiers == [
                "template-unclosed-tag", "template-empty-tag", "template-bad-name", "template-bad-delimiters",
                "template-unclosed-section", "template-unopened-section", "template-mismatched-close",
                "template-duplicate-block", "template-nested-too-deep", "template-unknown-name", "template-not-text",
                "template-unknown-partial", "template-unknown-block", "template-content-in-parent",
                "template-injected-too-deep", "template-too-much-work",
            ])
    }

    @Test(arguments: reasons) func saysWhereWhatAndWhatToDo(_ reason: MustacheError.Reason) {
        let diagnostic = MustacheError(reason, at: Self.place).diagnostic(path: "Templates/swift/flags.mustache")
        #expect(diagnostic.severity == .error)
        #expect(diagnostic.identifier == reason.identifier)
        #expect(
            diagnostic.location == SourceLocation(path: "Templates/swift/flags.mustache", line: 3, column: 7))
        #expect(!diagnostic.summary.isEmpty && !diagnostic.summary.contains("\n"))
        #expect(!diagnostic.solutions.isEmpty)
        for line in diagnostic.solutions + [diagnostic.summary] {
            #expect(!line.hasSuffix(".") && !line.contains("\n"))
        }
    }

    @Test(arguments: [
        (
            MustacheError(.unclosedSection(opening: "#items"), at: place),
            "swift/flags:3:7: `#items` is never closed. Add the closing tag `/items`."
        ),
        (
            MustacheError(
                .mismatchedClose(
                    "b", opening: "#a", openedAt: MustachePlace(template: "swift/flags", line: 1, column: 2)), at: place
            ),
            "swift/flags:3:7: `/b` stands where `#a` must be closed first. `#a` was opened at swift/flags:1:2."
                + " Write `/a` before this tag."
        ),
        (
            MustacheError(.unknownName("flag.nme", missing: "nme", nearest: "name"), at: place),
            "swift/flags:3:7: the name `flag.nme` is not in the context: it has no `nme`."
                + " Write `name`, if that is meant."
        ),
        (
            MustacheError(
                .unknownPartial("p", nearest: nil), at: place,
                injectedAt: (1...6).map { MustachePlace(template: "f", line: $0, column: 1) }),
            "swift/flags:3:7: there is no template `p`. The template was injected at f:1:1, f:2:1, f:3:1, f:4:1"
                + " and 2 more. Add a template of that name."
        ),
        (
            MustacheError(.badName("a\n\u{1B}[31m" + String(repeating: "x", count: 60)), at: place),
            "swift/flags:3:7: `a\\n\\u{1B}[31m\(String(repeating: "x", count: 53))…` is not a name."
                + " Write a name without white space, its parts joined by single dots."
        ),
    ])
    func descriptions(_ error: MustacheError, _ text: String) { #expect(error.description == text) }

    @Test func pathsAreThoseOfTheTemplates() {
        let error = MustacheError(
            .duplicateBlock("b", first: MustachePlace(template: "swift/flags", line: 1, column: 1)), at: Self.place,
            injectedAt: [MustachePlace(template: "swift/file", line: 8, column: 2)])
        let diagnostic = error.diagnostic { "Templates/\($0).mustache" }
        #expect(diagnostic.location?.description == "Templates/swift/flags.mustache:3:7")
        #expect(
            diagnostic.explanation
                == "The first one is at Templates/swift/flags.mustache:1:1."
                + " The template was injected at Templates/swift/file.mustache:8:2.")
    }

    @Test func aRealErrorBecomesADiagnostic() throws {
        let error = try #require(throws: MustacheError.self) {
            try MustacheTemplate(parsing: "a\n {{#flags}}", name: "flags")
        }
        #expect(
            error.diagnostic(path: "flags.mustache")
                == Diagnostic(
                    .error, "template-unclosed-section",
                    at: SourceLocation(path: "flags.mustache", line: 2, column: 2), "`#flags` is never closed",
                    solutions: ["Add the closing tag `/flags`"]))
    }
}
