/// The sentences of generated documentation that are about no symbol, with their English text.
///
/// `{1}` and `{2}` stand for what the sentence is about. Other languages give them in the member `phrases` of their prose.
package enum Phrase: String, CaseIterable, Sendable {
    // Of lists.
    case listSeparator, listLast, source
    // Of constants.
    case bit, bits, number, documentedFor, headersOnly, failureNumber, successNumber, informationalNumber
    case alias, flagsBits, flagsInit, flagsDescription, choiceNumber, choiceInit, choiceDescription
    case documentedFlags, documentedValues, allValues
    // Of functions.
    case shared, variants, subset, reply, replyInit, replyStatus, replyToken
    case coreArgument, coreChecked, coreReturns, coreThrows
    case successes, successPhase, succeeded
    case outcome, outcomeSuccess, returns, returnsMore, omitted
    case throwsDocumented, throwsAny, undocumented, reportedFor, notOnPage, reportedInternal
    case contract, statedByHand
    // Of sentences that are taken from pages.
    case attribution, machineTranslated

    /// The text where the prose has none.
    package var english: String {
        switch self {
        case .listSeparator: ", "
        case .listLast: " and "
        case .source: "Source: {1}"
        case .bit: "Bit `{1}`"
        case .bits: "Bits `{1}`"
        case .number: "Number `{1}`"
        case .documentedFor: "{1}; documented for {2}."
        case .headersOnly: "{1}; defined by the headers, documented for none of the functions here."
        case .failureNumber: "Failure `{1}`."
        case .successNumber: "Success `{1}`."
        case .informationalNumber: "Success, with something left to do, `{1}`."
        case .alias: "The Win32 spelling of ``{1}``."
        case .flagsBits: "The bits as C sees them."
        case .flagsInit: "Makes a set from its bits, whether they have a name or not."
        case .flagsDescription: "The Win32 names of the bits that are set, and what is left over in hexadecimal."
        case .choiceNumber: "The number as C sees it."
        case .choiceInit: "Makes a value from its number, whether it has a name or not."
        case .choiceDescription: "The Win32 name, or the number in hexadecimal where there is none."
        case .documentedFlags: "The flags that the page documents for this package."
        case .documentedValues: "The values that the page documents for this package."
        case .allValues: "All values of the family; the page lists none of its own."
        case .shared: "The function `{1}`, which all packages share."
        case .variants: "The function `{1}`, as it is documented for {2}."
        case .subset: "What is documented of `{1}` for {2}: values and codes."
        case .reply: "What the protocol core answers to a call of `{1}`."
        case .replyInit: "Makes an answer."
        case .replyStatus: "How the call ended: a documented success, or the failure to report."
        case .replyToken: "The token for the peer, if there is one."
        case .coreArgument: "What answers the call: the package's core."
        case .coreChecked: "The stub has made its checks when it calls this."
        case .coreReturns: "The answer: a documented status, and what belongs to it."
        case .coreThrows: "The failure, with a documented code."
        case .successes: "The documented ways to succeed."
        case .successPhase: "How far the context has come with it."
        case .succeeded: "The call succeeded."
        case .outcome: "What a successful call comes back with."
        case .outcomeSuccess: "How the call succeeded."
        case .returns: "How the call succeeded."
        case .returnsMore: "How the call succeeded, and what came with it."
        case .omitted: "`{1}` is not there: {2}"
        case .throwsDocumented:
            "A ``SSPIRuntime/SecurityError`` with one of these codes; other answers of the core become the internal error."
        case .throwsAny:
            "A ``SSPIRuntime/SecurityError`` with any failure of the core, since the page lists none, or with one of these:"
        case .undocumented: "not on the page"
        case .reportedFor: "reported for {1}"
        case .notOnPage: "not on the page: {1}"
        case .reportedInternal: "reported for undocumented answers of the core"
        case .contract: "What callers and cores are held to."
        case .statedByHand: "Stated by hand, since only the page's prose says so: {1}."
        case .attribution: "Text: “{1}” ({2}), shortened."
        case .machineTranslated: "translated by machine"
        }
    }

    /// How many things the sentence is about.
    var places: Int { english.contains("{2}") ? 2 : english.contains("{1}") ? 1 : 0 }
}
