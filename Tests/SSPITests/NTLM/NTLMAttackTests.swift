import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// What somebody between both, or a hostile peer, may try.
@Suite struct NTLMAttackTests {
    @Test(arguments: 0..<3) func `no changed byte of an exchange is a logon`(_ index: Int) throws {
        let honest = try NTLMPair()
        try honest.run()
        for place in honest.tokens[index].indices {
            let pair = try NTLMPair()
            let failure = code {
                try pair.run { at, token in
                    guard at == index else { return token }
                    var token = token
                    token[min(place, token.count - 1)] ^= 0x41
                    return token
                }
            }
            #expect(failure != nil, "byte \(place) of message \(index + 1)")
            #expect(!pair.isServerComplete)
        }
    }

    @Test(arguments: 0..<3) func `no prefix of a message is taken`(_ index: Int) throws {
        let honest = try NTLMPair()
        try honest.run()
        for count in 0..<honest.tokens[index].count {
            let pair = try NTLMPair()
            let failure = code {
                try pair.run { at, token in at == index ? Array(token.prefix(min(count, token.count - 1))) : token }
            }
            // The shortest first message is the shortest that was ever sent; the rest of the exchange notices.
            #expect(failure != nil, "\(count) bytes of message \(index + 1)")
            #expect(!pair.isServerComplete)
        }
    }

    @Test func `an answer to another challenge is refused`() throws {
        let first = try NTLMPair()
        try first.run()
        let second = try NTLMPair()
        #expect(code { try second.run { at, token in at == 2 ? first.tokens[2] : token } } == .logonDenied)
    }

    @Test func `a challenge of ours that comes back is no logon`() throws {
        // Somebody who wants in lets the acceptor itself, as an initiator, answer the acceptor's challenge.
        let pair = try NTLMPair()
        #expect(code { try pair.run { at, token in at == 2 ? pair.tokens[1] : token } } == .invalidToken)
        let other = try NTLMPair()
        #expect(code { try other.run { at, token in at == 2 ? other.tokens[0] : token } } == .invalidToken)
    }

    @Test func `a message that is too large is refused`() throws {
        for index in 0..<3 {
            let pair = try NTLMPair()
            let failure = code {
                try pair.run { at, token in at == index ? token + [UInt8](repeating: 0, count: 1 << 20) : token }
            }
            #expect(failure == .invalidToken)
        }
    }

    // MARK: Downgrades

    @Test(arguments: [
        NTLM.Flags.seal, .sign, [.sign, .seal], [.unicode, .oem], .key128, .extendedSessionSecurity,
        [.extendedSessionSecurity, .key128],
    ])
    func `a challenge that takes away what is required is refused`(_ gone: NTLM.Flags) throws {
        let pair = try NTLMPair()
        let failure = code {
            try pair.run { at, token in
                guard at == 1 else { return token }
                var token = token
                var bytes: [UInt8] = []
                bytes.append(littleEndian: NTLM.Flags(of: token).subtracting(gone).rawValue)
                token.replace(at: 20, with: bytes)
                return token
            }
        }
        #expect(failure == .unsupportedFunction || failure == .invalidToken)
        #expect(!pair.isClientComplete)
    }

    @Test func `flags that were never offered count for nothing`() throws {
        let pair = try NTLMPair()
        #expect(!NTLM.Flags(rawValue: 0).contains(.lmKey))
        _ = code {
            try pair.run { at, token in
                guard at == 1 else { return token }
                var token = token
                var bytes: [UInt8] = []
                bytes.append(
                    littleEndian: NTLM.Flags(of: token).union([.lmKey, .nonNTSessionKey, .datagram, .anonymous])
                        .rawValue)
                token.replace(at: 20, with: bytes)
                return token
            }
        }
        let sent = NTLM.Flags(of: pair.tokens[2])
        #expect(sent.isDisjoint(with: [.lmKey, .nonNTSessionKey, .datagram, .anonymous]))
    }

    @Test(arguments: [AcceptorRequirements.confidentiality, .integrity, .replayDetect, .sequenceDetect])
    func `an initiator that gives less than the acceptor requires is refused`(_ required: AcceptorRequirements) throws {
        let pair = try NTLMPair(requirements: [], acceptorRequirements: required)
        #expect(code { try pair.run() } == .unsupportedFunction)
        let other = try NTLMPair(acceptorRequirements: required)
        try other.run()
        #expect(other.isComplete)
    }

    // MARK: The MIC

    @Test func `a MIC that is announced must be there and be right`() throws {
        for change: (inout [UInt8]) -> Void in [
            { $0.replace(at: 72, with: [UInt8](repeating: 0, count: 16)) }, { $0[72] ^= 1 }, { $0[87] ^= 0x80 },
        ] {
            let pair = try NTLMPair()
            let failure = code {
                try pair.run { at, token in
                    guard at == 2 else { return token }
                    var token = token
                    change(&token)
                    return token
                }
            }
            #expect(failure == .messageAltered)
        }
    }

    @Test func `a MIC cannot be cut out of its message`() throws {
        let pair = try NTLMPair()
        let failure = code {
            try pair.run { at, token in at == 2 ? Self.withoutMIC(token) : token }
        }
        #expect(failure == .messageAltered)
        #expect(!pair.isServerComplete)
    }

