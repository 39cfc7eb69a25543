internal import UrtextModel

/// Which heading stands for which declared parameter.
struct HeadingAlignment: Sendable {
    /// For each heading the parameter's place in the declaration, `nil` where none is certain.
    private(set) var parameters: [Int?]

    /// As many headings as parameters, in the same order: they match by place. Otherwise the longest monotone alignment
    /// on similarity of names; names that stand in another order match only when they are equal and stand once.
    init(headings: [String], declared: [String]) {
        parameters = Array(repeating: nil, count: headings.count)
        let firsts = Dictionary(
            declared.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        let exact = headings.map { firsts[$0.lowercased()] }
        // A name that is printed twice says of neither heading what it stands for.
        var counts: [Int: Int] = [:]
        for place in exact { if let place { counts[place, default: 0] += 1 } }
        let unique = exact.map { place in place.flatMap { counts[$0] == 1 ? $0 : nil } }
        let places = exact.compactMap { $0 }
        let isMonotone = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
        if headings.count == declared.count, zip(exact, headings.indices).allSatisfy({ $0 == nil || $0 == $1 }) {
            parameters = Array(headings.indices)
        } else if !isMonotone {
            parameters = unique
        } else {
            align(headings, declared)
        }
    }

    /// True when a page that shows a call or a procedure instead of a declaration shows it with the parameters that it
    /// describes: as many, and more than half of them under the same name at the same place.
    static func isEvident(_ edition: EditionClaims) -> Bool {
        guard edition.headings.count == edition.parameters.count else { return false }
        let equal = zip(edition.headings, edition.parameters).count { heading, parameter in
            guard let name = (heading.anchor ?? heading.name)?.text, let own = parameter[.name]?.text else {
                return false
            }
            return name.lowercased() == own.lowercased()
        }
        return equal * 2 > edition.headings.count
    }

    private mutating func align(_ headings: [String], _ declared: [String]) {
        let rows = headings.count
        let columns = declared.count
        guard rows > 0, columns > 0, rows <= 256, columns <= 256 else { return }
        var best = [[Double]](repeating: [Double](repeating: 0, count: columns + 1), count: rows + 1)
        var scores = best
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                let score = HeadingAlignment.similarity(headings[row], declared[column]) - 0.35
                scores[row][column] = score
                best[row][column] = max(best[row + 1][column + 1] + score, best[row + 1][column], best[row][column + 1])
            }
        }
        var row = 0
        var column = 0
        while row < rows, column < columns {
            if scores[row][column] > 0, best[row][column] == best[row + 1][column + 1] + scores[row][column] {
                parameters[row] = column
                row += 1
                column += 1
            } else if best[row][column] == best[row + 1][column] {
                row += 1
            } else {
                column += 1
            }
        }
    }

    /// 1 for equal names, 0.97 for equal but for case, else at most 0.9 by edit distance; 0 for nothing in common.
    static func similarity(_ left: String, _ right: String) -> Double {
        if left == right { return 1 }
        let a = Array(left.lowercased().utf8.prefix(128))
        let b = Array(right.lowercased().utf8.prefix(128))
        if a == b { return 0.97 }
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var previous = Array(0...b.count)
        for (row, byte) in a.enumerated() {
            var current = [row + 1]
            for (column, other) in b.enumerated() {
                current.append(
                    min(previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return 0.9 * (1 - Double(previous[b.count]) / Double(max(a.count, b.count)))
    }
}
