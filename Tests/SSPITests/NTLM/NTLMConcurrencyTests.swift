import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

@Suite struct NTLMConcurrencyTests {
    @Test func `ten thousand contexts on two tasks do not disturb each other`() async throws {
        let store = NTLMPair.store
        try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<2 {
                group.addTask {
                    var complete = 0
                    for round in 0..<5000 {
                        var client = try NTLM.Client(identity: NTLMPair.identity, target: "HTTP/\(task).test")
                        var server = try NTLM.Server(configuration: .init(accounts: store))
                        let challenge = try server.step(try client.step(nil).token)
                        _ = try server.step(try client.step(challenge.token).token)
                        guard client.isComplete, server.isComplete else { continue }
                        if round % 50 == 0 {
                            var message = Array("\(task) \(round)".utf8)
                            let signature = try client.seal(&message)
                            try server.unseal(&message, signature: signature)
                            guard message == Array("\(task) \(round)".utf8) else { continue }
                        }
                        complete += 1
                    }
                    return complete
                }
            }
            for try await complete in group { #expect(complete == 5000) }
        }
    }
}
