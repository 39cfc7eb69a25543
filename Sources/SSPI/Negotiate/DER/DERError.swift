/// Why bytes are no DER of the form that was expected.
///
/// Source: X.690 sections 8.1 and 10.1
package enum DERError: Error, Hashable, Sendable {
    /// The bytes end inside an element.
    case truncated
    /// A tag stands where another one belongs; `nil` when nothing is left.
    case unexpectedTag(expected: UInt8, found: UInt8?)
    /// A length of the indefinite form, or one that is not as short as it can be.
    case malformedLength
    /// Elements are nested deeper than ``DERReader/maximumDepth``.
    case tooDeep
    /// Bytes follow where an element should end.
    case trailingBytes
    /// The contents of an element break the rules of its type.
    case malformedValue
    /// A list has more elements than its reader takes.
    case tooMany
}
