/// How a run prints its diagnostics: `--diagnostics text|json`.
package enum DiagnosticsFormat: String, CaseIterable, Hashable, Sendable {
    case text, json

    /// - Parameter isBrief: whether a summary has shown the warnings already; JSON always holds everything.
    package func render(_ report: RunReport, isBrief: Bool = false) -> String {
        switch self {
        case .text: isBrief ? ConsoleDiagnostics.brief(for: report) : ConsoleDiagnostics.text(for: report)
        case .json: JSONDiagnostics.document(for: report)
        }
    }

    /// Writes what ``render(_:isBrief:)`` gives, text in pieces.
    package func write(_ report: RunReport, isBrief: Bool = false, to stream: StandardStream) {
        switch self {
        case .text: ConsoleDiagnostics.print(report, isBrief: isBrief) { stream.write($0) }
        case .json: stream.write(JSONDiagnostics.document(for: report))
        }
    }
}
