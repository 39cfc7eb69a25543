/// What stubs require of a call before the protocol core sees it. Each throws the error that names the rule and says what to
/// pass instead; the failure to report and the rule, e.g. `Reserved1/zero`, come from the stub, whose literals cost nothing where
/// nothing is refused.
extension FunctionContract {
    /// Requires that the context takes a token.
    public func requireOpen(
        _ phase: ContextPhase, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if phase.isOpen { return }
        throw refusal(code, rule, "the context is \(phase) and takes no token; begin a new one")
    }

    /// Requires that the context is established.
    public func requireEstablished(
        _ phase: ContextPhase, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if phase == .established { return }
        throw refusal(code, rule, "the context is \(phase); establish one first")
    }

    /// Requires that a call was made on the context and that it has not ended.
    public func requireLive(
        _ phase: ContextPhase, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if phase.isLive { return }
        throw refusal(code, rule, "the context is \(phase); establish one first")
    }

    /// Requires that the core has left a token unfinished.
    public func requireCompleting(
        _ phase: ContextPhase, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if phase.isCompleting { return }
        throw refusal(code, rule, "the context is \(phase) and has no token to be completed")
    }

    /// Requires that flags are among the documented ones.
    public func requireDocumented<Flags: OptionSet & CustomStringConvertible>(
        _ flags: Flags, _ documented: Flags, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if flags.isSubset(of: documented) { return }
        throw refusal(code, rule, "\(flags.subtracting(documented)) is not documented here; leave it out")
    }

    /// Requires that a value is one of the documented ones.
    public func requireListed<Choice: Equatable & CustomStringConvertible>(
        _ choice: Choice, _ documented: [Choice], _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if documented.contains(choice) { return }
        throw refusal(code, rule, "\(choice) is not documented here; pass a documented value")
    }

    /// Requires that at least one flag is set.
    public func requireFlags(
        _ flags: some OptionSet, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if !flags.isEmpty { return }
        throw refusal(code, rule, "\(parameter(of: rule)) is empty; say what is wanted")
    }

    /// Requires that a number is the one that the page asks for.
    public func requireEqual(
        _ number: UInt32, _ wanted: UInt32, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if number == wanted { return }
        throw refusal(code, rule, "\(parameter(of: rule)) is \(number); pass \(wanted)")
    }

    /// Requires that the contract's security package is meant by its name, in any letter case. Where there is none, no name is
    /// the right one.
    public func requirePackage(
        _ name: String, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if !package.isEmpty, name.lowercased() == package.lowercased() { return }
        throw refusal(code, rule, "\(parameter(of: rule)) names another package; pass \(package)")
    }

    /// The Win32 name of the parameter that a rule is about.
    private func parameter(of rule: StaticString) -> Substring { rule.description.prefix { $0 != "/" } }
}

/// What stubs require of the buffers of a call.
extension FunctionContract {
    /// Requires a buffer with message data.
    public func requireData(
        _ buffers: [SecurityBuffer], _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if buffers.contains(.data) { return }
        throw refusal(code, rule, "there is no data buffer; pass the message in one")
    }

    /// Requires a buffer with message data, or one with a whole protected message.
    public func requireDataOrStream(
        _ buffers: [SecurityBuffer], _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if buffers.contains(.data, or: .stream) { return }
        throw refusal(code, rule, "there is neither a data nor a stream buffer; pass the message in one")
    }

    /// Requires a token buffer for a signature, or with one.
    public func requireToken(
        _ buffers: [SecurityBuffer], _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if buffers.contains(.token) { return }
        throw refusal(code, rule, "there is no token buffer; pass one for the signature")
    }

    /// Requires a buffer for the token that the core will make, unless the caller asks the package to allocate one.
    ///
    /// - Parameters:
    ///   - buffers: The caller's buffers.
    ///   - allocating: Whether the caller asks for memory; `nil` where the page documents no flag for that.
    ///   - code: The failure to report.
    ///   - rule: The rule, e.g. `pOutput/given`.
    public func requireRoom(
        _ buffers: [SecurityBuffer], allocating: Bool?, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if allocating == true || buffers.contains(.token) { return }
        throw refusal(
            code, rule,
            "there is no buffer for the token; pass one" + (allocating == nil ? "" : ", or ask for memory"))
    }

    /// Requires that the first call of the side that opens the exchange has no token.
    ///
    /// - Parameters:
    ///   - input: The caller's buffers.
    ///   - phase: How far the context has come.
    ///   - opens: Whether the calling side sends the first token.
    ///   - code: The failure to report.
    ///   - rule: The rule, e.g. `pInput/first-call`.
    public func requireNoEarlyToken(
        _ input: [SecurityBuffer], _ phase: ContextPhase, opens: Bool, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if phase != .fresh || !opens || !input.hasToken { return }
        throw refusal(
            code, rule, "a token is given where this side opens the exchange; pass none, or say that the peer opens")
    }

    /// Requires that every other call has the peer's token.
    ///
    /// - Parameters:
    ///   - input: The caller's buffers.
    ///   - phase: How far the context has come.
    ///   - opens: Whether the calling side sends the first token.
    ///   - code: The failure to report.
    ///   - rule: The rule, e.g. `pInput/later-call`.
    public func requirePeerToken(
        _ input: [SecurityBuffer], _ phase: ContextPhase, opens: Bool, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if input.hasToken || phase == .fresh && opens { return }
        throw refusal(code, rule, "no token is given; pass the one that the peer has sent")
    }
}
