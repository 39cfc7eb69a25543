internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// Tells what a message of NTLM says, and what of it is weak.
///
/// Source: MS-NLMP 2.2.1
enum NTLMListing {
    static func list(_ token: [UInt8], in listing: inout Listing) throws(InspectionError) {
        switch ByteReader(token).uint32(at: 8) {
        case 1: try negotiate(token, &listing)
        case 2: try challenge(token, &listing)
        case 3: try authenticate(token, &listing)
        case let type?: throw .failure("the message of NTLM has the type \(type); there are 1, 2 and 3")
        case nil: throw .failure("the message of NTLM ends before its type")
        }
    }

    // MARK: Messages

    private static func negotiate(_ token: [UInt8], _ listing: inout Listing) throws(InspectionError) {
        let message = try TokenListing.reading("NTLM NEGOTIATE") { () throws(SecurityError) in
            try NTLM.NegotiateMessage(reading: token)
        }
        listing.group("NTLM NEGOTIATE", "\(token.count) bytes, from the initiator") { listing in
            flags(message.flags, &listing)
            text("domain", at: 16, of: token, unicode: false, &listing)
            text("workstation", at: 24, of: token, unicode: false, &listing)
            version(at: 32, of: token, message.flags, &listing)
        }
        if !message.flags.contains(.unicode) {
            listing.warn("the initiator offers no Unicode; names beyond ASCII get lost")
        }
        common(message.flags, "offers", &listing)
    }

    private static func challenge(_ token: [UInt8], _ listing: inout Listing) throws(InspectionError) {
        let message = try TokenListing.reading("NTLM CHALLENGE") { () throws(SecurityError) in
            try NTLM.ChallengeMessage(reading: token)
        }
        listing.group("NTLM CHALLENGE", "\(token.count) bytes, from the acceptor") { listing in
            text("target name", at: 12, of: token, unicode: message.flags.contains(.unicode), &listing)
            flags(message.flags, &listing)
            listing.add("server challenge", bytes: token[24..<32])
            version(at: 48, of: token, message.flags, &listing)
            if let information = message.information { pairs(information, "target information", &listing) }
        }
        common(message.flags, "grants", &listing)
        guard let information = message.information else {
            return listing.warn("no target information: initiators cannot answer with a MIC")
        }
        if information[.timestamp] == nil { listing.warn("no time in the target information: initiators send no MIC") }
    }

    private static func authenticate(_ token: [UInt8], _ listing: inout Listing) throws(InspectionError) {
        // What the acceptor has offered is not known here; the message's own word counts.
        let message = try TokenListing.reading("NTLM AUTHENTICATE") { () throws(SecurityError) in
            try NTLM.AuthenticateMessage(reading: token, offered: NTLM.Flags(rawValue: .max))
        }
        var information: NTLM.TargetInformation?
        let isVersion2 = message.ntResponse.count > 24
        if isVersion2 {
            information = try TokenListing.reading("NTLMv2 response") { () throws(SecurityError) in
                try NTLM.ResponseV2.information(message.ntResponse)
            }
        }
        let announcesMIC = (information?.flags ?? 0) & NTLM.TargetInformation.hasMIC != 0
        listing.group("NTLM AUTHENTICATE", "\(token.count) bytes, from the initiator") { listing in
            listing.add("user", message.user.isEmpty ? "none" : message.user)
            listing.add("domain", message.domain.isEmpty ? "none" : message.domain)
            listing.add("workstation", message.workstation.isEmpty ? "none" : message.workstation)
            flags(message.flags, &listing)
            version(at: 64, of: token, message.flags, &listing)
            if let mic = message.mic, announcesMIC { listing.add("MIC", bytes: mic) }
            listing.add("LM response", bytes: message.lmResponse)
            if isVersion2, let information {
                listing.group("NT response", "NTLMv2, \(message.ntResponse.count) bytes") { listing in
                    let reader = ByteReader(message.ntResponse)
                    listing.add("proof", bytes: message.ntResponse.prefix(16))
                    listing.add("time", Moment.text(reader.uint64(at: 24) ?? 0))
                    listing.add("client challenge", bytes: reader.slice(at: 32, count: 8) ?? [])
                    pairs(information, "target information", &listing)
                }
            } else {
                listing.add("NT response", bytes: message.ntResponse)
            }
            listing.add("encrypted session key", bytes: message.encryptedSessionKey)
        }
        common(message.flags, "wants", &listing)
        warn(message, information, announcesMIC, &listing)
    }

    // MARK: Warnings

