import SSPIInterface
import SSPIRuntime
import Testing

@Suite struct TimeStampTests {
    @Test
    func `the epochs`() {
        #expect(TimeStamp(secondsSince1970: 0).rawValue == 116_444_736_000_000_000)
        #expect(TimeStamp(rawValue: 0).secondsSince1970 == -11_644_473_600)
        #expect(TimeStamp(secondsSince1970: 1_700_000_000).rawValue == 133_444_736_000_000_000)
    }

    @Test(arguments: [-11_644_473_600, -1, 0, 1, 1_700_000_000, 253_402_300_799] as [Int64])
    func `there and back`(_ seconds: Int64) {
        #expect(TimeStamp(secondsSince1970: seconds).secondsSince1970 == seconds)
    }

    @Test
    func `parts of a second are rounded down on both sides of 1970`() {
        #expect(TimeStamp(rawValue: 116_444_736_000_000_001).secondsSince1970 == 0)
        #expect(TimeStamp(rawValue: 116_444_735_999_999_999).secondsSince1970 == -1)
    }

    @Test
    func `the ends do not overflow`() {
        #expect(TimeStamp(secondsSince1970: .max) == .never)
        #expect(TimeStamp(secondsSince1970: .min).rawValue == .min)
        #expect(TimeStamp.never.secondsSince1970 > 900_000_000_000)
        #expect(TimeStamp(rawValue: .min).secondsSince1970 < -900_000_000_000)
        #expect(TimeStamp(rawValue: 1) < TimeStamp.never)
    }
}

@Suite struct FlagNamesTests {
    private let numbers: [(bits: UInt32, name: String)] = [
        (0, "NONE"), (1, "A"), (2, "B"), (3, "AB"), (3, "BA"), (8, "D"),
    ]
    private var names: String {
        numbers.map { "0x0000_000\($0.bits) \($0.name)" }.joined(separator: "\n")
    }

    @Test(
        arguments: [
            (0, "[]"), (1, "[A]"), (2, "[B]"), (3, "[AB/BA]"), (9, "[A, D]"), (4, "[0x00000004]"),
            (0x8000_000B, "[AB/BA, D, 0x80000000]"),
        ] as [(UInt32, String)])
    func `bits by name`(_ bits: UInt32, _ text: String) {
        #expect(FlagNames.describe(bits, names: names) == text)
    }

    @Test
    func `every bit is accounted for`() {
        for bits: UInt32 in 0..<64 {
            let words = FlagNames.describe(bits, names: names).dropFirst().dropLast().split(separator: ", ")
            var sum: UInt32 = 0
            for word in words {
                let name = word.split(separator: "/").first.map(String.init) ?? ""
                let number = numbers.first { $0.name == name }?.bits ?? UInt32(word.dropFirst(2), radix: 16) ?? 0
                #expect(sum & number == 0, "no bit twice")
                sum |= number
            }
            #expect(sum == bits)
        }
    }
}

@Suite struct SecretBytesTests {
    @Test
    func `it holds what it was given`() {
        let secret = SecretBytes([1, 2, 3])
        #expect(secret.count == 3)
        let sum = secret.withBytes { span in
            span.byteOffsets.reduce(0) { unsafe $0 + Int(span.unsafeLoad(fromByteOffset: $1, as: UInt8.self)) }
        }
        #expect(sum == 6)
    }

    @Test
    func `it begins with zeros and can be written`() {
        var secret = SecretBytes(count: 4)
        expectEqual(secret, [0, 0, 0, 0])
        secret.withMutableBytes { $0.storeBytes(of: 9, toByteOffset: 3, as: UInt8.self) }
        expectEqual(secret, [0, 0, 0, 9])
    }

    @Test
    func `equality looks at every byte and at the length`() {
        let secret = SecretBytes([1, 2, 3])
        expectEqual(secret, [1, 2, 3])
        expectDifferent(secret, [1, 2])
        for index in 0..<3 {
            var other: [UInt8] = [1, 2, 3]
            other[index] ^= 0x80
            expectDifferent(secret, other)
        }
        expectEqual(SecretBytes(count: 0), [])
        expectEqual(SecretBytes(count: -5), [])
    }

    // The macro cannot capture what cannot be copied.

    private func expectEqual(
        _ secret: borrowing SecretBytes, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let isEqual = secret.isEqual(to: SecretBytes(bytes))
        #expect(isEqual, sourceLocation: sourceLocation)
    }

    private func expectDifferent(
        _ secret: borrowing SecretBytes, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let isEqual = secret.isEqual(to: SecretBytes(bytes))
        #expect(!isEqual, sourceLocation: sourceLocation)
    }

    @Test
    func `errors of the borrower come through with their type`() {
        struct Odd: Error, Equatable {}
        let secret = SecretBytes([1])
        #expect(throws: Odd()) { try secret.withBytes { _ throws(Odd) in throw Odd() } }
    }
}

@Suite struct CredentialHandleTests {
    @Test
    func `the contents end with the last reference`() {
        let witness = Rule7ContextTests.Witness()
        var first: CredentialHandle<SecretBytes>? = CredentialHandle(witness.secret([1, 2]))
        var second = first
        #expect(first?.withContents { $0.count } == 2)
        first = nil
        #expect(witness.released.isEmpty)
        #expect(second?.withContents { $0.count } == 2)
        second = nil
        #expect(witness.released == [[0, 0]])
    }
}

@Suite struct QueryTests {
    @Test
    func `the answer comes back, and a session key cannot be copied`() throws {
        var context = SecurityContext(ScriptedCore(script: Script()))
        context.advance(to: .established)
        let outcome = try QueryContextAttributes.NTLM.call(context: context, attribute: .sizes)
        switch outcome.value {
        case .flags(let bits): #expect(bits == ContextAttribute.sizes.rawValue)
        default: Issue.record("another kind of answer")
        }
    }

    @Test
    func `messages are protected in place`() throws {
        var context = SecurityContext(ScriptedCore(script: Script()))
        context.advance(to: .established)
        var message: [SecurityBuffer] = [.data([1, 2, 3])]
        _ = try EncryptMessage.Digest.call(context: &context, message: &message)
        #expect(message == [.data([3, 2, 1])])
        let outcome = try DecryptMessage.Digest.call(context: &context, message: &message)
        #expect(message == [.data([1, 2, 3])])
        #expect(outcome.protection == .wrapNoEncrypt)
    }

    @Test
    func `a number has its name, or is printed in hexadecimal`() {
        let names = "0x0000_0000 A\n0x0000_0010 B/C"
        #expect(FlagNames.name(of: 0, names: names) == "A")
        #expect(FlagNames.name(of: 0x10, names: names) == "B/C")
        #expect(FlagNames.name(of: 0x1F, names: names) == "0x1F")
    }

    @Test
    func `a line that is no entry names nothing`() {
        for line in ["", "A", "1 A", "0x A", "0x1", "0xZ A", "0x1_0000_0001 A", " 0x1"] {
            #expect(FlagNames.describe(UInt32(1), names: line) == "[0x00000001]", "\(line)")
            #expect(FlagNames.describe(UInt32(3), names: "\(line)\n0x2 B") == "[B, 0x00000001]", "\(line)")
        }
    }
}
