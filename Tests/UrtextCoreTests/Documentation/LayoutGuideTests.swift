import Foundation
import TestSupport
import Testing
import UrtextModel
import UrtextReader
import UrtextReconciler

/// docs/layouts.md lists every layout, and each example is read as it says.
@Suite struct LayoutGuideTests {
    /// What is known to exist: how many layouts each part of a page has.
    private static let layouts: [(letter: String, count: Int)] = [
        ("P", 13), ("V", 21), ("R", 12), ("Q", 7), ("S", 20), ("F", 2), ("X", 6), ("N", 12),
    ]

    private static let guide = LayoutGuide(
        (try? String(contentsOfFile: PackageRoot.path(of: "docs/layouts.md"), encoding: .utf8)) ?? "")

    @Test func `every layout is listed and has an example`() {
        let known = Self.layouts.flatMap { layout in (1...layout.count).map { "\(layout.letter)\($0)" } }
        #expect(Self.guide.listed == known)
        #expect(Self.guide.examples.map(\.id) == known)
    }

    @Test(arguments: LayoutGuideTests.guide.examples.map(\.id)) func `an example is read as the guide says`(
        _ id: String
    ) throws {
        let example = try #require(Self.guide.examples.first { $0.id == id })
        let page = SourcePage(path: "\(example.edition)/tea/example.md", bytes: Array(example.page.utf8))
        let reading = PageReader().read(page)
        let result = Reconciler().reconcile(ClaimSet(reading.claims))
        let facts =
            result.spec.pages.flatMap(Self.facts)
            + (reading.diagnostics + result.diagnostics).map {
                "says \($0.identifier)"
            }
        #expect(facts == example.facts, "docs/layouts.md:\(example.line)")
    }

    private static func facts(of page: SpecPage) -> [String] {
        var facts = ["\(page.kind?.rawValue ?? "page") \(page.name ?? "without a name")"]
        for parameter in page.parameters {
            var parts = [parameter.type.map { "\(parameter.name): \($0)" } ?? parameter.name]
            if let direction = parameter.direction { parts.append(direction.rawValue) }
            if parameter.optional == true { parts.append("optional") }
            facts.append("parameter " + parts.joined(separator: ", "))
        }
        func row(_ symbol: String, _ number: String?) -> String { symbol + (number.map { " = \($0)" } ?? "") }
        for parameter in page.parameters {
            facts += parameter.values.map { "value \(parameter.name) \(row($0.symbol, $0.printed))" }
        }
        facts += page.returns.map { "return " + row($0.symbol, $0.printed) }
        facts += page.constants.map { "constant " + row($0.symbol, $0.printed) }
        for (label, file) in [("header", page.header), ("library", page.library), ("dll", page.dll)] {
            if let file { facts.append("\(label) \(file)") }
        }
        return facts + page.unresolved.map { "unresolved \($0.fact): \($0.text)" }
    }
}
