/// Bounds on what one definition may cost, far above anything a header for people needs.
enum HeaderLimits {
    /// Tokens of one body.
    static let bodyTokens = 4096
    /// Tokens that one definition may expand to: this many, and ``tokensPerToken`` more for each token it has itself.
    static let tokens = 256
    static let tokensPerToken = 32
    /// Macros that expand inside the expansion of one another.
    static let expansions = 64
    /// Calls inside the arguments of calls.
    static let calls = 24
    /// Parentheses, casts and operators inside one another.
    static let nesting = 160
    /// Bytes of a name or number that is pasted together with `##`.
    static let pastedBytes = 256
    /// Diagnostics of one rule for one header; how many more there were is said in the last.
    static let diagnosticsPerRule = 100
}
