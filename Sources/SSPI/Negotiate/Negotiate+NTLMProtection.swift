internal import SSPIInterface
internal import SSPIRuntime

// What negotiation asks of NTLM once the exchange is complete.

extension NTLM.NegotiatedInitiator {
    /// Without extended session security a MIC is a checksum under one cipher for both sides, and one is made of the other.
    ///
    /// Source: MS-NLMP 3.4.4.1
    var provesPeerByList: Bool {
        let answer = try? context.withBorrowedCore(InitializeSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Initiator) throws(SecurityError) in core.negotiatedFlags
        }
        return NTLM.Flags(rawValue: (answer ?? nil) ?? 0).contains(.extendedSessionSecurity)
    }

    /// Where the third message carries a MIC, the list of mechanisms carries one, too.
    var wantsListSignature: Bool {
        let answer = try? context.withBorrowedCore(InitializeSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Initiator) throws(SecurityError) in core.hasMIC
        }
        return answer ?? false
    }

    mutating func signList(_ list: [UInt8]) throws(SecurityError) -> [UInt8] {
        try context.withCore(InitializeSecurityContext.NTLM.contract) {
            (core: inout NTLM.Initiator) throws(SecurityError) in
            guard let signature = try core.established?.protection.signApart(list) else { throw NTLM.notEstablished }
            var bytes: [UInt8] = []
            signature.write(to: &bytes)
            return bytes
        }
    }

    mutating func verifyList(_ signature: [UInt8], of list: [UInt8]) throws(SecurityError) {
        guard let signature = NTLM.Signature(signature) else {
            throw SecurityError(.messageAltered, detail: "a signature of the list has 16 bytes")
        }
        try context.withCore(InitializeSecurityContext.NTLM.contract) {
            (core: inout NTLM.Initiator) throws(SecurityError) in
            do throws(SecurityError) {
                try core.established?.protection.verifyApart(list, signature)
            } catch {
                throw SecurityError(.messageAltered, detail: "the list of mechanisms was altered on its way")
            }
        }
    }

    mutating func encrypt(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {
        _ = try EncryptMessage.NTLM.call(
            context: &context, protection: protection, message: &message, sequenceNumber: sequenceNumber)
    }

    mutating func decrypt(
        _ message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection {
        try DecryptMessage.NTLM.call(context: &context, message: &message, sequenceNumber: sequenceNumber).protection
    }

    mutating func sign(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {
        _ = try MakeSignature.call(
            context: &context, protection: protection, message: &message, sequenceNumber: sequenceNumber)
    }

    mutating func verify(
        _ message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection {
        try VerifySignature.call(context: &context, message: message, sequenceNumber: sequenceNumber).protection
    }

    func query(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue {
        try context.withBorrowedCore(InitializeSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Initiator) throws(SecurityError) in
            try core.answer(attribute)
        }
    }
}

extension NTLM.NegotiatedAcceptor {
    /// Without extended session security a MIC is a checksum under one cipher for both sides, and one is made of the other.
    ///
    /// Source: MS-NLMP 3.4.4.1
    var provesPeerByList: Bool {
        let answer = try? context.withBorrowedCore(AcceptSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Acceptor) throws(SecurityError) in core.negotiatedFlags
        }
        return NTLM.Flags(rawValue: (answer ?? nil) ?? 0).contains(.extendedSessionSecurity)
    }

    /// Where the third message carries a MIC, the list of mechanisms carries one, too.
    var wantsListSignature: Bool {
        let answer = try? context.withBorrowedCore(AcceptSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Acceptor) throws(SecurityError) in core.hasMIC
        }
        return answer ?? false
    }

    mutating func signList(_ list: [UInt8]) throws(SecurityError) -> [UInt8] {
        try context.withCore(AcceptSecurityContext.NTLM.contract) {
            (core: inout NTLM.Acceptor) throws(SecurityError) in
            guard let signature = try core.established?.protection.signApart(list) else { throw NTLM.notEstablished }
            var bytes: [UInt8] = []
            signature.write(to: &bytes)
            return bytes
        }
    }

    mutating func verifyList(_ signature: [UInt8], of list: [UInt8]) throws(SecurityError) {
        guard let signature = NTLM.Signature(signature) else {
            throw SecurityError(.messageAltered, detail: "a signature of the list has 16 bytes")
        }
        try context.withCore(AcceptSecurityContext.NTLM.contract) {
            (core: inout NTLM.Acceptor) throws(SecurityError) in
            do throws(SecurityError) {
                try core.established?.protection.verifyApart(list, signature)
            } catch {
                throw SecurityError(.messageAltered, detail: "the list of mechanisms was altered on its way")
            }
        }
    }

    mutating func encrypt(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {
        _ = try EncryptMessage.NTLM.call(
            context: &context, protection: protection, message: &message, sequenceNumber: sequenceNumber)
    }

    mutating func decrypt(
        _ message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection {
        try DecryptMessage.NTLM.call(context: &context, message: &message, sequenceNumber: sequenceNumber).protection
    }

    mutating func sign(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {
        _ = try MakeSignature.call(
            context: &context, protection: protection, message: &message, sequenceNumber: sequenceNumber)
    }

    mutating func verify(
        _ message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection {
        try VerifySignature.call(context: &context, message: message, sequenceNumber: sequenceNumber).protection
    }

    func query(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue {
        try context.withBorrowedCore(AcceptSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Acceptor) throws(SecurityError) in
            try core.answer(attribute)
        }
    }
}
