/// The packages that the tool can play; each has a driver.
enum InteropPackage: String, CaseIterable {
    case ntlm

    /// All names, for a person.
    static var names: [String] { allCases.map(\.rawValue) }

    /// Makes the driver.
    ///
    /// - Parameters:
    ///   - role: Which side to play.
    ///   - keys: The settings; the driver takes those that it knows.
    func driver(_ role: InteropRole, _ keys: inout InteropKeys) throws(ToolError) -> any InteropDriver {
        switch self {
        case .ntlm: try NTLMInterop(role, &keys)
        }
    }
}
