@testable import UrtextReader

extension ParameterLayout {
    /// A paragraph of a name in code, a dash, and the text: `` `hKettle` – The kettle. ``
    static let dashedCode = ParameterLayout(name: "dashed code") { tree, item in
        guard item.kind == .paragraph, item.listDepth == 0, let head = LeadingEmphasis(tree, item.node),
            let dash = head.rest.trimmed.first, "-–—".contains(dash), !head.text.contains(" ")
        else { return nil }
        return ParameterTerm(tree, item, text: head.text)
    }
}
