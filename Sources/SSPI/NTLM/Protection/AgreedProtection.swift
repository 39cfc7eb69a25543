package import SSPIInterface
package import SSPIRuntime

// What is refused, since the caller would take it for more than it is.

extension NTLM {
    /// The number of a message; where its caller gives none, that of a transport without numbers.
    ///
    /// - Throws: `SEC_E_QOP_NOT_SUPPORTED` over datagrams, where each message is protected by its number.
    static func number(_ number: UInt32?, isDatagram: Bool) throws(SecurityError) -> UInt32 {
        if let number { return number }
        guard !isDatagram else {
            throw SecurityError(
                .qualityOfProtectionNotSupported, detail: "over datagrams each message has a number of its own; give it"
            )
        }
        return 0
    }
}

extension QualityOfProtection {
    /// Refuses a message that was only signed, where one is expected that was sealed.
    ///
    /// - Parameter message: The message, which is wiped then: what anybody could read on the way is not to be taken for a
    ///   secret.
    /// - Throws: `SEC_E_QOP_NOT_SUPPORTED`
    package func requireSealing(of message: inout [UInt8]) throws(SecurityError) {
        guard contains(.wrapNoEncrypt) else { return }
        for place in message.indices { message[place] = 0 }
        throw SecurityError(.qualityOfProtectionNotSupported, detail: "the message was only signed, and not sealed")
    }
}

extension SecurityError {
    /// Why nothing is sealed in a context that only signs.
    package static var noConfidentiality: SecurityError {
        SecurityError(
            .qualityOfProtectionNotSupported,
            detail: "no confidentiality was agreed on; a message that is to stay readable is signed, or wrapped as such"
        )
    }
}
