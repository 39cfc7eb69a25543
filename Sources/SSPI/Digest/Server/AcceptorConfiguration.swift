extension Digest {
    /// What a server offers and asks for, beyond what the flags of a call say.
    public struct AcceptorConfiguration: Sendable {
        /// The realm.
        public var realm: String
        /// The algorithm of HTTP.
        public var algorithm = Algorithm(.sha256)
        /// What is offered, best first. With nothing at all the exchange over HTTP is that of RFC 2069.
        public var protections: [Protection] = [.authentication]
        /// True when clients are asked to hash their name.
        public var asksForUserHash = false
        /// True when names and passwords are announced to be UTF-8.
        public var announcesUTF8 = true
        /// Whether a client of HTTP has to be bound to the channel, where the acceptor has bindings. Few clients know how:
        /// those of Windows do, and this one.
        public var channelBindings = ChannelBindingPolicy.required
        /// What the client is to send back as it is.
        public var opaque: String?
        /// The URIs that the realm covers, parted by blanks.
        public var domain: String?
        /// True when the answer to `auth-int` waits for `CompleteAuthToken`, which gets the hash of the answer's entity.
        public var completesAnswers = false
        /// The values of `digest-uri` that are this server, `service/host`, for SASL. Case does not count. Where a client also
        /// says the name that it found the host by, `service/host/name`, `service/name` has to be among them, too.
        public var services: [String] = []
        /// The ciphers of SASL, best first.
        public var ciphers: [Cipher] = Cipher.strong
        /// The longest protected message that is taken.
        public var maximumBuffer = Limits.defaultBuffer
        /// Says whether a user may act for another one. Everybody may act for himself.
        public var mayAct: @Sendable (_ user: String, _ other: String) -> Bool = { _, _ in false }

        /// Makes a configuration.
        public init(realm: String) { self.realm = realm }

        /// What nonces of this configuration are for.
        package func purpose(isHTTP: Bool, isBound: Bool = false) -> [UInt8] {
            [isHTTP ? isBound ? 3 : 1 : 2] + [UInt8](realm.utf8)
        }
    }
}
