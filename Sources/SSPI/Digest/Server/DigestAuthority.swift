internal import SSPIRuntime
internal import VisibleLock

extension Digest {
    /// Makes a server's nonces and knows which counts were used on them.
    ///
    /// A nonce carries its time, a random part and a keyed checksum, so that nothing is kept for a client that has not
    /// proved itself. For one that has, one small record is kept: the highest count, and which of the 64 counts up to it
    /// were used. When there are too many records, the older half of the nonces is given up as a whole: those nonces are
    /// stale from then on, and no count on them can be used again. The authority's time never goes back, whatever the clock
    /// does: what has expired once has expired, and its record may go.
    ///
    /// One authority is shared by all contexts and tasks of a server.
    public final class Authority: Sendable {
        /// What a nonce turned out to be.
        package enum Standing: Hashable, Sendable {
            /// Made here and not expired.
            case good
            /// Made here, and expired or given up.
            case stale
            /// Not made here.
            case foreign
        }

        /// What became of a count.
        package enum Use: Hashable, Sendable {
            /// It is used now, for the first time.
            case first
            /// It was used before, or is too far behind.
            case repeated
            /// The nonce has expired or was given up.
            case stale
        }

        private struct Name: Hashable, Sendable {
            let time: Int64
            let random: UInt64
        }

        private struct Window: Sendable {
            var highest: UInt32
            var used: UInt64
        }

        private struct State: ~Copyable {
            var current: SecretBytes
            var previous: SecretBytes?
            var identifier: UInt8 = 0
            var since: Int64
            var windows: [Name: Window] = [:]
            var givenUp = Int64.min
            var time: SteadyTime
        }

        /// A time that goes on from where it is when the clock is put back. One that is put forward takes it along, which
        /// makes nonces stale and lets none be used again.
        private struct SteadyTime: Sendable {
            private var latest: Int64
            /// How far the clock lags behind, after it has been put back.
            private var lag: Int64 = 0

            init(_ clock: Int64) { latest = clock }

            /// What time it is, by what the clock says now.
            mutating func now(_ clock: Int64) -> Int64 {
                let time = clock.addingReportingOverflow(lag)
                if time.overflow || time.partialValue < latest {
                    // Differences of times are what counts, also beyond the end of the numbers.
                    lag = latest &- clock
                } else {
                    latest = time.partialValue
                }
                return latest
            }
        }

        private let state: Lock<State>
        private let clock: WallClock
        private let random: RandomSource
        private let capacity: Int
        private let rotation: Int64
        private let fixedNonce: [UInt8]?
        /// How long a nonce is good, in seconds.
        public let lifetime: Int

        /// Makes an authority with keys of its own.
        ///
        /// - Parameters:
        ///   - lifetime: How long a nonce is good, in seconds; at least one.
        ///   - capacity: How many nonces are remembered at most; at least two.
        ///   - clock: The time of day.
        ///   - random: Where keys and nonces come from.
        public convenience init(
            lifetime: Int = 300, capacity: Int = 65_536, clock: WallClock = .system, random: RandomSource = .system
        ) {
            self.init(lifetime: lifetime, capacity: capacity, clock: clock, random: random, fixedNonce: nil)
        }

        /// - Parameter fixedNonce: The one nonce to give out, for published exchanges.
        package init(
            lifetime: Int, capacity: Int, clock: WallClock, random: RandomSource, fixedNonce: [UInt8]?
        ) {
            self.lifetime = min(max(1, lifetime), 31_536_000)
            self.capacity = max(2, capacity)
            self.clock = clock
            self.random = random
            self.fixedNonce = fixedNonce
            // A key makes nonces for this long; those of the key before it are good for as long again.
            rotation = Int64(self.lifetime) * Authority.second
            let since = clock.now.rawValue
            state = Lock(State(current: random.secret(32), previous: nil, since: since, time: SteadyTime(since)))
        }

        /// How many nonces are remembered.
        package var remembered: Int { state.withLock { $0.windows.count } }

        /// Makes a nonce, as digits.
        ///
        /// - Parameter purpose: What it is for; a nonce is good for no other purpose.
        package func nonce(for purpose: [UInt8]) -> [UInt8] {
            if let fixedNonce { return fixedNonce }
            let fresh = random.bytes(7)
            let bytes = state.withLock { state in
                let now = now(&state)
                rotate(&state, now)
                let head = Authority.bytes(of: now) + fresh + [state.identifier]
                return head + Authority.code(state.current, head, purpose)
            }
            return Digits.hex(bytes)
        }

