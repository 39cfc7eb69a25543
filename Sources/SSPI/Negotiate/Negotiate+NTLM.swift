internal import SSPIInterface
internal import SSPIRuntime

extension NTLM {
    /// The package for an initiator that negotiates.
    ///
    /// - Parameters:
    ///   - identity: Who logs on; `nil` for nobody, where the configuration allows it.
    ///   - configuration: What goes beyond that.
    public static func package(
        initiating identity: Identity?, configuration: InitiatorConfiguration = InitiatorConfiguration()
    ) -> Negotiate.Package {
        Negotiate.Package(
            name: packageName, identifiers: [.ntlm],
            initiator: { () throws(SecurityError) in
                let credential = try AcquireCredentialsHandle.NTLM.call(
                    of: Credentials(), use: .outbound, authenticationData: identity
                ).credential
                return NegotiatedInitiator(credential: credential, configuration: configuration)
            })
    }

    /// The package for an acceptor that negotiates.
    ///
    /// - Parameter configuration: Who may log on, and how.
    public static func package(accepting configuration: AcceptorConfiguration) -> Negotiate.Package {
        Negotiate.Package(
            name: packageName, identifiers: [.ntlm],
            acceptor: { () throws(SecurityError) in
                let credential = try AcquireCredentialsHandle.NTLM.call(of: Credentials(), use: .inbound).credential
                return NegotiatedAcceptor(credential: credential, configuration: configuration)
            })
    }

    /// The initiator's side under negotiation.
    struct NegotiatedInitiator: ~Copyable, Sendable, Negotiate.InitiatingMechanism {
        private let credential: Credential
        var context: SecurityContext<Initiator>

        init(credential: Credential, configuration: InitiatorConfiguration) {
            self.credential = credential
            context = SecurityContext(Initiator(configuration: configuration))
        }

        mutating func initiate(
            targetName: String?, requirements: InitiatorRequirements, input: [SecurityBuffer]
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            let known = requirements.intersection(InitializeSecurityContext.NTLM.documentedRequirements)
            var output: [SecurityBuffer] = []
            let outcome = try InitializeSecurityContext.NTLM.call(
                credential: credential, context: &context, targetName: targetName ?? "",
                requirements: known.union(.allocateMemory), input: input, output: &output)
            return .init(
                status: outcome.success.status, token: output.first(.token)?.bytes, attributes: outcome.attributes,
                expiry: outcome.expiry)
        }
    }

    /// The acceptor's side under negotiation.
    struct NegotiatedAcceptor: ~Copyable, Sendable, Negotiate.AcceptingMechanism {
        private let credential: Credential
        var context: SecurityContext<Acceptor>

        init(credential: Credential, configuration: AcceptorConfiguration) {
            self.credential = credential
            context = SecurityContext(Acceptor(configuration: configuration))
        }

        mutating func accept(
            requirements: AcceptorRequirements, input: [SecurityBuffer]
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            let known = requirements.intersection(AcceptSecurityContext.NTLM.documentedRequirements)
            var output: [SecurityBuffer] = [.token(capacity: NTLM.maximumToken)]
            let outcome = try AcceptSecurityContext.NTLM.call(
                credential: credential, context: &context, input: input, requirements: known, output: &output)
            return .init(
                status: outcome.success.status, token: output[0].bytes.isEmpty ? nil : output[0].bytes,
                attributes: outcome.attributes, expiry: outcome.expiry)
        }
    }
}
