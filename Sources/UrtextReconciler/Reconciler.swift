package import UrtextModel

/// Decides which claims are believed: claims in, canonical spec and diagnostics out.
package struct Reconciler: Sendable {
    private let values: [HeaderValues]

    /// - Parameter values: numbers of the headers, which win over printed ones and widen what is known to be a symbol.
    package init(values: [HeaderValues] = []) { self.values = values }

    package func reconcile(_ claims: ClaimSet) -> Reconciliation {
        Reconciliation(spec: Spec(pages: [], values: values), diagnostics: [])
    }
}

package struct Reconciliation: Sendable {
    package var spec: Spec
    package var diagnostics: [Diagnostic]

    package init(spec: Spec, diagnostics: [Diagnostic]) {
        self.spec = spec
        self.diagnostics = diagnostics
    }
}
