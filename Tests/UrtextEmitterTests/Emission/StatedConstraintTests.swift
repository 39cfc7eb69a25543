import Foundation
import Testing
import UrtextEmitter
import UrtextModel

/// What is stated by hand is checked, marked as such, and never without effect.
@Suite struct StatedConstraintTests {
    private static func spec(
        _ constraints: StatedConstraint..., function: String = "BrewTea",
        page: (inout SpecPage) -> Void = { _ in }
    ) -> Spec {
        var spec = Tea.spec(page)
        spec.constraints = [StatedConstraints(function: function, constraints: constraints, path: "c.json")]
        return spec
    }

    private static func stated(
        _ parameter: String, _ rule: String, symbols: [String] = [], variants: [String] = []
    ) -> StatedConstraint {
        StatedConstraint(
            parameter: parameter, rule: rule, symbols: symbols, variants: variants, reason: "Tea is like that.")
    }

    private static func checks(_ spec: Spec) throws -> (oolong: [PlannedCheck], diagnostics: [Diagnostic]) {
        let (plan, diagnostics) = Planner(try Tea.configuration()).plan(spec)
        return (plan.functions.flatMap(\.pages).first { $0.variant.variant == "Oolong" }?.checks ?? [], diagnostics)
    }

    @Test func `zero is checked, has a default, and stands in the comment`() throws {
        let (files, diagnostics) = try Tea.emit(Self.spec(Self.stated("ulLeaf", "zero", variants: ["Oolong"])))
        #expect(diagnostics.allSatisfy { $0.severity == .note })
        let oolong = try #require(files["Functions/BrewTea+Oolong.swift"])
        #expect(oolong.contains("\n                ulLeaf/zero\n"))
        #expect(oolong.contains("try contract.requireEqual(leaf.rawValue, 0, "))
        #expect(oolong.contains("leaf: Leaf = Leaf(rawValue: 0)"))
        #expect(oolong.contains("/// Stated by hand, since only the page's prose says so: `ulLeaf/zero`."))
        #expect(!oolong.contains("ulLeaf/listed"), "no other value is left to choose")
        let sencha = try #require(files["Functions/BrewTea+Sencha.swift"])
        #expect(!sencha.contains("ulLeaf/zero"), "it is said of the other variant")
        #expect(sencha.contains("ulLeaf/listed"))
    }

    @Test func `listed narrows a family`() throws {
        let spec = Self.spec(Self.stated("ulLeaf", "listed", symbols: ["LEAF_GREEN", "LEAF_BLACK"]))
        let text = try #require(try Tea.emit(spec).files["Functions/BrewTea+Oolong.swift"])
        let list = try #require(text.range(of: "public static var documentedLeaf: [Leaf] {\n            ["))
        #expect(
            text[list.upperBound...].prefix { $0 != "]" }.split(whereSeparator: \.isWhitespace) == [
                ".black,", ".green,",
            ])
    }

    @Test func `what the pages name is no statement by hand`() throws {
        let (checks, _) = try Self.checks(
            Tea.spec {
                let scope = "brewtea.\(($0.variant ?? "").lowercased())"
                $0.parameters[2].constraints = [
                    Constraint(id: "\(scope)/ulLeaf/listed", rule: .oneOf, symbols: ["LEAF_GREEN"])
                ]
            })
        let listed = try #require(checks.first { $0.rule == "ulLeaf/listed" })
        #expect(!listed.isByHand)
        #expect(checks.filter(\.isByHand).isEmpty)
    }

    @Test func `a reason goes with its check, and a check without one is noted`() throws {
        let (unstated, none) = try Self.checks(Tea.spec())
        #expect(unstated.filter(\.isByHand).map(\.rule) == ["ulLeaf/listed"])
        #expect(none == [], "nothing is stated by hand at all")
        let (silent, notes) = try Self.checks(Self.spec())
        #expect(silent.filter(\.isByHand).map(\.rule) == ["ulLeaf/listed"])
        #expect(notes.map(\.identifier) == ["unstated-check", "unstated-check"])
        #expect(notes.allSatisfy { $0.severity == .note && $0.summary.contains("ulLeaf/listed") })
        let (said, more) = try Self.checks(
            Self.spec(Self.stated("ulLeaf", "listed", symbols: ["LEAF_GREEN"])))
        #expect(said.first { $0.rule == "ulLeaf/listed" }?.reason == "Tea is like that.")
        #expect(said.first { $0.rule == "ulLeaf/listed" }?.isByHand == true)
        #expect(more == [])
    }

    @Test(arguments: [
        (stated("ulLaef", "zero"), "BrewTea", "unknown-constraint", "write ulLeaf"),
        (stated("ulLeaf", "lited"), "BrewTea", "unknown-constraint", "correct the rule"),
        (stated("ulLeaf", "zero"), "BrewTee", "unknown-constraint", "write BrewTea"),
        (stated("Reserved", "zero"), "BrewTea", "constraint-not-needed", "remove it from the file"),
    ])
    func `what has no effect is reported`(
        constraint: StatedConstraint, function: String, identifier: String, solution: String
    ) throws {
        let (_, diagnostics) = try Self.checks(Self.spec(constraint, function: function))
        let found = diagnostics.filter { $0.identifier == identifier }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.location?.path == "c.json" && $0.solutions.contains(solution) })
    }
}
