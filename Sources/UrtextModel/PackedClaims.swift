/// The claims of one file, packed into bytes: in canonical order, none twice.
///
/// A run holds those of all its pages at once, and looks at each a few times; see ``Claim`` for what they say.
package struct PackedClaims: Sendable {
    /// The file that states them.
    package let source: ClaimSource
    package let count: Int
    /// Claim by claim: subject, line, reading, text.
    private let bytes: [UInt8]

    /// `nil` without a claim.
    ///
    /// - Parameter claims: all of one file, in any order.
    package init?(_ claims: [Claim]) {
        guard let source = claims.first?.source else { return nil }
        let ordered = Claim.canonical(claims)
        var packing = Packing()
        for claim in ordered { packing.add(claim) }
        self.source = source
        count = ordered.count
        bytes = packing.exact
    }

    package var claims: [Claim] {
        var claims: [Claim] = []
        claims.reserveCapacity(count)
        forEach { claims.append($0) }
        return claims
    }

    /// Calls `body` with the claims of the subjects that are wanted, in order; others cost next to nothing.
    package func forEach(about wanted: (Subject) -> Bool = { _ in true }, _ body: (Claim) -> Void) {
        var unpacking = Unpacking(bytes)
        while let (subject, line, reading, text) = unpacking.next() {
            guard wanted(subject) else { continue }
            body(
                Claim(
                    source: source, line: line, subject: subject, reading: reading,
                    text: String(decoding: bytes[text], as: UTF8.self)))
        }
    }

    /// True when a claim is about one of these subjects.
    package func contains(where wanted: (Subject) -> Bool) -> Bool {
        var unpacking = Unpacking(bytes)
        while let (subject, _, _, _) = unpacking.next() { if wanted(subject) { return true } }
        return false
    }
}

extension PackedClaims: Hashable {
    package static func == (lhs: PackedClaims, rhs: PackedClaims) -> Bool {
        lhs.source == rhs.source && lhs.bytes == rhs.bytes
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(bytes)
    }
}

extension Claim {
    /// In canonical order, none twice.
    ///
    /// - Parameter claims: all of one file.
    package static func canonical(_ claims: [Claim]) -> [Claim] {
        guard !areOrderedInFile(claims) else { return claims }
        var unique: [Claim] = []
        unique.reserveCapacity(claims.count)
        for claim in claims.sorted() where unique.last != claim { unique.append(claim) }
        return unique
    }
}

/// Writes claims. Numbers are written seven bits a byte, the lowest first; lines as the distance to the line before.
private struct Packing {
    private var bytes: [UInt8] = []
    private var line = 0

    /// What was packed, in no more room than it takes.
    var exact: [UInt8] {
        var exact: [UInt8] = []
        exact.reserveCapacity(bytes.count)
        exact += bytes
        return exact
    }

    mutating func add(_ claim: Claim) {
        switch claim.subject {
        case .page(let field): bytes.append(UInt8(field.place))
        case .parameter(let place, let field):
            bytes.append(16 + UInt8(field.place))
            number(place)
        case .heading(let place, let field):
            bytes.append(32 + UInt8(field.place))
            number(place)
        case .row(let place, let field):
            switch place.list {
            case .values(let heading):
                bytes.append(48 + UInt8(field.place))
                number(heading)
            case .returns: bytes.append(64 + UInt8(field.place))
            case .constants: bytes.append(80 + UInt8(field.place))
            }
            number(place.table)
            number(place.row)
        }
        number(claim.line &- line)
        line = claim.line
        bytes.append(UInt8(Unpacking.readings.firstIndex(of: claim.reading) ?? 0))
        number(claim.text.utf8.count)
        bytes.append(contentsOf: claim.text.utf8)
    }

    /// Small numbers of either sign take few bytes.
    private mutating func number(_ value: Int) {
        var rest = UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}

/// Reads what ``Packing`` wrote, and nothing else.
private struct Unpacking {
    static let readings = Reading.allCases
    private static let pageFields = Subject.PageField.allCases.sorted { $0.place < $1.place }
    private static let parameterFields = Subject.ParameterField.allCases.sorted { $0.place < $1.place }
    private static let headingFields = Subject.HeadingField.allCases.sorted { $0.place < $1.place }
    private static let rowFields = Subject.RowField.allCases.sorted { $0.place < $1.place }

    let bytes: [UInt8]
    private var place = 0
    private var line = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next claim, its text as a range of the bytes.
    mutating func next() -> (subject: Subject, line: Int, reading: Reading, text: Range<Int>)? {
        guard place < bytes.count else { return nil }
        let code = byte()
        let field = Int(code & 15)
        let subject: Subject
        switch code >> 4 {
        case 0: subject = .page(Unpacking.pageFields[field])
        case 1: subject = .parameter(number(), Unpacking.parameterFields[field])
        case 2: subject = .heading(number(), Unpacking.headingFields[field])
        case let list:
            let list: RowPlace.List = list == 3 ? .values(heading: number()) : list == 4 ? .returns : .constants
            let table = number()
            subject = .row(RowPlace(list: list, table: table, row: number()), Unpacking.rowFields[field])
        }
        line &+= number()
        let reading = Unpacking.readings[Int(byte())]
        let count = number()
        defer { place += count }
        return (subject, line, reading, place..<(place + count))
    }

    private mutating func byte() -> UInt8 {
        defer { place += 1 }
        return bytes[place]
    }

    private mutating func number() -> Int {
        var rest: UInt = 0
        var shift: UInt = 0
        while true {
            let next = byte()
            rest |= UInt(next & 0x7F) << shift
            guard next >= 0x80 else { break }
            shift += 7
        }
        return Int(bitPattern: (rest >> 1) ^ (0 &- (rest & 1)))
    }
}
