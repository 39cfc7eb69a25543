extension FuzzTarget {
    /// Seeds that are the tokens of logons that succeed, by `<target>/<file>`.
    ///
    /// A change of what the core sends makes new ones; a fuzzer that begins with old ones would never get far.
    package static var genuineSeeds: [String: [UInt8]] {
        let ntlm = FuzzLogon.exchange
        let length = ntlm.first?.count ?? 0
        return [
            "digest-client/challenge": FuzzDigest.challenge,
            "digest-members/challenge": FuzzDigest.challenge,
            "digest-message/message": FuzzDigest.message,
            "digest-sasl/challenge": FuzzDigest.saslExchange[0],
            "digest-sasl/proof": FuzzDigest.saslExchange[2],
            "digest-sasl/response": FuzzDigest.saslExchange[1],
            "digest-server/logon": FuzzDigest.response,
            "ntlm-acceptor/logon": [UInt8(truncatingIfNeeded: length), UInt8(truncatingIfNeeded: length >> 8)]
                + ntlm.joined(),
        ]
    }
}
