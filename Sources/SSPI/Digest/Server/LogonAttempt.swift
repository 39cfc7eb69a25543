internal import SSPIInterface
internal import SSPIRuntime

extension Digest {
    /// A response that is to be verified.
    struct LogonAttempt: Sendable {
        /// How a password's characters become bytes.
        enum PasswordBytes: Sendable {
            case utf8
            case latin1
            /// ISO 8859-1 where that can hold the password, else UTF-8.
            case sasl
        }

        let algorithm: Algorithm
        let isSASL: Bool
        /// The name as it is hashed.
        var name: [UInt8]
        /// The realm as it is hashed.
        let realm: [UInt8]
        /// Which bytes the password may stand for; the first that fits counts.
        let passwordBytes: [PasswordBytes]
        let exchange: Exchange
        let authzid: [UInt8]?
        /// The digits that came.
        let response: [UInt8]

        /// Verifies the response against what is known of the user.
        ///
        /// The same work is done whatever is known, and for a user who is not there.
        ///
        /// - Returns: The key of the logon; `nil` when the response does not fit.
        func match(_ knowledge: Knowledge?) -> SecretBytes? {
            for round in passwordBytes.indices {
                let real = secret(knowledge, round)
                // A hash is made in each round: of the password, or of nothing in its place.
                let isReal: Bool
                let candidate: SecretBytes
                switch consume real {
                case .some(let secret):
                    isReal = true
                    candidate = secret
                case .none:
                    isReal = false
                    candidate = nobody()
                }
                switch match(candidate) {
                case .some(let key) where isReal: return key
                default: continue
                }
            }
            return nil
        }

        /// The hash over name, realm and password in one of the forms that the password may have; `nil` where there is none.
        private func secret(_ knowledge: Knowledge?, _ round: Int) -> SecretBytes? {
            switch knowledge {
            case .password(let password): return secret(password, passwordBytes[round])
            case .secret(let stored):
                guard round == 0 else { return nil }
                _ = nobody()
                let secret = stored.copy()
                guard secret.count == algorithm.hash.count else { return nil }
                return secret
            case nil: return nil
            }
        }

        /// What is computed with where nothing is known.
        private func nobody() -> SecretBytes {
            unsafe Computation.secret(
                algorithm.hash, user: name, realm: realm, password: LogonAttempt.nobody.span.bytes)
        }

        private func match(_ secret: borrowing SecretBytes) -> SecretBytes? {
            let key = sessionKey(secret)
            guard ConstantTime.areEqual(Computation.response(exchange, key: key), response) else { return nil }
            return key
        }

        private func sessionKey(_ secret: borrowing SecretBytes) -> SecretBytes {
            if isSASL {
                return Computation.saslKey(
                    secret: secret, nonce: exchange.nonce, cnonce: exchange.cnonce, authzid: authzid)
            }
            if algorithm.isSession {
                return Computation.sessionKey(
                    algorithm.hash, secret: secret, nonce: exchange.nonce, cnonce: exchange.cnonce)
            }
            return Digest.copy(secret)
        }

        private func secret(_ password: Password, _ bytes: PasswordBytes) -> SecretBytes? {
            Digest.secret(algorithm.hash, name: name, realm: realm, password: password, bytes)
        }

        private static let nobody: [UInt8] = [0]
    }

    /// The hash over name, realm and password; `nil` where the password is not known or cannot be written so.
    static func secret(
        _ hash: Hash, name: [UInt8], realm: [UInt8], password: Password, _ bytes: LogonAttempt.PasswordBytes
    ) -> SecretBytes? {
        var result: SecretBytes?
        _ = password.withText { text in
            if bytes != .utf8, let short = Charset.latin1(password: text) {
                result = short.withBytes { Computation.secret(hash, user: name, realm: realm, password: $0) }
            } else if bytes != .latin1 {
                result = Computation.secret(hash, user: name, realm: realm, password: text)
            }
        }
        return result
    }

    /// The digits of a response as they came, in lower case.
    static func responseDigits(_ text: [UInt8], _ hash: Hash) throws(SecurityError) -> [UInt8] {
        guard let bytes = Digits.bytes(text), bytes.count == hash.count else {
            throw malformed("the response has not \(hash.count * 2) hexadecimal digits")
        }
        return Digits.hex(bytes)
    }
}
