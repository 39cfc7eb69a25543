/// What becomes of a name, a partial or a block that does not exist.
package enum MustacheMode: Sendable, CaseIterable {
    /// An error: a misspelt name must not drop text from generated code unseen. The following are errors:
    /// - a name that is not in the context, in a variable, a section or an inverted section;
    /// - a variable that is a list or an object;
    /// - a partial or parent that does not exist;
    /// - a block passed to a parent that no template reached from that parent has a place for;
    /// - anything but blocks, comments and white space directly inside a parent tag.
    ///
    /// A value that is there and is `null`, `false` or the empty list is false, and no error.
    case strict
    /// The empty text, as the specification asks.
    case lenient
}
