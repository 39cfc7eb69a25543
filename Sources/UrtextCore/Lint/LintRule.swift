/// A rule about pages, for the people who write and translate them. The raw value is its stable id.
package enum LintRule: String, CaseIterable, Hashable, Sendable {
    case announcedListMissing = "announced-list-missing"
    case blankInSymbol = "blank-in-symbol"
    case bracketContradictsDeclaration = "bracket-contradicts-declaration"
    case codeUnknown = "code-unknown"
    case damagedAnchor = "damaged-anchor"
    case declarationNamesOther = "declaration-names-other"
    case duplicateAnchor = "duplicate-anchor"
    case libraryIsModule = "library-is-module"
    case linkInSymbol = "link-in-symbol"
    case mangledParameter = "mangled-parameter"
    case mangledSymbol = "mangled-symbol"
    case numberWidth = "number-width"
    case parameterWithoutHeading = "parameter-without-heading"
    case repeatedEmphasis = "repeated-emphasis"
    case rowsLost = "rows-lost"
    case rowWithoutNumber = "row-without-number"
    case spelledOtherwise = "spelled-otherwise"
    case strayMark = "stray-mark"
    case symbolUnknown = "symbol-unknown"
    case tableHeaderOfRequirements = "table-header-of-requirements"
    case tableWithoutSymbols = "table-without-symbols"
    case termInText = "term-in-text"
    case unevenEmphasis = "uneven-emphasis"

    /// What the rule finds, in one line.
    package var summary: String {
        switch self {
        case .announcedListMissing: "a text announces a list, and the section ends there"
        case .blankInSymbol: "a blank stands inside a symbol, beside one of its underscores"
        case .bracketContradictsDeclaration:
            "the bracket behind a parameter says another direction than its declaration"
        case .codeUnknown: "a return code that no header has, although its family is theirs (a note)"
        case .damagedAnchor: "an anchor holds markup, or ends in the blank of the text it was made from"
        case .declarationNamesOther: "the declaration is of another name than the page's file"
        case .duplicateAnchor: "two places of a page have the same anchor"
        case .libraryIsModule: "the import library is given as a DLL"
        case .linkInSymbol: "a link was put into the middle of a symbol"
        case .mangledParameter: "a translation changed the name of a parameter"
        case .mangledSymbol: "a translation changed a symbol"
        case .numberWidth: "a hexadecimal number has more than eight digits, and not sixteen"
        case .parameterWithoutHeading: "a declared parameter is not described"
        case .repeatedEmphasis: "four asterisks stand around a symbol"
        case .rowsLost: "a list has fewer rows than the same list of another edition"
        case .rowWithoutNumber: "one row of a table lacks the number that all others have"
        case .spelledOtherwise: "a word of the declaration is spelled otherwise in the header"
        case .strayMark: "a mark was left beside a symbol"
        case .symbolUnknown: "a symbol that no header knows, and a known one is spelled nearly so"
        case .tableHeaderOfRequirements: "a list of values has the header of the requirements"
        case .tableWithoutSymbols: "a table of symbols begins with another column, so it is no list of values"
        case .unevenEmphasis: "emphasis begins with an underscore and ends with an asterisk"
        case .termInText: "a parameter's name and its description are one paragraph"
        }
    }

    /// What can be done.
    package var solution: String {
        switch self {
        case .announcedListMissing: "put the list back, or end the sentence"
        case .blankInSymbol, .strayMark, .linkInSymbol: "write the symbol alone, in one piece"
        case .bracketContradictsDeclaration: "correct the bracket or the annotation"
        case .codeUnknown: "name the header that defines it when pages are checked, or correct the code"
        case .damagedAnchor, .duplicateAnchor: "correct the anchor; links lead to it"
        case .declarationNamesOther: "rename the page, or correct the declaration"
        case .libraryIsModule: "move the file's name to the row of the DLL"
        case .mangledParameter, .mangledSymbol: "put back the original's spelling, and keep it from translation"
        case .numberWidth: "correct the number"
        case .parameterWithoutHeading: "describe the parameter"
        case .repeatedEmphasis: "two asterisks are enough"
        case .rowsLost: "compare the editions"
        case .rowWithoutNumber: "add the number"
        case .spelledOtherwise, .symbolUnknown: "correct the spelling"
        case .tableHeaderOfRequirements: "write what the columns hold"
        case .tableWithoutSymbols: "put the symbols into the first column"
        case .unevenEmphasis: "end the emphasis with the mark it begins with"
        case .termInText: "put the name on a line of its own, with an empty line behind it"
        }
    }
}
