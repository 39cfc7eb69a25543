internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// A conversation about one side's tokens, as Samba's `ntlm_auth` has it.
///
/// | request | meaning |
/// | --- | --- |
/// | `YR [TOKEN]` | begin anew |
/// | `KK TOKEN` | a token of the client, for a server |
/// | `TT TOKEN`, `AF TOKEN` | a token of the server, for a client |
/// | `NA …`, `BH …` | the server has refused, for a client |
/// | `PW PASSWORD` | the password, for a client |
/// | `GF` | the flags that were agreed on |
/// | `GK` | the session key |
///
/// Tokens, passwords and keys are Base64. Answers begin with `YR`, `KK`, `TT`, `AF` (complete), `NA` (refused), `PW` (a
/// password is needed), `OK` or `BH` (the helper is at fault).
final class LogonConversation: HelperConversation {
    /// How answers are written.
    enum Style {
        /// A token, or else a reason or a user.
        case plain
        /// A token, or an asterisk, and then a reason or a user, or an asterisk.
        case negotiation
    }

    /// Makes a side; `opens` says that it is to speak first.
    typealias Make = (_ opens: Bool, _ password: Password?) throws(SecurityError) -> any InteropSide & ~Copyable

    private let role: InteropRole
    private let style: Style
    private let needsPassword: Bool
    private let make: Make
    private var side: (any InteropSide & ~Copyable)?
    private var isComplete = false
    private var password: Password?

    /// Makes a conversation.
    ///
    /// - Parameters:
    ///   - role: Which side is played.
    ///   - style: How answers are written.
    ///   - needsPassword: True for a client that can do nothing without a password.
    ///   - make: Makes the side.
    init(_ role: InteropRole, style: Style, needsPassword: Bool = false, make: @escaping Make) {
        self.role = role
        self.style = style
        self.needsPassword = needsPassword
        self.make = make
    }

    func answer(_ request: String) -> String {
        let words = request.split(separator: " ", omittingEmptySubsequences: true)
        guard let verb = words.first else { return HelperText.broken("the request is empty") }
        let field = words.count > 1 && words[1] != "*" ? String(words[1]) : nil
        switch (role, verb) {
        case (_, "YR"): return begin(field)
        case (.accept, "KK"), (.initiate, "TT"), (.initiate, "AF"):
            guard side != nil else { return HelperText.broken("\(verb) comes before YR") }
            guard let field else { return HelperText.broken("\(verb) has no token") }
            return step(field)
        case (.initiate, "NA"), (.initiate, "BH"):
            drop()
            return refusal(.logonDenied, token: nil)
        case (.initiate, "PW"): return take(password: field)
        case (_, "GF"): return flags()
        case (_, "GK"): return key()
        case (_, "SF"): return "OK"
        default: return HelperText.broken("'\(verb.prefix(16))' is no request here")
        }
    }

    // MARK: Tokens

    private func begin(_ field: String?) -> String {
        drop()
        if role == .initiate {
            guard field == nil else { return HelperText.broken("a client begins without a token") }
            guard password != nil || !needsPassword else { return "PW" }
        } else if field == nil, style == .plain {
            return HelperText.broken("YR has no token")
        }
        do throws(SecurityError) {
            side = .some(try make(role == .initiate || field == nil, password))
        } catch {
            return failed(error)
        }
        return step(field, isFirst: true)
    }

    private func step(_ field: String?, isFirst: Bool = false) -> String {
        var token: [UInt8]?
        if let field {
            guard let bytes = Base64.bytes(field) else {
                drop()
                return refusal(.invalidToken, token: nil)
            }
            token = bytes
        }
        do throws(SecurityError) {
            guard !isComplete else { throw SecurityError(.invalidHandle) }
            let next = try side?.step(token)
            switch next {
            case nil: throw SecurityError(.internalError)
            case .send(let token):
                return line(role == .accept ? "TT" : isFirst ? "YR" : "KK", token, nil)
            case .complete(let token):
                let user = role == .accept ? try userName() : nil
                isComplete = true
                return line("AF", token, user)
            }
        } catch {
            return failed(error)
        }
    }

    private func failed(_ error: SecurityError) -> String {
        drop()
        guard !NTStatusText.isOwnFault(error.code) else {
            StandardOutput.complain("sspi helper: \(error)")
            return HelperText.broken(NTStatusText.text(for: error.code))
        }
        return refusal(error.code, token: error.peerToken)
    }

    private func refusal(_ code: SecurityError.Code, token: [UInt8]?) -> String {
        let reason = NTStatusText.text(for: code)
        return style == .plain ? "NA \(reason)" : line("NA", token, reason)
    }

    private func line(_ verb: String, _ token: [UInt8]?, _ word: String?) -> String {
        let token = token.flatMap { $0.isEmpty ? nil : Base64.text($0) }
        switch style {
        case .negotiation where role == .accept: return "\(verb) \(token ?? "*") \(word ?? "*")"
        default: return ([verb] + [token ?? word].compactMap { $0 }).joined(separator: " ")
        }
    }

    private func userName() throws(SecurityError) -> String {
        let name =
            switch side {
            case .some(let side):
                try side.query(.names) { answer in
                    switch answer {
                    case .name(let name): name
                    default: ""
                    }
                }
            case .none: ""
            }
        guard !name.isEmpty else { throw SecurityError(.logonDenied, detail: "nobody has logged on") }
        return HelperText.word(name)
    }

    private func drop() {
        side = nil
        isComplete = false
    }

    // MARK: Further requests

    private func take(password field: String?) -> String {
        var bytes = field.flatMap(Base64.bytes) ?? []
        defer { bytes.wipe() }
        guard !bytes.isEmpty, bytes.count <= PasswordInput.limit,
            let text = String(validating: bytes, as: UTF8.self)
        else { return HelperText.broken("the password is no Base64 of UTF-8") }
        password = Password(text)
        return "OK"
    }

    private func flags() -> String {
        guard let flags = side?.negotiatedFlags ?? nil else { return HelperText.broken("there are no flags") }
        let digits = String(flags, radix: 16)
        return "GF 0x" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    private func key() -> String {
        guard isComplete else { return HelperText.broken("there is no session key") }
        var bytes: [UInt8] = []
        do throws(SecurityError) {
            switch side {
            case .some(let side):
                bytes = try side.query(.sessionKey) { answer in
                    switch answer {
                    case .sessionKey(let key): key.withBytes { [UInt8](copying: $0) }
                    default: []
                    }
                }
            case .none: break
            }
        } catch {
            bytes = []
        }
        guard !bytes.isEmpty else { return HelperText.broken("there is no session key") }
        defer { bytes.wipe() }
        return "GK \(Base64.text(bytes))"
    }
}
