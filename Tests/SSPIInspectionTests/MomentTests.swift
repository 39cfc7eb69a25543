import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

@testable import SSPIInspection

@Suite struct MomentTests {
    @Test(
        arguments: [
            (0, "1601-01-01 00:00:00 UTC"), (116_444_736_000_000_000, "1970-01-01 00:00:00 UTC"),
            (125_911_584_000_000_000, "2000-01-01 00:00:00 UTC"), (125_963_423_990_000_000, "2000-02-29 23:59:59 UTC"),
            (126_227_807_990_000_000, "2000-12-31 23:59:59 UTC"), (133_444_736_000_000_000, "2023-11-14 22:13:20 UTC"),
            (94_354_848_000_000_000, "1900-01-01 00:00:00 UTC"), (94_405_824_000_000_000, "1900-03-01 00:00:00 UTC"),
            (2_650_467_743_990_000_000, "9999-12-31 23:59:59 UTC"),
        ] as [(UInt64, String)])
    func `times are those of the calendar`(_ ticks: UInt64, _ text: String) { #expect(Moment.text(ticks) == text) }

    @Test func `what is no time is told as a number`() {
        #expect(Moment.text(.max).contains("no time"))
        #expect(Moment.text(UInt64(Int64.max)).contains("after the year 9999"))
    }

    @Test func `one day follows the other`() {
        let formatter = ISO8601DateFormatter()
        for day in stride(from: 0, to: 300_000, by: 97) {
            let seconds = Int64(day) * 86_400 - 11_644_473_600
            let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
            let expected = text.replacingOccurrences(of: "T", with: " ").replacingOccurrences(of: "Z", with: " UTC")
            #expect(Moment.text(UInt64(TimeStamp(secondsSince1970: seconds).rawValue)) == expected)
        }
    }
}