    /// The same message with its contents moved up over the MIC.
    private static func withoutMIC(_ token: [UInt8]) -> [UInt8] {
        var token = token
        token.removeSubrange(72..<88)
        for place in stride(from: 16, through: 56, by: 8) {
            guard let offset = ByteReader(token).uint32(at: place), offset >= 88 else { continue }
            var bytes: [UInt8] = []
            bytes.append(littleEndian: offset - 16)
            token.replace(at: place, with: bytes)
        }
        return token
    }

    // MARK: Fields

    @Test(arguments: [12, 20, 28, 36, 44, 52]) func `a field that points into the header or past the end is refused`(
        _ place: Int
    ) throws {
        for (count, offset) in [
            (0xFFFF as UInt16?, nil as UInt32?), (nil, 0xFFFF_FFFF), (nil, 0x7FFF_FFFF), (nil, 1), (nil, 11), (nil, 63),
            (0xFFFF, 0xFFFF_0001),
        ] {
            let pair = try NTLMPair(client: { $0.workstation = "TEAPOT" })
            let failure = code {
                try pair.run { at, token in
                    guard at == 2 else { return token }
                    var token = token
                    var bytes: [UInt8] = []
                    if let count { token.replace(at: place, with: [UInt8(count & 0xFF), UInt8(count >> 8)]) }
                    if let offset {
                        bytes.append(littleEndian: offset)
                        token.replace(at: place + 4, with: bytes)
                    }
                    return token
                }
            }
            #expect(failure == .invalidToken, "\(place): \(String(describing: count)), \(String(describing: offset))")
        }
    }

    @Test func `target information that breaks its rules is refused`() throws {
        typealias Name = NTLM.TargetInformation.Name
        let good = NTLM.TargetInformation([
            (Name.domainName, [65, 0]), (Name.timestamp, [UInt8](repeating: 1, count: 8)),
        ])
        let bytes = good.encoded
        #expect(try NTLM.TargetInformation(reading: bytes[...]) == good)
        for zeros in [4, 8, 12] {
            #expect(try NTLM.TargetInformation(reading: (bytes + [UInt8](repeating: 0, count: zeros))[...]) == good)
        }
        for bad in [
            Array(bytes.dropLast(4)), Array(bytes.dropLast(2)), [], [1], [2, 0, 255, 255, 65, 0, 0, 0, 0, 0],
            NTLM.TargetInformation([(.timestamp, [1, 2, 3, 4])]).encoded,
            NTLM.TargetInformation([(.flags, [1, 2])]).encoded,
            NTLM.TargetInformation([(.channelBindings, [])]).encoded,
            NTLM.TargetInformation([(.domainName, [65, 0]), (.domainName, [66, 0])]).encoded,
        ] {
            #expect(throws: SecurityError.self) { try NTLM.TargetInformation(reading: bad[...]) }
        }
    }

    @Test func `target information may say things that nobody knows, and not more than a bound`() throws {
        func list(_ count: Int) -> [UInt8] {
            (0..<count).flatMap { [UInt8(truncatingIfNeeded: $0), 0x40, 1, 0, 7] } + [0, 0, 0, 0]
        }
        let most = NTLM.TargetInformation.maximumPairs
        #expect(try NTLM.TargetInformation(reading: list(most)[...]).encoded == list(most))
        #expect(throws: SecurityError.self) { try NTLM.TargetInformation(reading: list(most + 1)[...]) }
    }

    @Test(arguments: ["al\nice", "alice\0", "\u{1B}[2J", "alice\u{7F}"])
    func `nobody is asked about a name with a control character`(_ name: String) throws {
        struct Anybody: NTLM.LogonAuthority {
            func judge(_ request: NTLM.LogonRequest) throws(SecurityError) -> NTLM.LogonVerdict {
                Issue.record("\(request.user)")
                return .denied
            }
        }
        for (user, domain) in [(name, "KETTLE"), ("alice", name)] {
            let pair = try NTLMPair(requirements: [], server: { $0.authority = Anybody() })
            let failure = code {
                try pair.run { at, token in
                    guard at == 2 else { return token }
                    let answer = HandmadeAnswer(user: user, domain: domain)
                    return (try? answer.token(to: pair.tokens[1], after: pair.tokens[0])) ?? []
                }
            }
            #expect(failure == .invalidToken)
        }
    }

    @Test func `a second token after the end is refused`() throws {
        let pair = try NTLMPair()
        try pair.run()
        #expect(code { _ = try pair.server.step(pair.tokens[2]) } == .invalidHandle)
        #expect(code { _ = try pair.client.step(pair.tokens[1]) } == .invalidHandle)
    }

    @Test(arguments: 0..<300) func `noise is refused`(_ round: Int) throws {
        var noise = Array("NTLMSSP\0".utf8) + [UInt8(round % 4), 0, 0, 0] + RandomSource.system.bytes(round)
        if round % 5 == 0 { noise = RandomSource.system.bytes(round) }
        for index in 0..<3 {
            let pair = try NTLMPair()
            _ = code { try pair.run { at, token in at == index ? noise : token } }
            #expect(!pair.isServerComplete)
        }
    }
}
