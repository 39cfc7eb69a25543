/// How far rendering may go before it is stopped with an error.
///
/// Templates may inject themselves, so that without bounds a few bytes of template could run for ever.
package struct MustacheLimits: Sendable, Hashable {
    /// How many templates may be injected inside each other.
    package var injections: Int
    /// How much one rendering may do: bytes written, tags and pieces of text visited, and turns of sections, summed up.
    package var work: Int

    package init(injections: Int = 64, work: Int = 1 << 28) {
        self.injections = injections
        self.work = work
    }

    package static let standard = MustacheLimits()

    /// How many sections, blocks and parents may be open inside each other in one template.
    package static let nesting = 128

    /// The length of a delimiter, in bytes. Without this bound a long delimiter over a long text of the same letter
    /// would cost the product of both.
    package static let delimiter = 32
}
