internal import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// An authority that has the accounts at hand.
    public struct AccountAuthority: LogonAuthority {
        private let accounts: any CredentialStore
        /// What is computed with where there is no account, so that it takes as long.
        private let nobody: Password

        /// Makes an authority.
        ///
        /// - Parameter accounts: Where the accounts are.
        public init(_ accounts: any CredentialStore) {
            self.accounts = accounts
            nobody = Password("")
        }

        /// Judges an answer by NTLMv2, or by version 1 where the level lets it; never by the answer of LAN Manager.
        public func judge(_ request: LogonRequest) throws(SecurityError) -> LogonVerdict {
            let account = try accounts.account(user: request.user, domain: request.domain)
            let password = account?.password ?? nobody
            let key = request.isVersion2 ? version2(request, password) : version1(request, password)
            switch (consume key, account) {
            case (.some(let key), let account?):
                return .granted(user: account.user, domain: account.domain, sessionBaseKey: key)
            default: return .denied
            }
        }

        private func version2(_ request: LogonRequest, _ password: Password) -> SessionBaseKey? {
            guard request.ntResponse.count >= ResponseV2.proofSize + ResponseV2.blobHeaderSize else { return nil }
            let challenge = ByteReader(request.challenge).uint64(at: 0) ?? 0
            return password.withNTHash { hash in
                let key = OneWayFunction.v2(hash, user: request.user, domain: request.domain)
                let proof = ResponseV2.proof(
                    key, challenge: challenge, blob: request.ntResponse[ResponseV2.proofSize...])
                let given = Key(Array(request.ntResponse[..<ResponseV2.proofSize]))
                switch given {
                case .some(let given) where proof.isEqual(to: given):
                    return SessionBaseKey(ResponseV2.sessionBaseKey(key, proof: proof))
                default: return nil
                }
            }
        }

        private func version1(_ request: LogonRequest, _ password: Password) -> SessionBaseKey? {
            guard request.level < .version2Alone, request.ntResponse.count == 24 else { return nil }
            var challenge = ByteReader(request.challenge).uint64(at: 0) ?? 0
            if request.isExtended {
                guard request.lmResponse.count == 24 else { return nil }
                challenge = ResponseV1.extended(challenge, client: request.lmResponse[...])
            }
            let asked = challenge
            return password.withNTHash { hash in
                guard ConstantTime.areEqual(ResponseV1.answer(asked, hash), request.ntResponse) else { return nil }
                return SessionBaseKey(
                    ResponseV1.sessionBaseKey(hash), lanManagerHash: OneWayFunction.lanManager(password))
            }
        }
    }
}
