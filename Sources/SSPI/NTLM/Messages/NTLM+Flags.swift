extension NTLM {
    /// What both sides agree on, as 32 bits of every message.
    ///
    /// Source: MS-NLMP 2.2.2.5
    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static var unicode: Flags { Flags(rawValue: 0x0000_0001) }
        package static var oem: Flags { Flags(rawValue: 0x0000_0002) }
        package static var requestTarget: Flags { Flags(rawValue: 0x0000_0004) }
        package static var sign: Flags { Flags(rawValue: 0x0000_0010) }
        package static var seal: Flags { Flags(rawValue: 0x0000_0020) }
        package static var datagram: Flags { Flags(rawValue: 0x0000_0040) }
        package static var lmKey: Flags { Flags(rawValue: 0x0000_0080) }
        package static var ntlm: Flags { Flags(rawValue: 0x0000_0200) }
        package static var anonymous: Flags { Flags(rawValue: 0x0000_0800) }
        package static var alwaysSign: Flags { Flags(rawValue: 0x0000_8000) }
        package static var targetIsDomain: Flags { Flags(rawValue: 0x0001_0000) }
        package static var targetIsServer: Flags { Flags(rawValue: 0x0002_0000) }
        package static var extendedSessionSecurity: Flags { Flags(rawValue: 0x0008_0000) }
        package static var identify: Flags { Flags(rawValue: 0x0010_0000) }
        package static var nonNTSessionKey: Flags { Flags(rawValue: 0x0040_0000) }
        package static var targetInformation: Flags { Flags(rawValue: 0x0080_0000) }
        package static var version: Flags { Flags(rawValue: 0x0200_0000) }
        package static var key128: Flags { Flags(rawValue: 0x2000_0000) }
        package static var keyExchange: Flags { Flags(rawValue: 0x4000_0000) }
        package static var key56: Flags { Flags(rawValue: 0x8000_0000) }

        /// The character sets; exactly one is chosen.
        package static var characterSets: Flags { [.unicode, .oem] }

        /// How many bits the keys for messages have.
        ///
        /// Source: MS-NLMP 3.4.5.3
        package var keyBits: Int {
            if contains(.extendedSessionSecurity) { return contains(.key128) ? 128 : contains(.key56) ? 56 : 40 }
            guard !isDisjoint(with: [.lmKey, .datagram]) else { return 128 }
            return contains(.key56) ? 56 : 40
        }
    }
}
