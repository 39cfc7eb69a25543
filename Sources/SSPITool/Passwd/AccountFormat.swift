/// A form of files of accounts.
protocol AccountFormat {
    /// The places of a user's lines.
    func places(of user: String, in lines: AccountLines) -> [Int]
    /// The new lines of a user.
    ///
    /// - Parameter places: Where the user's old lines are, if there are some.
    func lines(for user: String, _ password: String, replacing places: [Int], of lines: AccountLines) -> [String]
    /// True when the password is that of the user, by what the library makes of the file.
    func isRight(_ password: String, for user: String, in path: String) throws(ToolError) -> Bool
    /// What is told of the accounts, a line for each; never a hash.
    func summary(_ lines: AccountLines) -> [String]
    /// Reads the file with the library, which is strict.
    func check(_ path: String) throws(ToolError)
    /// Why no account can have this name; `nil` when it can.
    func objection(to user: String) -> String?
}

extension AccountFormat {
    /// What no form can hold.
    func commonObjection(to user: String) -> String? {
        if user.isEmpty { return "it is empty" }
        if user.utf8.count > 256 { return "it has more than 256 bytes" }
        if user.utf8.first == UInt8(ascii: "#") { return "it begins like a comment" }
        if user.utf8.contains(UInt8(ascii: ":")) { return "it has a colon in it" }
        if user.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return "it has a control character in it"
        }
        return nil
    }
}
