public import SSPIRuntime

extension Negotiate {
    /// A package that can be negotiated, with the credentials to use it.
    public struct Package: Sendable {
        /// Makes the initiator's side of a context.
        public typealias MakeInitiator = @Sendable () throws(SecurityError) -> any InitiatingMechanism & ~Copyable
        /// Makes the acceptor's side of a context.
        public typealias MakeAcceptor = @Sendable () throws(SecurityError) -> any AcceptingMechanism & ~Copyable

        /// The name of the package, e.g. `NTLM`.
        public let name: String
        /// What it is called on the wire; other spellings of the same mechanism after the first.
        public let identifiers: [MechanismIdentifier]
        /// Makes an initiator; `nil` for a package that cannot initiate.
        let makeInitiator: MakeInitiator?
        /// Makes an acceptor; `nil` for a package that cannot accept.
        let makeAcceptor: MakeAcceptor?

        /// Makes a package.
        ///
        /// - Parameters:
        ///   - name: The name of the package.
        ///   - identifiers: What it is called on the wire, in the order in which an initiator offers them.
        ///   - initiator: Makes the initiator's side of a context; a failure leaves the package out of the offer.
        ///   - acceptor: Makes the acceptor's side of a context.
        public init(
            name: String, identifiers: [MechanismIdentifier], initiator: MakeInitiator? = nil,
            acceptor: MakeAcceptor? = nil
        ) {
            self.name = name
            self.identifiers = identifiers
            self.makeInitiator = initiator
            self.makeAcceptor = acceptor
        }
    }

    /// The packages that one side allows, the most wanted first. What is not in the list is not used.
    public struct Credential: Sendable {
        /// The packages.
        public let packages: [Package]

        /// Makes a credential.
        ///
        /// - Parameter packages: The packages, the most wanted first.
        public init(packages: [Package]) { self.packages = packages }

        func package(for identifier: MechanismIdentifier) -> Package? {
            packages.first { $0.identifiers.contains(identifier) }
        }
    }
}
