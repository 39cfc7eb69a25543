import SSPIInterface
import SSPIRuntime
import Testing

/// Stubs and cores throw `SecurityError` and nothing else, and say so in their types.
@Suite("Rule 6: typed throws")
struct Rule6TypedThrowsTests {
    @Test
    func `the error of a stub has its type without a cast`() {
        var context = SecurityContext(ScriptedCore(script: Script()))
        var output: [SecurityBuffer] = []
        do throws(SecurityError) {
            _ = try InitializeSecurityContext.NTLM.call(
                context: &context, targetName: "", requirements: [], output: &output)
            Issue.record("a call without a buffer was passed on")
        } catch {
            let code: SecurityError.Code = error.code
            #expect(code == .insufficientMemory)
        }
    }

    @Test
    func `every throwing function of the generated files says what it throws`() throws {
        var count = 0
        for file in try GeneratedSources.files(in: ["Functions"]) {
            for line in file.lines where line.hasPrefix(" ") && line.contains(" throws") && !line.contains("///") {
                count += 1
                #expect(line.contains("throws(SecurityError)"), "\(file.path): \(line)")
            }
        }
        #expect(count >= 2 * PageCall.all.count)
    }

    @Test(.enabled(if: TypeChecker.isAvailable, "no swiftc, or no module to check against"))
    func `a core cannot throw anything else`() throws {
        let checker = try #require(TypeChecker())
        let core = { (error: String) in
            """
            struct Other: Error {}
            struct Core: ~Copyable, EncryptMessage.NTLM.Core {
                mutating func encryptMessage(
                    protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
                ) throws(\(error)) -> EncryptMessage.Reply { EncryptMessage.Reply(status: .ok) }
            }
            """
        }
        try checker.expectAccepted(core("SecurityError"))
        try checker.expectRefused(core("Other"), saying: "does not conform to protocol")
    }
}
