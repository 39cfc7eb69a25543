internal import SSPIInterface
internal import SSPIRuntime

extension Digest.Acceptor {
    /// Verifies a response of HTTP.
    ///
    /// - Returns: The value of `Authentication-Info`, unless it waits for its entity.
    mutating func acceptHTTP(
        _ token: [UInt8], _ request: Digest.RequestParameters, _ accounts: any Digest.Accounts,
        _ requirements: AcceptorRequirements
    ) throws(SecurityError) -> [UInt8]? {
        let members = try Digest.Members(token, limit: Digest.Limits.header)
        let offered = try offered(requirements)
        var (exchange, attempt, user) = try attempt(members, request, offered)
        let nonce = exchange.nonce
        let standing = authority.standing(of: own(nonce), for: purpose)
        let entry = try entry(user, accounts)
        // A name that came hashed is hashed into the key as it is.
        if user.isHashed, let entry { attempt.name = [UInt8](entry.user.utf8) }
        guard let match = attempt.match(entry?.knowledge), let entry else {
            throw Digest.denied("the response fits no user", challenge: try challenge(requirements))
        }
        guard standing != .foreign else {
            // The password was right: a client that tries again with a nonce of this server will get in.
            throw Digest.denied(
                "the nonce was not made here", challenge: try challenge(requirements, stale: true))
        }
        try checkBinding(members, exchange)
        try use(exchange, requirements)
        logon = Digest.Logon(
            user: entry.user, wireName: user.bytes, algorithm: configuration.algorithm,
            protection: exchange.protection, cipher: nil, nonce: nonce, uri: exchange.uri, authzid: nil)
        key = match
        return answer(exchange)
    }

    /// Uses the count of a response that was verified.
    private mutating func use(_ exchange: Digest.Exchange, _ requirements: AcceptorRequirements) throws(SecurityError) {
        // Without a count a nonce is good for one response.
        let count = exchange.protection == nil ? 1 : Digest.Digits.count(exchange.nc) ?? 1
        let use = authority.use(count, of: own(exchange.nonce), for: purpose)
        if use == .first { return }
        guard use == .stale || exchange.protection == nil else {
            throw SecurityError(
                .outOfSequence, detail: "the nonce count was used before",
                peerToken: try challenge(requirements, stale: true))
        }
        throw SecurityError(
            .contextExpired, detail: "the nonce has expired", peerToken: try challenge(requirements, stale: true))
    }

    /// Verifies one more response of an established context, by the same user.
    mutating func verifyFurther(
        _ token: [UInt8], _ request: Digest.RequestParameters
    ) throws(SecurityError) {
        let members = try Digest.Members(token, limit: Digest.Limits.header)
        guard let known = logon else { throw Digest.malformed("nobody has logged on") }
        let (exchange, attempt, user) = try attempt(members, request, known.protection.map { [$0] } ?? [])
        let isSame =
            user.bytes == known.wireName
        guard isSame, exchange.nonce == known.nonce else {
            throw SecurityError(.messageAltered, detail: "the response is of another context")
        }
        // The key of a session is that of its first response, whatever the client's nonce is now.
        guard ConstantTime.areEqual(Digest.Computation.response(exchange, key: key), attempt.response) else {
            throw SecurityError(.messageAltered, detail: "the response does not fit")
        }
        try checkBinding(members, exchange)
        guard exchange.protection != nil, let count = Digest.Digits.count(exchange.nc),
            authority.use(count, of: own(exchange.nonce), for: purpose) == .first
        else {
            throw SecurityError(.outOfSequence, detail: "the nonce count was used before, or the nonce has expired")
        }
    }

    /// Checks what the client is bound to, once the response was verified: until then anybody could have said it.
    private func checkBinding(_ members: Digest.Members, _ exchange: Digest.Exchange) throws(SecurityError) {
        guard isBound, let bindings else { return }
        try Digest.Binding.check(
            try Digest.Binding(members, cnonce: exchange.cnonce), to: bindings, configuration.channelBindings)
    }

