import VisibleLock

/// A line that counts up while a person watches; silent when standard error is a file or a pipe.
package final class ProgressLine: Sendable {
    private let stream: StandardStream
    private let label: String
    private let isShown: Bool
    private let lastPercent = Lock(-1)

    package init(_ label: String, on stream: StandardStream = .error, isShown: Bool? = nil) {
        self.label = label
        self.stream = stream
        self.isShown = isShown ?? stream.isTerminal
    }

    /// To be called from any thread; writes at most once per percent.
    package func advance(to done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        let percent = done * 100 / total
        lastPercent.withLock { last in
            guard percent > last else { return }
            last = percent
            stream.write("\r\(label) \(done)/\(total)")
        }
    }

    /// Takes the line away, before anything else is printed.
    package func clear() {
        guard isShown else { return }
        stream.write("\r\u{1B}[K")
    }
}
