internal import Foundation

/// The tool's two streams.
enum StandardOutput {
    /// Writes text at once.
    static func write(_ text: String) { write(text, to: .standardOutput) }

    /// Writes a line for a person to the error stream.
    static func complain(_ line: String) { write(line + "\n", to: .standardError) }

    private static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            // Nobody is there to be told.
            exit(1)
        }
    }
}
