public import SSPI
public import SSPIInterface
internal import SSPIRuntime

extension HTTPAuthentication {
    /// What a server offers; all its connections share one. A scheme without accounts is not offered.
    public struct Server: Sendable {
        /// The packages for Negotiate.
        public var negotiate: [Negotiate.Package] = []
        /// NTLM without negotiation.
        public var ntlm: NTLM.AcceptorConfiguration?
        /// Digest. Few clients bind it to a channel, and it is left out on connections with bindings unless ``bindsDigest`` or
        /// ``allowsUnboundDigest`` says otherwise.
        public var digest: Digest.Server?
        /// True when Digest is offered on connections with bindings to clients that are bound, as those of Windows are. Others
        /// may try it all the same, and are refused as `channelBindings` of its configuration has it.
        ///
        /// Source: draft-santesson-digestbind-01
        public var bindsDigest = false
        /// True when Digest is offered and taken without bindings on connections that have some.
        ///
        /// It is weaker than what stands beside it there: whoever is between both sides could take the other schemes out of
        /// the offer, and pass the responses of Digest on from one channel to the other.
        public var allowsUnboundDigest = false
        /// Who asks for the logon.
        public var place = Place.origin
        /// What an exchange of Negotiate or NTLM must have.
        public var requirements: AcceptorRequirements = []
        /// True when a logon by Negotiate or NTLM counts for all later requests of its connection, as clients of NTLM expect.
        ///
        /// It ends with the ticket that it was made with, where it was. It must be false where a proxy puts requests of several
        /// clients on one connection.
        public var keepsLogon = true
        /// What time it is, for the end of logons that are kept.
        public var clock = WallClock.system
        /// Bounds on what a client may send.
        public var limits = Limits()

        /// Makes a server that offers nothing.
        public init() {}

        /// The fields that offer everything, the strongest first.
        ///
        /// - Parameter digests: The challenges of Digest.
        func challenges(_ digests: [String]) -> [Field] {
            var values: [String] = []
            if !negotiate.isEmpty { values.append(Scheme.negotiate.rawValue) }
            values += digests
            if ntlm != nil { values.append(Scheme.ntlm.rawValue) }
            return values.map { Field(name: place.challengeField, value: $0) }
        }
    }

    /// Who has logged on.
    public struct User: Hashable, Sendable {
        /// The name, as `DOMAIN\user`, `user@REALM` or `user`.
        public let name: String
        /// The scheme.
        public let scheme: Scheme
        /// The package that was negotiated, e.g. `Kerberos`; that of the scheme without negotiation.
        public let package: String

        /// Makes a user.
        public init(name: String, scheme: Scheme, package: String) {
            self.name = name
            self.scheme = scheme
            self.package = package
        }
    }

    /// What a server does with a request.
    public enum Decision: Hashable, Sendable {
        /// The request is the user's; the fields go into the answer.
        case accepted(User, fields: [Field])
        /// The answer has this status and these fields, and no content that needs a logon.
        ///
        /// - Parameters:
        ///   - status: 401 or 407; 400 for a request that keeps to no grammar.
        ///   - fields: What goes into the answer.
        ///   - closes: True when the connection is to be closed after the answer.
        ///   - reason: Why, for the server's log alone; `nil` for an exchange that goes on.
        case refused(status: Int, fields: [Field], closes: Bool, reason: SecurityFailure?)
    }

    /// Why a request was refused.
    public struct SecurityFailure: Hashable, Sendable, CustomStringConvertible {
        /// For a person who reads the log.
        public let description: String
    }
}
