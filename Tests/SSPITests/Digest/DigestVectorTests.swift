import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// Published exchanges, and others that were computed from the RFCs.
@Suite struct DigestVectorTests {
    struct File<Vector: Decodable>: Decodable { let vectors: [Vector] }

    struct HTTP: Decodable {
        let name: String
        let user: String
        let password: String
        let realm: String
        let nonce: String
        let opaque: String?
        let method: String
        let uri: String
        let algorithm: String
        let algorithmInChallenge: Bool?
        let qop: String?
        let nc: String
        let cnonce: String
        let userhash: Bool?
        let username: String?
        let body: Hex?
        let responseBody: Hex?
        let ha1: String?
        let response: String
        let rspauth: String?
    }

    struct SASL: Decodable {
        struct Way: Decodable {
            let messages: [Message]
        }
        struct Message: Decodable {
            let plaintext: Hex
            let wrapped: Hex
        }
        let name: String
        let user: String
        let password: String
        let authzid: String?
        let realm: String
        let nonce: String
        let cnonce: String
        let digestUri: String
        let qop: String
        let cipher: String?
        let responseMessage: String?
        let response: String
        let rspauth: String
        let client: Way?
        let server: Way?
    }

    @Test(arguments: ["digest-http", "digest-http-derived"])
    func `a client makes the response of every exchange over HTTP`(_ file: String) throws {
        let vectors = try VectorFile.decode(file, as: File<HTTP>.self).vectors
        #expect(vectors.count == (file == "digest-http" ? 4 : 18))
        for vector in vectors {
            var configuration = Digest.InitiatorConfiguration()
            configuration.fixedNonce = [UInt8](vector.cnonce.utf8)
            configuration.allowsNoProtection = vector.qop == nil
            configuration.protections = [vector.qop.flatMap(Digest.Protection.init) ?? .authentication]
            var client = Digest.Client(
                Digest.Credential(user: vector.user, password: Password(vector.password)), configuration: configuration)
            var challenge = "realm=\"\(vector.realm)\", nonce=\"\(vector.nonce)\""
            if vector.algorithmInChallenge ?? true { challenge += ", algorithm=\(vector.algorithm)" }
            if vector.qop != nil { challenge += ", qop=\"auth,auth-int\"" }
            if let opaque = vector.opaque { challenge += ", opaque=\"\(opaque)\"" }
            if vector.userhash == true { challenge += ", charset=UTF-8, userhash=true" }
            let request = Digest.HTTPRequest(method: vector.method, uri: vector.uri, entity: vector.body?.bytes ?? [])
            var response = try members(try client.answer(token: [UInt8](challenge.utf8), to: request))
            let count = try #require(UInt32(vector.nc, radix: 16))
            for _ in 1..<count { response = try members(try client.authorizationToken(for: request)) }
            if vector.qop != nil || count == 1 {
                #expect(response.text(.response) == vector.response, "\(vector.name)")
            }
            #expect(response.text(.nc) == (vector.qop == nil ? nil : vector.nc))
            if let username = vector.username { #expect(response.text(.username) == username) }
            if let rspauth = vector.rspauth {
                let info = "rspauth=\"\(rspauth)\""
                try client.check(authenticationInfo: info, entity: vector.responseBody?.bytes ?? [])
                #expect(throws: SecurityError.self) {
                    try client.check(authenticationInfo: "rspauth=\"\(vector.response)\"")
                }
            }
        }
    }

    @Test(arguments: ["digest-sasl", "digest-sasl-derived"])
    func `both sides of SASL make and take every exchange and its messages`(_ file: String) throws {
        let vectors = try VectorFile.decode(file, as: File<SASL>.self).vectors
        #expect(vectors.count == (file == "digest-sasl" ? 2 : 14))
        for vector in vectors { try play(vector) }
    }

    private func play(_ vector: SASL) throws {
        let protection = try #require(Digest.Protection(rawValue: vector.qop))
        let authzid = vector.authzid ?? ""
        var initiator = Digest.InitiatorConfiguration()
        initiator.fixedNonce = [UInt8](vector.cnonce.utf8)
        initiator.protections = [protection]
        var acceptor = Digest.AcceptorConfiguration(realm: vector.realm)
        acceptor.services = [vector.digestUri]
        acceptor.protections = [protection]
        acceptor.mayAct = { _, other in other == authzid }
        if let cipher = vector.cipher.flatMap(Digest.Cipher.init) {
            initiator.ciphers = [cipher]
            acceptor.ciphers = [cipher]
        }
        let account = Account(user: vector.user, password: Password(vector.password))
        var client = Digest.SASLClient(
            Digest.Credential(user: vector.user, password: account.password, authorization: authzid),
            service: vector.digestUri, configuration: initiator)
        let authority = Digest.Authority(
            lifetime: 60, capacity: 8, clock: .system, random: .system, fixedNonce: [UInt8](vector.nonce.utf8))
        var server = Digest.SASLServer(
            acceptor, accounts: Digest.PasswordAccounts(MemoryCredentialStore([account])), authority: authority)
        let response = try #require(try client.step(try server.start()).token)
        #expect(try members(response).text(.response) == vector.response, "\(vector.name)")
        let final = try #require(try server.step(response).token)
        #expect(String(decoding: final, as: UTF8.self) == "rspauth=\(vector.rspauth)", "\(vector.name)")
        #expect(try client.step(final) == .complete(nil))
        #expect(server.user == (authzid.isEmpty ? vector.user : authzid))
        for message in vector.client?.messages ?? [] {
            #expect(Hex(try client.wrap(message.plaintext.bytes)) == message.wrapped, "\(vector.name)")
            #expect(try server.unwrap(message.wrapped.bytes) == message.plaintext.bytes)
        }
        for message in vector.server?.messages ?? [] {
            #expect(Hex(try server.wrap(message.plaintext.bytes)) == message.wrapped, "\(vector.name)")
            #expect(try client.unwrap(message.wrapped.bytes) == message.plaintext.bytes)
        }
    }

    @Test func `the responses in RFC 2831 are those of the client, to the byte`() throws {
        let vectors = try VectorFile.decode("digest-sasl", as: File<SASL>.self).vectors
        for vector in vectors {
            var initiator = Digest.InitiatorConfiguration()
            initiator.fixedNonce = [UInt8](vector.cnonce.utf8)
            initiator.protections = [.authentication]
            var client = Digest.SASLClient(
                Digest.Credential(user: vector.user, password: Password(vector.password)), service: vector.digestUri,
                configuration: initiator)
            let challenge =
                "realm=\"\(vector.realm)\",nonce=\"\(vector.nonce)\",qop=\"auth\",algorithm=md5-sess,charset=utf-8"
            let response = try #require(try client.step([UInt8](challenge.utf8)).token)
            if let expected = vector.responseMessage {
                #expect(String(decoding: response, as: UTF8.self) == expected)
            }
        }
    }

    private func members(_ token: [UInt8]) throws -> Digest.Members {
        try Digest.Members(token, limit: Digest.Limits.header)
    }
}
