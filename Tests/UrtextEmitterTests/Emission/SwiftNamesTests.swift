import Foundation
import Testing
import UrtextEmitter

@Suite struct SwiftNamesTests {
    private let names = SwiftNames(
        NameRules(
            acronyms: ["HTTP", "ID", "DCE"], words: ["CREDS": "credentials", "PKGID": "package ID", "3DES": "3DES"],
            hungarian: ["p", "psz", "f", "ul"], overrides: ["X_ODD": "evenBetter", "BrewTea": "brew", "pOdd": "odd"]))

    @Test(arguments: [
        ("ALLOCATE_MEMORY", "allocateMemory"), ("STREAM", "stream"), ("USE_HTTP_STYLE", "useHTTPStyle"),
        ("HTTP", "http"), ("HTTP_STYLE", "httpStyle"), ("BAD_PKGID", "badPackageID"), ("PKGID", "packageID"),
        ("CREDS_2", "credentials2"), ("3DES", "_3des"), ("7_BIT", "_7Bit"), ("A__B", "aB"), ("OK", "ok"),
    ])
    func `constants`(_ stem: String, _ name: String) {
        #expect(names.member("F_\(stem)", stem: stem) == name)
    }

    @Test
    func `a prefix takes the first place`() {
        #expect(names.member("STATUS_HTTP_ERROR", stem: "HTTP_ERROR", prefix: "nt") == "ntHTTPError")
    }

    @Test
    func `an override wins everywhere`() {
        #expect(names.member("X_ODD", stem: "ODD") == "evenBetter")
        #expect(names.method("BrewTea") == "brew")
        #expect(names.label("pOdd") == "odd")
    }

    @Test(arguments: [
        ("InitializeSecurityContext", "initializeSecurityContext"), ("HTTPGet", "httpGet"), ("OK", "ok"), ("go", "go"),
        ("X", "x"), ("AString", "aString"),
    ])
    func `functions`(_ function: String, _ method: String) {
        #expect(names.method(function) == method)
    }

    @Test(arguments: [
        ("pszTargetName", "targetName"), ("fContextReq", "contextReq"), ("Reserved1", "reserved1"),
        ("pBuffer", "buffer"),
        ("ulAttribute", "attribute"), ("MessageSeqNo", "messageSeqNo"), ("phase", "phase"), ("flags", "flags"),
        ("pszURL", "url"), ("p", "p"),
    ])
    func `parameters lose their type prefix, and nothing else`(_ parameter: String, _ label: String) {
        #expect(names.label(parameter) == label)
    }

    @Test
    func `keywords are escaped, and only they`() {
        #expect(SwiftNames.escaped("default") == "`default`")
        #expect(SwiftNames.escaped("in") == "`in`")
        #expect(SwiftNames.escaped("package") == "`package`")
        #expect(SwiftNames.escaped("integrity") == "integrity")
        #expect(SwiftNames.escaped("defaults") == "defaults")
    }

    @Test
    func `what a name can be`() {
        for name in ["a", "_3des", "brewTea2"] { #expect(SwiftNames.isValid(name)) }
        for name in ["", "_", "3des", "a-b", "a b", "größe", "a.b"] { #expect(!SwiftNames.isValid(name)) }
    }
}

@Suite struct FamilyConfigurationTests {
    private func family(
        _ prefixes: [String], _ suffixes: [String] = [], symbols: [String] = [], except: [String] = []
    ) -> FamilyConfiguration {
        FamilyConfiguration(
            type: "T", kind: .flags, prefixes: prefixes, suffixes: suffixes, symbols: symbols, except: except,
            win32: "T_*", summary: "T.")
    }

    @Test
    func `the stem is what the prefix and the suffix leave`() {
        #expect(family(["A_"]).stem(of: "A_B") == "B")
        #expect(family(["A_", "A_B_"]).stem(of: "A_B_C") == "C", "the longest prefix")
        #expect(family(["S_"], ["_DREP"]).stem(of: "S_NATIVE_DREP") == "NATIVE")
        #expect(family([], ["_DREP"]).stem(of: "NATIVE_DREP") == "NATIVE")
    }

    @Test
    func `what does not match is no member`() {
        #expect(family(["A_"]).stem(of: "B_A_") == nil)
        #expect(family(["A_"]).stem(of: "A_") == nil, "nothing is left for a name")
        #expect(family(["S_"], ["_DREP"]).stem(of: "S_NATIVE") == nil)
        #expect(family(["S_"], ["_S_"]).stem(of: "S_S_") == nil)
        #expect(family([]).stem(of: "ANY") == nil, "a family without conditions has no members")
    }

    @Test
    func `exceptions and extra symbols`() {
        #expect(family(["A_"], except: ["A_ATTR_"]).stem(of: "A_ATTR_X") == nil)
        #expect(family(["A_"], symbols: ["SIGN_ONLY"]).stem(of: "SIGN_ONLY") == "SIGN_ONLY")
        #expect(family(["A_"], symbols: ["A_ATTR_X"], except: ["A_ATTR_"]).stem(of: "A_ATTR_X") == "A_ATTR_X")
    }

    @Test
    func `no type takes the name of one that generated code needs`() throws {
        let folder = Tea.root.appending(path: "Sources/SSPIRuntime")
        let declaration = /^public (?:final )?(?:struct|enum|class|protocol|typealias) ([A-Za-z0-9]+)/
            .anchorsMatchLineEndings()
        var types: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            types.formUnion(text.matches(of: declaration).map { String($0.output.1) })
        }
        #expect(types.count > 20)
        #expect(types.subtracting(SwiftNames.usedTypes) == [])
    }
}
