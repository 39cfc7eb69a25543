internal import UrtextModel

/// What the newer layout's identifier of a page says: `NF:sspi.CompleteAuthToken`, `NS:sspi._SecBuffer`,
/// `NF:oaidl.IDispatch.Invoke`, `NF:gdiplusgraphics.Graphics.DrawLine(INPen,INPoint)`.
struct ReferenceUID: Hashable, Sendable {
    /// What the letter says; control codes are messages; `nil` for interfaces, classes, and letters that are not known.
    var kind: SpecPage.Kind?
    /// The name, with the type it belongs to before it; `nil` when it is no identifier (an operator).
    var name: String?

    /// - Parameter header: the header that the front matter names: its name may have dots.
    init?(_ text: String, header: String?) {
        guard text.hasPrefix("N"), let colon = text.firstIndex(of: ":"),
            text.distance(from: text.startIndex, to: colon) == 2
        else { return nil }
        // Overloads name the types of their arguments, revisions of a type have a number.
        var path = text[text.index(after: colon)...].prefix { $0 != "(" && $0 != "~" }
        let module = (header?.split(separator: ".").dropLast().joined(separator: ".") ?? "") + "."
        if module.utf8.count > 1, path.lowercased().hasPrefix(module.lowercased()) {
            path = path.dropFirst(module.count)
        } else {
            guard let dot = path.firstIndex(of: ".") else { return nil }
            path = path[path.index(after: dot)...]
        }
        let names = path.split(separator: ".", omittingEmptySubsequences: false)
        if !names.isEmpty, names.count <= 2, names.allSatisfy({ Identifier.isIdentifier($0) }) {
            name = names.joined(separator: "::")
        }
        kind =
            switch text[text.index(before: colon)] {
            case "F": names.count > 1 ? .method : .function
            case "S": .structure
            case "E": .enumeration
            case "C": .callback
            case "I": .message
            default: nil
            }
    }
}
