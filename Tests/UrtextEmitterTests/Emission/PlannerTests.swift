import Testing
import UrtextEmitter
import UrtextModel

@Suite struct PlannerTests {
    private func plan(_ spec: Spec = Tea.spec()) throws -> Plan {
        let (plan, diagnostics) = Planner(try Tea.configuration()).plan(spec)
        #expect(diagnostics.filter { $0.severity != .note } == [])
        return plan
    }

    @Test
    func `a family has what headers define and pages document`() throws {
        let plan = try plan()
        let requirements = try #require(plan.families.first { $0.configuration.type == "BrewRequirements" })
        #expect(requirements.members.map(\.name) == ["cold", "ukStyle", "extraTemperature"], "by number")
        #expect(requirements.members.map(\.bits) == [1, 2, 0x10])
        #expect(requirements.members[0].pages == ["brewtea--oolong", "brewtea--sencha"])
        #expect(requirements.members[2].pages.isEmpty)
    }

    @Test
    func `arguments follow from the declaration`() throws {
        let page = try #require(try plan().functions.first?.pages.first)
        #expect(page.arguments.map(\.label) == ["guest", "requirements", "leaf", "reserved", "attributes"])
        #expect(page.arguments.map(\.isOptional) == [true, false, false, false, false])
        #expect(page.arguments.map(\.defaultValue) == ["nil", nil, nil, "0", nil])
        #expect(
            page.arguments[2].documented.map(\.name) == ["black", "green", "default"], "all, as the page lists none")
        #expect(page.method == "brewTea")
        #expect(page.scope == "brewtea.oolong")
    }

    @Test
    func `codes are told apart by their numbers`() throws {
        let page = try #require(try plan().functions.first?.pages.first)
        #expect(page.successes.map(\.name) == ["ok", "steep"])
        #expect(page.failures?.map(\.name) == ["spilt", "tooHot"])
        #expect(page.internalError.symbol == "TEA_E_SPILT")
    }

    @Test
    func `a page that lists no success has the implied one, and one without failures has none`() throws {
        let plan = try plan(
            Tea.spec { page in page.returns = [] })
        let page = try #require(plan.functions.first?.pages.first)
        #expect(page.successes.map(\.symbol) == ["TEA_E_OK"])
        #expect(page.failures == nil)
    }

    @Test
    func `checks have stable ids and report what the page documents, if it can`() throws {
        let page = try #require(try plan().functions.first?.pages.first)
        #expect(
            page.checks.map(\.id) == [
                "brewtea.oolong/fBrewReq/documented", "brewtea.oolong/ulLeaf/listed", "brewtea.oolong/Reserved/zero",
            ])
        #expect(page.checks.map(\.code.symbol) == ["TEA_E_TOO_HOT", "TEA_E_WRONG", "TEA_E_WRONG"])
        #expect(page.checks.last?.rule == "Reserved/zero")
        #expect(page.checks.last?.value == 0)
    }

    @Test
    func `a stated number becomes the default and is checked in place of the documented values`() throws {
        let plan = try plan(
            Tea.spec { page in
                page.parameters[2].constraints = [
                    Constraint(id: "brewtea.oolong/ulLeaf/one", rule: .equals, value: 1)
                ]
            })
        let page = try #require(plan.functions.first?.pages.first)
        #expect(page.arguments[2].defaultValue == "Leaf(rawValue: 1)")
        #expect(page.checks.map(\.rule) == ["fBrewReq/documented", "ulLeaf/one", "Reserved/zero"])
    }

    @Test
    func `a required parameter is not optional`() throws {
        let plan = try plan(
            Tea.spec { page in
                page.parameters[0].constraints = [
                    Constraint(id: "brewtea.oolong/pszGuest/required", rule: .required)
                ]
            })
        let pages = try #require(plan.functions.first?.pages)
        #expect(pages.map { $0.arguments[0].isOptional } == [false, true])
        #expect(pages.map { $0.arguments[0].defaultValue } == [nil, "nil"])
    }

    @Test
    func `where a page lists no values for open flags there is no check`() throws {
        let configuration = try Tea.configuration { configuration in
            configuration.roles[0].family = nil
            configuration.roles[0].names = ["fBrewReq"]
        }
        let (plan, diagnostics) = Planner(configuration).plan(Tea.spec { $0.parameters[1].values = [] })
        #expect(diagnostics == [])
        #expect(plan.functions.first?.pages.first?.checks.map(\.rule) == ["ulLeaf/listed", "Reserved/zero"])
    }

    @Test
    func `pages of other variants and kinds are left alone`() throws {
        var spec = Tea.spec()
        spec.pages += [
            Tea.page("Darjeeling"),
            Tea.page("Oolong") { page in
                page.id = "tea"
                page.kind = .structure
            },
            Tea.page("Oolong") { page in
                page.id = "nameless"
                page.name = nil
            },
        ]
        #expect(try plan(spec).outputs == plan().outputs)
    }

    @Test
    func `status codes are those that pages name and those that stubs report`() throws {
        var spec = Tea.spec()
        spec.pages.append(
            SpecPage(
                id: "codes", kind: .constants,
                constants: [Tea.value("TEA_E_COLD", "0x80000009"), Tea.value("OTHER", "1")]))
        let plan = try plan(spec)
        #expect(
            plan.statuses.map(\.symbol) == [
                "TEA_E_OK", "TEA_I_STEEP", "TEA_E_SPILT", "TEA_E_TOO_HOT", "TEA_E_WRONG", "TEA_E_COLD",
            ])
    }

    @Test
    func `supplements add what a page leaves out, with the reason`() throws {
        let configuration = try Tea.configuration {
            $0.supplements = [
                SupplementConfiguration(
                    page: "brewtea--oolong", codes: ["TEA_E_WRONG", "TEA_E_TOO_HOT"], reason: "it happens")
            ]
        }
        let (plan, diagnostics) = Planner(configuration).plan(Tea.spec())
        #expect(diagnostics == [])
        let page = try #require(plan.functions.first?.pages.first)
        #expect(page.supplements.map { $0.codes.map(\.symbol) } == [["TEA_E_WRONG"]], "what is documented is not added")
    }

    /// The example, whose other page documents one value more.
    private var strong: Spec {
        var spec = Tea.spec()
        spec.pages[1].parameters[1].values.append(Tea.value("BREW_REQ_EXTRA_TEMP"))
        return spec
    }

    @Test
    func `supplements add values to a parameter of one page, with the reason`() throws {
        let configuration = try Tea.configuration {
            $0.supplements = [
                SupplementConfiguration(
                    page: "brewtea--oolong", parameter: "fBrewReq", values: ["BREW_REQ_EXTRA_TEMP", "BREW_REQ_COLD"],
                    reason: "the other page has it")
            ]
        }
        let (plan, diagnostics) = Planner(configuration).plan(strong)
        #expect(diagnostics == [])
        let page = try #require(plan.functions.first?.pages.first)
        #expect(
            page.arguments[1].documented.map(\.symbol) == ["BREW_REQ_COLD", "BREW_REQ_UK_STYLE", "BREW_REQ_EXTRA_TEMP"])
        #expect(page.arguments[1].supplements.map(\.symbols) == [["BREW_REQ_EXTRA_TEMP"]])
        let (files, _) = try Tea.emit(strong, configuration)
        let text = try #require(files["Functions/BrewTea+Oolong.swift"])
        #expect(text.contains("`BREW_REQ_EXTRA_TEMP`: not on the page: the other page has it."))
        #expect(try #require(files["Functions/BrewTea+Sencha.swift"]).contains("BREW_REQ_EXTRA_TEMP`: not") == false)
    }

    @Test
    func `a function under another name keeps its rules`() throws {
        let configuration = try Tea.configuration { $0.names.overrides = ["BrewTea": "infuse"] }
        let (files, diagnostics) = try Tea.emit(Tea.spec(), configuration)
        #expect(diagnostics == [])
        let page = try #require(files["Functions/Infuse+Oolong.swift"])
        #expect(page.contains("scope: \"infuse.oolong\""))
        #expect(page.contains("\"Reserved/zero\""))
    }

    @Test
    func `quotation marks end no literal`() throws {
        let configuration = try Tea.configuration { $0.variants[0].package = #"oo"l\o"# }
        var spec = Tea.spec()
        spec.pages[0].id = #"brew"tea"#
        let page = try #require(try Tea.emit(spec, configuration).files["Functions/BrewTea+Oolong.swift"])
        #expect(page.contains(#"package: "oo\"l\\o","#))
        #expect(page.contains(#"page: "brew\"tea","#))
    }
}
