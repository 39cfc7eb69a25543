/// What a run read, wrote and said: enough to know that the same run would do nothing, and to say what it would say.
package struct RunRecord: Hashable, Sendable {
    /// A file or folder that the run depended on, or made.
    package struct Member: Hashable, Sendable {
        package var path: String
        package var status: FileStatus
        /// SHA-256 of its bytes, or of the names in it, where the status alone does not tell: it is too young.
        package var digest: [UInt8]

        package init(path: String, status: FileStatus, digest: [UInt8] = []) {
            self.path = path
            self.status = status
            self.digest = digest
        }
    }

    package var members: [Member]
    package var output: String
    package var error: String
    package var exitCode: ExitCode

    package init(members: [Member], output: String, error: String, exitCode: ExitCode) {
        self.members = members
        self.output = output
        self.error = error
        self.exitCode = exitCode
    }
}

/// The bytes of a record: a line that names the format, the SHA-256 of all that follows, the key, what was said, and the
/// members. Numbers are in the order of bytes of x86-64; texts have their length before them.
extension RunRecord {
    static let magic = Array("urtext-run/1\n".utf8)
    /// A larger file is no record.
    static let sizeLimit = 1 << 30

    func bytes(key: String) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(members.count * 160 + output.utf8.count + error.utf8.count + 256)
        func add(_ number: UInt64) {
            for shift in stride(from: 0, to: 64, by: 8) {
                body.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
            }
        }
        func add(_ text: [UInt8]) {
            add(UInt64(text.count))
            body += text
        }
        add(Array(key.utf8))
        add(Array(output.utf8))
        add(Array(error.utf8))
        add(UInt64(exitCode.rawValue))
        add(UInt64(members.count))
        for member in members {
            for index in member.status.numbers.indices { add(member.status.numbers[index]) }
            add(member.digest)
            add(Array(member.path.utf8))
            body.append(0)
        }
        return RunRecord.magic + Digest.bytes(body[...]) + body
    }
}

extension RunRecord {
    /// SHA-256 of a file's bytes, or of the names in a folder; empty when it cannot be read.
    static func digest(of path: String, _ fileSystem: FileSystem) -> [UInt8] {
        if let entry = try? fileSystem.entry(at: path), entry.kind == .folder {
            guard let names = try? fileSystem.names(in: path) else { return [] }
            return Digest.bytes(Array(names.joined(separator: "\0").utf8)[...])
        }
        guard let bytes = try? fileSystem.read(path, limit: SizeLimit.document) else { return [] }
        return Digest.bytes(bytes[...])
    }
}