    /// Checks all that needs no secret.
    private func attempt(
        _ members: Digest.Members, _ request: Digest.RequestParameters, _ offered: [Digest.Protection]
    ) throws(SecurityError) -> (Digest.Exchange, Digest.LogonAttempt, Digest.WireName) {
        let algorithm = configuration.algorithm
        let realm = try members.required(.realm)
        let nonce = try members.required(.nonce)
        let uri = try members.required(.uri)
        let response = try Digest.responseDigits(try members.required(.response), algorithm.hash)
        let name = try wireName(members)
        guard realm == [UInt8](configuration.realm.utf8) else { throw Digest.denied("the realm is another one") }
        guard uri == request.uri else { throw Digest.malformed("the URI is not that of the request") }
        let named = members[.algorithm] ?? [UInt8]("MD5".utf8)
        guard Digest.ASCII.equal(named, algorithm.description) else {
            throw Digest.denied("the algorithm is not the one that was offered")
        }
        if let opaque = configuration.opaque, members[.opaque] != [UInt8](opaque.utf8) {
            throw Digest.denied("opaque did not come back as it was sent")
        }
        var protection: Digest.Protection?
        var nc: [UInt8] = []
        if let qop = members.text(.qop) ?? members[.qop].map({ _ in "" }) {
            guard let named = Digest.Protection(rawValue: qop.lowercased()), offered.contains(named) else {
                throw Digest.malformed("qop is none that was offered")
            }
            protection = named
            nc = try members.required(.nc)
            guard Digest.Digits.count(nc) != nil else { throw Digest.malformed("nc is not eight digits above zero") }
        } else {
            guard offered.isEmpty else { throw Digest.malformed("qop is missing") }
            guard members[.nc] == nil else { throw Digest.malformed("nc has no meaning without qop") }
        }
        var cnonce: [UInt8] = []
        if protection != nil || algorithm.isSession {
            cnonce = try members.required(.cnonce)
            guard !cnonce.isEmpty else { throw Digest.malformed("cnonce is empty") }
        }
        let exchange = Digest.Exchange(
            hash: algorithm.hash, nonce: nonce, cnonce: cnonce, nc: nc, protection: protection,
            method: request.method, uri: uri, entity: try request.entity(algorithm.hash, protection))
        let bytes: [Digest.LogonAttempt.PasswordBytes]
        if name.isHashed {
            bytes = [.utf8]
        } else if name.bytes.allSatisfy({ $0 < 0x80 }) {
            bytes = [.utf8, .latin1]
        } else {
            bytes = Digest.Charset.utf8(name.bytes) != nil ? [.utf8] : [.latin1]
        }
        let attempt = Digest.LogonAttempt(
            algorithm: algorithm, isSASL: false, name: name.bytes, realm: realm, passwordBytes: bytes,
            exchange: exchange, authzid: nil, response: response)
        return (exchange, attempt, name)
    }

    private func wireName(_ members: Digest.Members) throws(SecurityError) -> Digest.WireName {
        let isHashed = try members.truth(.userhash)
        // Whom a hash stands for is found by hashing all names, which nobody is to cause unasked.
        guard !isHashed || configuration.asksForUserHash else { throw Digest.denied("no hashed name was asked for") }
        if let extended = members[.usernameExtended] {
            guard members[.username] == nil, !isHashed else {
                throw Digest.malformed("username* is not alone")
            }
            return Digest.WireName(bytes: try Digest.Charset.name(extended: extended), isHashed: false)
        }
        var bytes = try members.required(.username)
        if isHashed { bytes = bytes.map(Digest.ASCII.lower) }
        return Digest.WireName(bytes: bytes, isHashed: isHashed)
    }

    private func entry(
        _ name: Digest.WireName, _ accounts: any Digest.Accounts
    ) throws(SecurityError) -> Digest.Entry? {
        let hash = configuration.algorithm.hash
        if name.isHashed {
            return try accounts.entry(userHash: name.bytes, realm: configuration.realm, hash: hash)
        }
        return try accounts.entry(
            user: Digest.Charset.text(name.bytes), realm: configuration.realm, hash: hash)
    }

    /// Makes the value of `Authentication-Info`, or keeps it for later.
    private mutating func answer(_ exchange: Digest.Exchange) -> [UInt8]? {
        guard exchange.protection != .integrity else {
            // The checksum covers the answer's entity, which nobody knows yet.
            if configuration.completesAnswers { pendingAnswer = exchange }
            return nil
        }
        return information(exchange, entity: nil)
    }

    /// Writes the value of `Authentication-Info`.
    func information(_ exchange: Digest.Exchange, entity: [UInt8]?) -> [UInt8] {
        var writer = Digest.MemberWriter(separator: ", ")
        if !configuration.algorithm.isSession, authority.isAging(own(exchange.nonce), for: purpose) {
            writer.quoted(.nextnonce, freshNonce())
        }
        writer.quoted(.rspauth, Digest.Computation.response(exchange.answer(entity: entity), key: key))
        if let protection = exchange.protection {
            writer.token(.qop, protection.rawValue)
            writer.quoted(.cnonce, exchange.cnonce)
            writer.token(.nc, exchange.nc)
        }
        return writer.bytes
    }
}

extension Digest {
    /// A client's name, or the digits of its hash.
    struct WireName: Sendable {
        let bytes: [UInt8]
        let isHashed: Bool
    }
}