        /// Judges a nonce that came back.
        package func standing(of nonce: [UInt8], for purpose: [UInt8]) -> Standing {
            guard let name = name(of: nonce, for: purpose) else { return .foreign }
            return state.withLock { isExpired(name, now(&$0)) } ? .stale : .good
        }

        /// True when so much of a good nonce's time is over that the next one should be announced.
        package func isAging(_ nonce: [UInt8], for purpose: [UInt8]) -> Bool {
            guard fixedNonce == nil, let name = name(of: nonce, for: purpose) else { return false }
            return state.withLock { now(&$0) } - name.time > rotation / 2
        }

        /// Uses a count on a nonce; of any number of tasks that use the same one, one is told that it is the first.
        ///
        /// To be called when the response was verified, and not before.
        ///
        /// - Parameter inOrder: True where a count must be the one after the highest.
        package func use(
            _ count: UInt32, of nonce: [UInt8], for purpose: [UInt8], inOrder: Bool = false
        ) -> Use {
            guard let name = name(of: nonce, for: purpose) else { return .stale }
            return state.withLock { state in
                let now = now(&state)
                guard !isExpired(name, now), name.time > state.givenUp else { return .stale }
                guard var window = state.windows[name] else {
                    if inOrder && count != 1 { return .stale }
                    makeRoom(&state, now)
                    // Making room may have given up this nonce's time.
                    guard name.time > state.givenUp else { return .stale }
                    state.windows[name] = Window(highest: count, used: 1)
                    return .first
                }
                if count > window.highest {
                    let step = count - window.highest
                    if inOrder && step != 1 { return .repeated }
                    window.used = step < 64 ? window.used << UInt64(step) | 1 : 1
                    window.highest = count
                } else {
                    let behind = window.highest - count
                    guard !inOrder, behind < 64, window.used & (1 << UInt64(behind)) == 0 else { return .repeated }
                    window.used |= 1 << UInt64(behind)
                }
                state.windows[name] = window
                return .first
            }
        }

        /// Reads a nonce and verifies its checksum; `nil` for one that was not made here, or by a key that is gone.
        private func name(of nonce: [UInt8], for purpose: [UInt8]) -> Name? {
            if let fixedNonce {
                return nonce == fixedNonce ? Name(time: state.withLock { $0.since }, random: 0) : nil
            }
            // Digits in upper case would be another spelling of the same nonce, and hash differently.
            guard nonce.count == 64, let bytes = Digits.bytes(nonce), Digits.hex(bytes) == nonce else { return nil }
            let head = [UInt8](bytes.prefix(16))
            let identifier = head[15]
            let isMade = state.withLock { state in
                if identifier == state.identifier {
                    return ConstantTime.areEqual(
                        Authority.code(state.current, head, purpose), [UInt8](bytes.suffix(16)))
                }
                guard identifier == state.identifier &- 1 else { return false }
                switch state.previous {
                case .some(let key):
                    return ConstantTime.areEqual(Authority.code(key, head, purpose), [UInt8](bytes.suffix(16)))
                case .none: return false
                }
            }
            guard isMade else { return nil }
            let time = Int64(bitPattern: head.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
            return Name(time: time, random: head.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
        }

        private func now(_ state: inout State) -> Int64 { state.time.now(clock.now.rawValue) }

        private func isExpired(_ name: Name, _ now: Int64) -> Bool {
            let age = now.subtractingReportingOverflow(name.time)
            return age.overflow || age.partialValue > rotation
        }

        private func rotate(_ state: inout State, _ now: Int64) {
            let age = now.subtractingReportingOverflow(state.since)
            guard age.overflow || age.partialValue >= rotation else { return }
            var next = random.secret(32)
            swap(&state.current, &next)
            state.previous = .some(next)
            state.identifier &+= 1
            state.since = now
        }

        private func makeRoom(_ state: inout State, _ now: Int64) {
            guard state.windows.count >= capacity else { return }
            state.windows = state.windows.filter { !isExpired($0.key, now) }
            guard state.windows.count > capacity / 2 else { return }
            let times = state.windows.keys.map(\.time).sorted()
            let limit = times[times.count / 2]
            state.givenUp = max(state.givenUp, limit)
            state.windows = state.windows.filter { $0.key.time > limit }
        }

        private static func code(_ key: borrowing SecretBytes, _ head: [UInt8], _ purpose: [UInt8]) -> [UInt8] {
            key.withBytes { [UInt8](HMACSHA256.code(key: $0, message: head + purpose).prefix(16)) }
        }

        private static func bytes(of number: Int64) -> [UInt8] {
            let bits = UInt64(bitPattern: number)
            return (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        }

        private static let second: Int64 = 10_000_000
    }
}
