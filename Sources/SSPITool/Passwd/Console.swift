internal import Foundation

/// Where a command gets a password from and says what it has done; tests have one of their own.
struct Console {
    /// Asks for a password; the argument says whose, for a person.
    let password: (_ prompt: String, _ isNew: Bool) throws(ToolError) -> String
    /// Writes to standard output.
    let write: (String) -> Void

    /// The terminal, or standard input where that is no terminal.
    static var system: Console {
        Console(
            password: { (prompt, isNew) throws(ToolError) in
                guard isatty(0) == 1 else { return try PasswordInput.line(from: 0) }
                let first = try PasswordInput.typed("\(prompt): ")
                guard isNew else { return first }
                guard try PasswordInput.typed("\(prompt), again: ") == first else {
                    throw ToolError.failure("the two passwords are not the same; nothing was changed")
                }
                return first
            },
            write: StandardOutput.write)
    }
}

/// Reads one line that is a password.
enum PasswordInput {
    /// The longest password that is taken, in bytes.
    static var limit: Int { 1024 }

    /// Reads a line from a file that is no terminal. What stands behind it is left alone.
    ///
    /// - Parameter descriptor: An open file; bytes are taken one by one, so that nothing more is read.
    static func line(from descriptor: Int32) throws(ToolError) -> String {
        var bytes: [UInt8] = []
        defer { bytes.wipe() }
        var byte: UInt8 = 0
        while bytes.count <= limit {
            let count = unsafe read(descriptor, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ToolError.failure("the password cannot be read from standard input") }
            if count == 0 || byte == 0x0A { break }
            bytes.append(byte)
        }
        return try password(&bytes)
    }

    /// Reads a line from the terminal, which does not show it.
    static func typed(_ prompt: String) throws(ToolError) -> String {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { throw ToolError.failure("there is no terminal to ask for the password on") }
        defer { close(terminal) }
        var settings = termios()
        guard unsafe tcgetattr(terminal, &settings) == 0 else {
            throw ToolError.failure("the terminal cannot be asked not to show the password")
        }
        let before = settings
        // Without signals from keys nothing can end this while the terminal is silent; the keys are looked for below.
        settings.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard unsafe tcsetattr(terminal, TCSAFLUSH, &settings) == 0 else {
            throw ToolError.failure("the terminal cannot be asked not to show the password")
        }
        defer {
            var before = before
            unsafe _ = tcsetattr(terminal, TCSAFLUSH, &before)
            say("\n", on: terminal)
        }
        say(prompt, on: terminal)
        var bytes: [UInt8] = []
        defer { bytes.wipe() }
        var byte: UInt8 = 0
        while bytes.count <= limit {
            let count = unsafe read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            if count <= 0 || byte == 0x0A { break }
            guard byte != 0x03, byte != 0x1A, byte != 0x1C else {
                throw ToolError.failure("broken off; nothing was changed")
            }
            bytes.append(byte)
        }
        return try password(&bytes)
    }

    private static func say(_ text: String, on terminal: Int32) {
        var bytes = Array(text.utf8)
        unsafe _ = write(terminal, &bytes, bytes.count)
    }

    /// Makes a password of a line without its end.
    static func password(_ bytes: inout [UInt8]) throws(ToolError) -> String {
        if bytes.last == 0x0D { bytes.removeLast() }
        guard !bytes.isEmpty else { throw ToolError.failure("the password is empty; nothing was changed") }
        guard bytes.count <= limit else {
            throw ToolError.failure("the password has more than \(limit) bytes; nothing was changed")
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw ToolError.failure("the password is not UTF-8, or has a zero in it; nothing was changed")
        }
        return text
    }
}

extension [UInt8] {
    /// Overwrites what was secret.
    mutating func wipe() {
        unsafe withUnsafeMutableBytes { memory in
            guard let base = memory.baseAddress else { return }
            unsafe explicit_bzero(base, memory.count)
        }
        removeAll()
    }
}
