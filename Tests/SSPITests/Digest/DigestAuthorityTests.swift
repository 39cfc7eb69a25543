import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// Nonces, and the counts that were used on them.
@Suite struct DigestAuthorityTests {
    private let purpose: [UInt8] = [1, 2, 3]

    @Test func `a nonce is good for its purpose and its time, by the authority that made it`() {
        let time = MovableClock()
        let authority = Digest.Authority(lifetime: 10, clock: time.clock)
        let nonce = authority.nonce(for: purpose)
        #expect(authority.standing(of: nonce, for: purpose) == .good)
        #expect(authority.standing(of: nonce, for: [1, 2]) == .foreign)
        #expect(Digest.Authority(lifetime: 10, clock: time.clock).standing(of: nonce, for: purpose) == .foreign)
        time.advance(10)
        #expect(authority.standing(of: nonce, for: purpose) == .good)
        time.advance(1)
        #expect(authority.standing(of: nonce, for: purpose) == .stale)
        #expect(authority.use(1, of: nonce, for: purpose) == .stale)
    }

    @Test func `no changed digit is taken for a nonce`() {
        let authority = Digest.Authority()
        let nonce = authority.nonce(for: purpose)
        for index in nonce.indices {
            var changed = nonce
            changed[index] = changed[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            #expect(authority.standing(of: changed, for: purpose) == .foreign)
        }
        #expect(authority.standing(of: Array(nonce.dropLast()), for: purpose) == .foreign)
        #expect(authority.standing(of: nonce + [0x30], for: purpose) == .foreign)
        #expect(authority.standing(of: [], for: purpose) == .foreign)
        let upper = Array(String(decoding: nonce, as: UTF8.self).uppercased().utf8)
        if upper != nonce { #expect(authority.standing(of: upper, for: purpose) == .foreign) }
    }

    @Test func `keys rotate, and nonces of the last key live out their time`() {
        let time = MovableClock()
        let authority = Digest.Authority(lifetime: 10, clock: time.clock)
        time.advance(9)
        let old = authority.nonce(for: purpose)
        for _ in 0..<5 {
            time.advance(2)
            _ = authority.nonce(for: purpose)
            #expect(authority.standing(of: old, for: purpose) == .good)
        }
        for _ in 0..<600 {
            time.advance(11)
            let nonce = authority.nonce(for: purpose)
            #expect(authority.standing(of: nonce, for: purpose) == .good)
            #expect(authority.standing(of: old, for: purpose) != .good)
        }
    }

    @Test func `a count is used once, in any order within the window`() {
        let authority = Digest.Authority()
        let nonce = authority.nonce(for: purpose)
        for count: UInt32 in [5, 1, 3, 70, 69, 7] { #expect(authority.use(count, of: nonce, for: purpose) == .first) }
        for count: UInt32 in [5, 1, 3, 70, 69, 7, 6, 2] {
            #expect(authority.use(count, of: nonce, for: purpose) == .repeated)
        }
        #expect(authority.use(.max, of: nonce, for: purpose) == .first)
        #expect(authority.use(.max, of: nonce, for: purpose) == .repeated)
        #expect(authority.use(1000, of: nonce, for: purpose) == .repeated)
    }

    @Test func `of 64 requests at once with one count, one is accepted, for every count`() async throws {
        let site = DigestSite()
        var client = DigestSite.client()
        var fields = [try #require(try client.answer(challenges: site.challenges, to: DigestSite.request))]
        for _ in 1..<64 { fields.append(try #require(try client.authorization(for: DigestSite.request))) }
        let server = site.server
        let sent = fields
        // Each of 64 tasks sends all 64 responses, beginning at another one.
        let accepted = await withTaskGroup(of: [Int].self) { group in
            for task in 0..<64 {
                group.addTask {
                    (0..<64).map { ($0 + task) % 64 }.filter {
                        server.decide(authorization: sent[$0], on: DigestSite.request).user != nil
                    }
                }
            }
            var counts = [Int](repeating: 0, count: 64)
            for await indices in group { for index in indices { counts[index] += 1 } }
            return counts
        }
        #expect(accepted == [Int](repeating: 1, count: 64))
    }

    @Test func `a million nonces take bounded memory, and none can be used again`() {
        let time = MovableClock()
        let authority = Digest.Authority(lifetime: 1_000_000, capacity: 512, clock: time.clock)
        var kept: [[UInt8]] = []
        var most = 0
        for round in 0..<1_000_000 {
            if round % 400 == 0 { time.advance(1) }
            let nonce = authority.nonce(for: purpose)
            let use = authority.use(1, of: nonce, for: purpose)
            if use == .first, round % 300 == 0 { kept.append(nonce) }
            if round % 64 == 0 { most = max(most, authority.remembered) }
        }
        #expect(most <= 512)
        #expect(kept.count > 1000)
        for nonce in kept { #expect(authority.use(1, of: nonce, for: purpose) != .first) }
    }

    @Test func `a clock that is put back brings back no count that was used`() {
        for back: Int64 in [1, 8, 11, 1000] {
            let time = MovableClock()
            let authority = Digest.Authority(lifetime: 10, capacity: 8, clock: time.clock)
            let old = authority.nonce(for: purpose)
            #expect(authority.use(1, of: old, for: purpose) == .first)
            time.advance(11)
            // The record overflows, and what has expired is taken out of it.
            for _ in 0..<9 { _ = authority.use(1, of: authority.nonce(for: purpose), for: purpose) }
            let recent = authority.nonce(for: purpose)
            _ = authority.use(1, of: recent, for: purpose)
            time.advance(-back)
            #expect(authority.use(1, of: old, for: purpose) == .stale, "\(back)")
            for _ in 0..<9 { _ = authority.use(1, of: authority.nonce(for: purpose), for: purpose) }
            #expect(authority.use(1, of: recent, for: purpose) != .first)
            // The authority goes on at its own pace: new nonces are good, for as long as ever.
            time.advance(1)
            let next = authority.nonce(for: purpose)
            #expect(authority.use(1, of: next, for: purpose) == .first)
            time.advance(10)
            #expect(authority.standing(of: next, for: purpose) == .good)
            time.advance(1)
            #expect(authority.standing(of: next, for: purpose) != .good)
        }
    }

    @Test func `a clock that is put forward and back again brings back no count either`() {
        let time = MovableClock()
        let authority = Digest.Authority(lifetime: 10, capacity: 8, clock: time.clock)
        let past = authority.nonce(for: purpose)
        #expect(authority.use(1, of: past, for: purpose) == .first)
        time.advance(100_000)
        let future = authority.nonce(for: purpose)
        #expect(authority.use(1, of: future, for: purpose) == .first)
        for round in 0..<4 {
            time.advance(round % 2 == 0 ? -100_000 : 100_000)
            for _ in 0..<9 { _ = authority.use(1, of: authority.nonce(for: purpose), for: purpose) }
            #expect(authority.use(1, of: past, for: purpose) != .first)
            #expect(authority.use(1, of: future, for: purpose) != .first)
        }
    }

    @Test func `a nonce that nobody used takes no memory`() {
        let authority = Digest.Authority(capacity: 16)
        for _ in 0..<10_000 { _ = authority.nonce(for: purpose) }
        #expect(authority.remembered == 0)
    }
}
