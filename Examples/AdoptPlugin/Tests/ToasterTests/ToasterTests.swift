import SSPIRuntime
import Testing
import Toaster

/// What the German page says is what the compiled Swift does.
@Suite struct ToasterTests {
    private func toast(
        _ slices: Int, _ requests: ToastRequests, reserved: UInt32 = 0
    ) throws(SecurityError) -> ToastBread.Dark.Outcome {
        try ToastBread.Dark.call(
            of: ChromeToaster(), toaster: .init(slices: slices), requests: requests, reserved1: reserved)
    }

    @Test func `numbers are those of the page, whatever translation made of the names`() {
        #expect(ToastRequests.bothSides.rawValue == 0x1)
        #expect(ToastRequests.ring.rawValue == 0x2)
        #expect(ToastRequests.frozen.rawValue == 0x10)
        #expect(SecurityStatus.noBread.rawValue == Int32(bitPattern: 0x8A72_0002))
    }

    @Test func `a documented call succeeds`() throws {
        let outcome = try toast(2, [.bothSides, .ring])
        #expect(outcome.success == .ok)
        #expect(outcome.grants == .bothSides)
    }

    @Test func `what the page forbids is refused`() {
        #expect(throws: SecurityError.self) { try toast(2, ToastRequests(rawValue: 0x40)) }
        #expect(throws: SecurityError.self) { try toast(2, [], reserved: 7) }
    }

    @Test func `a failure of the core is thrown`() {
        let error = #expect(throws: SecurityError.self) { try toast(0, []) }
        #expect(error?.code == .noBread)
    }
}
