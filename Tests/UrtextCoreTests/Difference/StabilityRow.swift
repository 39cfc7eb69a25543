import Foundation
import TestSupport
import UrtextCore
import UrtextEmitter
import UrtextModel

/// A row of the table "stability of generated code": a change, what it does, and source that notices.
///
/// Every row has a function of its own, so that many rows can be compiled at once.
struct StabilityRow: Sendable, CustomStringConvertible {
    var change: String
    var effect: ChangeEffect
    /// What callers see of it, for the table.
    var reason: String
    /// Makes the page ready for the change.
    var prepare: @Sendable (inout Base) -> Void = { _ in }
    var apply: @Sendable (inout Base) -> Void
    /// Statements of a caller, in which `FN` stands for the function's name.
    var caller = "_ = try FN.Quick.call(of: Core(), kettle: .init())"
    /// The core's own method; `METHOD` stands for its name.
    var method = "func METHOD(kettle: Kettle, requests: BoilRequests)"

    var description: String { change }

    /// A specification with one page that belongs to the row.
    struct Base: Sendable {
        var page: SpecPage
        var others: [SpecPage] = []
        var header: HeaderValues
    }

    /// The row's number makes its names.
    static func function(_ number: Int) -> String { "Boil\(number + 100)" }

    func base(_ number: Int) throws -> Base {
        let spec = try StabilityRow.kettle.get()
        guard var page = spec.pages.first(where: { $0.id == "boilkettle--quick" }), let header = spec.values.first
        else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        let name = StabilityRow.function(number)
        page.id = "\(name.lowercased())--quick"
        page.name = name
        for index in page.parameters.indices {
            for place in page.parameters[index].constraints.indices {
                page.parameters[index].constraints[place].id =
                    "\(name.lowercased()).quick/\(page.parameters[index].name)/zero"
            }
        }
        page.returns = ["KETTLE_OK", "KETTLE_I_STILL_WARMING", "KETTLE_E_NO_WATER"].map { ReturnCode(symbol: $0) }
        page.evidence = []
        var base = Base(page: page, header: header)
        prepare(&base)
        return base
    }

    /// The specification of the repository's example.
    private static let kettle = Result { () throws -> Spec in
        SpecReader.read(PackageRoot.path(of: "Examples/Kettle/spec"), fileSystem: FileSystem()).spec
    }

    /// The example's configuration, with a role for guests, which the core sees and which may be optional.
    static func configuration() throws -> EmitterConfiguration {
        let path = PackageRoot.path(of: "Examples/Kettle/urtext.json")
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var configuration = ConfigurationReader.read(bytes, path: path).configuration.emitter
        let guest = """
            { "role": "guest", "types": ["KETTLE_CHAR *"], "passage": "argument", "label": "guest",
              "swiftType": "String",
              "summary": "Who the water is for." }
            """
        configuration.roles.insert(try JSONDecoder().decode(RoleConfiguration.self, from: Data(guest.utf8)), at: 0)
        for index in configuration.roles.indices where configuration.roles[index].role == "kettle" {
            configuration.roles[index].types.append("KETTLE_HANDLE")
        }
        for index in configuration.shapes.indices { configuration.shapes[index].allows.append("guest") }
        return configuration
    }

    static func spec(_ bases: [Base]) -> Spec {
        var header = bases[0].header
        for base in bases.dropFirst() {
            let known = Dictionary(
                header.constants.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            header.constants += base.header.constants.filter { known[$0.name] == nil }
            header.constants = header.constants.map { constant in
                base.header.constants.first { $0.name == constant.name && $0.value != constant.value } ?? constant
            }
        }
        return Spec(pages: bases.flatMap { [$0.page] + $0.others }, values: [header])
    }

    /// The row's caller and core, as one file.
    func client(_ number: Int) -> String {
        let name = StabilityRow.function(number)
        return """
            import SSPIRuntime

            enum Client\(number) {
                struct Core: FN.Quick.Core {
                    struct Kettle: Sendable {}
                    \(method) throws(SecurityError) -> FN.Reply { .init(status: .ok, grants: []) }
                }

                static func call() throws(SecurityError) {
                    \(caller)
                }
            }

            """.replacingOccurrences(of: "FN", with: name).replacingOccurrences(
                of: "METHOD", with: SwiftNames(NameRules()).method(name))
    }
}
