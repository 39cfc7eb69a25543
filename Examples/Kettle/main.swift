import SSPIRuntime

// Calls a function that exists in Swift only because its damaged pages could be read: once as documented, and in the
// ways that the pages forbid.

/// Calls BoilKettle (Quick) and says how it went.
func boil(_ millilitres: Int, _ requests: BoilRequests, reserved: UInt32 = 0) {
    let call = "BoilKettle(\(millilitres) ml, \(requests), Reserved1: \(reserved))"
    do throws(SecurityError) {
        let outcome = try BoilKettle.Quick.call(
            of: CopperKettle(), kettle: .init(millilitres: millilitres), requests: requests, reserved1: reserved)
        print("\(call)\n    \(outcome.success), \(outcome.grants)")
    } catch {
        let reason = error.code == .noWater ? "there is no water" : error.detail ?? ""
        print("\(call)\n    \(error.code): \(reason)")
        if let violation = error.violation { print("    \(violation)") }
    }
}

boil(500, [.keepWarm, .whistle])
boil(0, [])
boil(500, BoilRequests(rawValue: 0x41))
boil(500, .childLock, reserved: 7)
