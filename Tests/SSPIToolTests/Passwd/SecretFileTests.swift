import Foundation
import TestSupport
import Testing

@testable import SSPITool

@Suite struct SecretFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path(of: "secrets") }

    private func write(_ text: String) throws {
        try folder.write(text, to: "secrets")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    @Test func `changes of many at once are all there`() async throws {
        try write("")
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<24 {
                group.addTask {
                    try SecretFile(path).edit(
                        creates: false, { $0 + Array("line \(number)\n".utf8) }, verify: { _ in })
                }
            }
            try await group.waitForAll()
        }
        let lines = try folder.read("secrets").split(separator: "\n").sorted()
        #expect(lines.count == 24)
        #expect(Set(lines).count == 24)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["secrets"])
    }

    @Test func `a file that is made by many at once is made once`() async throws {
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try SecretFile(path).edit(creates: true, { $0 + Array("\(number)\n".utf8) }, verify: { _ in })
                }
            }
            try await group.waitForAll()
        }
        #expect(try folder.read("secrets").split(separator: "\n").count == 8)
    }

    @Test func `a change that is refused leaves nothing`() throws {
        try write("old\n")
        #expect(throws: ToolError.self) {
            try SecretFile(path).edit(creates: false, { _ in Array("new\n".utf8) }) { (_) throws(ToolError) in
                throw ToolError.failure("no")
            }
        }
        #expect(try folder.read("secrets") == "old\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["secrets"])
    }

    @Test func `the new file is looked at before it is there, under the mode of the old one`() throws {
        try write("old\n")
        var seen = ""
        try SecretFile(path).edit(creates: false, { _ in Array("new\n".utf8) }) { (temporary) throws(ToolError) in
            seen = (try? String(contentsOfFile: temporary, encoding: .utf8)) ?? ""
            seen += (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        }
        #expect(seen == "new\nold\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test func `a file that somebody else has locked is left alone`() throws {
        try write("old\n")
        let descriptor = unsafe open(path, O_RDWR)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        var file = SecretFile(path)
        file.patience = 2
        #expect(throws: ToolError.failure("\(path): the file is being changed by somebody else; try again later")) {
            try file.edit(creates: false, { $0 }, verify: { _ in })
        }
    }

    @Test func `a file whose records somebody else has locked, as Samba does, is left alone`() throws {
        try write("old\n")
        let descriptor = unsafe open(path, O_RDWR)
        defer { close(descriptor) }
        var all = flock()
        all.l_type = Int16(F_WRLCK)
        #expect(unsafe fcntl(descriptor, SecretFile.recordLock, &all) == 0)
        var file = SecretFile(path)
        file.patience = 2
        #expect(throws: ToolError.failure("\(path): the file is being changed by somebody else; try again later")) {
            try file.edit(creates: false, { $0 + [0x0A] }, verify: { _ in })
        }
        all.l_type = Int16(F_UNLCK)
        #expect(unsafe fcntl(descriptor, SecretFile.recordLock, &all) == 0)
        try file.edit(creates: false, { $0 + [0x0A] }, verify: { _ in })
        #expect(try folder.read("secrets") == "old\n\n")
    }

    @Test func `a lock that a process dropped by dying is free`() throws {
        try write("old\n")
        let descriptor = unsafe open(path, O_RDWR)
        #expect(flock(descriptor, LOCK_EX) == 0)
        close(descriptor)
        try SecretFile(path).edit(creates: false, { $0 + [0x0A] }, verify: { _ in })
        #expect(try folder.read("secrets") == "old\n\n")
    }

    @Test(arguments: [
        ("a\n", "a", ""), ("a\r\nb\n", "a", "b\n"), ("", "", ""), ("a", "a", ""), ("ä\n", "ä", ""),
    ])
    func `a password is one line, and nothing behind it is read`(_ input: String, _ password: String, _ rest: String)
        throws
    {
        try folder.write(input, to: "in")
        let descriptor = unsafe open(folder.path(of: "in"), O_RDONLY)
        defer { close(descriptor) }
        if password.isEmpty {
            #expect(throws: ToolError.self) { try PasswordInput.line(from: descriptor) }
        } else {
            #expect(try PasswordInput.line(from: descriptor) == password)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        #expect(String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self) == rest)
    }

    @Test func `passwords without sense are refused`() throws {
        for bytes in [[0xFF, 0x0A], [0x61, 0, 0x0A], [UInt8](repeating: 0x61, count: 2000)] as [[UInt8]] {
            var line = bytes
            if line.last == 0x0A { line.removeLast() }
            #expect(throws: ToolError.self) { try PasswordInput.password(&line) }
        }
    }

    @Test func `lines that are not a user's stay, whatever they are`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let alphabet: [UInt8] = [0x0A, 0x0D, 0x3A, 0x61, 0x23, 0xFF]
            let bytes: [UInt8] = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0x61
            }
            var lines = AccountLines(bytes)
            let whole: [UInt8] = bytes.isEmpty || bytes.last == 0x0A ? bytes : bytes + [0x0A]
            #expect(lines.bytes == whole)
            let count = lines.lines.count
            lines.replace([], by: ["x:1"])
            let longer: [UInt8] = whole + Array("x:1\n".utf8)
            #expect(lines.bytes == longer)
            lines.replace([count], by: [])
            #expect(lines.bytes == whole)
        }
    }
}
