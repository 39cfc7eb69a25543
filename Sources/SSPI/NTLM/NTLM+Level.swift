extension NTLM {
    /// Which answers to a challenge are given and taken: the LAN Manager authentication level.
    ///
    /// Win32: `LmCompatibilityLevel`
    ///
    /// Source: MS-NLMP 3.1.1.1 and 3.2.1.1
    public enum Level: Int, Hashable, Sendable, CaseIterable, Comparable {
        /// Initiators send LM and NTLM answers, without extended session security; acceptors take NTLM and NTLMv2.
        case lanManager = 0
        /// As before, with extended session security where the acceptor has it.
        case extendedSessionSecurity = 1
        /// Initiators send NTLM answers alone; acceptors take NTLM and NTLMv2.
        case version1 = 2
        /// Initiators send NTLMv2 answers alone; acceptors take NTLM and NTLMv2.
        case version2 = 3
        /// As before; on Windows, acceptors refuse LM answers, which are never taken here.
        case version2RefusingLanManager = 4
        /// NTLMv2 alone on both sides.
        case version2Alone = 5

        /// Less secure before more secure.
        public static func < (lhs: Level, rhs: Level) -> Bool { lhs.rawValue < rhs.rawValue }
    }
}
