internal import CGSSAPI
internal import SSPI
internal import SSPIInterface
public import SSPIRuntime

/// What both sides of an established context do alike.
protocol KerberosProtection: Negotiate.Mechanism, ~Copyable {
    var context: GSSContext { get }
    /// What was asked of the context, for the answer to a question.
    var attributeBits: UInt32 { get }
    /// The name of the service that the initiator named.
    var target: String? { get }
    /// True when that is the initiator's word. The name in a ticket is nobody's: it stands outside of what is encrypted, and
    /// fits every other name that has the same key.
    ///
    /// Source: RFC 4120 section 5.3
    var isTargetVouchedFor: Bool { get }
}

extension KerberosProtection where Self: ~Copyable {
    /// Kerberos never asks for signatures of the list that negotiation does not want.
    var wantsListSignature: Bool { false }

    /// Makes a MIC over the list of mechanisms.
    func signList(_ list: [UInt8]) throws(SecurityError) -> [UInt8] { try context.signature(of: list) }

    /// Checks the peer's MIC over the list of mechanisms.
    func verifyList(_ signature: [UInt8], of list: [UInt8]) throws(SecurityError) {
        do {
            try context.verify(signature, of: list)
        } catch {
            // Whatever is wrong with it, one of another place included: it is not the signature that is due.
            throw SecurityError(.messageAltered, detail: error.detail)
        }
    }

    /// Protects a message in place. MIT's library has confidentiality in every context that it begins; a peer that begins one
    /// may leave it out.
    func encrypt(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {
        let isSealing = !protection.contains(.wrapNoEncrypt)
        guard !isSealing || context.flags & OM_uint32(GSS_C_CONF_FLAG) != 0 else {
            throw SecurityError.noConfidentiality
        }
        try context.wrap(&message, sealing: isSealing)
    }

    /// Makes a protected message readable in place.
    func decrypt(
        _ message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection {
        try context.unwrap(&message) ? [] : .wrapNoEncrypt
    }

    /// Signs a message; the signature goes into the token buffer.
    func sign(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {
        let signature = try context.signature(of: message.signedBytes)
        guard message.deliver(token: signature, allocating: false) else {
            throw SecurityError(.bufferTooSmall, detail: "the signature of \(signature.count) bytes has no room")
        }
    }

    /// Verifies the signature of a message.
    func verify(
        _ message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection {
        guard let token = message.first(.token) else {
            throw SecurityError(.invalidToken, detail: "there is no buffer with the signature")
        }
        try context.verify(token.bytes, of: message.signedBytes)
        return []
    }

    /// Answers a question about the context.
    func query(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue {
        switch attribute {
        case .sizes:
            let sizes = try context.sizes()
            return .sizes(
                ContextSizes(
                    maximumToken: Kerberos.maximumToken, maximumSignature: sizes.signature, blockSize: 1,
                    securityTrailer: sizes.trailer))
        case .names: return .name(try context.names().initiator ?? "")
        case .nativeNames:
            let names = try context.names()
            return .nativeNames(client: names.initiator ?? "", server: names.acceptor ?? "")
        case .clientSpecifiedTarget:
            let named = try context.names().acceptor
            guard let target = target ?? named else {
                throw SecurityError(.targetUnknown, detail: "the initiator named no target")
            }
            return .clientSpecifiedTarget(target, isVouchedFor: isTargetVouchedFor)
        case .lifespan:
            guard let lifespan = context.lifespan else {
                throw SecurityError(.invalidHandle, detail: "the exchange is not complete")
            }
            return .lifespan(start: lifespan.start, expiry: lifespan.expiry)
        case .flags: return .flags(attributeBits)
        case .sessionKey: return .sessionKey(try context.sessionKey())
        case .packageInformation: return .package(Kerberos.information)
        case .negotiationInformation: return .negotiation(Kerberos.information, state: .complete)
        default:
            throw SecurityError(.unsupportedFunction, detail: "\(attribute) is not known of a Kerberos context")
        }
    }
}

extension Kerberos {
    /// How large a token may be. Windows' own default; tickets with many groups come near it.
    static let maximumToken = 48_000

    /// What the package says of itself.
    public static let information = SecurityPackageInformation(
        name: packageName, comment: "Kerberos V5, by the system's GSS-API", rpcID: 16, maximumToken: maximumToken)
}

extension [SecurityBuffer] {
    /// What a signature is made over: all data, but for what is marked as not covered.
    var signedBytes: [UInt8] {
        reduce(into: []) { bytes, buffer in
            guard buffer.kind == .data, !buffer.attributes.contains(.readOnly) else { return }
            bytes += buffer.bytes
        }
    }
}
