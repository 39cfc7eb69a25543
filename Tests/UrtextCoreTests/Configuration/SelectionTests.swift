import Testing
import UrtextCore
import UrtextEmitter
import UrtextModel

@Suite struct SelectionTests {
    @Test(arguments: [
        ("ISC_REQ_*", "ISC_REQ_DELEGATE", true), ("ISC_REQ_*", "ISC_RET_DELEGATE", false), ("*", "", true),
        ("*_E_*", "SEC_E_OK", true), ("A*A", "A", false), ("A*A", "AA", true), ("A*B*A", "ABA", true),
        ("A*B*A", "AAB", false), ("ntlm", "NTLM", false), ("", "", true), ("", "a", false), ("**", "abc", true),
    ])
    func `a star stands for any letters`(pattern: String, name: String, matches: Bool) {
        #expect(NamePattern(pattern).matches(name) == matches)
    }

    private let emitter = EmitterConfiguration(
        variants: [
            VariantConfiguration(variant: "Quick", package: "QuickKettle"),
            VariantConfiguration(variant: "Gentle", package: "GentleKettle"),
        ],
        families: [
            FamilyConfiguration(
                type: "Boil", kind: .flags, prefixes: ["BOIL_"], win32: "BOIL_*", summary: "What is asked.")
        ])

    private func spec(_ values: [String]) -> Spec {
        var page = SpecPage(id: "boil", kind: .function, name: "Boil")
        page.parameters = [
            Parameter(
                name: "fReq", type: "ULONG",
                values: values.map { SymbolValue(symbol: $0, value: "0x00000001", kind: .flag) })
        ]
        return Spec(pages: [page], values: [])
    }

    private func names(
        packages: [String] = [], functions: [String] = [], flags: [String] = []
    ) -> Selection.Names {
        Selection.Names(
            packages: packages.map { NamePattern($0) }, functions: functions.map { NamePattern($0) },
            flags: flags.map { NamePattern($0) })
    }

    @Test func `nothing selected is everything`() {
        let applied = Selection().applied(to: spec(["BOIL_FAST"]), emitter)
        #expect(applied.spec == spec(["BOIL_FAST"]))
        #expect(applied.emitter == emitter)
        #expect(applied.diagnostics == [])
    }

    @Test(arguments: ["Quick", "QuickKettle", "Qu*"])
    func `a package is selected by the pages' name or its own`(name: String) {
        let applied = Selection(include: names(packages: [name])).applied(to: spec([]), emitter)
        #expect(applied.emitter.variants.map(\.variant) == ["Quick"])
        #expect(applied.diagnostics == [])
    }

    @Test func `what is excluded is out even where it is included`() {
        let selection = Selection(include: names(packages: ["*"]), exclude: names(packages: ["Gentle"]))
        #expect(selection.applied(to: spec([]), emitter).emitter.variants.map(\.variant) == ["Quick"])
    }

    @Test func `what is stated about a function goes with it, and about an unknown one stays`() {
        var spec = spec(["BOIL_FAST"])
        spec.constraints = ["Boil", "Boyl"].map { StatedConstraints(function: $0) }
        let without = Selection(exclude: names(functions: ["Boil"])).applied(to: spec, emitter)
        #expect(without.spec.constraints.map(\.function) == ["Boyl"])
        let with = Selection(include: names(functions: ["Boil"])).applied(to: spec, emitter)
        #expect(with.spec.constraints.map(\.function) == ["Boil", "Boyl"])
    }

    @Test func `functions are selected`() {
        let applied = Selection(exclude: names(functions: ["Boil"])).applied(to: spec([]), emitter)
        #expect(applied.spec.pages == [])
    }

    @Test func `flags are selected, and other symbols stay`() {
        let selection = Selection(exclude: names(flags: ["BOIL_FAST"]))
        let applied = selection.applied(to: spec(["BOIL_FAST", "BOIL_SLOW", "WATER_COLD"]), emitter)
        #expect(applied.spec.pages[0].parameters[0].values.map(\.symbol) == ["BOIL_SLOW", "WATER_COLD"])
        #expect(applied.diagnostics == [])
    }

    /// A page without values leaves the choice open; taking the last value away must not open it.
    @Test func `a selection that leaves no documented value is refused`() {
        let applied = Selection(exclude: names(flags: ["BOIL_*"])).applied(to: spec(["BOIL_FAST"]), emitter)
        #expect(applied.diagnostics.map(\.identifier) == ["selection-empties-values"])
        #expect(applied.diagnostics.first?.severity == .error)
    }

    @Test func `a name that selects nothing is a warning with the nearest name`() {
        let applied = Selection(exclude: names(packages: ["Quik"])).applied(to: spec([]), emitter)
        #expect(applied.diagnostics.map(\.identifier) == ["selection-without-effect"])
        #expect(applied.diagnostics.first?.solutions.first == "write Quick")
    }
}
