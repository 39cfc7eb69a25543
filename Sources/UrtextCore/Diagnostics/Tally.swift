import UrtextModel

/// One number of the closing line: how many of what.
package struct Tally: Hashable, Sendable {
    /// The plural, which is also the key in JSON, e.g. `pages`.
    package var key: String
    package var count: Int

    package init(_ key: String, _ count: Int) {
        self.key = key
        self.count = count
    }

    /// `1 page`, `12 pages`, `3 unresolved`.
    package var text: String { "\(count) \(count == 1 ? singular : key)" }

    private var singular: String { key.hasSuffix("s") ? String(key.dropLast()) : key }
}

/// What a run came to: the command, its numbers, and what it found wrong.
package struct RunReport: Sendable {
    package var command: String
    package var tallies: [Tally]
    package var log: DiagnosticLog

    package init(command: String, tallies: [Tally] = [], log: DiagnosticLog = DiagnosticLog()) {
        self.command = command
        self.tallies = tallies
        self.log = log
    }

    package var exitCode: ExitCode { log.hasErrors ? .failure : .success }

    /// The command's numbers, then those of the diagnostics.
    package var allTallies: [Tally] {
        tallies + [Tally("errors", log.count(of: .error)), Tally("warnings", log.count(of: .warning))]
    }
}
