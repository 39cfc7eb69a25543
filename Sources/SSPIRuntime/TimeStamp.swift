/// A moment as SSPI states expirations: ticks of 100 nanoseconds since the beginning of 1601.
///
/// The documentation asks packages for local time, and packages return universal time as well; this type carries the
/// number and does not convert between the two.
///
/// Win32: `TimeStamp`
public struct TimeStamp: RawRepresentable, Hashable, Comparable, Sendable {
    /// Ticks of 100 ns since 1601-01-01 00:00.
    public let rawValue: Int64

    /// Makes a time stamp from its ticks.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Makes a time stamp from seconds since 1970-01-01 00:00; clamped to what the type can hold.
    public init(secondsSince1970 seconds: Int64) {
        let (ticks, overflow) = seconds.multipliedReportingOverflow(by: TimeStamp.ticksPerSecond)
        let (sum, overflow2) = ticks.addingReportingOverflow(TimeStamp.ticksTo1970)
        self.rawValue = overflow || overflow2 ? (seconds < 0 ? Int64.min : Int64.max) : sum
    }

    /// Whole seconds since 1970-01-01 00:00, rounded down.
    public var secondsSince1970: Int64 {
        let (ticks, overflow) = rawValue.subtractingReportingOverflow(TimeStamp.ticksTo1970)
        let shifted = overflow ? Int64.min : ticks
        let quotient = shifted / TimeStamp.ticksPerSecond
        return shifted % TimeStamp.ticksPerSecond < 0 ? quotient - 1 : quotient
    }

    /// The largest time stamp: what does not expire.
    public static var never: TimeStamp { TimeStamp(rawValue: .max) }

    /// Earlier before later.
    public static func < (lhs: TimeStamp, rhs: TimeStamp) -> Bool { lhs.rawValue < rhs.rawValue }

    private static var ticksPerSecond: Int64 { 10_000_000 }
    private static var ticksTo1970: Int64 { 116_444_736_000_000_000 }
}
