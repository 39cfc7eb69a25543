extension NTLM {
    /// What an initiator does beyond what the flags of a call can say. All that is weak is off.
    public struct InitiatorConfiguration: Sendable {
        /// Which answers are given.
        public var level: Level = .version2Alone
        /// The initiator's machine, as it is sent; nothing is sent of itself.
        public var workstation = ""
        /// True for an exchange over datagrams: the acceptor speaks first, and messages carry their own numbers.
        ///
        /// Win32: `ISC_REQ_DATAGRAM`
        public var isDatagram = false
        /// True when the acceptor may know who the initiator is, and not act in its name.
        ///
        /// Win32: `ISC_REQ_IDENTIFY`
        public var isIdentifyOnly = false
        /// True when an initiator without a user's name logs on as nobody.
        ///
        /// Win32: `ISC_REQ_NULL_SESSION`
        public var allowsAnonymous = false
        /// How many bits the keys for messages must have: 128, 56 or 40.
        public var minimumKeyBits = 128
        /// True when messages are not to be protected without extended session security, which means by CRC-32 and one
        /// cipher for both directions. A level below version 2 on this side speaks for itself, and is not asked.
        public var requiresExtendedSessionSecurity = true
        /// Where random numbers come from.
        public var random = RandomSource.system
        /// What time it is.
        public var clock = WallClock.system

        /// Makes the configuration that is safe.
        public init() {}
    }

    /// Whether an initiator has to say whom it wants to log on to.
    public enum TargetPolicy: Hashable, Sendable {
        /// Whatever it says is taken.
        case any
        /// If it says anything, it has to be one of these names, whatever the case; it need not vouch for it.
        case ifGiven(Set<String>)
        /// It has to say one of these names, whatever the case, and must not say that the name came from a source that it does
        /// not trust: somebody else could have given it that name. Clients say so when they are called with
        /// `ISC_REQ_UNVERIFIED_TARGET_NAME`.
        case required(Set<String>)
    }

    /// What an acceptor does beyond what the flags of a call can say. All that is weak is off.
    public struct AcceptorConfiguration: Sendable {
        /// Who says whether an answer is right.
        public var authority: any LogonAuthority
        /// Which answers are taken.
        public var level: Level = .version2Alone
        /// Whether an initiator has to be bound to the channel, where the acceptor has bindings.
        public var channelBindings = ChannelBindingPolicy.required
        /// Whether an initiator has to say whom it wants to log on to.
        public var target = TargetPolicy.any
        /// The acceptor's name for NetBIOS, at most 15 characters.
        public var computerName = "SERVER"
        /// The acceptor's domain for NetBIOS; its own name where it belongs to none.
        public var domainName: String?
        /// The acceptor's name in the DNS.
        public var dnsComputerName: String?
        /// The acceptor's domain in the DNS.
        public var dnsDomainName: String?
        /// True when an initiator may log on as nobody.
        public var allowsAnonymous = false
        /// True when initiators may forbid to act in their name.
        public var allowsIdentify = true
        /// True for an exchange over datagrams.
        public var isDatagram = false
        /// How many bits the keys for messages must have: 128, 56 or 40.
        public var minimumKeyBits = 128
        /// True when messages are not to be protected without extended session security, which means by CRC-32 and one
        /// cipher for both directions. A level below version 2 on this side speaks for itself, and is not asked.
        public var requiresExtendedSessionSecurity = true
        /// Flags never to choose.
        var neverChosen: Flags = []
        /// Flags to choose in any case.
        var alwaysChosen: Flags = []
        /// Where random numbers come from.
        public var random = RandomSource.system
        /// What time it is.
        public var clock = WallClock.system

        /// Makes the configuration that is safe.
        ///
        /// - Parameter authority: Who says whether an answer is right.
        public init(authority: any LogonAuthority) { self.authority = authority }

        /// Makes the configuration that is safe.
        ///
        /// - Parameter accounts: Where the accounts are.
        public init(accounts: any CredentialStore) { self.init(authority: AccountAuthority(accounts)) }

        /// Chooses flags as peers do that this acceptor is to be tested as.
        ///
        /// - Parameters:
        ///   - never: Bits of the message never to choose.
        ///   - always: Bits of the message to choose in any case.
        package mutating func forTests(never: UInt32, always: UInt32) {
            neverChosen = Flags(rawValue: never)
            alwaysChosen = Flags(rawValue: always)
        }
    }
}
