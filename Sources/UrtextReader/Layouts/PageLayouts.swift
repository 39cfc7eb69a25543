/// The ways in which pages write their lists down. The readers know none of them by themselves: a new one is one file
/// beside those here, and an entry below. CONTRIBUTING.md shows it on an example.
struct PageLayouts: Sendable {
    /// How a parameter is headed. The first one that takes a block for a heading has it.
    var parameters: [ParameterLayout]
    /// How a symbol is listed outside tables.
    var rows: [RowLayout]
    /// True when a layout looks at the text of paragraphs that begin with plain text. Most of them need not be read, and
    /// reach the layouts empty where this is false.
    var readProse = false

    static let standard = PageLayouts(
        parameters: [.definitionTerm, .emphasisedParagraph, .heading],
        rows: [.definitionTerm, .anchoredHeading, .symbolHeading, .anchoredParagraph, .quotedSymbol])
}

/// One way of heading a parameter: which blocks of a parameter section are headings, and what they say.
struct ParameterLayout: Sendable {
    /// For people; unique among the layouts of a reader.
    let name: String
    /// The term that a block is; `nil` for a block that heads no parameter. No word of any language may be looked at.
    let term: @Sendable (MarkupTree, SectionFlow.Item) -> ParameterTerm?
}

/// One way of listing a symbol, with or without its number, outside tables.
struct RowLayout: Sendable {
    /// For people; unique among the layouts of a reader.
    let name: String
    /// The row that a block is; `nil` for a block that is none. It counts only if it looks like a symbol.
    let cell: @Sendable (MarkupTree, SectionFlow.Item) -> SymbolCell?
}
