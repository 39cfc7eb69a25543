internal import SSPIInterface
internal import SSPIRuntime

extension Digest.Initiator {
    /// Takes a challenge of HTTP.
    mutating func begin(
        _ challenge: Digest.Challenge, _ credential: Digest.Credential, _ target: String,
        _ requirements: InitiatorRequirements, binding: Digest.Binding?
    ) throws(SecurityError) {
        let algorithm = challenge.algorithm
        guard configuration.hashes.contains(algorithm.hash) else {
            throw SecurityError(.unsupportedFunction, detail: "the algorithm \(algorithm) is too weak")
        }
        let mayLackProtection =
            configuration.allowsNoProtection
            && requirements.isDisjoint(with: [.integrity, .confidentiality, .mutualAuthentication])
        let protection = try challenge.protection(wanted(requirements), allowsNone: mayLackProtection)
        let user = [UInt8](credential.user.utf8)
        let realm = challenge.realm
        guard
            let secret = Digest.secret(
                algorithm.hash, name: user, realm: realm, password: credential.password, .utf8)
        else { throw SecurityError(.noCredentials, detail: "the password itself is needed, not a hash of it") }
        // Without a server that looks for it, or without a nonce of this side, there is no way to be bound.
        let isBound = Digest.Binding.isMarked(challenge.nonce) && (protection != nil || algorithm.isSession)
        let binding = isBound ? binding : nil
        let cnonce = binding?.clientNonce(freshNonce()) ?? freshNonce()
        if algorithm.isSession {
            key = Digest.Computation.sessionKey(
                algorithm.hash, secret: secret, nonce: challenge.nonce, cnonce: cnonce)
        } else {
            key = secret
        }
        session = Digest.Session(
            user: user, realm: realm, algorithm: algorithm, namesAlgorithm: challenge.namesAlgorithm,
            protection: protection, cipher: nil, opaque: challenge.opaque, isUTF8: challenge.isUTF8,
            isHashed: challenge.asksForUserHash, target: target, cnonce: cnonce, nonce: challenge.nonce,
            requiresAnswer: requirements.contains(.mutualAuthentication), binding: binding)
    }

    /// Writes the value of `Authorization`, without its scheme, for one request.
    mutating func response(to request: Digest.RequestParameters) throws(SecurityError) -> [UInt8] {
        guard var current = session else { throw Digest.malformed("no challenge was given") }
        guard current.count < .max else {
            throw SecurityError(.outOfSequence, detail: "all counts of the nonce are used")
        }
        current.count += 1
        let algorithm = current.algorithm
        let exchange = Digest.Exchange(
            hash: algorithm.hash, nonce: current.nonce, cnonce: current.cnonce,
            nc: Digest.Digits.count(current.count), protection: current.protection, method: request.method,
            uri: request.uri, entity: try request.entity(algorithm.hash, current.protection))
        var writer = Digest.MemberWriter(separator: ", ")
        try writeName(&writer, current)
        writer.quoted(.realm, current.realm)
        writer.quoted(.nonce, current.nonce)
        writer.quoted(.uri, request.uri)
        writer.quoted(.response, Digest.Computation.response(exchange, key: key))
        if current.namesAlgorithm { writer.token(.algorithm, algorithm.description) }
        if current.protection != nil || algorithm.isSession { writer.quoted(.cnonce, current.cnonce) }
        if let protection = current.protection {
            writer.token(.qop, protection.rawValue)
            writer.token(.nc, exchange.nc)
        }
        if let binding = current.binding {
            writer.quoted(.hashedDirectives, [UInt8](Digest.Binding.hashed.utf8))
            writer.quoted(.serviceName, binding.service)
            writer.quoted(.channelBinding, binding.digits)
        }
        if let opaque = current.opaque { writer.quoted(.opaque, opaque) }
        if current.isHashed { writer.token(.userhash, "true") }
        current.last = exchange
        session = current
        return writer.bytes
    }

    private func writeName(
        _ writer: inout Digest.MemberWriter, _ session: Digest.Session
    ) throws(SecurityError) {
        guard session.user.allSatisfy(Digest.ASCII.isText) else {
            throw SecurityError(.noCredentials, detail: "the user's name has a control character")
        }
        if session.isHashed {
            let name = session.user + [UInt8(ascii: ":")] + session.realm
            writer.quoted(.username, Digest.Computation.digits(session.algorithm.hash, of: name))
        } else if session.isUTF8, !session.user.allSatisfy({ $0 < 0x80 }) {
            writer.token(.usernameExtended, Digest.Charset.extended(session.user))
        } else {
            writer.quoted(.username, session.user)
        }
    }

    /// Checks the value of `Authentication-Info` for the last request.
    ///
    /// - Parameter entity: The digits of the hash of the answer's entity.
    mutating func checkAnswer(_ token: [UInt8], entity: [UInt8]?) throws(SecurityError) {
        guard var current = session, let exchange = current.last else {
            throw Digest.malformed("no request was made")
        }
        let members = try Digest.Members(token, limit: Digest.Limits.header)
        let hash = current.algorithm.hash
        if let text = members[.rspauth] {
            let answer = Digest.Digits.bytes(text).map { Digest.Digits.hex($0) } ?? []
            var covered: [UInt8]?
            if exchange.protection == .integrity {
                covered = (entity ?? Digest.Computation.digits(hash, of: [])).map(Digest.ASCII.lower)
            }
            let expected = Digest.Computation.response(exchange.answer(entity: covered), key: key)
            let isSame =
                (members[.cnonce] ?? exchange.cnonce) == exchange.cnonce
                && (members[.nc] ?? exchange.nc).map(Digest.ASCII.lower) == exchange.nc
                && members[.qop].map { Digest.ASCII.equal($0, exchange.protection?.rawValue ?? "") } ?? true
            guard ConstantTime.areEqual(answer, expected), isSame else {
                throw SecurityError(
                    .messageAltered, detail: "rspauth is not the server's; it does not know the password")
            }
        } else if current.requiresAnswer {
            throw SecurityError(.messageAltered, detail: "rspauth is missing")
        }
        if let next = members[.nextnonce], !next.isEmpty, next != current.nonce {
            current.nonce = next
            current.count = 0
            session = current
        }
    }
}
