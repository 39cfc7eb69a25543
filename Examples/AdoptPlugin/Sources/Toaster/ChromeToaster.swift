public import SSPIRuntime

/// A toaster that fills in the generated stub.
public struct ChromeToaster: ToastBread.Dark.Core {
    /// What is in the slots.
    public struct Toaster: Sendable {
        /// How many slices of bread.
        public var slices: Int

        /// A toaster with bread in it.
        public init(slices: Int) { self.slices = slices }
    }

    /// A toaster of chrome.
    public init() {}

    /// Browns what is in the slots.
    public func toastBread(
        toaster: Toaster, requests: ToastRequests
    ) throws(SecurityError) -> ToastBread.Reply {
        guard toaster.slices > 0 else { return .init(status: .noBread, grants: []) }
        return .init(status: .ok, grants: requests.contains(.bothSides) ? [.bothSides] : [])
    }
}
