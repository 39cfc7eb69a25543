import Testing
import UrtextEmitter
import UrtextModel

/// What cannot be planned with certainty is an error that says where, what, why and what to do.
@Suite struct PlannerDiagnosticTests {
    /// A mistake, and the diagnostic it has to give.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let identifier: String
        /// Words of the summary: both sides of a contradiction, the function, the parameter.
        let words: [String]
        /// A word of a solution.
        let solution: String
        var severity = Diagnostic.Severity.error
        var page: @Sendable (inout SpecPage) -> Void = { _ in }
        var spec: @Sendable (inout Spec) -> Void = { _ in }
        var configuration: @Sendable (inout EmitterConfiguration) -> Void = { _ in }

        var testDescription: String { "\(identifier): \(words.joined(separator: ", "))" }
    }

    static let inPages: [Mistake] = [
        Mistake(
            identifier: "parameter-without-role", words: ["BrewTea", "Oolong", "pvPot"], solution: "PVOID",
            page: { $0.parameters.append(Parameter(name: "pvPot", type: "PVOID", direction: .in)) }),
        Mistake(
            identifier: "parameter-without-role", words: ["BrewTea", "Reserved"], solution: "roles",
            page: { $0.parameters[3].constraints = [] }),
        Mistake(
            identifier: "parameter-without-role", words: ["pfBrewAttr"], solution: "PULONG",
            page: { $0.parameters[4].direction = .in }),
        Mistake(
            identifier: "function-without-shape", words: ["BrewTea", "Oolong", "name, leaf"], solution: "shapes",
            page: { page in page.parameters = [page.parameters[0], page.parameters[2]] }),
        Mistake(
            identifier: "number-missing", words: ["BREW_REQ_IRON"], solution: "numbers",
            page: { $0.parameters[1].values.append(Tea.value("BREW_REQ_IRON")) }),
        Mistake(
            identifier: "number-missing", words: ["TEA_E_LUKEWARM"], solution: "omissions",
            page: { $0.returns.append(ReturnCode(symbol: "TEA_E_LUKEWARM")) }),
        Mistake(
            identifier: "successes-alike", words: ["BrewTea", "Oolong", "TEA_E_OK", "TEA_I_FINE"], solution: "spec",
            page: { $0.returns.append(ReturnCode(symbol: "TEA_I_FINE", value: "0x00000000")) }),
        Mistake(
            identifier: "value-outside-family", words: ["fBrewReq", "COLD_BREW", "BrewRequirements"],
            solution: "symbols", page: { $0.parameters[1].values.append(Tea.value("COLD_BREW", "0x4")) }),
        Mistake(
            identifier: "values-without-family", words: ["pszGuest", "GUEST_QUEEN", "name"], solution: "family",
            page: { $0.parameters[0].values = [Tea.value("GUEST_QUEEN", "0x4")] }),
        Mistake(
            identifier: "status-without-family", words: ["E_POINTER"], solution: "status.families",
            page: { $0.returns.append(ReturnCode(symbol: "E_POINTER", value: "0x80004003")) }),
        Mistake(
            identifier: "no-success", words: ["brewtea--oolong", "BOOL"], solution: "impliedSuccess",
            page: { page in
                page.returnType = "BOOL"
                page.returns = []
            }),
        Mistake(
            identifier: "constraint-outside-page", words: ["brewtea.sencha/Reserved/zero", "brewtea.oolong/"],
            solution: "id",
            page: {
                $0.parameters[3].constraints = [
                    Constraint(id: "brewtea.sencha/Reserved/zero", rule: .equals, value: 0)
                ]
            }),
        Mistake(
            identifier: "constraint-not-checkable", words: ["brewtea.oolong/pszGuest/zero", "String"],
            solution: "number",
            page: {
                $0.parameters[0].constraints = [Constraint(id: "brewtea.oolong/pszGuest/zero", rule: .equals, value: 0)]
            }),
        Mistake(
            identifier: "constraint-not-checkable", words: ["brewtea.oolong/Reserved/zero"], solution: "constraint",
            page: {
                $0.parameters[3].constraints = [
                    Constraint(id: "brewtea.oolong/Reserved/zero", rule: .equals, value: -1)
                ]
            }),
        Mistake(
            identifier: "swift-name-collision", words: ["pszGuest", "Guest", "argument guest"], solution: "label",
            page: { $0.parameters.append(Parameter(name: "Guest", type: "TEA_CHAR *", direction: .in)) }),
        Mistake(
            identifier: "invalid-parameter-name", words: ["BrewTea", "psz\\\"Guest"], solution: "spec",
            page: { $0.parameters[0].name = "psz\\\"Guest" }),
        Mistake(
            identifier: "invalid-parameter-name", words: ["BrewTea", "psz Guest"], solution: "edition",
            page: { $0.parameters[0].name = "psz Guest" }),
        Mistake(
            identifier: "invalid-parameter-name", words: ["BrewTea", "пszGuest"], solution: "spec",
            page: { $0.parameters[0].name = "пszGuest" }),
        Mistake(
            identifier: "invalid-swift-name", words: ["BrewTea", "pszCore", "\"core\""], solution: "label",
            page: { $0.parameters[0].name = "pszCore" }),
        Mistake(
            identifier: "invalid-swift-name", words: ["BrewTea", "contract"], solution: "overrides",
            page: { $0.parameters[0].name = "contract" }),
        Mistake(
            identifier: "invalid-swift-name", words: ["BrewTea", "answer"], solution: "label",
            page: { $0.parameters[0].name = "pszAnswer" }),
        Mistake(
            identifier: "invalid-swift-name", words: ["pszDocumentedRequirements"], solution: "label",
            page: { $0.parameters[0].name = "pszDocumentedRequirements" }),
        Mistake(
            identifier: "variants-disagree", words: ["BrewTea", "Oolong", "Sencha", "leaf", "attributes"],
            solution: "roles",
            page: { page in
                page.parameters[4].values = []
                page.parameters[4].type = "PCUP"
            },
            configuration: { configuration in
                var cup = configuration.roles[1]
                cup.role = "cup"
                cup.types = ["PCUP"]
                cup.label = "leaf2"
                configuration.roles.append(cup)
                configuration.shapes[0].requires = ["requirements"]
                configuration.shapes[0].allows += ["attributes", "cup"]
            }),
        Mistake(
            identifier: "unknown-variant", words: ["brewtea--oolong", "oolong", "Oolong"], solution: "variants",
            severity: .warning, page: { $0.variant = "oolong" }),
        Mistake(
            identifier: "page-has-unresolved-rows", words: ["brewtea--oolong", "returns[2]"], solution: "edition",
            severity: .warning,
            page: { $0.unresolved = [Unresolved(fact: "returns[2]", text: "TEE _ E", page: "de-DE", line: 4)] }),
    ]

    static let elsewhere: [Mistake] = [
        Mistake(
            identifier: "number-contradiction", words: ["BREW_REQ_COLD", "green.h: 0x00000040", "tea.h: 0x00000001"],
            solution: "omission",
            spec: {
                $0.values.append(
                    HeaderValues(header: "green.h", constants: [.init(name: "BREW_REQ_COLD", value: "0x40", line: 9)]))
            }),
        Mistake(
            identifier: "swift-name-collision",
            words: ["BREW_REQ_UK_STYLE", "BREW_REQ_UK__STYLE", "BrewRequirements.ukStyle"], solution: "overrides",
            spec: {
                $0.values.append(
                    HeaderValues(header: "h", constants: [.init(name: "BREW_REQ_UK__STYLE", value: "0x40", line: 9)]))
            }),
        Mistake(
            identifier: "swift-name-collision", words: ["TEA_E_STEEP", "TEA_I_STEEP", "SecurityStatus.steep"],
            solution: "overrides",
            spec: {
                $0.pages.append(
                    SpecPage(id: "codes", kind: .constants, constants: [Tea.value("TEA_E_STEEP", "0x80000010")]))
            }),
        Mistake(
            identifier: "swift-name-collision", words: ["BREW_REQ_RAW_VALUE", "rawValue"], solution: "overrides",
            spec: {
                $0.values.append(
                    HeaderValues(header: "h", constants: [.init(name: "BREW_REQ_RAW_VALUE", value: "0x40", line: 9)]))
            }),
        Mistake(
            identifier: "duplicate-page", words: ["BrewTea", "Oolong", "brewtea--oolong", "brewtea--oolong-2"],
            solution: "remove", spec: { $0.pages.append(Tea.page("Oolong") { $0.id = "brewtea--oolong-2" }) }),
        Mistake(
            identifier: "swift-name-collision", words: ["BREW_REQ_*", "function BrewTea"], solution: "type name",
            configuration: { configuration in
                configuration.families[0].type = "BrewTea"
                configuration.roles[0].family = "BrewTea"
                configuration.roles[0].swiftType = "BrewTea"
            }),
        Mistake(
            identifier: "number-contradiction",
            words: ["BREW_REQ_IRON", "brewtea--oolong: 0x00000004", "brewtea--oolong: 0x00000008"], solution: "spec",
            spec: { spec in
                spec.pages[0].parameters[1].values.append(Tea.value("BREW_REQ_IRON", "0x4"))
                spec.pages[0].parameters[1].values.append(Tea.value("BREW_REQ_IRON", "0x8"))
            }),
        Mistake(
            identifier: "number-contradiction", words: ["BREW_REQ_COLD", "twice.h: 0x00000001", "twice.h: 0x00000040"],
            solution: "spec",
            spec: {
                $0.values = [
                    HeaderValues(
                        header: "twice.h",
                        constants: $0.values[0].constants + [.init(name: "BREW_REQ_COLD", value: "0x40", line: 9)])
                ]
            }),
        Mistake(
            identifier: "invalid-swift-name", words: ["function class", "\"class\""], solution: "overrides",
            spec: { spec in for place in spec.pages.indices { spec.pages[place].name = "class" } }),
        Mistake(
            identifier: "invalid-swift-name", words: ["function String", "needs itself"], solution: "overrides",
            spec: { spec in for place in spec.pages.indices { spec.pages[place].name = "String" } }),
        Mistake(
            identifier: "invalid-swift-name", words: ["BREW_RET_*", "SecurityStatus"], solution: "type name",
            configuration: { configuration in
                configuration.families[1].type = "SecurityStatus"
                configuration.roles[1].swiftType = "SecurityStatus"
            }),
        Mistake(
            identifier: "swift-name-collision", words: ["Outcome", "variant"], solution: "variants",
            spec: { spec in spec.pages[0].variant = "Outcome" },
            configuration: { $0.variants[0].variant = "Outcome" }),
        Mistake(
            identifier: "invalid-swift-name", words: ["BREW_RET_*", "Brew Attributes"], solution: "type name",
            configuration: { configuration in
                configuration.families[1].type = "Brew Attributes"
            }),
        Mistake(
            identifier: "invalid-swift-name", words: ["BREW_REQ_COLD", "ice cold"], solution: "overrides",
            configuration: { $0.names.overrides = ["BREW_REQ_COLD": "ice cold"] }),
        Mistake(
            identifier: "output-collision", words: ["Flags/Leaf.swift", "Flags/leaf.swift"], solution: "rename",
            configuration: { configuration in
                var leaf = configuration.families[2]
                leaf.type = "leaf"
                configuration.families.append(leaf)
            }),
        Mistake(
            identifier: "symbol-in-two-types", words: ["LEAF_BLACK", "Leaf", "Herb"], solution: "except",
            configuration: { configuration in
                var leaf = configuration.families[2]
                leaf.type = "Herb"
                configuration.families.append(leaf)
            }),
        Mistake(
            identifier: "unknown-check", words: ["requirements", "documentd"], solution: "checks",
            configuration: { $0.roles[0].checks = ["documentd"] }),
        Mistake(
            identifier: "unknown-check", words: ["brewtea.oolong/Reserved/zero", "equals"], solution: "checks",
            configuration: { $0.checks["equals"] = nil }),
        Mistake(
            identifier: "check-reports-success", words: ["TEA_I_STEEP", "0x00000010"], solution: "checks",
            configuration: { $0.checks["equals"]?.codes = ["TEA_I_STEEP"] }),
        Mistake(
            identifier: "no-internal-error", words: ["undocumented answers"], solution: "status.internalError",
            configuration: { $0.status.internalError = nil }),
        Mistake(
            identifier: "success-without-phase", words: ["BrewTea", "TEA_I_STEEP"], solution: "status.phases",
            configuration: { configuration in
                configuration.shapes[0].establishes = true
                configuration.status.phases = ["TEA_E_OK": "established"]
            }),
        Mistake(
            identifier: "invalid-number", words: ["X", "0x100000000"], solution: "eight",
            configuration: { $0.numbers = [NumberConfiguration(symbol: "X", value: "0x100000000", reason: "")] }),
        Mistake(
            identifier: "number-not-needed", words: ["BREW_REQ_COLD"], solution: "remove", severity: .warning,
            configuration: { $0.numbers = [NumberConfiguration(symbol: "BREW_REQ_COLD", value: "0x9", reason: "")] }),
        Mistake(
            identifier: "unknown-page", words: ["brewtea--olong"], solution: "id", severity: .warning,
            configuration: {
                $0.supplements = [SupplementConfiguration(page: "brewtea--olong", codes: ["TEA_E_OK"], reason: "")]
            }),
        Mistake(
            identifier: "incomplete-supplement", words: ["brewtea--oolong", "fBrewRequest"], solution: "parameter",
            configuration: {
                $0.supplements = [
                    SupplementConfiguration(
                        page: "brewtea--oolong", parameter: "fBrewRequest", values: ["BREW_REQ_COLD"], reason: "")
                ]
            }),
        Mistake(
            identifier: "incomplete-supplement", words: ["brewtea--oolong", "no parameter"], solution: "parameter",
            configuration: {
                $0.supplements = [
                    SupplementConfiguration(page: "brewtea--oolong", values: ["BREW_REQ_COLD"], reason: "")
                ]
            }),
        Mistake(
            identifier: "unknown-supplement", words: ["BREW_REQ_LUKEWARM", "fBrewReq", "brewtea--oolong"],
            solution: "numbers",
            configuration: {
                $0.supplements = [
                    SupplementConfiguration(
                        page: "brewtea--oolong", parameter: "fBrewReq", values: ["BREW_REQ_LUKEWARM"], reason: "")
                ]
            }),
        Mistake(
            identifier: "unknown-symbol", words: ["override", "BREW_REQ_COULD"], solution: "BREW_REQ_COLD",
            severity: .warning, configuration: { $0.names.overrides = ["BREW_REQ_COULD": "cold"] }),
        Mistake(
            identifier: "unknown-symbol", words: ["omission", "TEA_E_SPILLED"], solution: "TEA_E_SPILT",
            severity: .warning,
            configuration: { $0.omissions = [OmissionConfiguration(symbol: "TEA_E_SPILLED", reason: "")] }),
        Mistake(
            identifier: "empty-family", words: ["Leaf"], solution: "prefixes", severity: .warning,
            configuration: { $0.families[2].prefixes = ["LAEF_"] }),
    ]

    @Test(arguments: inPages + elsewhere)
    func `a mistake is named`(_ mistake: Mistake) throws {
        var spec = Tea.spec(mistake.page)
        mistake.spec(&spec)
        let configuration = try Tea.configuration(mistake.configuration)
        let (files, diagnostics) = try Tea.emit(spec, configuration)
        let found = diagnostics.filter { $0.identifier == mistake.identifier }
        #expect(!found.isEmpty, "\(diagnostics.map(\.identifier))")
        let fitting = found.first { diagnostic in mistake.words.allSatisfy(diagnostic.summary.contains) }
        let diagnostic = try #require(fitting, "\(found.map(\.summary))")
        #expect(diagnostic.severity == mistake.severity)
        #expect(diagnostic.solutions.contains { $0.contains(mistake.solution) }, "\(diagnostic.solutions)")
        #expect(diagnostic.location != nil)
        #expect(files.isEmpty == (mistake.severity == .error), "with an error there are no files, without one all")
    }

    @Test
    func `the example itself has nothing wrong`() throws {
        #expect(try Tea.emit(Tea.spec()).diagnostics == [])
    }

    /// Nothing is emitted of a file, so that one that is not known takes nothing away.
    @Test
    func `a file that is not settled takes no code away`() throws {
        let spec = Tea.spec { page in
            page.unresolved = ["header", "library", "dll"].map {
                Unresolved(fact: $0, text: "Tee. h", page: "de-DE", line: 4)
            }
        }
        #expect(try Tea.emit(spec).diagnostics == [])
    }

    @Test
    func `a mistake of a page points to its file, one of the configuration to that`() throws {
        for mistake in Self.inPages {
            let (_, diagnostics) = try Tea.emit(Tea.spec(mistake.page), Tea.configuration(mistake.configuration))
            let paths = diagnostics.filter { $0.identifier == mistake.identifier }.compactMap(\.location?.path)
            let allowed = ["spec/functions/brewtea--oolong.json", "spec/functions/brewtea--sencha.json"]
            #expect(!paths.isEmpty && paths.allSatisfy(allowed.contains), "\(mistake.identifier): \(paths)")
        }
        let (_, diagnostics) = Emitter(
            templates: [:], configuration: try Tea.configuration { $0.status.internalError = nil },
            configurationPath: "elsewhere.json"
        ).emit(Tea.spec())
        #expect(diagnostics.map(\.location?.path) == ["elsewhere.json"])
    }

    @Test
    func `a number from the configuration, or an omission with a reason, settles a missing number`() throws {
        let spec = Tea.spec { $0.parameters[1].values.append(Tea.value("BREW_REQ_IRON")) }
        let number = try Tea.configuration {
            $0.numbers = [NumberConfiguration(symbol: "BREW_REQ_IRON", value: "0x40", reason: "told")]
        }
        let (files, diagnostics) = try Tea.emit(spec, number)
        #expect(diagnostics == [])
        #expect(files["Flags/BrewRequirements.swift"]?.contains("var iron: BrewRequirements") == true)
        let omission = try Tea.configuration {
            $0.omissions = [OmissionConfiguration(symbol: "BREW_REQ_IRON", reason: "unknown")]
        }
        let (others, more) = try Tea.emit(spec, omission)
        #expect(more == [])
        #expect(others.values.allSatisfy { !$0.contains("IRON") })
    }
}
