internal import Foundation
internal import SSPI
internal import SSPIRuntime

/// Lines of `smbpasswd(5)`: name, number, LM hash (never written), NT hash, flags, time of the change.
struct SambaFormat: AccountFormat {
    /// The number of a new account; that of the system's user of this name without one.
    var number: UInt32?
    /// What time it is.
    var clock = WallClock.system

    /// What stands where no LM hash is.
    static let noHash = String(repeating: "X", count: 32)

    func objection(to user: String) -> String? { commonObjection(to: user) }

    func places(of user: String, in lines: AccountLines) -> [Int] {
        let name = SimpleUppercase.key(user)
        return lines.accounts.filter { $0.fields.first.map(SimpleUppercase.key) == name }.map(\.place)
    }

    func lines(
        for user: String, _ password: String, replacing places: [Int], of lines: AccountLines
    ) -> [String] {
        let hash = Password(password).withNTHash { $0.withBytes { Digest.Digits.hex($0) } }
        let digits = String(decoding: hash, as: UTF8.self).uppercased()
        let old = lines.accounts.first { places.first == $0.place }?.fields
        var (name, number, flags) = (user, "\(self.number ?? Self.systemNumber(user))", "[U          ]")
        if let old, old.count >= 5 {
            // A changed account keeps what it is; one without a password has one now.
            name = old[0]
            number = self.number.map(String.init) ?? old[1]
            flags = old[4].contains("N") ? old[4].replacingOccurrences(of: "N", with: "") : old[4]
        }
        let seconds = UInt32(clamping: clock.now.secondsSince1970)
        let time = String(seconds, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 8 - time.count)) + time
        return ["\(name):\(number):\(Self.noHash):\(digits):\(flags):LCT-\(padded):"]
    }

    func isRight(_ password: String, for user: String, in path: String) throws(ToolError) -> Bool {
        let account = try calling { () throws(SecurityError) in
            try NTLM.SambaPasswordFile(path: path, isMaintained: true).account(user: user, domain: "")
        }
        let given = Password(password)
        guard let account else { return false }
        return given.withNTHash { given in account.password.withNTHash { given.isEqual(to: $0) } }
    }

    func check(_ path: String) throws(ToolError) {
        _ = try calling { () throws(SecurityError) in
            try NTLM.SambaPasswordFile(path: path, isMaintained: true).account(user: "", domain: "")
        }
    }

    func summary(_ lines: AccountLines) -> [String] {
        lines.accounts.filter { $0.fields.count >= 5 }.map { account in
            let flags = account.fields[4]
            let states: [(Character, String)] = [
                ("D", "disabled"), ("L", "locked"), ("N", "no password"), ("U", ""),
            ]
            let state = states.first { flags.contains($0.0) }?.1 ?? flags
            return state.isEmpty ? account.fields[0] : "\(account.fields[0])  (\(state))"
        }
    }

    /// The number of the system's user; that of nobody where there is no such user.
    private static func systemNumber(_ user: String) -> UInt32 {
        unsafe getpwnam(user)?.pointee.pw_uid ?? 65534
    }

    private func calling<Result>(_ body: () throws(SecurityError) -> Result) throws(ToolError) -> Result {
        do throws(SecurityError) {
            return try body()
        } catch {
            throw ToolError.failure(error.detail ?? "\(error)")
        }
    }
}
