package import SSPIRuntime

extension NTLM {
    /// The list of attribute and value pairs that a challenge carries, and that a client's response repeats.
    ///
    /// Source: MS-NLMP 2.2.2.1
    package struct TargetInformation: Hashable, Sendable {
        /// What a pair says.
        package enum Name: UInt16, Hashable, Sendable, CaseIterable {
            case end = 0
            case computerName = 1
            case domainName = 2
            case dnsComputerName = 3
            case dnsDomainName = 4
            case dnsTreeName = 5
            case flags = 6
            case timestamp = 7
            case singleHost = 8
            case targetName = 9
            case channelBindings = 10
        }

        /// The bit of ``Name/flags`` that announces a MIC.
        package static var hasMIC: UInt32 { 2 }
        /// The bit of ``Name/flags`` by which an initiator says that it does not trust the source of its target's name.
        package static var hasUntrustedTarget: UInt32 { 4 }

        /// How many pairs a list may have. Ten have a meaning.
        package static var maximumPairs: Int { 128 }

        /// One pair; names of the future are kept.
        package struct Pair: Hashable, Sendable {
            package var name: UInt16
            package var value: [UInt8]
        }

        /// All pairs but the end.
        package private(set) var pairs: [Pair]

        /// Makes a list.
        package init(_ pairs: [(name: Name, value: [UInt8])] = []) {
            self.pairs = pairs.map { Pair(name: $0.name.rawValue, value: $0.value) }
        }

        /// Reads a list, which ends with its own mark. What stands behind that is nobody's business: implementations leave
        /// up to twelve zeros there.
        ///
        /// - Throws: `SEC_E_INVALID_TOKEN` when a pair runs past the end, has no such length, or stands there twice, and when
        ///   there are more than ``maximumPairs``.
        package init(reading bytes: ArraySlice<UInt8>) throws(SecurityError) {
            var reader = ByteReader(bytes)
            var pairs: [Pair] = []
            while true {
                guard let name = reader.readUInt16(), let count = reader.readUInt16(),
                    let value = reader.read(Int(count))
                else { throw MessageLayout.malformed("has target information that ends too early") }
                guard name != Name.end.rawValue else { break }
                guard !pairs.contains(where: { $0.name == name }) else {
                    throw MessageLayout.malformed("has target information that says one thing twice")
                }
                guard pairs.count < Self.maximumPairs else {
                    throw MessageLayout.malformed("has more target information than anybody sends")
                }
                try Self.check(name, value.count)
                pairs.append(Pair(name: name, value: Array(value)))
            }
            self.pairs = pairs
        }

        private static func check(_ name: UInt16, _ count: Int) throws(SecurityError) {
            let expected: Int? =
                switch Name(rawValue: name) {
                case .flags: 4
                case .timestamp: 8
                case .channelBindings: 16
                default: nil
                }
            guard expected == nil || expected == count else {
                throw MessageLayout.malformed("has target information of a wrong size")
            }
        }

        /// A value, by its name.
        package subscript(_ name: Name) -> [UInt8]? {
            get { pairs.first { $0.name == name.rawValue }?.value }
            set {
                let index = pairs.firstIndex { $0.name == name.rawValue }
                switch (index, newValue) {
                case (let index?, let value?): pairs[index].value = value
                case (let index?, nil): pairs.remove(at: index)
                case (nil, let value?): pairs.append(Pair(name: name.rawValue, value: value))
                case (nil, nil): break
                }
            }
        }

        /// The flags, zero where there are none.
        package var flags: UInt32 { self[.flags].flatMap { ByteReader($0).uint32(at: 0) } ?? 0 }

        /// True unless an initiator says that it does not trust the source of its target's name: somebody else could have
        /// given it that name, to use what it answers with elsewhere.
        var isTargetTrusted: Bool { flags & Self.hasUntrustedTarget == 0 }

        /// The list as it is sent, its end included.
        package var encoded: [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(pairs.reduce(4) { $0 + 4 + $1.value.count })
            for pair in pairs {
                bytes.append(littleEndian: pair.name)
                bytes.append(littleEndian: UInt16(truncatingIfNeeded: pair.value.count))
                bytes += pair.value
            }
            bytes += [0, 0, 0, 0]
            return bytes
        }
    }
}
