internal import UrtextModel

/// What a page's first code block declares.
struct Declaration: Sendable {
    enum Form: Hashable, Sendable {
        case function, callback, structure, union, enumeration, alias
    }

    /// A parameter of a function, or a member of a structure.
    struct Item: Hashable, Sendable {
        var name: String
        var type: String
        var direction: Parameter.Direction?
        var optional: Bool?
        /// True when the annotation says that the argument is null or zero.
        var reserved = false
        /// How the direction was stated; `nil` where there is none.
        var annotation: Reading?
        var line: Int
    }

    struct Enumerator: Hashable, Sendable {
        var name: String
        /// The number as the declaration prints it.
        var printed: String?
        var line: Int
    }

    var form: Form
    /// The declared name; `Interface::Method` where the declaration says so.
    var name: String
    var nameLine: Int
    var returnType: String?
    var items: [Item] = []
    /// True for the call of a script, which may say nothing of types.
    var isCall = false
    /// Where every parameter is one word and nothing else: names, as those of a macro are, or types.
    var words: [(text: String, line: Int)] = []
    /// Parameters that could not be read, as the block has them.
    var unread: [(text: String, line: Int)] = []
    var enumerators: [Enumerator] = []
    /// Nested structures and unions that have a name; their members are items.
    var containers: [String] = []

    /// True when it states the type of anything.
    var isTyped: Bool { returnType != nil || items.contains { !$0.type.isEmpty } }

    /// True when it has parameters and says no type of anything, as the use of a macro does.
    var isUntyped: Bool { !items.isEmpty && !isTyped }

    /// True when both name the same arguments of the same method.
    func isSameCall(as other: Declaration) -> Bool {
        name == other.name && items.elementsEqual(other.items) { $0.name == $1.name }
    }
}
