import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

/// Each rule on a page of its own that has the error, and on one that has it not.
@Suite struct LintRulesTests {
    /// A page of a reference in which lines were changed.
    private static func page(_ changes: (String, String)...) -> String {
        var text = """
            ---
            title: StirPot function
            ---

            # StirPot function

            Stirs.

            ## Syntax

            ```C++
            POTSTATUS POT_ENTRY StirPot(
              _In_     PVOID pPot,
              _In_opt_ ULONG fHow
            );
            ```

            ## Parameters

            *pPot* `[in]`

            The pot.

            *fHow* `[in, optional]`

            How to stir.

            | Value | Meaning |
            |---|---|
            | **POT_STIR_SLOWLY**<br/>0x1 | Slowly. |
            | **POT_STIR_FAST**<br/>0x2 | Fast. |
            | **POT_STIR_TWICE**<br/>0x4 | Twice. |
            | **POT_STIR_LEFT**<br/>0x8 | Anticlockwise. |
            | **POT_STIR_NEVER**<br/>0x10 | Not at all. |

            ## Return value

            | Return code | Description |
            |---|---|
            | **POT_E_EMPTY** | Nothing is in it. |
            | **POT_OK** | It is stirred. |

            ## Requirements

            | Requirement | Value |
            |---|---|
            | Header | Pot.h |
            | Library | Pot.lib |

            """
        for (old, new) in changes { text = text.replacing(old, with: new) }
        return text
    }

    static let header = """
        #define POT_ENTRY __stdcall
        #define POT_STIR_SLOWLY 0x1
        #define POT_STIR_FAST 0x2
        #define POT_STIR_TWICE 0x4
        #define POT_STIR_LEFT 0x8
        #define POT_STIR_NEVER 0x10
        #define POT_E_EMPTY 0x80010001
        #define POT_OK 0
        #define POT_E_BROKEN 0x80010002
        #define POT_E_COLD 0x80010003
        #define POT_E_DRY 0x80010004
        #define POT_E_FULL 0x80010005
        #define POT_E_GREASY 0x80010006
        #define POT_E_HOT 0x80010007
        #define POT_E_LEAKING 0x80010008

        """

    private static func findings(_ page: String) async throws -> [(id: String, line: Int?)] {
        let folder = try TemporaryFolder()
        try folder.write(page, to: "en-US/live/stirpot.md")
        try folder.write(header, to: "pot.h")
        let values = HeaderLoader(fileSystem: FileSystem()).load([folder.path(of: "pot.h")]).values
        let result = await Linter(fileSystem: FileSystem(), restores: false).run(
            [folder.path(of: "en-US")], values: values, headers: [Array(header.utf8)], jobs: 1)
        return result.log.sorted.map { ($0.identifier, $0.location?.line) }
    }

    @Test func `a page without errors has no findings`() async throws {
        let found = try await Self.findings(Self.page())
        #expect(found.map(\.id) == [])
    }

    struct Damage: Sendable {
        var rule: String
        var line: Int
        var changes: [(String, String)]

        init(_ rule: LintRule, _ line: Int, _ changes: (String, String)...) {
            self.rule = rule.rawValue
            self.line = line
            self.changes = changes
        }

        init(_ rule: String, _ line: Int, _ changes: (String, String)...) {
            self.rule = rule
            self.line = line
            self.changes = changes
        }
    }

