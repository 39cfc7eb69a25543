package import SSPIRuntime

extension Digest {
    /// What the two sides compute.
    ///
    /// Source: RFC 7616 section 3.4, RFC 2831 section 2.1.2.1
    package enum Computation {
        /// The hash that stands for a password: over name, realm and password.
        package static func secret(
            _ hash: Hash, user: [UInt8], realm: [UInt8], password: RawSpan
        ) -> SecretBytes {
            var hashing = Hashing(hash)
            hashing.update(user)
            hashing.colon()
            hashing.update(realm)
            hashing.colon()
            hashing.update(password)
            return hashing.finish()
        }

        /// The key of HTTP with a session algorithm: the secret's digits with both nonces.
        package static func sessionKey(
            _ hash: Hash, secret: borrowing SecretBytes, nonce: [UInt8], cnonce: [UInt8]
        ) -> SecretBytes {
            var hashing = Hashing(hash)
            hashing.update(hexOf: secret)
            hashing.colon()
            hashing.update(nonce)
            hashing.colon()
            hashing.update(cnonce)
            return hashing.finish()
        }

        /// The key of SASL: the secret's bytes with both nonces, and with whom the user acts for.
        package static func saslKey(
            secret: borrowing SecretBytes, nonce: [UInt8], cnonce: [UInt8], authzid: [UInt8]?
        ) -> SecretBytes {
            var hashing = Hashing(.md5)
            secret.withBytes { hashing.update($0) }
            hashing.colon()
            hashing.update(nonce)
            hashing.colon()
            hashing.update(cnonce)
            if let authzid, !authzid.isEmpty {
                hashing.colon()
                hashing.update(authzid)
            }
            return hashing.finish()
        }

        /// The digits of a hash of bytes.
        package static func digits(_ hash: Hash, of bytes: [UInt8]) -> [UInt8] {
            var hashing = Hashing(hash)
            hashing.update(bytes)
            return hashing.finishHex()
        }

        /// The digits of a response, or of the answer to one.
        package static func response(_ exchange: Exchange, key: borrowing SecretBytes) -> [UInt8] {
            var second = Hashing(exchange.hash)
            second.update(exchange.method)
            second.colon()
            second.update(exchange.uri)
            if let entity = exchange.entity {
                second.colon()
                second.update(entity)
            }
            let digits = second.finishHex()
            var hashing = Hashing(exchange.hash)
            hashing.update(hexOf: key)
            hashing.colon()
            hashing.update(exchange.nonce)
            hashing.colon()
            if let protection = exchange.protection {
                hashing.update(exchange.nc)
                hashing.colon()
                hashing.update(exchange.cnonce)
                hashing.colon()
                hashing.update(protection.name)
                hashing.colon()
            }
            hashing.update(digits)
            return hashing.finishHex()
        }

        /// What stands for the entity in SASL, whose messages come later.
        package static let noEntity = [UInt8](repeating: UInt8(ascii: "0"), count: 32)
    }

    /// What goes into one response besides the key.
    package struct Exchange: Sendable {
        /// The hash function.
        package var hash: Hash
        /// The nonce of the server.
        package var nonce: [UInt8]
        /// The nonce of the client; not used without protection.
        package var cnonce: [UInt8]
        /// The count, eight digits; not used without protection.
        package var nc: [UInt8]
        /// The protection; without one the response is that of RFC 2069.
        package var protection: Protection?
        /// The method; empty in the server's answer.
        package var method: [UInt8]
        /// The URI.
        package var uri: [UInt8]
        /// The digits of the entity's hash; nothing but for integrity.
        package var entity: [UInt8]?

        package init(
            hash: Hash, nonce: [UInt8], cnonce: [UInt8], nc: [UInt8], protection: Protection?, method: [UInt8],
            uri: [UInt8], entity: [UInt8]?
        ) {
            self.hash = hash
            self.nonce = nonce
            self.cnonce = cnonce
            self.nc = nc
            self.protection = protection
            self.method = method
            self.uri = uri
            self.entity = entity
        }

        /// The same exchange as the server's answer to it counts it.
        package func answer(entity: [UInt8]?) -> Exchange {
            var answer = self
            answer.method = []
            answer.entity = entity
            return answer
        }
    }
}
