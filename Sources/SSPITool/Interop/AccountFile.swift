internal import Foundation
internal import SSPI

/// A file of accounts, UTF-8, one `DOMAIN:USER:PASSWORD` a line.
enum AccountFile {
    static func read(_ path: String) throws(ToolError) -> [Account] {
        guard let data = FileManager.default.contents(atPath: path) else { throw ToolError("cannot read '\(path)'") }
        guard let text = String(data: data, encoding: .utf8) else { throw ToolError("'\(path)' is not UTF-8") }
        var accounts: [Account] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else {
                throw ToolError("\(path):\(index + 1): not DOMAIN:USER:PASSWORD")
            }
            accounts.append(Account(user: parts[1], domain: parts[0], password: Password(parts[2])))
        }
        return accounts
    }
}