    static let damages: [Damage] = [
        Damage(.linkInSymbol, 31, ("POT_STIR_FAST**", "POT\\_[*stir*](../gloss/s.md)\\_FAST**")),
        Damage(.repeatedEmphasis, 31, ("**POT_STIR_FAST**", "****POT_STIR_FAST****")),
        Damage(.numberWidth, 31, ("0x2", "0x000000002")),
        Damage(.damagedAnchor, 31, ("**POT_STIR_FAST**", "<span id=\"POT_STIR_FAST_\"></span>**POT_STIR_FAST**")),
        Damage(
            .duplicateAnchor, 31,
            ("**POT_STIR_FAST**", "<span id=\"A_B\"></span><span id=\"A_B\"></span>**POT_STIR_FAST**")),
        Damage(.blankInSymbol, 31, ("POT_STIR_FAST", "POT_STIR_ FAST")),
        Damage(.strayMark, 31, ("**POT_STIR_FAST**", "**POT_STIR_FAST**>")),
        Damage(.rowWithoutNumber, 31, ("**POT_STIR_FAST**<br/>0x2", "**POT_STIR_FAST**")),
        Damage(.symbolUnknown, 40, ("POT_E_EMPTY", "POT_E_EMTY")),
        Damage(.codeUnknown, 40, ("POT_E_EMPTY", "POT_E_STOLEN")),
        Damage(.spelledOtherwise, 12, ("POT_ENTRY StirPot", "POT_Entry StirPot")),
        Damage(.libraryIsModule, 48, ("Pot.lib", "Pot.dll")),
        Damage(.tableHeaderOfRequirements, 28, ("| Value | Meaning |", "| Requirement | Value |")),
        Damage(.termInText, 20, ("`[in]`\n\nThe pot.", "`[in]`\nThe pot.")),
        Damage(.parameterWithoutHeading, 13, ("*pPot* `[in]`\n\nThe pot.\n\n", "")),
        Damage(
            .parameterWithoutHeading, 14,
            ("*pPot* `[in]`\n\nThe pot.\n\n*fHow* `[in, optional]`\n\n", "The pot, and how.\n\n")),
        Damage(.strayMark, 20, ("*pPot* `[in]`", "*\\*pPot* \\[in\\]")),
        Damage(.bracketContradictsDeclaration, 20, ("*pPot* `[in]`", "*pPot* `[in, out]`")),
        Damage(.bracketContradictsDeclaration, 24, ("[in, optional]", "[in]")),
        Damage(.declarationNamesOther, 12, ("POT_ENTRY StirPot", "POT_ENTRY EmptyKettle")),
        Damage(.unevenEmphasis, 20, ("*pPot* `[in]`", "_pPot\\* \\[in\\]")),
        Damage("heading-contradicts-declaration", 24, ("*fHow*", "*fHowever*")),
        Damage("number-contradicts-header", 31, ("0x2", "0x20")),
    ]

    @Test(arguments: damages.indices)
    func `a rule finds its error on the line`(_ index: Int) async throws {
        let damage = Self.damages[index]
        var page = Self.page()
        for (old, new) in damage.changes {
            #expect(page.contains(old))
            page = page.replacing(old, with: new)
        }
        let found = try await Self.findings(page)
        #expect(found.contains { $0.id == damage.rule && $0.line == damage.line }, "\(damage.rule): \(found)")
    }

    /// A code of a family that the headers do not have may be defined by a header that is not at hand.
    @Test func `a code of a strange family is none of ours`() async throws {
        let found = try await Self.findings(Self.page(("POT_E_EMPTY", "PAN_E_STOLEN")))
        #expect(found.map(\.id) == [])
    }

    @Test func `a list that is announced and missing is found`() async throws {
        let page = Self.page(
            (
                """
                | Return code | Description |
                |---|---|
                | **POT_E_EMPTY** | Nothing is in it. |
                | **POT_OK** | It is stirred. |
                """, "This function returns one of the following return codes."
            ))
        let found = try await Self.findings(page)
        #expect(found.contains { $0.id == LintRule.announcedListMissing.rawValue })
    }

    @Test func `every rule is tried here or in the tests of editions`() {
        let tried = Set(Self.damages.map(\.rule))
        let elsewhere: Set<LintRule> = [
            .announcedListMissing, .mangledSymbol, .mangledParameter, .rowsLost, .tableWithoutSymbols,
        ]
        for rule in LintRule.allCases where !elsewhere.contains(rule) { #expect(tried.contains(rule.rawValue)) }
    }
}
