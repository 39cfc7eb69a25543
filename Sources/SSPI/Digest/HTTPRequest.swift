internal import SSPIInterface
package import SSPIRuntime

extension Digest {
    /// What of an HTTP request goes into a response.
    ///
    /// A call gets it in buffers of the kind `SECBUFFER_PKG_PARAMS`: the method, the URI, and, for integrity, the digits of
    /// the entity's hash.
    public struct HTTPRequest: Hashable, Sendable {
        /// The method, as on the request line.
        public let method: String
        /// The request's target, as on the request line.
        public let uri: String
        /// The entity, for integrity.
        public let entity: [UInt8]

        /// Makes a request.
        ///
        /// - Parameters:
        ///   - method: The method, as on the request line.
        ///   - uri: The request's target, as on the request line.
        ///   - entity: The body; it may be empty.
        public init(method: String, uri: String, entity: [UInt8] = []) {
            self.method = method
            self.uri = uri
            self.entity = entity
        }

        /// The buffers that carry the request into a call.
        ///
        /// - Parameter hash: The hash function of the exchange.
        package func buffers(_ hash: Hash) -> [SecurityBuffer] {
            [
                SecurityBuffer(.packageParameters, [UInt8](method.utf8)),
                SecurityBuffer(.packageParameters, [UInt8](uri.utf8)),
                SecurityBuffer(.packageParameters, Computation.digits(hash, of: entity)),
            ]
        }
    }

    /// The parameters of a call over HTTP.
    package struct RequestParameters: Sendable {
        package let method: [UInt8]
        package let uri: [UInt8]
        /// The digits of the entity's hash.
        package let entity: [UInt8]?

        /// Reads the parameters among a call's buffers.
        ///
        /// - Parameter target: The URI where no buffer has it.
        /// - Returns: `nil` when there are none.
        /// - Throws: `SEC_E_INVALID_TOKEN` for an empty method or URI: an answer is told from a response by its method alone.
        package init?(among buffers: [SecurityBuffer], target: String?) throws(SecurityError) {
            let parts = buffers.filter { $0.kind == .packageParameters }
            guard let method = parts.first?.bytes else { return nil }
            let uri = parts.count > 1 ? parts[1].bytes : [UInt8]((target ?? "").utf8)
            guard !method.isEmpty, method.allSatisfy(ASCII.isToken) else {
                throw Digest.malformed("the method is not a token")
            }
            guard !uri.isEmpty, uri.allSatisfy({ ASCII.isText($0) && $0 != 0x09 }) else {
                throw Digest.malformed("the URI is empty or has a control byte")
            }
            self.method = method
            self.uri = uri
            entity = parts.count > 2 && !parts[2].bytes.isEmpty ? parts[2].bytes : nil
        }

        /// The digits of the entity's hash for a protection, that of an empty entity where none was given.
        package func entity(_ hash: Hash, _ protection: Protection?) throws(SecurityError) -> [UInt8]? {
            guard protection == .integrity else { return nil }
            guard let entity else { return Computation.digits(hash, of: []) }
            guard let bytes = Digits.bytes(entity), bytes.count == hash.count else {
                throw Digest.malformed("the entity's hash has not \(hash.count * 2) digits")
            }
            return Digits.hex(bytes)
        }
    }
}
