/// A record as it lies in a file, looked at without unpacking it: a run with nothing to do must cost little more than
/// looking at the files.
package struct StoredRunRecord: Sendable {
    private let bytes: [UInt8]
    private let firstMember: Int
    private let memberCount: Int
    package let output: String
    package let error: String
    package let exitCode: ExitCode

    /// `nil` when the bytes are no whole record of this format and key.
    init?(_ bytes: [UInt8], key: String) {
        let start = RunRecord.magic.count + 32
        guard bytes.count > start, bytes.starts(with: RunRecord.magic),
            bytes[RunRecord.magic.count..<start].elementsEqual(Digest.bytes(bytes[start...]))
        else { return nil }
        self.bytes = bytes
        var cursor = Cursor(position: start)
        guard let storedKey = cursor.text(bytes), storedKey == key, let output = cursor.text(bytes),
            let error = cursor.text(bytes), let code = cursor.number(bytes),
            let exitCode = Int32(exactly: code).flatMap(ExitCode.init(rawValue:)), let count = cursor.number(bytes),
            let memberCount = Int(exactly: count)
        else { return nil }
        self.output = output
        self.error = error
        self.exitCode = exitCode
        self.memberCount = memberCount
        firstMember = cursor.position
    }

    /// True when every member is as it was.
    func holds(_ fileSystem: FileSystem) -> Bool { visit { $0.isUnchanged(bytes, fileSystem) } }

    /// True when a member's bytes had to be looked into.
    var hasDigests: Bool { !visit { $0.digest.isEmpty } }

    /// The same record without the digests of members that are old enough by now.
    func refreshed(at moment: WallTime) -> RunRecord {
        var members: [RunRecord.Member] = []
        _ = visit { member in
            members.append(
                RunRecord.Member(
                    path: String(decoding: bytes[member.path], as: UTF8.self), status: member.status,
                    digest: member.status.isSettled(before: moment) ? [] : Array(bytes[member.digest])))
            return true
        }
        return RunRecord(members: members, output: output, error: error, exitCode: exitCode)
    }

    /// Where a member lies.
    private struct Place {
        var status: FileStatus
        var digest: Range<Int>
        var path: Range<Int>

        func isUnchanged(_ bytes: [UInt8], _ fileSystem: FileSystem) -> Bool {
            guard FileStatus(ofPathAt: path.lowerBound, in: bytes) == status else { return false }
            guard !digest.isEmpty else { return true }
            let name = String(decoding: bytes[path], as: UTF8.self)
            return bytes[digest].elementsEqual(RunRecord.digest(of: name, fileSystem))
        }
    }

    /// Shows the members until one does not pass; false then, and when they do not end with the bytes.
    private func visit(_ passes: (Place) -> Bool) -> Bool {
        var cursor = Cursor(position: firstMember)
        for _ in 0..<memberCount {
            guard let status = cursor.status(bytes), let digest = cursor.range(bytes), let path = cursor.range(bytes),
                path.upperBound < bytes.count, bytes[path.upperBound] == 0
            else { return false }
            cursor.position = path.upperBound + 1
            guard passes(Place(status: status, digest: digest, path: path)) else { return false }
        }
        return cursor.position == bytes.count
    }

    /// Reads what lies one behind the other; every step is checked.
    private struct Cursor {
        var position: Int

        mutating func number(_ bytes: [UInt8]) -> UInt64? {
            guard bytes.count - position >= 8 else { return nil }
            var number: UInt64 = 0
            for index in 0..<8 { number |= UInt64(bytes[position + index]) << UInt64(8 * index) }
            position += 8
            return number
        }

        mutating func range(_ bytes: [UInt8]) -> Range<Int>? {
            guard let count = number(bytes).flatMap({ Int(exactly: $0) }), count <= bytes.count - position else {
                return nil
            }
            defer { position += count }
            return position..<(position + count)
        }

        mutating func text(_ bytes: [UInt8]) -> String? {
            range(bytes).flatMap { String(validating: bytes[$0], as: UTF8.self) }
        }

        mutating func status(_ bytes: [UInt8]) -> FileStatus? {
            var numbers: [8 of UInt64] = .init(repeating: 0)
            for index in numbers.indices {
                guard let number = number(bytes) else { return nil }
                numbers[index] = number
            }
            return FileStatus(numbers: numbers)
        }
    }
}
