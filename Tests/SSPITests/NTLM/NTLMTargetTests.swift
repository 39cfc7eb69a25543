import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// Whom a client wants to log on to, and who the acceptor says that it is.
@Suite struct NTLMTargetTests {
    private func name(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

    /// Lets a client log on with target information of its own making.
    private func logon(
        _ policy: NTLM.TargetPolicy, _ change: (inout NTLM.TargetInformation) -> Void
    ) -> SecurityError.Code? {
        code {
            let pair = try NTLMPair(requirements: [], server: { $0.target = policy })
            try pair.run { at, token in
                guard at == 2 else { return token }
                return (try? HandmadeAnswer().token(to: pair.tokens[1], after: pair.tokens[0], change)) ?? []
            }
            #expect(pair.isServerComplete)
        }
    }

    @Test func `a target that the client does not vouch for is not the one that is required`() {
        let names: Set<String> = [NTLMPair.target]
        let given = name(NTLMPair.target)
        let rows: [(policy: NTLM.TargetPolicy, flags: UInt8, expected: SecurityError.Code?)] = [
            (.required(names), 2, nil), (.required(names), 3, nil), (.required(names), 6, .logonDenied),
            (.ifGiven(names), 6, nil), (.any, 6, nil), (.ifGiven(["HTTP/teapot.test"]), 6, .logonDenied),
        ]
        for row in rows {
            let failure = logon(row.policy) { information in
                information[.targetName] = given
                information[.flags] = [row.flags, 0, 0, 0]
            }
            #expect(failure == row.expected, "\(row)")
        }
    }

    @Test(arguments: [(2, true), (3, true), (6, false), (7, false)] as [(UInt8, Bool)])
    func `who asks for the target sees whether the client vouches for it`(_ flags: UInt8, _ expected: Bool) throws {
        let pair = try NTLMPair(requirements: [])
        try pair.run { at, token in
            guard at == 2 else { return token }
            let answer = try? HandmadeAnswer().token(to: pair.tokens[1], after: pair.tokens[0]) {
                $0[.targetName] = name(NTLMPair.target)
                $0[.flags] = [flags, 0, 0, 0]
            }
            return answer ?? []
        }
        let answer = try pair.server.query(.clientSpecifiedTarget) { answer in
            switch answer {
            case .clientSpecifiedTarget(let target, let isVouchedFor): "\(target) \(isVouchedFor)"
            default: "?"
            }
        }
        #expect(answer == "\(NTLMPair.target) \(expected)")
        let server = try pair.server.query(.nativeNames) { answer in
            switch answer {
            case .nativeNames(_, let server): server
            default: "?"
            }
        }
        #expect(server == (expected ? NTLMPair.target : ""))
    }

    @Test(arguments: [[0x41], [0x00, 0xD8], [0x41, 0x00, 0x42]] as [[UInt8]])
    func `a target that is no text is none of those that may be given`(_ bytes: [UInt8]) {
        for policy in [NTLM.TargetPolicy.ifGiven([NTLMPair.target]), .required([NTLMPair.target])] {
            #expect(logon(policy) { $0[.targetName] = bytes } == .logonDenied)
        }
        #expect(logon(.any) { $0[.targetName] = bytes } == nil)
    }

    @Test func `a client without a target is taken where none is required`() {
        for empty in [nil, [] as [UInt8]?] {
            #expect(logon(.ifGiven([NTLMPair.target])) { $0[.targetName] = empty } == nil)
            #expect(logon(.required([NTLMPair.target])) { $0[.targetName] = empty } == .logonDenied)
        }
    }

    @Test func `the acceptor does not say for the client what only the client may say`() throws {
        let pair = try NTLMPair()
        let negotiate = try pair.client.step(nil).token ?? []
        let made = try NTLM.ChallengeMessage(reading: try pair.server.step(negotiate).token ?? [])
        for (flags, hasTime, expected) in [
            (7, true, 3), (6, false, nil), (4, false, nil), (1, false, 1),
        ] as [(UInt8, Bool, UInt8?)] {
            let other = try NTLMPair()
            _ = try other.client.step(nil)
            var information = try #require(made.information)
            information[.flags] = [flags, 0, 0, 0]
            if !hasTime { information[.timestamp] = nil }
            let challenge = NTLM.ChallengeMessage(
                flags: made.flags, challenge: made.challenge, target: "", information: information)
            let answer = try other.client.step(challenge.bytes).token ?? []
            let sent = try NTLM.AuthenticateMessage(reading: answer, offered: made.flags)
            let said = try NTLM.ResponseV2.information(sent.ntResponse)
            #expect(said[.flags] == expected.map { [$0, 0, 0, 0] })
        }
    }

    // MARK: The acceptor's names

    @Test(arguments: [InitiatorRequirements.integrity, .confidentiality, .sequenceDetect, []])
    func `an acceptor that does not name itself gets no answer where messages are to be protected`(
        _ requirements: InitiatorRequirements
    ) throws {
        typealias Name = NTLM.TargetInformation.Name
        for gone in [[Name.computerName], [.domainName], [.computerName, .domainName]] {
            let pair = try NTLMPair(requirements: requirements)
            let failure = code {
                try pair.run { at, token in
                    guard at == 1, let message = try? NTLM.ChallengeMessage(reading: token),
                        var information = message.information
                    else { return token }
                    for name in gone { information[name] = nil }
                    return NTLM.ChallengeMessage(
                        flags: message.flags, challenge: message.challenge, target: "KETTLE", information: information
                    ).bytes
                }
            }
            #expect(pair.isClientComplete == requirements.isEmpty)
            // Otherwise it is the acceptor that sees that its challenge was changed.
            #expect(failure == (requirements.isEmpty ? .messageAltered : .logonDenied))
        }
    }

    @Test func `without target information at all there is no protection of messages either`() throws {
        let pair = try NTLMPair()
        _ = try pair.client.step(nil)
        let flags: NTLM.Flags = [.unicode, .ntlm, .sign, .seal, .keyExchange, .key128, .extendedSessionSecurity]
        var challenge = Array("NTLMSSP\0".utf8) + [2, 0, 0, 0] + [UInt8](repeating: 0, count: 8)
        challenge.append(littleEndian: flags.rawValue)
        challenge += [UInt8](repeating: 7, count: 8) + [UInt8](repeating: 0, count: 16)
        #expect(code { _ = try pair.client.step(challenge) } == .logonDenied)
        #expect(!pair.isClientComplete)
    }

    @Test func `nobody's logon, and one below version 2, are bound to no names`() throws {
        for (identity, level) in [
            (nil, NTLM.Level.version2Alone), (NTLMPair.identity, .version1),
        ] as [(NTLM.Identity?, NTLM.Level)] {
            let pair = try NTLMPair(
                identity: identity,
                client: {
                    $0.allowsAnonymous = true
                    $0.level = level
                })
            _ = code {
                try pair.run { at, token in
                    guard at == 1, let message = try? NTLM.ChallengeMessage(reading: token) else { return token }
                    return NTLM.ChallengeMessage(
                        flags: message.flags, challenge: message.challenge, target: "KETTLE",
                        information: NTLM.TargetInformation()
                    ).bytes
                }
            }
            #expect(pair.isClientComplete)
        }
    }
}
