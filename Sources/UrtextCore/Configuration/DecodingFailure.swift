package import UrtextModel

/// A `DecodingError` as a diagnostic with a line: the error knows the path of keys, the document knows the place.
package enum DecodingFailure {
    /// - Parameters:
    ///   - document: the bytes that were decoded.
    ///   - offset: added to the place, when the decoded part stood inside a larger document.
    package static func diagnostic(_ error: any Error, in document: [UInt8], path: String) -> Diagnostic {
        do {
            return diagnostic(error, in: try LocatedJSONParser.parse(document), path: path)
        } catch {
            return Diagnostic(
                .error, "malformed-json",
                at: SourceLocation(path: path, line: error.position.line, column: error.position.column), error.message)
        }
    }

    package static func diagnostic(_ error: any Error, in document: LocatedJSON, path: String) -> Diagnostic {
        guard let error = error as? DecodingError else {
            return Diagnostic(.error, "malformed-json", at: SourceLocation(path: path), "\(error)")
        }
        let context: DecodingError.Context
        let summary: String
        switch error {
        case .keyNotFound(let key, let where_):
            context = where_
            summary = "the key \"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let where_), .valueNotFound(_, let where_):
            context = where_
            summary =
                "\(name(of: where_.codingPath)) is \(document.nearest(to: steps(where_.codingPath)).kind), which is not what belongs here"
        case .dataCorrupted(let where_):
            // The decoder knows no place where a number is too large for it.
            if where_.codingPath.isEmpty, let number = numberOutOfRange(document) {
                return Diagnostic(
                    .error, "unexpected-json",
                    at: SourceLocation(path: path, line: number.position.line, column: number.position.column),
                    "\(number.text.prefix(40)) is a number of more digits than any here can have")
            }
            context = where_
            summary = "\(name(of: where_.codingPath)): \(where_.debugDescription)"
        @unknown default:
            return Diagnostic(.error, "malformed-json", at: SourceLocation(path: path), "\(error)")
        }
        let position = document.nearest(to: steps(context.codingPath)).position
        return Diagnostic(
            .error, "unexpected-json", at: SourceLocation(path: path, line: position.line, column: position.column),
            summary)
    }

    /// Throws where a key stands twice in one object: a decoder takes one of them, and says nothing.
    package static func refuseRepeatedKeys(_ document: [UInt8]) throws {
        // Looking for one first spares a build by a tool without optimization a third of its time.
        if RepeatedKey.stands(in: document) { _ = try LocatedJSONParser.parse(document) }
    }

    /// The first number that is not one of 64 bits.
    private static func numberOutOfRange(_ document: LocatedJSON) -> (text: String, position: LocatedJSON.Position)? {
        switch document.value {
        case .object(let members): members.lazy.compactMap { numberOutOfRange($0.value) }.first
        case .array(let items): items.lazy.compactMap { numberOutOfRange($0) }.first
        case .number(let text):
            Int64(text) == nil && !(Double(text).map { abs($0) < 0x1p63 } ?? false) ? (text, document.position) : nil
        default: nil
        }
    }

    /// Where a decoding error happened, as keys and array places; for a missing key the place where it should be.
    static func place(of error: any Error) -> (path: [LocatedJSON.PathStep], isMissing: Bool)? {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): (steps(context.codingPath + [key]), true)
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            (steps(context.codingPath), false)
        default: nil
        }
    }

    private static func steps(_ path: [any CodingKey]) -> [LocatedJSON.PathStep] {
        path.map { key in key.intValue.map(LocatedJSON.PathStep.place) ?? .key(key.stringValue) }
    }

    /// The place in words; its line and column say the rest.
    private static func name(of path: [any CodingKey]) -> String {
        guard let last = path.last else { return "the document" }
        guard last.intValue != nil else { return "\"\(last.stringValue)\"" }
        return "an element of \(name(of: Array(path.dropLast())))"
    }
}
