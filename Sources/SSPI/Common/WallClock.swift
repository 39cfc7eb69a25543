public import SSPIRuntime

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Where the time of day comes from; a test holds it still.
public struct WallClock: Sendable {
    private let read: @Sendable () -> TimeStamp

    /// Makes a clock.
    ///
    /// - Parameter read: Gives the time, universal.
    public init(_ read: @escaping @Sendable () -> TimeStamp) { self.read = read }

    /// The time, universal.
    public var now: TimeStamp { read() }

    /// The system's clock.
    public static let system = WallClock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let seconds = TimeStamp(secondsSince1970: Int64(time.tv_sec))
        return TimeStamp(rawValue: seconds.rawValue + Int64(time.tv_nsec) / 100)
    }

    /// A clock that stands still.
    public static func fixed(_ time: TimeStamp) -> WallClock { WallClock { time } }
}
