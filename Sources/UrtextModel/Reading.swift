/// How a statement was read from a page: what a vote is worth follows from it.
package enum Reading: String, Hashable, Sendable, Codable, CaseIterable {
    /// The declaration in the page's first code block; translation never touches it.
    case syntaxBlock = "syntax-block"
    /// A SAL annotation of the declaration (`_In_opt_`, `__in`).
    case sal
    /// An IDL annotation of the declaration (`[in, out]`).
    case idl
    /// Text of an edition in the original language.
    case original
    /// The original-language half of a bilingual pair.
    case bilingual
    /// A `<span id="SYMBOL">` beside the text; never translated.
    case anchor
    /// Translated text that nonetheless reads as a known symbol, in a table, a list, or below a parameter's heading.
    case tableText = "table-text"
    /// A hexadecimal or decimal number in a cell.
    case number
    /// A heading or list term of a parameter.
    case heading
    /// The untranslated `<a name="…">` of a heading.
    case slug
    /// The page's title, in its front matter or first heading.
    case title
    /// A key of the front matter.
    case frontMatter = "front-matter"
    /// The target of a link.
    case link
    /// A row of the requirements table.
    case requirements
    /// The page's file name.
    case fileName = "file-name"
    /// A symbol that translation broke, restored from what is left of it and from what stands around it.
    case restored
    /// A decision that a person wrote down with its reason.
    case decision
    /// A C header.
    case headerFile = "header-file"
}
