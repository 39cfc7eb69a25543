import SSPIInterface
import SSPIRuntime
import Testing

/// Success is returned, failure is thrown, and neither can be the other.
@Suite("Rule 2: success is returned, failure is thrown")
struct Rule2SuccessTests {
    @Test
    func `a page's successes are an enum of its own`() {
        #expect(
            Set(InitializeSecurityContext.NTLM.Success.allCases) == [
                .ok, .completeNeeded, .continueNeeded, .completeAndContinue,
            ])
        #expect(InitializeSecurityContext.Digest.Success.allCases.contains(.incompleteCredentials))
        #expect(EncryptMessage.NTLM.Success.allCases == [.ok])
    }

    @Test
    func `pages that document the same successes have one type for them`() {
        #expect(AcceptSecurityContext.NTLM.Success.self == AcceptSecurityContext.Negotiate.Success.self)
        #expect(EncryptMessage.NTLM.Success.self == QueryContextAttributes.Digest.Success.self)
        #expect(
            ObjectIdentifier(InitializeSecurityContext.NTLM.Success.self)
                != ObjectIdentifier(InitializeSecurityContext.Digest.Success.self), "Digest documents one more")
    }

    @Test(arguments: PageCall.all)
    func `a success is no failure code`(_ page: PageCall) {
        #expect(!page.successes.isEmpty)
        for status in page.successes {
            #expect(!status.isFailure)
            #expect(SecurityError.Code(status) == nil)
            #expect(SecurityError.Code(rawValue: status.rawValue) == nil)
        }
    }

    @Test
    func `the enum and the status are one to one`() {
        for success in InitializeSecurityContext.Digest.Success.allCases {
            #expect(InitializeSecurityContext.Digest.Success(success.status) == success)
        }
        #expect(InitializeSecurityContext.NTLM.Success(.incompleteCredentials) == nil, "documented for Digest only")
        #expect(InitializeSecurityContext.NTLM.Success(.logonDenied) == nil)
    }

    @Test
    func `a code made of bits is a failure whatever the bits`() {
        for bits: UInt32 in [0, 0x0009_0312, 0x7FFF_FFFF, 0x8009_030C, 0xFFFF_FFFF] {
            let code = SecurityError.Code(failureBits: bits)
            #expect(code.status.isFailure)
            #expect(code.status.bits == bits | 0x8000_0000)
        }
    }

    @Test
    func `the phases follow from the success`() {
        typealias Success = InitializeSecurityContext.NTLM.Success
        #expect(Success.ok.phase == .established)
        #expect(Success.continueNeeded.phase == .continuing)
        #expect(Success.completeNeeded.phase == .completing)
        #expect(Success.completeAndContinue.phase == .completingAndContinuing)
        for page in PageCall.all where page.phase == .fresh && page.contract.scope.contains("securitycontext") {
            #expect(page.make(script: Script(.continueNeeded)).phase == .continuing)
            #expect(page.make(script: Script(.ok)).phase == .established)
            #expect(page.make(script: Script(.logonDenied)).phase == .failed)
        }
    }

    @Test(.enabled(if: TypeChecker.isAvailable, "no swiftc, or no module to check against"))
    func `SEC_I_CONTINUE_NEEDED cannot be thrown`() throws {
        let checker = try #require(TypeChecker())
        let thrown = { (expression: String) in
            "func f() throws(SecurityError) { throw \(expression) }"
        }
        try checker.expectAccepted(thrown("SecurityError(.logonDenied)"))
        try checker.expectRefused(thrown("SecurityError(.continueNeeded)"), saying: "continueNeeded")
        try checker.expectRefused(thrown("SecurityStatus.continueNeeded"), saying: "SecurityStatus")
        try checker.expectRefused(
            thrown("InitializeSecurityContext.NTLM.Success.continueNeeded"), saying: "InitializeSecurityContext.NTLM")
        try checker.expectRefused(thrown("SecurityError(SecurityStatus.continueNeeded)"), saying: "SecurityStatus")
    }

    @Test(.enabled(if: TypeChecker.isAvailable, "no swiftc, or no module to check against"))
    func `SEC_I_CONTINUE_NEEDED cannot be lost`() throws {
        let checker = try #require(TypeChecker())
        let handled = { (cases: String) in
            "func f(_ s: InitializeSecurityContext.NTLM.Success) { switch s { \(cases) } }"
        }
        try checker.expectAccepted(handled("case .ok, .completeNeeded, .completeAndContinue, .continueNeeded: break"))
        try checker.expectRefused(
            handled("case .ok, .completeNeeded, .completeAndContinue: break"), saying: "switch must be exhaustive")
    }
}
