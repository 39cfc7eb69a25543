/// What is told of a token: rows of label and value, nested, and warnings.
///
/// Whatever comes from a token is printed so that a terminal takes it for letters: control and format characters are
/// written as their numbers.
package struct Listing {
    private struct Row {
        var depth: Int
        var label: String
        var value: String
    }

    private var rows: [Row] = []
    private var depth = 0
    /// What is weak or wrong, in the order in which it was seen.
    private(set) var warnings: [String] = []

    /// Adds a row.
    mutating func add(_ label: String, _ value: String) {
        rows.append(Row(depth: depth, label: label, value: Listing.clean(value)))
    }

    /// Adds bytes, in hexadecimal.
    mutating func add(_ label: String, bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty else { return add(label, "none") }
        let digits = bytes.prefix(64).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        add(label, digits + (bytes.count > 64 ? " … (\(bytes.count) bytes)" : ""))
    }

    /// Adds a row for each of several values, the label once.
    mutating func add(_ label: String, _ values: [String]) {
        for (index, value) in values.enumerated() { add(index == 0 ? label : "", value) }
        if values.isEmpty { add(label, "none") }
    }

    /// Adds a heading, and what stands below it.
    mutating func group<Failure: Error>(
        _ label: String, _ value: String = "", _ body: (inout Listing) throws(Failure) -> Void
    ) throws(Failure) {
        add(label, value)
        depth += 1
        defer { depth -= 1 }
        try body(&self)
    }

    /// Adds a warning, once.
    mutating func warn(_ text: String) {
        let text = Listing.clean(text)
        if !warnings.contains(text) { warnings.append(text) }
    }

    /// All rows, their values under each other, and the warnings.
    var text: String {
        let width = rows.filter { !$0.value.isEmpty }.map { $0.depth * 2 + $0.label.count }.max() ?? 0
        var lines = rows.map { row in
            let head = String(repeating: " ", count: row.depth * 2) + row.label
            guard !row.value.isEmpty else { return head }
            return head + String(repeating: " ", count: max(0, width - head.count) + 2) + row.value
        }
        lines += warnings.map { "warning: \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Text that stays on its line and moves nothing.
    package static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
