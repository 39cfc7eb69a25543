internal import Foundation
internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// Challenges and answers as they stand in header fields.
struct HTTPFields {
    /// All elements of all fields, in order.
    let elements: [Digest.ChallengeList.Element]

    /// Reads fields of one name.
    ///
    /// - Throws: `SEC_E_INVALID_TOKEN` for a field that keeps to no grammar, for more than there may be, and for two
    ///   challenges of one scheme of which one has a token: it could be read in two ways.
    init(_ values: [String], limits: HTTPAuthentication.Limits) throws(SecurityError) {
        guard values.count <= limits.fields else { throw Digest.malformed("there are too many fields") }
        var elements: [Digest.ChallengeList.Element] = []
        for value in values {
            elements += try Digest.ChallengeList.elements(in: [UInt8](value.utf8), limit: limits.fieldSize)
        }
        self.elements = elements
        for scheme in [HTTPAuthentication.Scheme.negotiate, .ntlm] {
            let own = all(scheme)
            guard own.count < 2 || own.allSatisfy({ $0.token == nil }) else {
                throw Digest.malformed("there are two challenges of \(scheme.rawValue)")
            }
        }
    }

    /// The elements of a scheme.
    func all(_ scheme: HTTPAuthentication.Scheme) -> [Digest.ChallengeList.Element] {
        elements.filter { $0.isScheme(scheme.rawValue) }
    }

    /// The token of a scheme of which there is a challenge; empty where the challenge has none, `nil` without a challenge.
    ///
    /// - Throws: `SEC_E_INVALID_TOKEN` where a token is no Base64, or members stand in its place.
    func token(_ scheme: HTTPAuthentication.Scheme) throws(SecurityError) -> [UInt8]? {
        guard let element = all(scheme).first else { return nil }
        return try Self.token(of: element)
    }

    /// The bytes of an element's token; empty where there is none.
    static func token(of element: Digest.ChallengeList.Element) throws(SecurityError) -> [UInt8] {
        guard let text = element.token else {
            guard element.members.isEmpty else { throw Digest.malformed("members stand where a token belongs") }
            return []
        }
        guard let data = Data(base64Encoded: Data(text)) else { throw Digest.malformed("the token is no Base64") }
        return [UInt8](data)
    }

    /// The value of a field with a token.
    static func value(_ scheme: HTTPAuthentication.Scheme, _ token: [UInt8]) -> String {
        token.isEmpty ? scheme.rawValue : "\(scheme.rawValue) \(Data(token).base64EncodedString())"
    }
}
