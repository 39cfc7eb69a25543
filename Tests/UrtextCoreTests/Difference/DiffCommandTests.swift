import TestSupport
import Testing
import UrtextCore
import UrtextEmitter
import UrtextModel

/// `urtext diff` as a gate: what it exits with, and in which forms it answers.
@Suite struct DiffCommandTests {
    private let tool = BuiltTool("urtext")
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write(Self.page, to: "old")
    }

    private static let page = SpecPage(
        id: "brewtea", kind: .function, name: "BrewTea",
        parameters: [Parameter(name: "fBrewReq", type: "ULONG", values: [SymbolValue(symbol: "BREW_REQ_COLD")])],
        returns: [ReturnCode(symbol: "TEA_E_TOO_HOT", value: "0x80000002", printed: "0x80000002")])

    private func write(_ page: SpecPage, to name: String) throws {
        try folder.write(page.document(), to: "\(name)/\(page.id).json")
        try folder.write("{}\n", to: "urtext.json")
    }

    private func status(_ change: (inout SpecPage) -> Void) throws -> Int32 {
        var page = Self.page
        change(&page)
        try write(page, to: "new")
        return try tool.run("diff", "old", "new", in: folder.path).status
    }

    @Test func `the exit status tells what callers notice`() throws {
        #expect(try status { _ in } == 0)
        #expect(try status { $0.dll = "Tea.dll" } == 0)
        #expect(try status { $0.parameters[0].values.append(SymbolValue(symbol: "BREW_REQ_HOT")) } == 1)
        #expect(try status { $0.returns[0].value = "0x80000003" } == 2)
        #expect(try status { $0.parameters = [] } == 2)
    }

    @Test func `what cannot be compared is no success and no break`() throws {
        #expect(try tool.run("diff", "old", "nowhere", in: folder.path).status == 3)
        #expect(try tool.run("diff", "old", in: folder.path).status == 3)
        try folder.write("{", to: "broken/brewtea.json")
        #expect(try tool.run("diff", "old", "broken", in: folder.path).status == 3)
    }

    @Test(arguments: DifferenceFormat.allCases)
    func `each form names the fact`(_ format: DifferenceFormat) throws {
        var page = Self.page
        page.parameters[0].type = "a|b\u{1B}[0m"
        try write(page, to: "new")
        let result = try tool.run("diff", "old", "new", "--format", format.rawValue, in: folder.path)
        #expect(result.output.contains("parameters/fBrewReq/type"))
        #expect(!result.output.contains("\u{1B}"))
        switch format {
        case .json: _ = try LocatedJSONParser.parse(Array(result.output.utf8))
        case .markdown: #expect(result.output.contains(#"a\|b"#))
        case .text: #expect(result.output.contains("source-breaking: 1"))
        }
    }

    @Test func `a difference read backwards swaps what was added with what was removed`() throws {
        var other = Self.page
        other.parameters[0].values.append(SymbolValue(symbol: "BREW_REQ_HOT"))
        other.returns = []
        func changes(_ old: SpecPage, _ new: SpecPage) -> [SpecChange] {
            SpecDifference(
                from: Spec(pages: [old]), to: Spec(pages: [new]), configuration: .init(),
                configurationPath: "urtext.json"
            ).changes
        }
        let forward = changes(Self.page, other)
        let backward = changes(other, Self.page)
        #expect(forward.map(\.fact) == backward.map(\.fact))
        for (left, right) in zip(forward, backward) {
            #expect(left.old == right.new && left.new == right.old)
        }
        #expect(changes(other, other).isEmpty)
    }

    /// Names of parameters that are those of facts as well.
    @Test(arguments: ["value", "kind", "header", "library", "dll", "printed", "outcome", "assetid", "page"])
    func `a parameter breaks callers whatever it is called`(name: String) throws {
        #expect(try status { $0.parameters.append(Parameter(name: name)) } == 2)
        try write(Self.page, to: "before")
        var page = Self.page
        page.parameters.append(Parameter(name: name))
        try write(page, to: "before")
        #expect(try tool.run("diff", "before", "old", in: folder.path).status == 2)
    }

    @Test func `a page more breaks nobody, whatever is on it`() throws {
        try write(Self.page, to: "new")
        var page = Self.page
        page.id = "pourtea"
        try write(page, to: "new")
        #expect(try tool.run("diff", "old", "new", in: folder.path).status == 1)
        #expect(try tool.run("diff", "new", "old", in: folder.path).status == 2)
    }

    /// With what Examples/Kettle makes of its pages.
    private func kettle(_ change: (inout SpecPage) -> Void) throws -> SpecDifference {
        let fileSystem = FileSystem()
        let (configuration, _) = ConfigurationFile.load(
            named: PackageRoot.path(of: "Examples/Kettle/urtext.json"), fileSystem: fileSystem)
        let old = SpecReader.read(PackageRoot.path(of: "Examples/Kettle/spec"), fileSystem: fileSystem).spec
        var new = old
        let place = try #require(new.pages.firstIndex { $0.id == "boilkettle--quick" })
        change(&new.pages[place])
        return SpecDifference(
            from: old, to: new, configuration: configuration.emitter, configurationPath: "urtext.json")
    }

    @Test func `what takes a whole function away accounts for all that goes with it`() throws {
        let difference = try kettle { page in
            for place in page.parameters.indices where page.parameters[place].name == "fBoilReq" {
                page.parameters[place].direction = .out
            }
        }
        #expect(difference.changes.map(\.fact) == ["parameters/fBoilReq/direction"])
        let consequences = try #require(difference.changes.first?.consequences)
        #expect(consequences.allSatisfy { $0.what == "is gone" }, "\(consequences)")
        #expect(consequences.allSatisfy { $0.name.hasPrefix("BoilKettle.Quick") }, "\(consequences)")
        #expect(consequences.contains { $0.name == "BoilKettle.Quick.call(requests:)" })
    }

    @Test func `a code that goes with a function does not take it away`() throws {
        let difference = try kettle { page in
            page.parameters[2].direction = .out
            page.returns.removeAll { $0.symbol == "KETTLE_E_NO_WATER" }
        }
        let code = try #require(difference.changes.first { $0.fact == "returns/KETTLE_E_NO_WATER" })
        #expect(code.effect < .source, "\(code.consequences)")
        #expect(difference.effect == .source)
        #expect(!difference.changes.contains { $0.fact.isEmpty })
    }

    @Test func `a function under a new name is new, and the flags that it takes are not`() throws {
        let difference = try kettle { page in
            page.name = "BoilPot"
            for place in page.parameters.indices { page.parameters[place].constraints = [] }
            page.parameters.removeAll { $0.name == "Reserved1" }
        }
        let consequences = difference.changes.flatMap(\.consequences)
        #expect(consequences.contains { $0.name == "BoilPot.Quick.documentedRequests" && $0.what == "is new" })
        #expect(!consequences.contains { $0.name.hasPrefix("BoilRequests.") }, "\(consequences)")
    }

    @Test func `what is stated by hand is a fact, and why it is stated is none`() throws {
        func write(_ rule: String, _ reason: String, to name: String) throws {
            try self.write(Self.page, to: name)
            try folder.write(
                """
                { "schema": "urtext-constraints/1", "function": "BrewTea",
                  "constraints": [{ "parameter": "fBrewReq", "rule": "\(rule)", "reason": "\(reason)" }] }
                """, to: "\(name)/constraints/brewtea.json")
        }
        try write("zero", "Tea needs nothing.", to: "a")
        try write("zero", "Tea has all it needs.", to: "b")
        try write("open", "Tea needs air.", to: "c")
        #expect(try tool.run("diff", "a", "b", in: folder.path).status == 0)
        #expect(try tool.run("diff", "a", "c", in: folder.path).status == 2)
        let result = try tool.run("diff", "a", "old", in: folder.path)
        #expect(result.status == 2)
        #expect(
            result.output.contains("brewtea parameters/fBrewReq/constraints/by hand/zero: removed"), "\(result.output)")
    }
}
