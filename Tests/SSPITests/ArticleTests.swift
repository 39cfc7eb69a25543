import Foundation
import SSPI
import SSPIRuntime
import TestSupport
import Testing

/// The code of the article, line by line as it stands there, compiled and run.
@Suite struct ArticleTests {
    @Test func `the exchange of the article is an exchange`() throws {
        let store = MemoryCredentialStore([
            Account(user: "alice", domain: "KETTLE", password: Password("Tea at five"))
        ])

        var client = try NTLM.Client(
            identity: .init(user: "alice", domain: "KETTLE", password: "Tea at five"), target: "HTTP/kettle.test")
        var server = try NTLM.Server(configuration: .init(accounts: store))

        var token = try client.step(nil).token
        while let sent = token {
            let answer = try server.step(sent)
            token = answer.isComplete ? nil : try client.step(answer.token).token
        }
        #expect((server.userName ?? "nobody") == "KETTLE\\alice")

        var message = Array("two cups, please".utf8)
        let signature = try client.seal(&message)
        try server.unseal(&message, signature: signature)
        #expect(message == Array("two cups, please".utf8))
    }

    /// The article up to the section on negotiation, whose pieces stand alone; of the readme one section.
    @Test(arguments: [
        ("Sources/SSPI/SSPI.docc/Authenticating-a-client-and-a-server.md", "# Auth", "### Negotiation", 12),
        ("README.md", "### Windows authentication", "### Configuration", 10),
    ])
    func `what is printed is compiled here`(_ path: String, _ start: String, _ end: String, _ least: Int) throws {
        func read(_ path: String) throws -> String {
            try String(contentsOfFile: PackageRoot.path(of: path), encoding: .utf8)
        }
        let test = try read("Tests/SSPITests/ArticleTests.swift")
        let compiled = Set(test.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        let text = try read(path)
        let first = try #require(text.range(of: start))
        let last = try #require(text.range(of: end))
        var isCode = false
        var count = 0
        for line in text[first.lowerBound..<last.lowerBound].split(separator: "\n") {
            if line.hasPrefix("```") {
                isCode.toggle()
                continue
            }
            let text = line.trimmingCharacters(in: .whitespaces)
            guard isCode, !text.hasPrefix("print(") else { continue }
            count += 1
            #expect(compiled.contains(text), "\(text)")
        }
        #expect(count > least)
    }
}
