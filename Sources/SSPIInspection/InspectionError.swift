/// Why input cannot be read, for a person.
package struct InspectionError: Error, Hashable {
    /// What is wrong, on one line.
    package let text: String

    static func failure(_ text: String) -> InspectionError { InspectionError(text: text) }
}
