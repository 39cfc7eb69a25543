/// The difference of two texts in the unified format, which `patch` understands.
package enum UnifiedDiff {
    /// How many unchanged lines are shown around a change.
    private static let context = 3

    /// The hunks that turn `old` into `new` below a header with both names; empty when the texts are equal.
    ///
    /// - Parameters: `nil` stands for a file that is not there.
    package static func text(from old: [UInt8]?, named oldName: String, to new: [UInt8]?, named newName: String)
        -> String
    {
        guard old != new else { return "" }
        let left = lines(old ?? []), right = lines(new ?? [])
        var text = "--- \(old == nil ? "/dev/null" : oldName)\n+++ \(new == nil ? "/dev/null" : newName)\n"
        for hunk in hunks(of: edits(left, right)) { write(hunk, left, right, to: &text) }
        return text
    }

    /// Lines without their line feed; `isLast` marks a last line that has none.
    struct Line: Hashable {
        var bytes: ArraySlice<UInt8>
        var lacksLineFeed: Bool
    }

    private static func lines(_ bytes: [UInt8]) -> [Line] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Line(bytes: $0, lacksLineFeed: false) }
        guard let last = lines.popLast(), !last.bytes.isEmpty else { return lines }
        return lines + [Line(bytes: last.bytes, lacksLineFeed: true)]
    }

    private enum Edit {
        case keep(Int, Int)
        case delete(Int)
        case insert(Int)

        var isKept: Bool { if case .keep = self { true } else { false } }
    }

    private static func edits(_ left: [Line], _ right: [Line]) -> [Edit] {
        var edits: [Edit] = []
        var next = (left: 0, right: 0)
        for match in LineDiff.matches(left, right) + [(left.count, right.count)] {
            edits += (next.left..<match.left).map(Edit.delete)
            edits += (next.right..<match.right).map(Edit.insert)
            if match.left < left.count { edits.append(.keep(match.left, match.right)) }
            next = (match.left + 1, match.right + 1)
        }
        return edits
    }

    /// Runs of edits with the context around them; two changes that share context are one hunk.
    private static func hunks(of edits: [Edit]) -> [ArraySlice<Edit>] {
        var hunks: [Range<Int>] = []
        for (place, edit) in edits.enumerated() where !edit.isKept {
            let range = max(0, place - context)..<min(edits.count, place + context + 1)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks.map { edits[$0] }
    }

    private static func write(_ hunk: ArraySlice<Edit>, _ left: [Line], _ right: [Line], to text: inout String) {
        var oldPlaces: [Int] = [], newPlaces: [Int] = []
        var body = ""
        for edit in hunk {
            let (mark, line): (String, Line)
            switch edit {
            case .keep(let old, let new):
                (mark, line) = (" ", left[old])
                oldPlaces.append(old)
                newPlaces.append(new)
            case .delete(let old):
                (mark, line) = ("-", left[old])
                oldPlaces.append(old)
            case .insert(let new):
                (mark, line) = ("+", right[new])
                newPlaces.append(new)
            }
            body += mark + String(decoding: line.bytes, as: UTF8.self) + "\n"
            if line.lacksLineFeed { body += "\\ No newline at end of file\n" }
        }
        text += "@@ -\(range(oldPlaces)) +\(range(newPlaces)) @@\n" + body
    }

    /// `start,count` counted from one; the format's special case for no line at all is the line before.
    private static func range(_ places: [Int]) -> String {
        guard let first = places.first else { return "0,0" }
        return "\(first + 1),\(places.count)"
    }
}
