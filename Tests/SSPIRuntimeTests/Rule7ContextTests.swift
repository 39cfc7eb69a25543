import SSPIInterface
import SSPIRuntime
import Testing
import VisibleLock

/// A context cannot be copied, may be sent, and wipes its keys when it ends.
@Suite("Rule 7: a context is ~Copyable and Sendable, and wipes its keys")
struct Rule7ContextTests {
    /// What became of the memory of a secret.
    final class Witness: Sendable {
        private let seen = Lock<[[UInt8]]>([])

        /// The contents of each secret's memory when it was given back.
        var released: [[UInt8]] { seen.withLock { $0 } }

        func secret(_ bytes: [UInt8]) -> SecretBytes {
            var secret = unsafe SecretBytes(count: bytes.count) { memory in
                let contents = unsafe Array(memory)
                self.seen.withLock { $0.append(contents) }
                unsafe memory.deallocate()
            }
            secret.withMutableBytes { span in
                for index in bytes.indices { span.storeBytes(of: bytes[index], toByteOffset: index, as: UInt8.self) }
            }
            return secret
        }
    }

    /// A core that keeps a key.
    struct KeyedCore: ~Copyable, Sendable, EncryptMessage.NTLM.Core {
        var key: SecretBytes

        mutating func encryptMessage(
            protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
        ) throws(SecurityError) -> EncryptMessage.Reply {
            let first = key.withBytes { unsafe $0.unsafeLoad(as: UInt8.self) }
            for index in message.indices { message[index].bytes = message[index].bytes.map { $0 ^ first } }
            return EncryptMessage.Reply(status: .ok)
        }
    }

    @Test
    func `the end of a context wipes its keys`() throws {
        let witness = Witness()
        do {
            var context = SecurityContext(KeyedCore(key: witness.secret([7, 8, 9])))
            context.advance(to: .established)
            var message: [SecurityBuffer] = [.data([1, 2])]
            _ = try EncryptMessage.NTLM.call(context: &context, message: &message)
            #expect(message == [.data([6, 5])], "the key is there while the context is")
            #expect(witness.released.isEmpty)
        }
        #expect(witness.released == [[0, 0, 0]])
    }

    @Test
    func `deleting and failing wipe the keys at once`() {
        let witness = Witness()
        var deleted = SecurityContext(KeyedCore(key: witness.secret([1])))
        deleted.delete()
        #expect(witness.released.count == 1)
        #expect(deleted.phase == .deleted)
        var failed = SecurityContext(KeyedCore(key: witness.secret([2])))
        failed.advance(to: .failed)
        #expect(witness.released == [[0], [0]])
        #expect(failed.phase == .failed)
    }

    @Test
    func `a context that has ended stays ended`() {
        for end in [ContextPhase.failed, .deleted] {
            var context = SecurityContext(ScriptedCore(script: Script()))
            context.advance(to: end)
            for phase in ContextPhase.allCases where phase != .failed && phase != .deleted {
                context.advance(to: phase)
                #expect(context.phase == end)
            }
        }
    }

    @Test
    func `a context may be sent to another task, whole`() async {
        let script = Script(.continueNeeded)
        let context = SecurityContext(ScriptedCore(script: script))
        let phase = await Self.begin(context)
        #expect(phase == .continuing)
        #expect(script.calls == ["initialize"])
    }

    @concurrent
    private static func begin(_ context: consuming SecurityContext<ScriptedCore>) async -> ContextPhase {
        var output: [SecurityBuffer] = [.token(capacity: 1)]
        _ = try? InitializeSecurityContext.NTLM.call(
            context: &context, targetName: "", requirements: [], output: &output)
        return context.phase
    }

    @Test(.enabled(if: TypeChecker.isAvailable, "no swiftc, or no module to check against"))
    func `a context cannot be copied`() throws {
        let checker = try #require(TypeChecker())
        let body = { (statements: String) in
            """
            struct Core: ~Copyable, Sendable {}
            func take(_ context: consuming SecurityContext<Core>) {}
            func f() {
                let context = SecurityContext(Core())
                \(statements)
            }
            """
        }
        try checker.expectAccepted(body("take(context)"))
        try checker.expectRefused(body("take(context); take(context)"), saying: "consumed more than once")
        try checker.expectRefused(
            body("let copy = context; _ = copy.phase; _ = context.phase"), saying: "after consume")
    }

    @Test(.enabled(if: TypeChecker.isAvailable, "no swiftc, or no module to check against"))
    func `one context cannot be in two calls at once`() throws {
        let checker = try #require(TypeChecker())
        let body = { (statements: String) in
            """
            struct Core: ~Copyable, Sendable {}
            @concurrent func use(_ context: inout SecurityContext<Core>) async {}
            func both(_ a: inout SecurityContext<Core>, _ b: inout SecurityContext<Core>) {}
            func f() async {
                var one = SecurityContext(Core())
                var two = SecurityContext(Core())
                \(statements)
            }
            """
        }
        try checker.expectAccepted(body("both(&one, &two); await use(&one)"))
        try checker.expectRefused(body("both(&one, &one); await use(&two)"), saying: "overlapping accesses")
        try checker.expectRefused(
            body("async let a: Void = use(&one); async let b: Void = use(&one); _ = await (a, b); await use(&two)"),
            saying: "error:")
    }
}
