internal import SSPIRuntime

/// Times as a person reads them.
enum Moment {
    /// The universal time of ticks of 100 ns since 1601; the ticks themselves where the calendar has no such time.
    static func text(_ ticks: UInt64) -> String {
        guard ticks <= UInt64(Int64.max) else { return "\(ticks), which is no time" }
        let seconds = TimeStamp(rawValue: Int64(ticks)).secondsSince1970
        // From 1601 on, so that the count of days is never negative.
        let (days, second) = (seconds + 11_644_473_600).quotientAndRemainder(dividingBy: 86_400)
        guard days < 3_067_671 else { return "\(ticks), after the year 9999" }
        let (year, month, day) = date(after: Int(days))
        return "\(year)-\(two(month))-\(two(day)) "
            + "\(two(Int(second / 3600))):\(two(Int(second / 60 % 60))):\(two(Int(second % 60))) UTC"
    }

    /// The date so many days after the first of January 1601, by the Gregorian calendar, which repeats after 400 years.
    private static func date(after days: Int) -> (year: Int, month: Int, day: Int) {
        let (rounds, inRound) = days.quotientAndRemainder(dividingBy: 146_097)
        // The last day of four centuries is a leap day more than a century has, and that of four years more than a year.
        let centuries = min(inRound / 36_524, 3)
        let inCentury = inRound - centuries * 36_524
        let fours = inCentury / 1461
        let inFour = inCentury - fours * 1461
        let years = min(inFour / 365, 3)
        var rest = inFour - years * 365
        let year = 1601 + rounds * 400 + centuries * 100 + fours * 4 + years
        let isLeap = years == 3 && (fours < 24 || centuries == 3)
        for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
            if rest < length { return (year, index + 1, rest + 1) }
            rest -= length
        }
        return (year, 12, 31)
    }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
