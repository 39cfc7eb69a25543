import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

/// The example pages prove that every kind of damage is understood, and that nothing is made up.
@Suite struct ExamplesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func spec(_ operands: [String], _ name: String) throws -> [SpecPage] {
        _ = try ExamplePages.extract(operands, to: folder.path(of: name))
        let read = SpecReader.read(folder.path(of: name), fileSystem: FileSystem())
        #expect(read.diagnostics.isEmpty)
        return read.spec.pages
    }

    /// What the English page says, fact by fact: `returns/KETTLE_OK = 0x00000000`.
    private func facts(_ page: SpecPage) -> Set<String> {
        var facts: Set<String> = []
        for (key, value) in [
            ("kind", page.kind?.rawValue), ("name", page.name), ("variant", page.variant), ("header", page.header),
            ("library", page.library), ("dll", page.dll), ("returnType", page.returnType),
        ] where value != nil { facts.insert("\(key) = \(value ?? "")") }
        for (place, parameter) in page.parameters.enumerated() {
            facts.insert("parameter \(place) = \(parameter.name)")
            facts.insert("\(parameter.name): \(parameter.type ?? "")")
            facts.insert("\(parameter.name): \(parameter.direction?.rawValue ?? ""), \(parameter.optional ?? false)")
            for value in parameter.values {
                facts.insert("\(parameter.name)/\(value.symbol) = \(value.value ?? "")")
            }
        }
        for code in page.returns { facts.insert("returns/\(code.symbol) = \(code.value ?? "")") }
        for code in page.constants { facts.insert("constants/\(code.symbol) = \(code.value ?? "")") }
        return facts
    }

    /// Precision comes first: what is recovered from translations alone, the original says, too.
    @Test func `no fact from the translations is wrong`() throws {
        let original = try spec(["\(ExamplePages.pages)/en-US"], "original")
        for operands in [ExamplePages.translations] + ExamplePages.translations.map({ [$0] }) {
            let translated = try spec(operands, "translated-\(operands.count)-\(FilePath.name(operands[0]))")
            #expect(translated.map(\.id) == original.map(\.id))
            for (page, truth) in zip(translated, original) {
                #expect(facts(page).subtracting(facts(truth)) == [], "\(operands) \(page.id)")
            }
        }
    }

    /// Damage that needs no language to undo is undone.
    @Test func `syntax blocks, anchors and the bilingual half give what they can`() throws {
        let pages = try spec(ExamplePages.translations, "translated")
        let quick = try #require(pages.first { $0.id == "boilkettle--quick" })
        #expect(quick.name == "BoilKettle")
        #expect(quick.header == "Kettle.h")
        #expect(quick.library == "Kettle.lib")
        #expect(
            quick.parameters.map(\.name) == ["hKettle", "pCup", "fBoilReq", "Reserved1", "pfBoilAttr", "ptReady"])
        #expect(quick.parameters.map(\.direction) == [.in, .in, .in, .in, .out, .out])
        #expect(quick.parameters.map(\.optional) == [false, true, false, false, false, true])
        #expect(
            quick.parameters[2].values.map(\.symbol) == [
                "BOIL_REQ_AUTO_STOP", "BOIL_REQ_CHILD_LOCK", "BOIL_REQ_KEEP_WARM", "BOIL_REQ_WHISTLE",
            ])
        #expect(
            quick.parameters[2].values.map(\.value) == ["0x00000004", "0x00080000", "0x00000001", "0x00000002"])
        let fill = try #require(pages.first { $0.id == "fillkettle" })
        #expect(fill.returns.map(\.symbol) == ["KETTLE_E_LID_OPEN", "KETTLE_E_TOO_FULL", "KETTLE_OK"])
        #expect(fill.parameters[0].direction == .inout)
    }

    @Test func `a number that contradicts the header is reported, and the header's is taken`() throws {
        let result = try ExamplePages.extract(to: folder.path(of: "out"))
        #expect(result.error.contains("warning: KETTLE_E_INVALID_HANDLE is printed with 0x8A710040L"))
        let spec = SpecReader.read(folder.path(of: "out"), fileSystem: FileSystem()).spec
        let gentle = try #require(spec.pages.first { $0.id == "boilkettle--gentle" })
        #expect(gentle.returns.first { $0.symbol == "KETTLE_E_INVALID_HANDLE" }?.value == "0x8A710004")
    }

    @Test func `the checked-in numbers are in the form that the tool writes`() throws {
        let text = try String(contentsOfFile: "\(ExamplePages.values)/Kettle.h.json", encoding: .utf8)
        #expect(try HeaderValues.decode(Array(text.utf8)).document() == text)
    }

    /// `make run` writes it; what is checked in must be what it writes.
    @Test func `the checked-in specification of the example is up to date`() throws {
        _ = try ExamplePages.extract(
            ExamplePages.translations, to: folder.path(of: "spec"), "--layout", "tree", "--restore")
        for name in folder.files() {
            let checkedIn = try String(contentsOfFile: PackageRoot.path(of: "Examples/Kettle/\(name)"), encoding: .utf8)
            #expect(try folder.read(name) == checkedIn, "\(name): run make run and commit Examples/Kettle")
        }
    }

    @Test func `the example program calls what was generated`() throws {
        let result = try BuiltTool("kettle").run()
        #expect(result.status == 0)
        #expect(
            result.output == """
                BoilKettle(500 ml, [BOIL_REQ_KEEP_WARM, BOIL_REQ_WHISTLE], Reserved1: 0)
                    stillWarming, [BOIL_RET_KEEP_WARM]
                BoilKettle(0 ml, [], Reserved1: 0)
                    0x8A710001: there is no water
                BoilKettle(500 ml, [BOIL_REQ_KEEP_WARM, 0x00000040], Reserved1: 0)
                    0x8A710005: [0x00000040] is not documented here; leave it out
                    boilkettle.quick/fBoilReq/documented, see boilkettle--quick#parameters
                BoilKettle(500 ml, [BOIL_REQ_CHILD_LOCK], Reserved1: 7)
                    0x8A710002: Reserved1 is 7; pass 0
                    boilkettle.quick/Reserved1/zero, see boilkettle--quick#parameters

                """)
    }
}
