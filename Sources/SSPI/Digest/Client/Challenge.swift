internal import SSPIInterface
package import SSPIRuntime

extension Digest {
    /// A challenge of HTTP that was read.
    package struct Challenge: Sendable {
        package let realm: [UInt8]
        package let nonce: [UInt8]
        package let algorithm: Algorithm
        /// True when the challenge names its algorithm.
        let namesAlgorithm: Bool
        /// What is offered; `nil` when there is no `qop`.
        let offered: [String]?
        let opaque: [UInt8]?
        let isUTF8: Bool
        let asksForUserHash: Bool
        package let isStale: Bool

        /// Reads a challenge.
        ///
        /// - Throws: `SEC_E_INVALID_TOKEN`; `SEC_E_UNSUPPORTED_FUNCTION` for an algorithm that is not known.
        package init(_ token: [UInt8]) throws(SecurityError) {
            let members = try Members(token, limit: Limits.header)
            realm = try members.required(.realm)
            nonce = try members.required(.nonce)
            guard !nonce.isEmpty else { throw Digest.malformed("the nonce is empty") }
            namesAlgorithm = members[.algorithm] != nil
            guard let algorithm = Algorithm(name: members[.algorithm].map { Charset.fromLatin1($0) } ?? "MD5") else {
                throw SecurityError(.unsupportedFunction, detail: "the algorithm is not known")
            }
            self.algorithm = algorithm
            offered = try members.tokens(.qop)
            opaque = members[.opaque]
            isUTF8 = members[.charset].map { ASCII.equal($0, "utf-8") } ?? false
            asksForUserHash = try members.truth(.userhash)
            isStale = try members.truth(.stale)
        }

        /// Picks the protection: the first of the wanted ones that is offered.
        func protection(_ wanted: [Protection], allowsNone: Bool) throws(SecurityError) -> Protection? {
            guard let offered else {
                guard allowsNone else {
                    throw SecurityError(.unsupportedFunction, detail: "the challenge has no qop")
                }
                return nil
            }
            guard let found = wanted.first(where: { $0 != .confidentiality && offered.contains($0.rawValue) }) else {
                throw SecurityError(.unsupportedFunction, detail: "no qop is offered that may be used")
            }
            return found
        }
    }

    /// Picks a challenge out of header fields: the one with the strongest hash that is understood.
    ///
    /// - Parameters:
    ///   - fields: The values of all fields `WWW-Authenticate` or `Proxy-Authenticate`.
    ///   - hashes: The hash functions that are good enough.
    /// - Returns: What stands behind the word `Digest`; `nil` when there is no challenge of Digest.
    /// - Throws: What was wrong with the only ones there are.
    package static func strongest(
        of fields: [[UInt8]], hashes: Set<Hash>
    ) throws(SecurityError) -> (token: [UInt8], challenge: Challenge)? {
        var best: (token: [UInt8], challenge: Challenge)?
        var failure: SecurityError?
        for field in fields.prefix(Limits.challenges) {
            for token in try ChallengeList.digests(in: field) {
                do throws(SecurityError) {
                    let challenge = try Challenge(token)
                    guard hashes.contains(challenge.algorithm.hash) else {
                        throw SecurityError(.unsupportedFunction, detail: "the algorithm is too weak")
                    }
                    guard let chosen = best, chosen.challenge.algorithm.hash >= challenge.algorithm.hash else {
                        best = (token, challenge)
                        continue
                    }
                } catch {
                    failure = failure ?? error
                }
            }
        }
        if best == nil, let failure { throw failure }
        return best
    }
}
