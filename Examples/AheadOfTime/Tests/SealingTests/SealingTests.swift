import SSPIRuntime
import Testing

@testable import Sealing

@Suite struct SealingTests {
    @Test func `what is sealed can be opened`() throws {
        let (sealed, opened) = try sealAndOpen([1, 2, 3])
        #expect(sealed == [3, 2, 1])
        #expect(opened == [1, 2, 3])
    }

    @Test func `a context that is not established seals nothing`() {
        let error = #expect(throws: SecurityError.self) {
            var context = SecurityContext(MirrorCore())
            var message = [SecurityBuffer.token(capacity: 16), .data([1])]
            try EncryptMessage.NTLM.call(context: &context, message: &message)
        }
        #expect(error?.code == .invalidHandle)
    }

    @Test func `a bit that is not documented is refused, and the name of the configuration is there`() {
        #expect(QualityOfProtection.signOnly.rawValue == 0x8000_0001)
        let error = #expect(throws: SecurityError.self) {
            var context = SecurityContext(MirrorCore())
            context.advance(to: .established)
            var message = [SecurityBuffer.token(capacity: 16), .data([1])]
            try EncryptMessage.NTLM.call(
                context: &context, protection: QualityOfProtection(rawValue: 4), message: &message)
        }
        #expect(error?.code == .qualityOfProtectionNotSupported)
    }
}
