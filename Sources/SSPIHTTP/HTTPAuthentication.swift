internal import SSPI

/// Logon over HTTP by Negotiate, NTLM and Digest: values of header fields in, values of header fields out.
///
/// A ``Client`` and a ``Connection`` belong to one connection each, as the exchanges of Negotiate and NTLM do: their tokens
/// mean nothing on another connection, and who has logged on has done so on this one.
///
/// Source: RFC 9110 section 11, RFC 4559, MS-NTHT, RFC 7616
public enum HTTPAuthentication {
    /// A scheme that is known here.
    public enum Scheme: String, Hashable, Sendable, CaseIterable {
        /// SPNEGO: Kerberos, NTLM, or what else is plugged in.
        case negotiate = "Negotiate"
        /// NTLM without negotiation around it.
        case ntlm = "NTLM"
        /// Digest.
        case digest = "Digest"
    }

    /// Who asks for a logon: the server itself, or a proxy on the way to it.
    public enum Place: Hashable, Sendable, CaseIterable {
        /// The server.
        case origin
        /// A proxy.
        case proxy

        /// The status of an answer that asks for a logon.
        public var status: Int { self == .origin ? 401 : 407 }
        /// The field with the challenges.
        public var challengeField: String { self == .origin ? "WWW-Authenticate" : "Proxy-Authenticate" }
        /// The field with the client's answer.
        public var credentialsField: String { self == .origin ? "Authorization" : "Proxy-Authorization" }
        /// The field in which Digest proves the server.
        public var informationField: String {
            self == .origin ? "Authentication-Info" : "Proxy-Authentication-Info"
        }
    }

    /// A header field.
    public struct Field: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its value, without line ends.
        public let value: String

        /// Makes a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Bounds on what a peer may send.
    public struct Limits: Hashable, Sendable {
        /// How many bytes one field's value may have: the largest tickets come to 64 KiB before Base64.
        public var fieldSize = 96 * 1024
        /// How many fields of one name there may be.
        public var fields = 16
        /// How many tokens one exchange may take on each side. Kerberos takes one or two, negotiated NTLM three.
        public var rounds = 8
        /// How many exchanges may fail on one connection before it is closed.
        public var attempts = 4

        /// Makes the limits.
        public init() {}
    }
}
