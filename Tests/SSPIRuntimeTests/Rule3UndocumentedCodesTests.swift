import SSPIInterface
import SSPIRuntime
import Testing
import VisibleLock

/// A core that returns a code the page does not document is caught at the stub.
@Suite("Rule 3: an undocumented code of a core is caught")
struct Rule3UndocumentedCodesTests {
    static let unknown = SecurityStatus(bits: 0x8009_0FFF)
    static let listing = PageCall.all.filter { $0.contract.failures != nil }

    @Test(arguments: listing)
    func `thrown`(_ page: PageCall) throws {
        let code = try #require(SecurityError.Code(Self.unknown))
        try expectCaught(page, Script(throwing: SecurityError(code, detail: "odd")), Self.unknown)
    }

    @Test(arguments: listing)
    func `returned as a failure`(_ page: PageCall) throws {
        try expectCaught(page, Script(Self.unknown), Self.unknown)
    }

    @Test(arguments: PageCall.all)
    func `returned as a success`(_ page: PageCall) throws {
        let status = SecurityStatus(bits: 0x0009_0FFF)
        try expectCaught(page, Script(status), status)
    }

    private func expectCaught(_ page: PageCall, _ script: Script, _ status: SecurityStatus) throws {
        let error = try #require(page.make(script: script).error)
        #expect(error.code == .internalError)
        #expect(error.violation?.offendingStatus == status)
        #expect(error.violation?.party == .core)
        #expect(error.violation?.constraint == "\(page.contract.scope)/return/documented")
        #expect(error.detail?.contains(status.description) == true, "the detail names the offending code")
        #expect(error.function == page.contract.function)
    }

    @Test(arguments: listing)
    func `documented failures are themselves, thrown or returned`(_ page: PageCall) throws {
        for code in try #require(page.contract.failures) {
            let thrown = page.make(script: Script(throwing: SecurityError(code, detail: "why")))
            #expect(thrown.error?.code == code)
            #expect(thrown.error?.detail == "why")
            #expect(thrown.error?.function == page.contract.function)
            let returned = page.make(script: Script(code.status))
            #expect(returned.error?.code == code)
            #expect(returned.error?.violation == nil)
        }
    }

    @Test(arguments: PageCall.all.filter { $0.contract.failures == nil })
    func `a page that lists no failure passes any on`(_ page: PageCall) {
        #expect(page.make(script: Script(Self.unknown)).error?.code.status == Self.unknown)
    }

    @Test
    func `what a page documents is what its contract lists`() {
        #expect(
            InitializeSecurityContext.NTLM.contract.failures == [
                .insufficientMemory, .internalError, .invalidHandle, .invalidToken, .logonDenied,
                .noAuthenticatingAuthority, .noCredentials, .targetUnknown, .unsupportedFunction, .wrongPrincipal,
            ])
        #expect(
            DecryptMessage.NTLM.contract.failures == [
                .incompleteMessage, .outOfSequence, .messageAltered, .invalidToken, .qualityOfProtectionNotSupported,
            ],
            "the page leaves the last three out; the configuration adds them")
        #expect(QueryContextAttributes.Digest.contract.failures == nil)
    }

    @Test(arguments: PageCall.all)
    func `documented successes are returned`(_ page: PageCall) {
        for status in page.successes {
            #expect(page.make(script: Script(status)).status == status)
        }
    }

    @Test
    func `the monitor hears of it, and of nothing else`() {
        let heard = Lock<[SecurityError]>([])
        ContractMonitor.$report.withValue({ error in heard.withLock { $0.append(error) } }) {
            for page in Self.listing {
                _ = page.make(script: Script(Self.unknown))
                _ = page.make()
                var wrong = page.arguments
                wrong.reserved1 = 1
                wrong.use = 0
                wrong.message = []
                _ = page.make(wrong)
            }
        }
        #expect(heard.withLock { $0.map(\.function) } == Self.listing.map(\.contract.function))
    }
}
