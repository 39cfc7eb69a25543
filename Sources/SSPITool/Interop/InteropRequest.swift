internal import SSPI
internal import SSPIInterface

/// One request line.
enum InteropRequest {
    case capabilities
    case start
    case token([UInt8])
    case reset
    case wrap([UInt8])
    case unwrap([UInt8])
    case sign([UInt8])
    case verify([UInt8], [UInt8])
    case attribute(String)
    case request(InteropKeys)
    case check([UInt8], InteropKeys)

    init(_ words: [String]) throws(InteropFailure) {
        let verb = words.first ?? ""
        switch (verb, words.count) {
        case ("capabilities", 1): self = .capabilities
        case ("start", 1): self = .start
        case ("reset", 1): self = .reset
        case ("token", 1...2): self = .token(try InteropRequest.bytes(words, 1))
        case ("wrap", 1...2): self = .wrap(try InteropRequest.bytes(words, 1))
        case ("unwrap", 1...2): self = .unwrap(try InteropRequest.bytes(words, 1))
        case ("sign", 1...2): self = .sign(try InteropRequest.bytes(words, 1))
        case ("verify", 2...3):
            self = .verify(try InteropRequest.bytes(words, 1), try InteropRequest.bytes(words, 2))
        case ("attr", 2): self = .attribute(words[1])
        case ("request", _): self = .request(try InteropRequest.keys(words.dropFirst()))
        case ("check", 2...):
            self = .check(try InteropRequest.bytes(words, 1), try InteropRequest.keys(words.dropFirst(2)))
        default: throw InteropFailure(.unsupportedFunction, "'\(verb)' with \(words.count - 1) fields is no request")
        }
    }

    /// The answer line.
    func answer(by driver: any InteropDriver) throws(InteropFailure) -> String {
        switch self {
        case .capabilities: return (["capabilities"] + driver.capabilities).joined(separator: " ")
        case .start: return InteropRequest.line(try driver.start())
        case .token(let token): return InteropRequest.line(try driver.step(token))
        case .reset:
            driver.reset()
            return "ok"
        case .wrap(let message): return "wrapped " + Base64.text(try driver.wrap(message))
        case .unwrap(let message): return "unwrapped " + Base64.text(try driver.unwrap(message))
        case .sign(let message): return "signature " + Base64.text(try driver.sign(message))
        case .verify(let message, let signature):
            try driver.verify(message, signature)
            return "verified"
        case .attribute(let name): return "attr \(name) \(try driver.attribute(name))"
        case .request(var keys):
            let token = try driver.request(&keys)
            try InteropRequest.finish(keys)
            return "token " + Base64.text(token)
        case .check(let header, var keys):
            try driver.check(header, &keys)
            try InteropRequest.finish(keys)
            return "verified"
        }
    }

    private static func line(_ step: ExchangeStep) -> String {
        switch step {
        case .send(let token): "token " + Base64.text(token)
        case .complete(nil): "done"
        case .complete(let token?): "done " + Base64.text(token)
        }
    }

    private static func bytes(_ words: [String], _ index: Int) throws(InteropFailure) -> [UInt8] {
        guard index < words.count else { return [] }
        guard let bytes = Base64.bytes(words[index]) else {
            throw InteropFailure(.invalidToken, "field \(index) is no Base64")
        }
        return bytes
    }

    private static func keys(_ words: ArraySlice<String>) throws(InteropFailure) -> InteropKeys {
        do throws(ToolError) {
            return try InteropKeys(words, percentEncoded: true)
        } catch {
            throw InteropFailure(.invalidToken, error.text)
        }
    }

    private static func finish(_ keys: InteropKeys) throws(InteropFailure) {
        do throws(ToolError) {
            try keys.finish()
        } catch {
            throw InteropFailure(.invalidToken, error.text)
        }
    }
}
