import SSPIInterface
import SSPIRuntime
import Testing

/// The functions that all packages share.
@Suite struct SharedFunctionTests {
    @Test
    func `completing moves on to where the success pointed`() throws {
        for (phase, next) in [
            (ContextPhase.completing, ContextPhase.established), (.completingAndContinuing, .continuing),
        ] {
            let script = Script(token: [7])
            var context = SecurityContext(ScriptedCore(script: script))
            context.advance(to: phase)
            var token: [SecurityBuffer] = [.token([1])]
            try CompleteAuthToken.call(context: &context, token: &token)
            #expect(context.phase == next)
            #expect(token == [.token([7])])
            #expect(script.calls == ["complete"])
        }
    }

    @Test
    func `a failure to complete ends the context and is vetted`() {
        for error in [SecurityError(.messageAltered), SecurityError(SecurityError.Code(failureBits: 1))] {
            var context = SecurityContext(ScriptedCore(script: Script(throwing: error)))
            context.advance(to: .completing)
            var token: [SecurityBuffer] = []
            do throws(SecurityError) {
                try CompleteAuthToken.call(context: &context, token: &token)
                Issue.record("completed all the same")
            } catch {
                #expect(error.code == .messageAltered || error.code == .internalError)
            }
            #expect(context.phase == .failed)
        }
    }

    @Test
    func `finishing a token with nothing unfinished changes nothing`() {
        for phase in ContextPhase.allCases where !phase.isCompleting {
            var context = SecurityContext(ScriptedCore(script: Script()))
            context.advance(to: phase)
            context.finishToken()
            #expect(context.phase == phase)
        }
    }

    @Test
    func `deleting succeeds in every phase, and again`() {
        for phase in ContextPhase.allCases {
            var context = SecurityContext(ScriptedCore(script: Script()))
            context.advance(to: phase)
            #expect(DeleteSecurityContext.call(context: &context).success == .ok)
            #expect(context.phase == .deleted)
            DeleteSecurityContext.call(context: &context)
            #expect(context.phase == .deleted)
        }
    }

    @Test
    func `a freed buffer has neither contents nor room`() {
        var buffer = SecurityBuffer.token([1, 2, 3])
        FreeContextBuffer.call(buffer: &buffer)
        #expect(buffer == SecurityBuffer(.token))
        FreeContextBuffer.call(buffer: &buffer)
        #expect(buffer.capacity == 0)
    }

    @Test
    func `a freed credential ends with its last reference`() {
        final class Canary: Sendable {}
        weak var canary: Canary?
        do {
            let first = CredentialHandle(Canary())
            first.withContents { canary = $0 }
            FreeCredentialsHandle.call(credential: first)
        }
        #expect(canary == nil)
    }

    @Test
    func `an exported context is deleted where that is asked, and only then`() throws {
        for (flags, phase) in [
            (ContextExport.deleteOld, ContextPhase.deleted), ([.deleteOld, .resetNew], .deleted),
            (.resetNew, .established), ([], .established),
        ] {
            var context = SecurityContext(ScriptedCore(script: Script()))
            context.advance(to: .established)
            let outcome = try ExportSecurityContext.call(context: &context, flags: flags)
            #expect(outcome.packedContext.withBytes { $0.byteCount } == 3)
            #expect(context.phase == phase)
        }
    }

    @Test
    func `a context whose export fails stays as it is`() {
        var context = SecurityContext(ScriptedCore(script: Script(.insufficientMemory)))
        context.advance(to: .established)
        do throws(SecurityError) {
            _ = try ExportSecurityContext.call(context: &context, flags: .deleteOld)
            Issue.record("exported all the same")
        } catch {
            #expect(error.code == .insufficientMemory)
        }
        #expect(context.phase == .established)
    }

    @Test
    func `a signature goes into the token buffer, and a peer that wants a new handshake is heard`() throws {
        var context = SecurityContext(ScriptedCore(script: Script(token: [9, 9])))
        context.advance(to: .established)
        var message: [SecurityBuffer] = [.token(capacity: 16), .data([1])]
        #expect(try MakeSignature.call(context: &context, message: &message).success == .ok)
        #expect(message == [SecurityBuffer(.token, [9, 9], capacity: 16), .data([1])])

        var other = SecurityContext(ScriptedCore(script: Script(.renegotiate)))
        other.advance(to: .established)
        #expect(try MakeSignature.call(context: &other, message: &message).success == .renegotiate)
    }

    @Test
    func `a failed impersonation is thrown`() {
        var context = SecurityContext(ScriptedCore(script: Script(.noImpersonation)))
        context.advance(to: .established)
        #expect(throws: SecurityError(.noImpersonation).thrown(by: "ImpersonateSecurityContext")) {
            try ImpersonateSecurityContext.call(context: &context)
        }
    }
}
