/// Why a template cannot be parsed or rendered, and where.
package struct MustacheError: Error, Hashable, Sendable {
    /// What is wrong. Names are as the template writes them; `opening` has the sign of the tag, as in `#items`.
    package enum Reason: Hashable, Sendable {
        // Parsing

        /// A tag has no end: `closing` does not follow.
        case unclosedTag(closing: String)
        /// A tag without a name.
        case emptyTag
        /// A name with white space in it, or a dotted name with an empty part.
        case badName(String)
        /// `{{=…=}}` does not hold two delimiters, or one is longer than ``MustacheLimits/delimiter``.
        case badDelimiters(String)
        /// The section, block or parent that is opened here is never closed.
        case unclosedSection(opening: String)
        /// A closing tag where nothing is open.
        case unopenedSection(String)
        /// A closing tag of another name than the innermost open tag, which stands at `openedAt`.
        case mismatchedClose(String, opening: String, openedAt: MustachePlace)
        /// A parent is passed two blocks of the same name.
        case duplicateBlock(String, first: MustachePlace)
        /// More than ``MustacheLimits/nesting`` tags are open.
        case nestedTooDeep(limit: Int)

        // Rendering, strict mode only

        /// `missing` is the part of the name that was not found; `nearest` a name that is there and nearly the same.
        case unknownName(String, missing: String, nearest: String?)
        /// A variable is a list or an object.
        case notText(String)
        /// No template of that name was given; `nearest` is one that was and is nearly the same.
        case unknownPartial(String, nearest: String?)
        /// A block is passed to a parent that has no place for it.
        case unknownBlock(String, parent: String, nearest: String?)
        /// Text or a tag directly inside a parent, where it is dropped.
        case contentInParent(String)

        // Rendering

        /// More than ``MustacheLimits/injections`` templates inside each other.
        case injectedTooDeep(String, limit: Int)
        /// More than ``MustacheLimits/work``.
        case tooMuchWork(limit: Int)
    }

    /// Where the tag stands that is wrong: its opening delimiter.
    package let place: MustachePlace
    package let reason: Reason
    /// The tags through which the template was injected, the innermost first.
    package let injectedAt: [MustachePlace]

    package init(_ reason: Reason, at place: MustachePlace, injectedAt: [MustachePlace] = []) {
        self.reason = reason
        self.place = place
        self.injectedAt = injectedAt
    }

    package var template: String { place.template }
    package var line: Int { place.line }
    package var column: Int { place.column }
}
