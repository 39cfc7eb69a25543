import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// The law of all acceptors: without a proof nobody gets in, and a proof proves what arrived.
@Suite struct ProofLawTests {
    /// Every damage to every byte of every message of a good run.
    private func forEachDamage(
        of exchange: TamperedExchange,
        _ body: (_ index: Int, _ place: Int, _ damage: ByteDamage, _ other: [UInt8]) -> Void
    ) {
        let good = exchange.run(TamperedExchange.password) { $1 }
        let other = exchange.run(TamperedExchange.password) { $1 }
        #expect(good.isComplete && other.isComplete)
        for (index, message) in good.sent.enumerated() where index < other.sent.count {
            for place in message.indices {
                for damage in ByteDamage.allCases { body(index, place, damage, other.sent[index]) }
            }
        }
    }

    @Test(arguments: TamperedExchange.all)
    func `without the password nobody gets in, whatever becomes of any byte`(_ exchange: TamperedExchange) {
        #expect(!exchange.run("Tee um sechs") { $1 }.isComplete)
        forEachDamage(of: exchange) { index, place, damage, other in
            let run = exchange.run("Tee um sechs") { at, message in
                at == index ? damage.apply(to: message, at: place, beside: other) : message
            }
            #expect(!run.isComplete, "\(damage) at byte \(place) of message \(index + 1)")
        }
    }

    @Test(arguments: TamperedExchange.all)
    func `with the password, what arrived is what was sent`(_ exchange: TamperedExchange) {
        forEachDamage(of: exchange) { index, place, damage, other in
            let run = exchange.run(TamperedExchange.password) { at, message in
                at == index ? damage.apply(to: message, at: place, beside: other) : message
            }
            guard run.isComplete else { return }
            let sent = run.sent.enumerated().map { exchange.meaning($0.offset, $0.element) }
            let received = run.received.enumerated().map { exchange.meaning($0.offset, $0.element) }
            #expect(sent == received, "\(damage) at byte \(place) of message \(index + 1)")
        }
    }

    @Test(arguments: TamperedExchange.all)
    func `no message of other runs stands for one of this run`(_ exchange: TamperedExchange) {
        let runs = [
            exchange.run(TamperedExchange.password) { $1 }, exchange.run(TamperedExchange.password) { $1 },
            exchange.run("Tee um sechs") { $1 },
        ]
        // What anybody may have seen, and nothing at all.
        let seen = Set(runs.flatMap(\.sent)).union([[]])
        let count = runs[0].sent.count
        for password in [TamperedExchange.password, "Tee um sechs"] {
            for index in 0..<count {
                for message in seen {
                    let run = exchange.run(password) { at, own in at == index ? message : own }
                    guard run.isComplete else { continue }
                    let (sent, received) = (run.sent[index], run.received[index])
                    #expect(
                        password == TamperedExchange.password
                            && exchange.meaning(index, sent) == exchange.meaning(index, received),
                        "message \(index + 1)")
                }
            }
        }
    }

    @Test(arguments: TamperedExchange.all)
    func `no row of messages that were seen is a logon`(_ exchange: TamperedExchange) {
        let seen = [
            exchange.run(TamperedExchange.password) { $1 }, exchange.run(TamperedExchange.password) { $1 },
        ].flatMap(\.sent)
        // The initiator's part is played by somebody who has nothing but these.
        for first in seen {
            for last in seen {
                let run = exchange.run("Tee um sechs") { at, own in at % 2 == 0 ? first : at == 1 ? own : last }
                #expect(!run.isComplete)
                let other = exchange.run("Tee um sechs") { at, own in at == 0 ? own : at == 1 ? first : last }
                #expect(!other.isComplete)
            }
        }
    }
}
