/// What a stub holds its caller and its protocol core to: the rules it checks, the failures the function's page documents, and
/// the names under which both are reported.
public final class FunctionContract: Sendable {
    /// The function and its package, e.g. `InitializeSecurityContext (NTLM)`.
    public let function: String
    /// The security package as callers name it, e.g. `NTLM`; empty for a page that is about no package, or about several.
    public let package: String
    /// The page's id, e.g. `initializesecuritycontext--ntlm`.
    public let page: String
    /// What constraint ids begin with, e.g. `initializesecuritycontext.ntlm`.
    public let scope: String
    // A line for each rule. It is taken apart when somebody asks, which no call does.
    private let rules: String
    /// The failures the page documents; `nil` when it names none, and then any failure is passed on.
    public let failures: [SecurityError.Code]?
    /// The code for an answer that breaks the contract: the interface's "something else went wrong".
    public let internalError: SecurityError.Code

    /// Makes a contract.
    ///
    /// - Parameters:
    ///   - function: The function and its package.
    ///   - package: The security package as callers name it.
    ///   - page: The page's id.
    ///   - scope: What constraint ids begin with.
    ///   - rules: The rules below ``scope``, in the order in which they are checked, a line for each.
    ///   - failures: The documented failures, or `nil` when the page names none.
    ///   - internalError: The code for an answer that breaks the contract.
    public init(
        function: String, package: String = "", page: String, scope: String, rules: String = "",
        failures: [SecurityError.Code]?, internalError: SecurityError.Code
    ) {
        self.function = function
        self.package = package
        self.page = page
        self.scope = scope
        self.rules = rules
        self.failures = failures
        self.internalError = internalError
    }

    /// The ids of the rules, in the order in which they are checked, e.g. `initializesecuritycontext.ntlm/Reserved1/zero`.
    public var constraints: [String] { rules.split(separator: "\n").map { "\(scope)/\($0)" } }

    /// The error for a call that breaks a rule; the core never sees such a call.
    ///
    /// - Parameters:
    ///   - code: The failure to report.
    ///   - rule: The rule below ``scope``, e.g. `Reserved1/zero`.
    ///   - detail: What was wrong, and what to pass instead.
    public func refusal(_ code: SecurityError.Code, _ rule: String, _ detail: String) -> SecurityError {
        SecurityError(
            code, function: function, detail: detail,
            violation: Violation(constraint: "\(scope)/\(rule)", source: "\(page)#parameters", party: .caller))
    }

    /// The same for a rule as stubs pass it.
    func refusal(_ code: SecurityError.Code, _ rule: StaticString, _ detail: String) -> SecurityError {
        refusal(code, rule.description, detail)
    }

    /// The error of a core as the caller may see it: itself when its code is documented, the internal error with the
    /// offending code in its detail when not.
    public func vetted(_ error: SecurityError) -> SecurityError {
        guard let failures, !failures.contains(error.code) else { return error.thrown(by: function) }
        return broken(by: error.code.status, detail: error.detail)
    }

    /// The error for a status in a core's answer that is no documented success: a documented failure is itself, anything
    /// else is the internal error with the offending code in its detail.
    public func failure(for status: SecurityStatus) -> SecurityError {
        guard let code = SecurityError.Code(status) else { return broken(by: status, detail: nil) }
        return vetted(SecurityError(code))
    }

    /// The error for a core's answer that breaks a rule other than that of the documented codes.
    ///
    /// - Parameters:
    ///   - code: The failure to report.
    ///   - rule: The rule below ``scope``, e.g. `pOutput/capacity`.
    ///   - detail: What was wrong.
    public func withheld(_ code: SecurityError.Code, _ rule: String, _ detail: String) -> SecurityError {
        SecurityError(
            code, function: function, detail: detail,
            violation: Violation(constraint: "\(scope)/\(rule)", source: "\(page)#parameters", party: .core))
    }

    private func broken(by status: SecurityStatus, detail: String?) -> SecurityError {
        let reason = detail.map { " (\($0))" } ?? ""
        let error = SecurityError(
            internalError, function: function,
            detail: "the protocol core answered \(status)\(reason), which the page does not document",
            violation: Violation(
                constraint: "\(scope)/return/documented", source: "\(page)#return-value", party: .core,
                offendingStatus: status))
        ContractMonitor.report?(error)
        return error
    }
}
