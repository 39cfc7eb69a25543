internal import SSPIInterface
internal import SSPIRuntime

extension Digest.Initiator {
    /// Answers a challenge of SASL.
    mutating func answerSASL(
        _ token: [UInt8], _ credential: Digest.Credential, _ targetName: String?, _ requirements: InitiatorRequirements
    ) throws(SecurityError) -> [UInt8] {
        let members = try Digest.Members(token, limit: Digest.Limits.saslChallenge, repeatsRealm: true)
        guard let targetName, !targetName.isEmpty else {
            throw SecurityError(.targetUnknown, detail: "no service/host is given")
        }
        let nonce = try members.required(.nonce)
        guard !nonce.isEmpty else { throw Digest.malformed("the nonce is empty") }
        guard Digest.ASCII.equal(try members.required(.algorithm), "md5-sess") else {
            throw Digest.malformed("the algorithm is not md5-sess")
        }
        guard configuration.hashes.contains(.md5) else {
            throw SecurityError(.unsupportedFunction, detail: "the only algorithm of SASL is too weak")
        }
        let isUTF8 = try Digest.isUTF8(members)
        let peerBuffer = try Digest.buffer(members)
        let cipherNames = try members.tokens(.cipher) ?? []
        let ciphers = configuration.ciphers.filter { cipherNames.contains($0.rawValue) }
        let offered = try members.tokens(.qop) ?? [Digest.Protection.authentication.rawValue]
        let wanted = wanted(requirements)
        let possible = wanted.filter { offered.contains($0.rawValue) }
        // Without a cipher in common the next protection is taken, if the caller allows it.
        let protection = possible.first { $0 != .confidentiality || !ciphers.isEmpty }
        guard let protection else {
            throw SecurityError(.unsupportedFunction, detail: "no qop or cipher is offered that may be used")
        }
        let cipher = protection == .confidentiality ? ciphers.first : nil
        // Unread bytes of the challenge's realm go back as they are.
        let realmBytes =
            try configuration.realm.map { text throws(SecurityError) in try wire(text, isUTF8) } ?? members.realms.first
        let realm = try Digest.saslText(realmBytes ?? [], isUTF8)
        let name = try wire(credential.user, isUTF8)
        let hashedName = isUTF8 ? Digest.Charset.hashed(credential.user) : name
        let hashedRealm = isUTF8 ? Digest.Charset.hashed(realm) : realmBytes ?? []
        guard
            let secret = Digest.secret(
                .md5, name: hashedName, realm: hashedRealm, password: credential.password, isUTF8 ? .sasl : .latin1)
        else {
            throw SecurityError(
                .noCredentials, detail: "the password is not known, or the server cannot take its characters")
        }
        let authzid = credential.authorization.flatMap { $0.isEmpty ? nil : [UInt8]($0.utf8) }
        let cnonce = freshNonce()
        key = Digest.Computation.saslKey(secret: secret, nonce: nonce, cnonce: cnonce, authzid: authzid)
        let exchange = Digest.Exchange(
            hash: .md5, nonce: nonce, cnonce: cnonce, nc: Digest.Digits.count(1), protection: protection,
            method: [UInt8]("AUTHENTICATE".utf8), uri: [UInt8](targetName.utf8),
            entity: protection == .authentication ? nil : Digest.Computation.noEntity)
        var writer = Digest.MemberWriter(separator: ",")
        if isUTF8 { writer.token(.charset, "utf-8") }
        writer.quoted(.username, name)
        if let realmBytes { writer.quoted(.realm, realmBytes) }
        writer.quoted(.nonce, nonce)
        writer.token(.nc, exchange.nc)
        writer.quoted(.cnonce, cnonce)
        writer.quoted(.digestURI, exchange.uri)
        writer.token(.response, Digest.Computation.response(exchange, key: key))
        writer.token(.qop, protection.rawValue)
        if let cipher { writer.token(.cipher, cipher.rawValue) }
        if protection != .authentication { writer.token(.maxbuf, "\(configuration.maximumBuffer)") }
        if let authzid { writer.quoted(.authzid, authzid) }
        guard writer.bytes.count <= Digest.Limits.saslResponse else {
            throw SecurityError(.noCredentials, detail: "the names are too long for a response")
        }
        if protection != .authentication {
            layer = Digest.MessageLayer(
                key: key, cipher: cipher, isClient: true, peerBuffer: peerBuffer,
                ownBuffer: configuration.maximumBuffer)
        }
        block = cipher?.block ?? 1
        session = Digest.Session(
            user: name, realm: realmBytes ?? [], algorithm: Digest.Algorithm(.md5, session: true),
            namesAlgorithm: true, protection: protection, cipher: cipher, opaque: nil, isUTF8: isUTF8,
            isHashed: false, target: targetName, cnonce: cnonce, nonce: nonce, count: 1, last: exchange,
            requiresAnswer: true)
        return writer.bytes
    }

    /// Verifies the server's last token.
    mutating func finishSASL(_ token: [UInt8]) throws(SecurityError) {
        let members = try Digest.Members(token, limit: Digest.Limits.saslChallenge, repeatsRealm: true)
        guard let text = members[.rspauth] else {
            // A challenge in its place is a refusal.
            throw members[.nonce] == nil
                ? Digest.malformed("rspauth is missing") : Digest.denied("the server challenges again")
        }
        let answer = Digest.Digits.bytes(text).map { Digest.Digits.hex($0) } ?? []
        var expected: [UInt8] = [0]
        if let exchange = session?.last {
            expected = Digest.Computation.response(exchange.answer(entity: exchange.entity), key: key)
        }
        guard ConstantTime.areEqual(answer, expected) else {
            throw Digest.denied("rspauth is not the server's; it does not know the password")
        }
    }

    private func wire(_ text: String, _ isUTF8: Bool) throws(SecurityError) -> [UInt8] {
        guard let bytes = isUTF8 ? [UInt8](text.utf8) : Digest.Charset.latin1(text),
            bytes.allSatisfy(Digest.ASCII.isText)
        else {
            throw SecurityError(.noCredentials, detail: "the server cannot take the characters of a name")
        }
        return bytes
    }
}
