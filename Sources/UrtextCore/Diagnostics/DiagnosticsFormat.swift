/// How a run prints its diagnostics: `--diagnostics text|json`.
package enum DiagnosticsFormat: String, CaseIterable, Hashable, Sendable {
    case text, json

    package func render(_ report: RunReport) -> String {
        switch self {
        case .text: ConsoleDiagnostics.text(for: report)
        case .json: JSONDiagnostics.document(for: report)
        }
    }
}
