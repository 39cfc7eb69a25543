import SSPIInterface
import SSPIRuntime
import Testing

/// `SecurityStatus` is an open struct over `Int32`; its symbols are static properties, its severity is the top bit.
@Suite("Rule 1: a status is an open struct, its severity is the top bit")
struct Rule1OpenStatusTests {
    @Test
    func `any number is a status`() {
        for bits: UInt32 in [0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x8009_0FFF] {
            let status = SecurityStatus(bits: bits)
            #expect(status.bits == bits)
            #expect(SecurityStatus(rawValue: status.rawValue) == status)
            #expect(status.isFailure == (bits >> 31 == 1))
        }
    }

    @Test
    func `severity is the top bit`() {
        #expect(SecurityStatus.ok.severity == .success)
        #expect(SecurityStatus.continueNeeded.severity == .informational)
        #expect(SecurityStatus.logonDenied.severity == .failure)
        #expect(SecurityStatus.ntLogonFailure.severity == .failure)
        #expect(SecurityStatus(bits: 0x7FFF_FFFF).severity == .informational)
        #expect(SecurityStatus(bits: 0x8000_0000).severity == .failure)
    }

    @Test
    func `symbols have the headers' numbers`() {
        #expect(SecurityStatus.ok.bits == 0)
        #expect(SecurityStatus.continueNeeded.bits == 0x0009_0312)
        #expect(SecurityStatus.invalidHandle.bits == 0x8009_0301, "some pages print 0x80100003")
        #expect(SecurityStatus.invalidHandle.rawValue == -2_146_893_055)
        #expect(SecurityStatus.ntLogonFailure.bits == 0xC000_006D)
    }

    @Test
    func `a failure symbol is the same number as a status and as an error code`() {
        #expect(SecurityError.Code.logonDenied.status == .logonDenied)
        #expect(SecurityError.Code.messageAltered.status == .messageAltered)
        #expect(SecurityError.Code.ntLogonFailure.status == .ntLogonFailure)
    }

    @Test
    func `it prints its symbol, and a number where it has none`() {
        #expect(SecurityStatus.logonDenied.description == "SEC_E_LOGON_DENIED (0x8009030C)")
        #expect(SecurityStatus.ok.description == "SEC_E_OK (0x00000000)")
        #expect(SecurityStatus(bits: 0x8009_0FFF).description == "0x80090FFF")
    }
}
