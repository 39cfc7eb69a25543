import UrtextCore
import UrtextModel

extension StabilityRow {
    /// All rows of the table, in its order.
    static let all = facts + values + answers + parameters + pages

    private static let facts: [StabilityRow] = [
        StabilityRow(
            change: "header, library, DLL or asset id of a page", effect: .documentation,
            reason: "generated code does not mention them",
            apply: {
                $0.page.header = "Pot.h"
                $0.page.library = nil
                $0.page.dll = "Pot.dll"
                $0.page.assetid = "new"
            }),
        StabilityRow(
            change: "a printed number", effect: .documentation, reason: "the header's number is the one that counts",
            apply: { $0.page.parameters[2].values[0].printed = "4" }),
        StabilityRow(
            change: "a C type, to another one of the same role", effect: .documentation,
            reason: "the role decides on the Swift type", apply: { $0.page.parameters[0].type = "KETTLE_HANDLE" }),
    ]

    private static func value(_ symbol: String, _ number: String? = nil) -> SymbolValue {
        SymbolValue(symbol: symbol, value: number, kind: .flag)
    }

    private static let values: [StabilityRow] = [
        StabilityRow(
            change: "a documented value more", effect: .additive, reason: "the stub accepts it",
            prepare: { $0.page.parameters[2].values.removeLast() },
            apply: { $0.page.parameters[2].values.append(value("BOIL_REQ_WHISTLE")) }),
        StabilityRow(
            change: "a documented value less that a header or another page still has", effect: .behaviour,
            reason: "its name is there, and the stub refuses it",
            apply: { $0.page.parameters[2].values.removeLast() },
            caller: "_ = try FN.Quick.call(of: Core(), kettle: .init(), requests: .whistle)"),
        StabilityRow(
            change: "a documented value less that nothing else names", effect: .source, reason: "its name is gone",
            prepare: { $0.page.parameters[2].values.append(value("BOIL_REQ_ONLY_HERE", "0x00000100")) },
            apply: { $0.page.parameters[2].values.removeLast() },
            caller: "_ = try FN.Quick.call(of: Core(), kettle: .init(), requests: .onlyHere)"),
        StabilityRow(
            change: "the last documented value less", effect: .source, reason: "the list of documented values is gone",
            prepare: { $0.page.parameters[2].values.removeSubrange(1...) },
            apply: { $0.page.parameters[2].values = [] }, caller: "_ = FN.Quick.documentedRequests"),
        StabilityRow(
            change: "another number of a flag or code", effect: .behaviour, reason: "the name stays",
            prepare: {
                $0.header.constants.append(.init(name: "BOIL_REQ_MOVED", value: "0x00000200", line: 1))
                $0.page.parameters[2].values.append(value("BOIL_REQ_MOVED"))
            },
            apply: { $0.header.constants[$0.header.constants.count - 1].value = "0x00000400" },
            caller: "_ = try FN.Quick.call(of: Core(), kettle: .init(), requests: .moved)"),
    ]

    private static let switchOverBoth =
        "switch try FN.Quick.call(of: Core(), kettle: .init()).success { case .ok: break; case .stillWarming: break }"

    private static let answers: [StabilityRow] = [
        StabilityRow(
            change: "a success more", effect: .source, reason: "callers switch over the successes",
            apply: { $0.page.returns.append(ReturnCode(symbol: "KETTLE_I_LIMESCALE_FOUND")) }, caller: switchOverBoth),
        StabilityRow(
            change: "a success less", effect: .source, reason: "its case is gone",
            apply: { $0.page.returns.remove(at: 1) }, caller: switchOverBoth),
        StabilityRow(
            change: "a failure more", effect: .behaviour, reason: "the stub throws it instead of the internal error",
            apply: { $0.page.returns.append(ReturnCode(symbol: "KETTLE_E_TOO_FULL")) }),
        StabilityRow(
            change: "a failure less that another page has", effect: .behaviour,
            reason: "the stub throws the internal error in its place",
            prepare: {
                $0.page.returns.append(ReturnCode(symbol: "KETTLE_E_FUSE_BLOWN"))
                $0.others.append(
                    SpecPage(id: "codes-kept", kind: .constants, constants: [value("KETTLE_E_FUSE_BLOWN")]))
            },
            apply: { $0.page.returns.removeLast() }),
        StabilityRow(
            change: "a code more on a page of codes", effect: .additive, reason: "it has a name",
            prepare: { $0.others.append(SpecPage(id: "codes-more", kind: .constants)) },
            apply: { $0.others[0].constants.append(value("KETTLE_E_BRAND_NEW", "0x8A710099")) }),
        StabilityRow(
            change: "a code less that no other page names", effect: .source, reason: "its name is gone",
            prepare: {
                $0.others.append(
                    SpecPage(id: "codes-less", kind: .constants, constants: [value("KETTLE_E_RARE", "0x8A710098")]))
            },
            apply: { $0.others[0].constants = [] }, caller: "_ = SecurityStatus.rare"),
    ]

