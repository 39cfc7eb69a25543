/// A status as SSPI functions return it: an `HRESULT`-shaped number of 32 bits whose top bit says whether it is a failure.
///
/// The type is open. Codes that no documentation knows yet are values like any other, so a peer or a later edition cannot
/// bring in a number that does not fit. The documented symbols are static properties.
///
/// Win32: `SECURITY_STATUS`
public struct SecurityStatus: RawRepresentable, Hashable, Sendable {
    /// The number as C sees it: negative for a failure.
    public let rawValue: Int32

    /// Makes a status from the signed number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Makes a status from the bits as headers print them, e.g. `0x8009_030C`.
    public init(bits: UInt32) { self.rawValue = Int32(bitPattern: bits) }

    /// The number as headers print it.
    public var bits: UInt32 { UInt32(bitPattern: rawValue) }

    /// How severe a status is. Only the top bit decides; there is no fourth case.
    public enum Severity: Hashable, Sendable {
        /// Zero: done, nothing else to say.
        case success
        /// Positive: done so far, and something is left to do.
        case informational
        /// Negative: not done.
        case failure
    }

    /// What the top bit and the value say.
    public var severity: Severity {
        if rawValue < 0 { return .failure }
        return rawValue == 0 ? .success : .informational
    }

    /// True when the top bit is set.
    public var isFailure: Bool { rawValue < 0 }
}

extension SecurityStatus: CustomStringConvertible {
    /// The Win32 symbol and the number, e.g. `SEC_E_LOGON_DENIED (0x8009030C)`; the number alone for a code that
    /// ``StatusCatalog`` does not know.
    public var description: String {
        let number = Hexadecimal.text(bits)
        guard let entry = StatusCatalog.entry(for: self) else { return number }
        return "\(entry.symbol) (\(number))"
    }
}
