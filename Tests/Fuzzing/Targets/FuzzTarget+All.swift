extension FuzzTarget {
    /// Every target: what `make fuzz` runs and the tests replay.
    package static let all: [FuzzTarget] = [
        page, syntax, header, ntlmMessage, ntlmInitiator, ntlmAcceptor, spnegoToken, negotiateAcceptor,
        digestMembers, digestClient, digestServer, digestSASL, digestMessage,
        httpConnection, httpClient, inspection,
    ]
}
