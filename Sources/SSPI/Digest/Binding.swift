internal import SSPIInterface
internal import SSPIRuntime

extension Digest {
    /// How a response over HTTP is bound to a channel.
    ///
    /// A server that looks for bindings says so by the first letters of its nonce. The client then has the hash of the
    /// service's name and of the bindings in its own nonce, which the response covers, and both of them in members of their own.
    /// Whoever takes the letters out of the server's nonce makes it another one, which that server does not know.
    ///
    /// Source: draft-santesson-digestbind-01, to which MS-DPSP 2.1 refers
    struct Binding: Sendable {
        /// What nonces of both sides begin with.
        static let mark = [UInt8]("+Upgraded+v1".utf8)
        /// Which members a client's nonce has the hash of.
        static let hashed = "service-name,channel-binding"
        /// What a client sends that knows how, and has no channel.
        static let nothing = [UInt8](repeating: UInt8(ascii: "0"), count: 32)

        /// The name of the service, as the client knows it.
        let service: [UInt8]
        /// The digits of the bindings' hash.
        let digits: [UInt8]

        /// Makes a binding to a channel.
        init(service: [UInt8], to bindings: ChannelBindings) {
            self.service = service
            digits = Digits.hex(bindings.hash)
        }

        /// Reads the binding of a response.
        ///
        /// - Returns: `nil` for a client that does not know how.
        /// - Throws: `SEC_E_INVALID_TOKEN` where the members are not all there; `SEC_E_BAD_BINDINGS` where the client's nonce is
        ///   not made of them.
        init?(_ members: Members, cnonce: [UInt8]) throws(SecurityError) {
            guard Self.isMarked(cnonce) else { return nil }
            let hashed = try members.tokens(.hashedDirectives) ?? []
            guard hashed.joined(separator: ",") == Self.hashed else {
                throw Digest.malformed("hashed-dirs does not name the service and the channel")
            }
            service = try members.required(.serviceName)
            digits = try members.required(.channelBinding).map(ASCII.lower)
            guard digits.count == Self.nothing.count, Digits.bytes(digits) != nil else {
                throw Digest.malformed("channel-binding has not 32 hexadecimal digits")
            }
            let given = [UInt8](cnonce.dropFirst(Self.mark.count).prefix(Self.nothing.count))
            guard ConstantTime.areEqual(given.map(ASCII.lower), hash) else {
                throw SecurityError(.badBindings, detail: "the client's nonce is not made of its bindings")
            }
        }

        /// True for a nonce that begins as those do that are bound.
        static func isMarked(_ nonce: [UInt8]) -> Bool { nonce.starts(with: mark) }

        /// The client's nonce.
        ///
        /// - Parameter fresh: What makes it another one each time.
        func clientNonce(_ fresh: [UInt8]) -> [UInt8] { Self.mark + hash + fresh }

        private var hash: [UInt8] { Computation.digits(.md5, of: service + [UInt8(ascii: ":")] + digits) }

        /// Checks the binding of a response.
        ///
        /// - Parameters:
        ///   - binding: What the client is bound to.
        ///   - bindings: The server's channel.
        ///   - policy: Whether a client has to be bound.
        /// - Throws: `SEC_E_BAD_BINDINGS`
        static func check(
            _ binding: Binding?, to bindings: ChannelBindings, _ policy: ChannelBindingPolicy
        ) throws(SecurityError) {
            guard policy != .off else { return }
            guard let binding, binding.digits != nothing else {
                guard policy == .allowed else {
                    throw SecurityError(.badBindings, detail: "the client is not bound to this channel")
                }
                return
            }
            guard ConstantTime.areEqual(binding.digits, Digits.hex(bindings.hash)) else {
                throw SecurityError(.badBindings, detail: "the client is bound to another channel")
            }
        }
    }
}
