internal import SSPIInterface
package import SSPIRuntime

/// The Digest package: HTTP Digest access authentication, and the SASL mechanism DIGEST-MD5.
///
/// Win32: `WDigest`
///
/// Source: RFC 2617, RFC 7616, RFC 2831
public enum Digest {
    /// Bounds on what a peer may send.
    package enum Limits {
        /// The longest value of an HTTP header field, in bytes.
        package static let header = 16_384
        /// The longest challenge of SASL, in bytes. Source: RFC 2831 section 2.1.1
        package static let saslChallenge = 2047
        /// The longest response of SASL, in bytes. Source: RFC 2831 section 2.1.2
        package static let saslResponse = 4095
        /// The most members of one list.
        package static let members = 64
        /// The most challenges of one header field.
        package static let challenges = 16
        /// What a peer that names no size can receive. Source: RFC 2831 section 2.1.1
        package static let defaultBuffer = 65_536
    }

    /// The error of a token that does not keep to the grammar.
    package static func malformed(_ what: String) -> SecurityError { SecurityError(.invalidToken, detail: what) }

    /// The one error of a logon that fails; what was wrong stays with the server.
    package static func denied(_ what: String, challenge: [UInt8]? = nil) -> SecurityError {
        SecurityError(.logonDenied, detail: what, peerToken: challenge)
    }
}
