extension Digest {
    /// The hash functions of Digest, weakest first.
    public enum Hash: Int, Hashable, Sendable, CaseIterable, Comparable {
        /// MD5, which old peers need.
        case md5
        /// SHA-256.
        case sha256
        /// SHA-512/256: not SHA-512 cut off, but with an initial value of its own.
        case sha512Half

        /// How many bytes the hash has.
        public var count: Int { self == .md5 ? 16 : 32 }

        /// True when the first is weaker.
        public static func < (left: Hash, right: Hash) -> Bool { left.rawValue < right.rawValue }
    }

    /// The member `algorithm`: a hash function, and whether the key is one of the session.
    ///
    /// Source: RFC 7616 section 3.3
    public struct Algorithm: Hashable, Sendable, CaseIterable, CustomStringConvertible {
        /// The hash function.
        public let hash: Hash
        /// True for `-sess`: nonces of both sides go into the key.
        public let isSession: Bool

        /// Makes an algorithm.
        public init(_ hash: Hash, session: Bool = false) {
            self.hash = hash
            isSession = session
        }

        /// Finds an algorithm by its name, whatever the case; `nil` for one that is not known.
        public init?(name: String) {
            let wanted = name.lowercased()
            guard let found = Algorithm.allCases.first(where: { $0.description.lowercased() == wanted }) else {
                return nil
            }
            self = found
        }

        /// All algorithms, weakest first.
        public static let allCases: [Algorithm] = Hash.allCases.flatMap { hash in
            [Algorithm(hash), Algorithm(hash, session: true)]
        }

        /// The name as it goes over the wire.
        public var description: String {
            let name =
                switch hash {
                case .md5: "MD5"
                case .sha256: "SHA-256"
                case .sha512Half: "SHA-512-256"
                }
            return isSession ? name + "-sess" : name
        }
    }

    /// The member `qop`: what the exchange protects.
    public enum Protection: String, Hashable, Sendable, CaseIterable {
        /// Authentication alone.
        case authentication = "auth"
        /// Authentication and integrity.
        case integrity = "auth-int"
        /// Authentication, integrity and confidentiality; SASL only.
        case confidentiality = "auth-conf"

        /// The name as it goes over the wire.
        package var name: [UInt8] { [UInt8](rawValue.utf8) }

        /// The least protection that does what a caller requires. Responses of HTTP are counted by their nonce; messages of SASL
        /// are with integrity alone.
        static func needed(confidentiality: Bool, integrity: Bool, counting: Bool, isHTTP: Bool) -> Protection {
            if confidentiality { return .confidentiality }
            return integrity || counting && !isHTTP ? .integrity : .authentication
        }

        /// True for a protection that does no less than another one.
        func suffices(for needed: Protection) -> Bool { strength >= needed.strength }

        /// How much a protection is.
        var strength: Int {
            switch self {
            case .authentication: 0
            case .integrity: 1
            case .confidentiality: 2
            }
        }
    }

    /// The ciphers of `auth-conf`.
    ///
    /// Source: RFC 2831 section 2.1.1
    public enum Cipher: String, Hashable, Sendable, CaseIterable {
        /// RC4 with 128 bits.
        case rc4
        /// Triple DES with two keys, CBC.
        case tripleDES = "3des"
        /// RC4 with 56 bits.
        case rc4Short = "rc4-56"
        /// DES, CBC.
        case des
        /// RC4 with 40 bits.
        case rc4Export = "rc4-40"

        /// True for a cipher that can be broken by trying all keys.
        public var isWeak: Bool { self != .rc4 && self != .tripleDES }
        /// Ciphers that nobody breaks by trying, best first.
        public static let strong: [Cipher] = [.rc4, .tripleDES]
        /// How many bytes of the session's hash go into the key.
        package var keySource: Int {
            switch self {
            case .rc4, .tripleDES, .des: 16
            case .rc4Short: 7
            case .rc4Export: 5
            }
        }
        /// The cipher's block; one byte for a stream cipher.
        package var block: Int { self == .tripleDES || self == .des ? 8 : 1 }
    }
}
