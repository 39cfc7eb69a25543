import SSPIInterface
import SSPIRuntime
import Testing

/// Each stub checks before it calls the core, and each check has a stable id.
@Suite("Rule 8: each stub checks before it calls the core")
struct Rule8ChecksTests {
    /// A check of a stub, named by its id.
    struct Check: Sendable, CustomTestStringConvertible {
        let page: PageCall
        let id: String

        var rule: String { String(id.dropFirst(page.contract.scope.count + 1)) }
        var testDescription: String { id }
    }

    static let checks = PageCall.all.flatMap { page in page.contract.constraints.map { Check(page: page, id: $0) } }

    @Test(arguments: checks)
    func `a broken rule is refused and named`(_ check: Check) throws {
        let scenario = try #require(CheckScenario(check.rule, of: check.page), "\(check.id) has no scenario here")
        #expect(!scenario.refused.isEmpty)
        for call in scenario.refused {
            let result = check.page.make(call.arguments, phase: call.phase, script: call.script())
            let violation = try #require(result.error?.violation, "\(check.id) let pass: \(call.arguments)")
            #expect(violation.constraint == check.id)
            #expect(violation.source.hasPrefix(check.page.contract.page + "#"))
            #expect(result.error?.function == check.page.contract.function)
            switch violation.party {
            case .caller:
                #expect(result.calls.isEmpty, "the core was called all the same")
                #expect(result.phase == call.phase, "a refused call changes nothing")
            case .core: #expect(result.calls.count == 1)
            }
        }
    }

    @Test(arguments: checks)
    func `a kept rule is passed on`(_ check: Check) throws {
        let scenario = try #require(CheckScenario(check.rule, of: check.page), "\(check.id) has no scenario here")
        #expect(!scenario.passed.isEmpty)
        for call in scenario.passed {
            let result = check.page.make(call.arguments, phase: call.phase, script: call.script())
            #expect(result.error == nil, "\(check.id)")
            #expect(result.calls.count == 1)
        }
    }

    @Test
    func `ids are unique and stable in form`() {
        let ids = Self.checks.map(\.id)
        #expect(Set(ids).count == ids.count)
        for check in Self.checks {
            #expect(check.id.hasPrefix(check.page.contract.scope + "/"))
            #expect(check.page.contract.scope == check.page.contract.scope.lowercased())
            #expect(check.rule.split(separator: "/").count == 2, "\(check.id)")
        }
    }

    @Test
    func `the checks that the house asks for are there`() {
        let ids = Set(Self.checks.map(\.id))
        for package in ["ntlm", "digest", "negotiate"] {
            for rule in [
                "phContext/open", "fContextReq/documented", "Reserved1/zero", "Reserved2/zero",
                package == "digest" ? "TargetDataRep/zero" : "TargetDataRep/listed", "pInput/first-call",
                "pInput/later-call", "pOutput/given",
            ] {
                #expect(ids.contains("initializesecuritycontext.\(package)/\(rule)"))
            }
            #expect(ids.contains("querycontextattributes.\(package)/ulAttribute/listed"))
            #expect(ids.contains("encryptmessage.\(package)/phContext/established"))
            #expect(ids.contains("acquirecredentialshandle.\(package)/fCredentialUse/documented"))
        }
    }

    @Test
    func `all documented flags together are passed on`() {
        let documented: [String: UInt32] = [
            "initializesecuritycontext.ntlm": InitializeSecurityContext.NTLM.documentedRequirements.rawValue,
            "initializesecuritycontext.digest": InitializeSecurityContext.Digest.documentedRequirements.rawValue,
            "initializesecuritycontext.negotiate": InitializeSecurityContext.Negotiate.documentedRequirements.rawValue,
            "acceptsecuritycontext.ntlm": AcceptSecurityContext.NTLM.documentedRequirements.rawValue,
            "acceptsecuritycontext.digest": AcceptSecurityContext.Digest.documentedRequirements.rawValue,
            "acceptsecuritycontext.negotiate": AcceptSecurityContext.Negotiate.documentedRequirements.rawValue,
        ]
        for page in PageCall.all {
            guard let flags = documented[page.contract.scope] else { continue }
            for bit in 0..<32 {
                var arguments = page.arguments
                arguments.requirements = 1 << UInt32(bit)
                let isDocumented = flags & arguments.requirements != 0
                #expect((page.make(arguments).error == nil) == isDocumented, "\(page.contract.function), bit \(bit)")
            }
            var arguments = page.arguments
            arguments.requirements = flags
            #expect(page.make(arguments).error == nil)
        }
    }

    @Test
    func `a caller that asks for memory needs no buffer`() {
        for page in PageCall.all where page.contract.scope.hasPrefix("initializesecuritycontext.") {
            var arguments = page.arguments
            arguments.requirements = InitiatorRequirements.allocateMemory.rawValue
            arguments.output = []
            let result = page.make(arguments, script: Script(.continueNeeded, token: [9, 9]))
            #expect(result.arguments.output == [.token([9, 9])])
            #expect(result.phase == .continuing)
        }
    }
}
