#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A moment as the clock of file systems tells it.
package struct WallTime: Hashable, Comparable, Sendable {
    private let seconds: Int64
    private let nanoseconds: Int64

    init(_ seconds: UInt64, _ nanoseconds: UInt64) {
        self.seconds = Int64(truncatingIfNeeded: seconds)
        self.nanoseconds = Int64(truncatingIfNeeded: nanoseconds)
    }

    package static var now: WallTime {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(UInt64(bitPattern: Int64(time.tv_sec)), UInt64(bitPattern: Int64(time.tv_nsec)))
    }

    func advanced(bySeconds more: Int64, nanoseconds: Int64) -> WallTime {
        let sum = self.nanoseconds &+ nanoseconds
        return WallTime(
            UInt64(bitPattern: seconds &+ more &+ sum / 1_000_000_000), UInt64(bitPattern: sum % 1_000_000_000))
    }

    package static func < (lhs: WallTime, rhs: WallTime) -> Bool {
        (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
    }
}
