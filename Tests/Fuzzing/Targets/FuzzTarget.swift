/// Something that reads bytes of strangers, and the laws that hold whatever the bytes are.
///
/// A target must return for every input, in time and memory that grow no faster than the input does; a law that is
/// broken is thrown as a ``FuzzFinding``. The fuzzer and the tests call targets in the same way, so that a test replays
/// what the fuzzer found. How to add one is said in `Tests/Fuzzing/README.md`.
package struct FuzzTarget: Sendable {
    /// The name on the command line, and that of the target's folders and its dictionary.
    package let name: String
    /// The longest input worth trying, in bytes.
    package let lengthLimit: Int
    /// Folders of the repository whose files are seeds too, besides `Tests/Fuzzing/Seeds/<name>`.
    package let borrowedSeeds: [String]
    private let body: @Sendable ([UInt8]) throws -> Void

    /// - Parameter body: reads the bytes and throws a ``FuzzFinding`` where a law is broken. What it merely cannot read it
    ///   must not throw: hostile input is no finding.
    package init(
        _ name: String, lengthLimit: Int = 4096, borrowedSeeds: [String] = [],
        body: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        self.name = name
        self.lengthLimit = lengthLimit
        self.borrowedSeeds = borrowedSeeds
        self.body = body
    }

    package func run(_ bytes: [UInt8]) throws { try body(bytes) }
}

/// A law that an input breaks.
package struct FuzzFinding: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    /// Throws what is said unless the law holds.
    package static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws(FuzzFinding) {
        if !holds { throw FuzzFinding(description()) }
    }
}