    private static func common(_ flags: NTLM.Flags, _ verb: String, _ listing: inout Listing) {
        if !flags.contains(.extendedSessionSecurity) {
            listing.warn("no extended session security: messages are protected by CRC-32, if at all")
        }
        if flags.contains(.lmKey), !flags.contains(.extendedSessionSecurity) {
            listing.warn("the session key may be made from the LM hash")
        }
        if flags.isDisjoint(with: [.sign, .seal]) {
            listing.warn(
                "the message \(verb) neither signing nor sealing: what follows the logon is not protected by NTLM")
        } else if flags.keyBits < 128 {
            listing.warn("keys for messages have \(flags.keyBits) bits")
        }
        if flags.contains(.datagram) {
            listing.warn("the exchange is one over datagrams, in which replay is hard to see")
        }
    }

    private static func warn(
        _ message: NTLM.AuthenticateMessage, _ information: NTLM.TargetInformation?, _ announcesMIC: Bool,
        _ listing: inout Listing
    ) {
        guard !message.isAnonymous else { return listing.warn("nobody logs on: the logon is anonymous") }
        if information == nil {
            listing.warn("the response is of NTLM version 1, which can be broken in hours whatever the password")
            let hasClientChallenge = message.lmResponse.dropFirst(8).allSatisfy { $0 == 0 }
            if message.lmResponse.count == 24, !hasClientChallenge {
                listing.warn("the response of LAN Manager is sent, which can be broken in minutes")
            }
            return
        }
        if !announcesMIC {
            listing.warn("no MIC: the messages before this one may have been changed on their way")
        } else if message.mic == nil {
            listing.warn("a MIC is announced, and there is no room for one")
        } else if message.mic?.allSatisfy({ $0 == 0 }) == true {
            listing.warn("the MIC is zeros")
        }
        if information?[.channelBindings]?.contains(where: { $0 != 0 }) != true {
            listing.warn("no channel bindings: the logon can be relayed to another TLS connection")
        }
        if information?[.targetName]?.isEmpty != false {
            listing.warn("no target name: the logon can be relayed to another service")
        }
    }

    // MARK: Parts

    private static func flags(_ flags: NTLM.Flags, _ listing: inout Listing) {
        let digits = String(flags.rawValue, radix: 16, uppercase: true)
        listing.add(
            "flags",
            ["0x" + String(repeating: "0", count: 8 - digits.count) + digits] + NTLMFlagNames.names(flags.rawValue))
    }

    private static func text(
        _ label: String, at place: Int, of token: [UInt8], unicode: Bool, _ listing: inout Listing
    ) {
        let reader = ByteReader(token)
        guard let count = reader.uint16(at: place), let start = reader.uint32(at: place + 4), count > 0,
            let bytes = reader.slice(at: Int(start), count: Int(count))
        else { return }
        if let text = NTLM.WireText.decode(bytes, unicode: unicode) {
            listing.add(label, text)
        } else {
            listing.add(label, bytes: bytes)
        }
    }

    private static func version(at place: Int, of token: [UInt8], _ flags: NTLM.Flags, _ listing: inout Listing) {
        guard flags.contains(.version), let bytes = ByteReader(token).slice(at: place, count: 8),
            let build = ByteReader(bytes).uint16(at: 2)
        else { return }
        let first = bytes.startIndex
        listing.add("version", "\(bytes[first]).\(bytes[first + 1]) build \(build), NTLM revision \(bytes[first + 7])")
    }

    private static func pairs(_ information: NTLM.TargetInformation, _ label: String, _ listing: inout Listing) {
        listing.group(label) { listing in
            for pair in information.pairs {
                let name = NTLM.TargetInformation.Name(rawValue: pair.name)
                switch name {
                case .computerName: name16("NetBIOS computer", pair.value, &listing)
                case .domainName: name16("NetBIOS domain", pair.value, &listing)
                case .dnsComputerName: name16("DNS computer", pair.value, &listing)
                case .dnsDomainName: name16("DNS domain", pair.value, &listing)
                case .dnsTreeName: name16("DNS tree", pair.value, &listing)
                case .targetName: name16("target name", pair.value, &listing)
                case .timestamp: listing.add("time", Moment.text(ByteReader(pair.value).uint64(at: 0) ?? 0))
                case .flags:
                    let bits = ByteReader(pair.value).uint32(at: 0) ?? 0
                    let names = [(1, "constrained"), (2, "MIC is present"), (4, "untrusted SPN")] as [(UInt32, String)]
                    listing.add(
                        "flags",
                        "0x\(String(bits, radix: 16))"
                            + names.filter { bits & $0.0 != 0 }.map { ", \($0.1)" }.joined())
                case .channelBindings: listing.add("channel bindings", bytes: pair.value)
                case .singleHost: listing.add("single host", bytes: pair.value)
                case .end, nil: listing.add("pair \(pair.name)", bytes: pair.value)
                }
            }
        }
    }

    private static func name16(_ label: String, _ value: [UInt8], _ listing: inout Listing) {
        if let text = NTLM.WireText.decode(value[...], unicode: true) {
            listing.add(label, text.isEmpty ? "none" : text)
        } else {
            listing.add(label, bytes: value)
        }
    }
}
