import Foundation
import Testing
import UrtextEmitter
import UrtextModel

@Suite struct EmitterTests {
    @Test
    func `the files are those that the plan declares, sorted`() throws {
        let emitter = Emitter(templates: try Tea.templates(), configuration: try Tea.configuration())
        let (files, diagnostics) = emitter.emit(Tea.spec())
        #expect(diagnostics == [])
        #expect(files.map(\.path) == emitter.plan(Tea.spec()).plan.outputs)
        #expect(files.map(\.path) == files.map(\.path).sorted())
        #expect(
            files.map(\.path) == [
                "Flags/BrewAttributes+Win32.swift", "Flags/BrewAttributes.swift",
                "Flags/BrewRequirements+Win32.swift", "Flags/BrewRequirements.swift", "Flags/Leaf+Win32.swift",
                "Flags/Leaf.swift", "Functions/BrewTea+Oolong.swift", "Functions/BrewTea+Sencha.swift",
                "Functions/BrewTea.swift", "Status/SecurityErrorCode+Symbols.swift",
                "Status/SecurityStatus+Symbols.swift", "Status/StatusCodes+Win32.swift",
            ])
    }

    @Test
    func `the same input in any order gives the same bytes`() throws {
        let expected = try Tea.emit(Tea.spec()).files
        var generator = Shuffler(seed: 11)
        for _ in 0..<20 {
            var spec = Tea.spec()
            var header = Tea.header
            header.constants.shuffle(using: &generator)
            spec.values = [header, HeaderValues(header: "another.h")].shuffled(using: &generator)
            spec.pages.shuffle(using: &generator)
            let configuration = try Tea.configuration { configuration in
                configuration.families.shuffle(using: &generator)
                configuration.variants.shuffle(using: &generator)
                configuration.status.families.shuffle(using: &generator)
                configuration.names.acronyms.shuffle(using: &generator)
                configuration.names.hungarian.shuffle(using: &generator)
            }
            #expect(try Tea.emit(spec, configuration).files == expected)
        }
    }

    @Test
    func `numbers and names go into the flags`() throws {
        let text = try #require(try Tea.emit(Tea.spec()).files["Flags/BrewRequirements.swift"])
        #expect(text.contains("public struct BrewRequirements: OptionSet, Hashable, Sendable {"))
        #expect(
            text.contains("public static var ukStyle: BrewRequirements { BrewRequirements(rawValue: 0x0000_0002) }"))
        #expect(text.contains("/// Bit `0x00000002`; documented for BrewTea (Oolong, Sencha)."))
        #expect(text.contains("/// Win32: `BREW_REQ_UK_STYLE`"))
        let leaf = try #require(try Tea.emit(Tea.spec()).files["Flags/Leaf.swift"])
        #expect(leaf.contains("public static var `default`: Leaf { Leaf(rawValue: 0x0000_0002) }"), "a keyword")
        let aliases = try #require(try Tea.emit(Tea.spec()).files["Flags/Leaf+Win32.swift"])
        #expect(
            aliases.contains(
                "renamed: \"Leaf.default\")\n@export(implementation)\npublic var LEAF_DEFAULT: Leaf { .`default` }"))
    }

    @Test
    func `pages that document the same successes share a type, others have their own`() throws {
        let sharing = try Tea.emit(Tea.spec()).files
        #expect(sharing["Functions/BrewTea.swift"]?.contains("enum Success: Int32, DocumentedSuccess") == true)
        for variant in ["Oolong", "Sencha"] {
            let text = try #require(sharing["Functions/BrewTea+\(variant).swift"])
            #expect(text.contains("public typealias Success = BrewTea.Success"))
            #expect(text.contains("``BrewTea/Success/steep`` (`TEA_I_STEEP`)"))
        }
        let apart = try Tea.emit(
            Tea.spec { page in
                if page.variant == "Oolong" { page.returns.removeAll { $0.symbol == "TEA_I_STEEP" } }
            }
        ).files
        #expect(apart["Functions/BrewTea.swift"]?.contains("Success") == false)
        #expect(apart["Functions/BrewTea+Oolong.swift"]?.contains("typealias Success = SoleSuccess") == true)
        #expect(apart["Functions/BrewTea+Sencha.swift"]?.contains("enum Success: Int32, DocumentedSuccess") == true)
    }

    @Test
    func `two groups of pages with the same successes have two types, each made once`() throws {
        func page(_ variant: String, _ additional: [String]) -> SpecPage {
            Tea.page(variant) { page in page.returns += additional.map { ReturnCode(symbol: $0) } }
        }
        let variants = ["Assam", "Bancha", "Congou", "Dooars", "EarlGrey"]
        let additional = [[], [], ["TEA_I_STIR"], [], ["TEA_I_STIR"]]
        var spec = Tea.spec()
        spec.pages = zip(variants, additional).map(page)
        spec.values[0].constants.append(HeaderValues.Constant(name: "TEA_I_STIR", value: "0x11", line: 1))
        let configuration = try Tea.configuration { configuration in
            configuration.variants = variants.map { VariantConfiguration(variant: $0, package: $0) }
        }
        let files = try Tea.emit(spec, configuration).files
        let shared = try #require(files["Functions/BrewTea.swift"])
        for type in ["enum Success: Int32", "struct Outcome: Sendable"] {
            #expect(shared.components(separatedBy: type).count == 2, "the most frequent ones belong to the function")
            let owners = files.filter { $0.value.contains(type) }.keys.sorted()
            #expect(owners == ["Functions/BrewTea+Congou.swift", "Functions/BrewTea.swift"])
        }
        #expect(shared.contains("public let success: Success"))
        for variant in ["Assam", "Bancha", "Dooars"] {
            let text = try #require(files["Functions/BrewTea+\(variant).swift"])
            #expect(text.contains("public typealias Success = BrewTea.Success\n"))
            #expect(text.contains("public typealias Outcome = BrewTea.Outcome\n"))
        }
        let second = try #require(files["Functions/BrewTea+EarlGrey.swift"])
        #expect(second.contains("public typealias Success = BrewTea.Congou.Success\n"))
        #expect(second.contains("public typealias Outcome = BrewTea.Congou.Outcome\n"))
        #expect(second.contains("``BrewTea/Congou/Success/stir`` (`TEA_I_STIR`)"))
    }

    @Test
    func `documented flags are one number, and the comment says which they are`() throws {
        let text = try #require(try Tea.emit(Tea.spec()).files["Functions/BrewTea+Oolong.swift"])
        #expect(
            text.contains(
                """
                        ///
                        /// - ``BrewRequirements/cold`` (`BREW_REQ_COLD`)
                        /// - ``BrewRequirements/ukStyle`` (`BREW_REQ_UK_STYLE`)
                        ///
                        /// Win32: `fBrewReq`

                """))
        #expect(
            text.contains(
                "public static var documentedRequirements: BrewRequirements { BrewRequirements(rawValue: 0x0000_0003) }"
            ))
    }

    @Test
    func `where the status is all there is to say, the runtime has the types`() throws {
        var spec = Tea.spec()
        for index in spec.pages.indices {
            spec.pages[index].parameters.removeLast()
            spec.pages[index].returns.removeAll { $0.symbol == "TEA_I_STEEP" }
        }
        let configuration = try Tea.configuration { configuration in
            configuration.shapes[0].requires.removeAll { $0 == "attributes" }
        }
        let files = try Tea.emit(spec, configuration).files
        #expect(files["Functions/BrewTea.swift"]?.contains("public typealias Reply = StatusReply\n") == true)
        #expect(files["Functions/BrewTea+Sencha.swift"]?.contains("public typealias Outcome = SoleOutcome\n") == true)
        #expect(!files.values.contains { $0.contains("struct Outcome") || $0.contains("struct Reply") })
    }

    @Test
    func `a stub has its argument checks before its call`() throws {
        let text = try #require(try Tea.emit(Tea.spec()).files["Functions/BrewTea+Oolong.swift"])
        let call = try #require(text.range(of: "try core.brewTea("))
        for rule in ["fBrewReq/documented", "ulLeaf/listed", "Reserved/zero"] {
            let check = try #require(text.range(of: "\"\(rule)\")"))
            #expect(check.lowerBound < call.lowerBound)
        }
        #expect(text.contains("guest: String? = nil,"))
        #expect(text.contains("reserved: UInt32 = 0"))
        #expect(!text.contains("reserved: reserved"), "what is only checked does not reach the core")
    }

    @Test
    func `an error leaves no files, a warning all of them`() throws {
        let broken = Tea.spec { $0.parameters[4].type = nil }
        let (files, diagnostics) = try Tea.emit(broken)
        #expect(files.isEmpty)
        #expect(diagnostics.contains { $0.severity == .error })
    }

    @Test
    func `a spec without pages of the interface still has its constants`() throws {
        let (files, diagnostics) = try Tea.emit(Spec(pages: [], values: [Tea.header]))
        #expect(diagnostics == [])
        #expect(Set(files.keys.map { $0.split(separator: "/")[0] }) == ["Flags"])
    }

    @Test
    func `a missing template is named, with the nearest there is`() throws {
        var templates = try Tea.templates()
        templates["swift/flag.mustache"] = templates.removeValue(forKey: "swift/flags.mustache")
        let (files, diagnostics) = Emitter(templates: templates, configuration: try Tea.configuration()).emit(
            Tea.spec())
        #expect(files.isEmpty)
        #expect(diagnostics.map(\.identifier) == ["template-missing", "template-missing"])
        #expect(diagnostics.first?.summary.contains("swift/flags.mustache") == true)
        #expect(diagnostics.first?.solutions.first == "write swift/flag.mustache")
    }

    @Test
    func `a template that asks for what is not there has its place in the diagnostic`() throws {
        var templates = try Tea.templates()
        templates["swift/check-equals.mustache"] = "guard {{label}} == {{valeu}} else {}\n"
        let (files, diagnostics) = Emitter(templates: templates, configuration: try Tea.configuration()).emit(
            Tea.spec())
        #expect(files.isEmpty)
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostic.identifier == "template-unknown-name")
        #expect(diagnostic.location?.path == "swift/check-equals.mustache")
        #expect(diagnostic.location?.line == 1)
    }

    @Test
    func `a line that the formatter would break is reported`() throws {
        let name = "V" + String(repeating: "ery", count: 30) + "LongName"
        let (files, diagnostics) = try Tea.emit(
            Tea.spec(),
            Tea.configuration { configuration in
                configuration.families[0].type = name
                configuration.roles[0].family = name
                configuration.roles[0].swiftType = name
            })
        #expect(!files.isEmpty)
        #expect(diagnostics.contains { $0.identifier == "line-too-long" && $0.severity == .warning })
    }
}

/// A small generator, so that a failure can be had again.
struct Shuffler: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
