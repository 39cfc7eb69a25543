internal import SSPIInterface
internal import SSPIRuntime

extension Digest.Acceptor {
    /// Verifies a response of SASL.
    ///
    /// A response that comes before any challenge is one of a subsequent logon: it goes on with a nonce of this authority,
    /// and its count is the one after the last. Since the keys of both logons could be the same, such a logon has no
    /// protection of messages.
    ///
    /// - Returns: The last token, `rspauth`.
    mutating func acceptSASL(
        _ token: [UInt8], _ accounts: any Digest.Accounts, _ requirements: AcceptorRequirements
    ) throws(SecurityError) -> [UInt8] {
        let members = try Digest.Members(token, limit: Digest.Limits.saslResponse)
        let isUTF8 = try Digest.isUTF8(members)
        let username = try members.required(.username)
        let nonce = try members.required(.nonce)
        let cnonce = try members.required(.cnonce)
        let nc = try members.required(.nc)
        let uri = try members.required(.digestURI)
        let response = try Digest.responseDigits(try members.required(.response), .md5)
        guard let count = Digest.Digits.count(nc) else { throw Digest.malformed("nc is not eight digits above zero") }
        guard !cnonce.isEmpty else { throw Digest.malformed("cnonce is empty") }
        let protection = try saslProtection(members, requirements)
        let cipher = try saslCipher(members, protection)
        let buffer = try Digest.buffer(members)
        let name = try Digest.saslText(username, isUTF8)
        let realm = try Digest.saslText(members[.realm] ?? [], isUTF8)
        guard realm == configuration.realm else { throw Digest.denied("the realm is another one") }
        guard isService(uri) else { throw Digest.denied("digest-uri is not this service") }
        if let sent = sentNonce {
            guard nonce == sent, count == 1 else {
                throw Digest.denied("the nonce or its count is not that of the challenge")
            }
        } else {
            guard count > 1, protection == .authentication else {
                throw Digest.denied("a response before the challenge goes on with a count, without protection")
            }
        }
        let authzid = members[.authzid]
        let exchange = Digest.Exchange(
            hash: .md5, nonce: nonce, cnonce: cnonce, nc: nc, protection: protection,
            method: [UInt8]("AUTHENTICATE".utf8), uri: uri,
            entity: protection == .authentication ? nil : Digest.Computation.noEntity)
        let attempt = Digest.LogonAttempt(
            algorithm: Digest.Algorithm(.md5, session: true), isSASL: true,
            name: isUTF8 ? Digest.Charset.hashed(name) : username,
            realm: isUTF8 ? Digest.Charset.hashed(realm) : members[.realm] ?? [], passwordBytes: [.sasl],
            exchange: exchange, authzid: authzid, response: response)
        let entry = try accounts.entry(user: name, realm: realm, hash: .md5)
        guard let match = attempt.match(entry?.knowledge), let entry else {
            throw Digest.denied("the response fits no user")
        }
        let other = try Digest.authorization(authzid)
        // To the letter: strings are the same that have other bytes, and who reads the name next may tell them apart.
        let isOwn = other.map { $0.utf8.elementsEqual(entry.user.utf8) } ?? true
        guard isOwn || configuration.mayAct(entry.user, other ?? "") else {
            throw Digest.denied("the user may not act for another one")
        }
        try useSASL(count, nonce, requirements)
        if protection != .authentication {
            layer = Digest.MessageLayer(
                key: match, cipher: cipher, isClient: false, peerBuffer: buffer,
                ownBuffer: configuration.maximumBuffer)
        }
        let answer = Digest.Computation.response(
            exchange.answer(entity: exchange.entity), key: match)
        logon = Digest.Logon(
            user: entry.user, wireName: username, algorithm: attempt.algorithm, protection: protection,
            cipher: cipher, nonce: nonce, uri: uri, authzid: other)
        block = cipher?.block ?? 1
        key = match
        return [UInt8]("rspauth=".utf8) + answer
    }

