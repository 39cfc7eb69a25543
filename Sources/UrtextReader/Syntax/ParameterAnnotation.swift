internal import UrtextModel

/// Direction and optionality as an annotation states them.
struct ParameterAnnotation: Hashable, Sendable {
    var direction: Parameter.Direction?
    var optional: Bool
    /// True when the annotation says that the argument is null or zero.
    var reserved = false
    var reading: Reading

    /// A SAL word: `_In_opt_`, `_Inout_updates_bytes_`, `_Outptr_result_maybenull_`, `__in_ecount_opt`, `__deref_out`,
    /// `_COM_Outptr_`, `__RPC__in`, or one of the older `IN`, `OUT`, `OPTIONAL`.
    ///
    /// A word in the form of SAL that is not known (`_Frees_ptr_`, `__drv_aliasesMem`) is an annotation that says nothing of
    /// the direction, if capitals and small letters tell it from the tag of a type; `nil` for `_At_`, which speaks of what
    /// stands in its parentheses.
    static func sal(_ word: String) -> ParameterAnnotation? {
        switch word {
        case "IN": return ParameterAnnotation(direction: .in, optional: false, reading: .sal)
        case "OUT": return ParameterAnnotation(direction: .out, optional: false, reading: .sal)
        case "INOUT": return ParameterAnnotation(direction: .inout, optional: false, reading: .sal)
        case "OPTIONAL": return ParameterAnnotation(direction: nil, optional: true, reading: .sal)
        case "_In_": return ParameterAnnotation(direction: .in, optional: false, reading: .sal)
        case "_In_opt_": return ParameterAnnotation(direction: .in, optional: true, reading: .sal)
        case "_Out_": return ParameterAnnotation(direction: .out, optional: false, reading: .sal)
        case "_Out_opt_": return ParameterAnnotation(direction: .out, optional: true, reading: .sal)
        case "_Inout_": return ParameterAnnotation(direction: .inout, optional: false, reading: .sal)
        default: break
        }
        guard word.utf8.first == UInt8(ascii: "_"), word.utf8.count > 3 else { return nil }
        var parts = word.split(separator: "_").map { $0.lowercased() }
        // Whose annotation it is comes first: `_COM_Outptr_`, `__RPC__in`.
        if parts.count > 1, parts[0] == "com" || parts[0] == "rpc" { parts.removeFirst() }
        guard let first = parts.first else { return nil }
        // In `_In_opt_` the option speaks of the parameter; in `_Outptr_opt_result_…` the first one does.
        let optional = parts.contains("opt")
        let isSecondForm = word.hasSuffix("_") && !word.hasPrefix("__")
        let isFirstForm = word.hasPrefix("__")
        guard isSecondForm || isFirstForm else { return nil }
        switch first {
        case "in", "inn": return ParameterAnnotation(direction: .in, optional: optional, reading: .sal)
        case "out", "outptr", "outref": return ParameterAnnotation(direction: .out, optional: optional, reading: .sal)
        case "inout": return ParameterAnnotation(direction: .inout, optional: optional, reading: .sal)
        case "deref":
            if parts.contains("inout") {
                return ParameterAnnotation(direction: .inout, optional: optional, reading: .sal)
            }
            if parts.contains("out") { return ParameterAnnotation(direction: .out, optional: optional, reading: .sal) }
            if parts.contains("in") { return ParameterAnnotation(direction: .in, optional: optional, reading: .sal) }
            return nil
        case "reserved":
            return ParameterAnnotation(direction: .in, optional: false, reserved: true, reading: .sal)
        case "frame", "printf", "scanf", "notnull", "maybenull", "null", "readonly", "pre", "post", "success", "check",
            "must", "when", "field", "ret", "strict", "const", "callback", "struct", "format", "acquires", "releases",
            "drv", "kernel":
            return ParameterAnnotation(direction: nil, optional: false, reading: .sal)
        case "at": return nil
        default:
            let isMixed =
                Identifier.isIdentifier(word) && word.dropFirst().first?.isUppercase ?? false
                && word.contains(where: \.isLowercase)
            return (isSecondForm && isMixed) || word.hasPrefix("__RPC_")
                ? ParameterAnnotation(direction: nil, optional: optional, reading: .sal) : nil
        }
    }

    /// The parts of an IDL attribute: `in`, `out`, `optional`, `retval`, `size_is(…)`; unknown ones say nothing.
    static func idl(_ parts: [String]) -> ParameterAnnotation? {
        guard let words = DirectionWords(parts), words.direction != nil || words.optional else { return nil }
        return ParameterAnnotation(direction: words.direction, optional: words.optional, reading: .idl)
    }
}
