import Foundation
import UrtextEmitter
import UrtextModel

/// A small invented interface: brewing tea, in two variants.
enum Tea {
    /// The configuration as JSON, so that its form is tested along the way.
    static let json = #"""
        {
          "variants": [ { "variant": "Oolong", "package": "oolong" }, { "variant": "Sencha", "package": "sencha" } ],
          "families": [
            { "type": "BrewRequirements", "kind": "flags", "prefixes": ["BREW_REQ_"], "win32": "BREW_REQ_*",
              "summary": "What is asked of a pot." },
            { "type": "BrewAttributes", "kind": "flags", "prefixes": ["BREW_RET_"], "win32": "BREW_RET_*",
              "summary": "What a pot has." },
            { "type": "Leaf", "kind": "choices", "prefixes": ["LEAF_"], "win32": "LEAF_*", "summary": "A leaf." }
          ],
          "status": {
            "families": [ { "prefix": "TEA_E_" }, { "prefix": "TEA_I_" } ],
            "impliedSuccess": { "TEA_STATUS": "TEA_E_OK" },
            "internalError": "TEA_E_SPILT"
          },
          "typeAliases": { "unsigned long": "ULONG", "unsigned long*": "PULONG" },
          "roles": [
            { "role": "requirements", "types": ["ULONG"], "directions": ["in"], "family": "BrewRequirements",
              "passage": "argument", "label": "requirements", "swiftType": "BrewRequirements", "nullable": "never",
              "number": ".rawValue", "checks": ["documented"], "summary": "What is asked of the pot." },
            { "role": "attributes", "types": ["PULONG"], "directions": ["out"], "beside": "requirements",
              "passage": "result", "label": "attributes", "swiftType": "BrewAttributes", "nullable": "never",
              "summary": "What the pot has." },
            { "role": "leaf", "types": ["ULONG"], "directions": ["in"], "names": ["ulLeaf"], "passage": "argument",
              "swiftType": "Leaf", "nullable": "never", "number": ".rawValue", "closed": true, "checks": ["listed"],
              "summary": "The leaf to brew." },
            { "role": "name", "types": ["TEA_CHAR *"], "passage": "argument", "swiftType": "String",
              "summary": "Who the pot is for." },
            { "role": "reserved", "types": ["ULONG"], "constraint": "equals", "passage": "checked",
              "swiftType": "UInt32", "nullable": "never", "default": "0", "number": "", "summary": "Reserved." }
          ],
          "shapes": [
            { "shape": "brew", "call": "swift/call-acquire.mustache", "requires": ["requirements", "attributes"],
              "allows": ["leaf", "name", "reserved"],
              "summary": "Brews a pot of {{variant}}.", "core": "Brews {{variant}}.", "reply": "A pot." }
          ],
          "checks": {
            "documented": { "codes": ["TEA_E_TOO_HOT", "TEA_E_WRONG"], "needsValues": true },
            "listed": { "codes": ["TEA_E_WRONG"], "needsValues": true },
            "equals": { "codes": ["TEA_E_WRONG"] }
          },
          "names": { "acronyms": ["UK", "ID"], "words": { "TEMP": "temperature" }, "hungarian": ["ul", "psz", "pf", "f"] }
        }
        """#

    static func configuration(_ change: (inout EmitterConfiguration) -> Void = { _ in }) throws -> EmitterConfiguration
    {
        var configuration = try EmitterConfiguration.decode(Array(json.utf8))
        change(&configuration)
        return configuration
    }

    /// One header.
    static let header = HeaderValues(
        header: "tea.h",
        constants: [
            ("BREW_REQ_COLD", 0x1), ("BREW_REQ_EXTRA_TEMP", 0x10), ("BREW_REQ_UK_STYLE", 0x2), ("BREW_RET_COLD", 0x1),
            ("LEAF_BLACK", 0), ("LEAF_DEFAULT", 2), ("LEAF_GREEN", 1), ("TEA_E_OK", 0), ("TEA_E_SPILT", 0x8000_0001),
            ("TEA_E_TOO_HOT", 0x8000_0002), ("TEA_E_WRONG", 0x8000_0003), ("TEA_I_STEEP", 0x10),
            ("UNRELATED", 5),
        ].map { name, value in
            HeaderValues.Constant(name: name, value: CNumber.canonical(value) ?? "", line: 1)
        })

    /// A page of the function.
    static func page(_ variant: String, _ change: (inout SpecPage) -> Void = { _ in }) -> SpecPage {
        var page = SpecPage(
            id: "brewtea--\(variant.lowercased())", kind: .function, name: "BrewTea", variant: variant,
            returnType: "TEA_STATUS",
            parameters: [
                Parameter(name: "pszGuest", type: "TEA_CHAR *", direction: .in, optional: true),
                Parameter(
                    name: "fBrewReq", type: "ULONG", direction: .in, optional: false,
                    values: [value("BREW_REQ_COLD"), value("BREW_REQ_UK_STYLE")]),
                Parameter(name: "ulLeaf", type: "unsigned long", direction: .in, optional: false),
                Parameter(
                    name: "Reserved", type: "ULONG", direction: .in, optional: false,
                    constraints: [
                        Constraint(id: "brewtea.\(variant.lowercased())/Reserved/zero", rule: .equals, value: 0)
                    ]),
                Parameter(name: "pfBrewAttr", type: "unsigned long *", direction: .out, optional: false),
            ],
            returns: ["TEA_E_OK", "TEA_I_STEEP", "TEA_E_SPILT", "TEA_E_TOO_HOT"].map { ReturnCode(symbol: $0) })
        change(&page)
        return page
    }

    static func value(_ symbol: String, _ number: String? = nil) -> SymbolValue {
        SymbolValue(symbol: symbol, value: number, kind: .flag)
    }

    static func spec(_ change: (inout SpecPage) -> Void = { _ in }) -> Spec {
        Spec(pages: [page("Oolong", change), page("Sencha")], values: [header])
    }

    /// The repository, found from this file's place in it.
    static var root: URL {
        (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    }

    /// The templates of the repository.
    static func templates() throws -> [String: String] {
        let folder = root.appending(path: "Templates/swift")
        var templates: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".mustache") {
            templates["swift/\(name)"] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return templates
    }

    /// The files for a spec, by path.
    static func emit(
        _ spec: Spec, _ configuration: EmitterConfiguration? = nil
    ) throws -> (files: [String: String], diagnostics: [Diagnostic]) {
        let emitter = Emitter(templates: try templates(), configuration: try configuration ?? Tea.configuration())
        let (files, diagnostics) = emitter.emit(spec)
        return (Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first }), diagnostics)
    }
}