    private mutating func useSASL(
        _ count: UInt32, _ nonce: [UInt8], _ requirements: AcceptorRequirements
    ) throws(SecurityError) {
        let use = authority.use(
            count, of: nonce, for: configuration.purpose(isHTTP: false), inOrder: true)
        switch use {
        case .first: return
        case .repeated:
            throw SecurityError(.outOfSequence, detail: "the nonce count is not the one after the last")
        case .stale:
            throw SecurityError(
                .contextExpired, detail: "the nonce has expired", peerToken: try challenge(requirements, stale: true))
        }
    }

    private func saslProtection(
        _ members: Digest.Members, _ requirements: AcceptorRequirements
    ) throws(SecurityError) -> Digest.Protection {
        guard let value = members[.qop] else {
            guard try offered(requirements).contains(.authentication) else { throw Digest.malformed("qop is missing") }
            return .authentication
        }
        let name = String(decoding: value.map(Digest.ASCII.lower), as: UTF8.self)
        guard let protection = Digest.Protection(rawValue: name), try offered(requirements).contains(protection) else {
            throw Digest.malformed("qop is none that was offered")
        }
        return protection
    }

    private func saslCipher(
        _ members: Digest.Members, _ protection: Digest.Protection
    ) throws(SecurityError) -> Digest.Cipher? {
        guard protection == .confidentiality else { return nil }
        let value = try members.required(.cipher)
        let name = String(decoding: value.map(Digest.ASCII.lower), as: UTF8.self)
        guard let cipher = Digest.Cipher(rawValue: name), configuration.ciphers.contains(cipher) else {
            throw Digest.malformed("cipher is none that was offered")
        }
        return cipher
    }

    /// True for `service/host`, and for `service/host/name` where both host and name are this server's: a client that was
    /// led to another host by the name would otherwise have answered for this one.
    ///
    /// Source: RFC 2831 section 2.1.2 (`digest-uri`)
    private func isService(_ uri: [UInt8]) -> Bool {
        if configuration.services.contains(where: { Digest.ASCII.equal(uri, $0) }) { return true }
        let parts = uri.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3 else { return false }
        return parts.dropFirst().allSatisfy { host in
            let one = [UInt8](parts[0] + [UInt8(ascii: "/")] + host)
            return configuration.services.contains { Digest.ASCII.equal(one, $0) }
        }
    }
}

extension Digest {
    /// True when a token of SASL is in UTF-8; no other charset can be named.
    static func isUTF8(_ members: Members) throws(SecurityError) -> Bool {
        guard let charset = members[.charset] else { return false }
        guard ASCII.equal(charset, "utf-8") else { throw malformed("charset is not utf-8") }
        return true
    }

    /// Reads a text of SASL.
    static func saslText(_ bytes: [UInt8], _ isUTF8: Bool) throws(SecurityError) -> String {
        guard isUTF8 else { return Charset.fromLatin1(bytes) }
        guard let text = Charset.utf8(bytes) else { throw malformed("a text is not UTF-8") }
        return text
    }

    /// Reads the longest message that a peer takes.
    static func buffer(_ members: Members) throws(SecurityError) -> Int {
        guard let value = members[.maxbuf] else { return Limits.defaultBuffer }
        guard (1...9).contains(value.count), value.allSatisfy({ (0x30...0x39).contains($0) }),
            let size = Int(String(decoding: value, as: UTF8.self)), size > 16, size <= 0xFF_FFFF
        else { throw malformed("maxbuf is no number from 17 to 16777215") }
        return size
    }

    /// Reads whom a user wants to act for; it is always UTF-8.
    static func authorization(_ bytes: [UInt8]?) throws(SecurityError) -> String? {
        guard let bytes, !bytes.isEmpty else { return nil }
        guard let text = Charset.utf8(bytes) else { throw malformed("authzid is not UTF-8") }
        return text
    }
}
