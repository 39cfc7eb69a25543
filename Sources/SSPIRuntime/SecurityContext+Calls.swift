/// How stubs call the core of a context: what it throws reaches the caller as the function's contract allows.
extension SecurityContext where Core: ~Copyable {
    /// A call that may change the core.
    ///
    /// - Throws: What the core throws where the page documents that, and the internal error otherwise.
    public mutating func call<Reply: ~Copyable>(
        _ contract: FunctionContract, _ body: (inout Core) throws(SecurityError) -> Reply
    ) throws(SecurityError) -> Reply {
        do {
            return try withCore(contract, body)
        } catch {
            throw contract.vetted(error)
        }
    }

    /// A call that only asks.
    ///
    /// - Throws: What the core throws where the page documents that, and the internal error otherwise.
    public borrowing func ask<Reply: ~Copyable>(
        _ contract: FunctionContract, _ body: (borrowing Core) throws(SecurityError) -> Reply
    ) throws(SecurityError) -> Reply {
        do {
            return try withBorrowedCore(contract, body)
        } catch {
            throw contract.vetted(error)
        }
    }

    /// A step of an exchange: an error ends the context, and its token for the peer, if it has one, is delivered.
    ///
    /// - Throws: What the core throws where the page documents that, and the internal error otherwise.
    public mutating func step<Reply: ~Copyable>(
        _ contract: FunctionContract, delivering output: inout [SecurityBuffer],
        _ body: (inout Core) throws(SecurityError) -> Reply
    ) throws(SecurityError) -> Reply {
        do {
            return try withCore(contract, body)
        } catch {
            fail()
            // A refusal may have a token that tells the peer of it.
            _ = output.deliver(token: error.peerToken, allocating: false)
            throw contract.vetted(error)
        }
    }

    /// A step of an exchange that makes no token: an error ends the context.
    ///
    /// - Throws: What the core throws where the page documents that, and the internal error otherwise.
    public mutating func step<Reply: ~Copyable>(
        _ contract: FunctionContract, _ body: (inout Core) throws(SecurityError) -> Reply
    ) throws(SecurityError) -> Reply {
        var nothing: [SecurityBuffer] = []
        return try step(contract, delivering: &nothing, body)
    }

    /// The success that the core's answer to a step is; anything else ends the context.
    ///
    /// - Throws: The failure that it is instead, as ``FunctionContract/failure(for:)`` has it.
    public mutating func success<Success: DocumentedSuccess>(
        _ contract: FunctionContract, _ status: SecurityStatus
    ) throws(SecurityError) -> Success {
        guard let success = Success(status) else {
            fail()
            throw contract.failure(for: status)
        }
        return success
    }

    /// Puts the core's token where the caller gets it; a token that does not fit ends the context.
    ///
    /// - Parameters:
    ///   - contract: What the call is held to.
    ///   - token: The token.
    ///   - output: The caller's buffers.
    ///   - allocating: Whether the caller asks the package to allocate.
    ///   - status: What the core answered; the token of a failure may be lost.
    ///   - code: The failure to report.
    ///   - rule: The rule that the core broke.
    public mutating func deliver(
        _ contract: FunctionContract, token: [UInt8]?, to output: inout [SecurityBuffer], allocating: Bool,
        status: SecurityStatus, _ code: SecurityError.Code, _ rule: StaticString
    ) throws(SecurityError) {
        if output.deliver(token: token, allocating: allocating) || status.isFailure { return }
        fail()
        throw contract.withheld(
            code, rule.description, "the token of \(token?.count ?? 0) bytes does not fit; pass a larger buffer")
    }
}