    private static let guest = Parameter(name: "pszGuest", type: "KETTLE_CHAR *", direction: .in, optional: false)
    private static let guestMethod = "func METHOD(guest: String, kettle: Kettle, requests: BoilRequests)"
    private static let guestCall = #"_ = try FN.Quick.call(of: Core(), guest: "", kettle: .init())"#

    private static let parameters: [StabilityRow] = [
        StabilityRow(
            change: "a parameter more that the core sees", effect: .source,
            reason: "the core's method has another form",
            apply: { $0.page.parameters.insert(guest, at: 0) }),
        StabilityRow(
            change: "a parameter less", effect: .source, reason: "its argument is gone",
            prepare: { $0.page.parameters.insert(guest, at: 0) }, apply: { $0.page.parameters.remove(at: 0) },
            caller: guestCall, method: guestMethod),
        StabilityRow(
            change: "a reserved parameter more", effect: .behaviour,
            reason: "its argument has a default, and the stub checks it",
            prepare: { $0.page.parameters.remove(at: 3) },
            apply: { base in
                base.page.parameters.insert(
                    Parameter(
                        name: "Reserved1", type: "ULONG", direction: .in, optional: false,
                        constraints: [
                            Constraint(
                                id: "\(base.page.name?.lowercased() ?? "").quick/Reserved1/zero", rule: .equals,
                                value: 0)
                        ]), at: 3)
            }),
        StabilityRow(
            change: "a required parameter becomes optional", effect: .source,
            reason: "cores have to take `nil`; calls compile as before",
            prepare: { $0.page.parameters.insert(guest, at: 0) }, apply: { $0.page.parameters[0].optional = true },
            caller: guestCall, method: guestMethod),
        StabilityRow(
            change: "an optional parameter becomes required", effect: .source,
            reason: "calls without it stop compiling",
            prepare: {
                $0.page.parameters.insert(guest, at: 0)
                $0.page.parameters[0].optional = true
            }, apply: { $0.page.parameters[0].optional = false },
            method: "func METHOD(guest: String?, kettle: Kettle, requests: BoilRequests)"),
        StabilityRow(
            change: "another order of parameters", effect: .source, reason: "labels stand in another order",
            apply: { $0.page.parameters.swapAt(0, 2) },
            caller: "_ = try FN.Quick.call(of: Core(), kettle: .init(), requests: [])"),
        StabilityRow(
            change: "another C name of a parameter whose role is told by its type", effect: .behaviour,
            reason: "ids of checks, which errors carry, begin with it",
            apply: { $0.page.parameters[2].name = "fWishes" }),
        StabilityRow(
            change: "a direction that leaves a parameter without a role", effect: .source,
            reason: "the function is not generated, and `diff` says why",
            apply: {
                $0.page.parameters[0].direction = nil; $0.page.parameters[0].type = "UNKNOWN"
            }),
        StabilityRow(
            change: "another number that a rule asks for", effect: .behaviour,
            reason: "the default and the check follow it",
            prepare: { base in base.page.parameters[3].constraints[0].value = 1 },
            apply: { base in base.page.parameters[3].constraints[0].value = 0 }),
    ]

    private static let pages: [StabilityRow] = [
        StabilityRow(
            change: "a page more", effect: .additive, reason: "a function more",
            apply: { base in
                var page = base.page
                page.id = "brew--quick"
                page.name = "BrewSoup"
                page.parameters.remove(at: 3)
                base.others.append(page)
            }),
        StabilityRow(
            change: "a page less", effect: .source, reason: "its function is gone",
            apply: { $0.page.kind = .message }),
    ]
}
