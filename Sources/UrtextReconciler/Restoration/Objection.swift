/// Why the likeliest symbol of a row is not believed, however likely it is.
package enum Objection: String, CaseIterable, Hashable, Sendable {
    case alias = "another symbol has the same number, and is not told apart beyond doubt"
    case chance = "only its place in the table speaks for it, and that may be chance"
    case contradicted = "a printed word is known to mean what this symbol has not"
    case expression = "the print is an expression, not a name"
    case foreign = "the print has a word of symbols that this one has not"
    case misnamed = "the print names another family, or has a letter that this symbol has not"
    case misnumbered =
        "another symbol of the family has the printed number, and this one has a word that is not printed"
    case misplaced = "a printed word stands where another symbol of the family has it"
    case outweighed = "only other rows speak for it"
    case repeated = "another row of the table is it, or is likelier to be"
    case several = "other symbols of the family have the same printed words"
    case silent = "nothing printed says what it is"
    case sister = "it belongs to another function than the page is about"
    case spelledOtherwise = "the print spells the word in which another symbol differs"
    case stranger = "no other row is of its family, and another family has the same words"
    case twin = "a symbol that differs in one letter is not told apart beyond doubt"
    case unwitnessed = "nothing tells that the row is of its family"
}
