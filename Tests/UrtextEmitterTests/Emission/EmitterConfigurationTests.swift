import Foundation
import Testing
import UrtextEmitter
import UrtextModel

@Suite struct EmitterConfigurationTests {
    @Test
    func `the example is read as it is written`() throws {
        let configuration = try Tea.configuration()
        #expect(configuration.variants.map(\.variant) == ["Oolong", "Sencha"])
        #expect(configuration.families.map(\.kind) == [.flags, .flags, .choices])
        #expect(configuration.roles.map(\.role) == ["requirements", "attributes", "leaf", "name", "reserved"])
        #expect(configuration.roles[0].nullable == .never)
        #expect(configuration.roles[3].nullable == .declared, "the default")
        #expect(configuration.checks["documented"]?.needsValues == true)
        #expect(configuration.checks["listed"]?.party == .caller)
    }

    @Test
    func `it survives being written and read`() throws {
        let configuration = try Tea.configuration {
            $0.numbers = [NumberConfiguration(symbol: "X", value: "0x1", reason: "told")]
            $0.omissions = [OmissionConfiguration(symbol: "Y", reason: "none")]
            $0.supplements = [SupplementConfiguration(page: "p", codes: ["TEA_E_OK"], reason: "none")]
        }
        let data = try JSONEncoder().encode(configuration)
        #expect(try EmitterConfiguration.decode(Array(data)) == configuration)
    }

    @Test
    func `the repository's own configuration is read`() throws {
        struct Root: Decodable { var emitter: EmitterConfiguration }
        let data = try Data(contentsOf: Tea.root.appending(path: "urtext.json"))
        let configuration = try JSONDecoder().decode(Root.self, from: data).emitter
        let templates = try Tea.templates()
        for shape in configuration.shapes { #expect(templates[shape.call] != nil, "\(shape.shape)") }
        for kind in configuration.checks.keys { #expect(templates["swift/check-\(kind).mustache"] != nil, "\(kind)") }
        let roles = Set(configuration.roles.map(\.role))
        #expect(roles.count == configuration.roles.count, "each role has a name of its own")
        for shape in configuration.shapes {
            #expect(roles.isSuperset(of: shape.requires + shape.allows), "\(shape.shape)")
        }
        for role in configuration.roles {
            #expect(role.beside.map(roles.contains) ?? true, "\(role.role)")
            for check in role.checks { #expect(configuration.checks[check] != nil, "\(role.role): \(check)") }
        }
    }

    @Test(arguments: [
        (#"{ "familes": [] }"#, "familes", "families"),
        (
            #"{ "families": [ { "type": "T", "kind": "flags", "prefix": [], "win32": "", "summary": "" } ] }"#,
            "prefix", "prefixes"
        ),
        (#"{ "names": { "override": {} } }"#, "override", "overrides"),
        (
            #"{ "roles": [ { "role": "r", "types": [], "passage": "argument", "summary": "", "check": [] } ] }"#,
            "check", "checks"
        ),
        (#"{ "checks": { "zero": { "code": [] } } }"#, "code", "codes"),
        (#"{ "status": { "phase": {} } }"#, "phase", "phases"),
        (#"{ "variants": [ { "variants": "V" } ] }"#, "variants", "variant"),
        (#"{ "omissions": [ { "symbol": "S", "reasons": "" } ] }"#, "reasons", "reason"),
        (#"{ "status": { "families": [ { "prefixes": "S_" } ] } }"#, "prefixes", "prefix"),
        (#"{ "shapes": [ { "shape": "s", "calls": "c" } ] }"#, "calls", "call"),
    ])
    func `a misspelt key is refused, with the key that is meant`(_ json: String, _ key: String, _ meant: String) {
        #expect {
            try EmitterConfiguration.decode(Array(json.utf8))
        } throws: { error in
            guard case DecodingError.dataCorrupted(let context) = error else { return false }
            return context.debugDescription.contains("unknown key \"\(key)\"; did you mean \"\(meant)\"?")
                && context.codingPath.last?.stringValue == key
        }
    }

    @Test
    func `a check without codes, and a word that is none of a list, are refused`() {
        for json in [
            #"{ "checks": { "zero": { "codes": [] } } }"#,
            #"{ "families": [ { "type": "T", "kind": "flag", "win32": "", "summary": "" } ] }"#,
            #"{ "roles": [ { "role": "r", "types": [], "passage": "in", "summary": "" } ] }"#,
        ] {
            #expect(throws: DecodingError.self) { try EmitterConfiguration.decode(Array(json.utf8)) }
        }
    }
}
