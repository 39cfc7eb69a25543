package import UrtextModel

/// A specification whose pages are made when they are asked for, so that only one of them need be in memory.
package struct SpecificationInPages: Sendable {
    /// How many pages there are.
    package let count: Int
    package let values: [HeaderValues]
    /// What is to be said of all pages together.
    package let diagnostics: [Diagnostic]
    /// Why damaged rows were taken for what they were.
    package let explanations: [RestorationExplanation]
    private let make: @Sendable (Int) -> (page: SpecPage, diagnostics: [Diagnostic])

    /// - Parameter make: the page of a place, counted from zero, and what is to be said of it; a function of the place.
    package init(
        count: Int, values: [HeaderValues], diagnostics: [Diagnostic], explanations: [RestorationExplanation] = [],
        make: @escaping @Sendable (Int) -> (page: SpecPage, diagnostics: [Diagnostic])
    ) {
        self.count = count
        self.values = values
        self.diagnostics = diagnostics
        self.explanations = explanations
        self.make = make
    }

    /// The page of a place, counted from zero in the order of their ids, and what is to be said of it.
    package func page(_ place: Int) -> (page: SpecPage, diagnostics: [Diagnostic]) { make(place) }

    /// All pages at once.
    package var whole: Reconciliation {
        var pages: [SpecPage] = []
        pages.reserveCapacity(count)
        var diagnostics = Set(diagnostics)
        for place in 0..<count {
            let made = page(place)
            pages.append(made.page)
            diagnostics.formUnion(made.diagnostics)
        }
        return Reconciliation(
            spec: Spec(pages: pages, values: values), diagnostics: diagnostics.sorted(), explanations: explanations)
    }
}
