/// Which lines two texts have in common, in order: between lines that stand once in both (patience), and inside small
/// gaps by the longest common subsequence. A large gap without such a line counts as replaced, so the work stays close to
/// linear and the result is always right, if not always the shortest.
enum LineDiff {
    /// The largest table, in cells, that is filled for a gap.
    private static let tableLimit = 1 << 20

    private struct Gap {
        var left: Range<Int>
        var right: Range<Int>
    }

    /// Pairs of places (left, right) of common lines, both strictly ascending.
    static func matches<Line: Hashable>(_ left: [Line], _ right: [Line]) -> [(left: Int, right: Int)] {
        let (left, right) = numbered(left, right)
        var matches: [(left: Int, right: Int)] = []
        var pending = [Gap(left: left.indices, right: right.indices)]
        while var gap = pending.popLast() {
            while let a = gap.left.first, let b = gap.right.first, left[a] == right[b] {
                matches.append((a, b))
                gap = Gap(left: gap.left.dropFirst(), right: gap.right.dropFirst())
            }
            while let a = gap.left.last, let b = gap.right.last, left[a] == right[b] {
                matches.append((a, b))
                gap = Gap(left: gap.left.dropLast(), right: gap.right.dropLast())
            }
            if gap.left.isEmpty || gap.right.isEmpty { continue }
            let anchors = anchors(left, right, gap)
            if anchors.isEmpty {
                if gap.left.count * gap.right.count <= tableLimit { matches += longest(left, right, gap) }
                continue
            }
            var start = (left: gap.left.lowerBound, right: gap.right.lowerBound)
            for anchor in anchors {
                matches.append(anchor)
                pending.append(Gap(left: start.left..<anchor.left, right: start.right..<anchor.right))
                start = (anchor.left + 1, anchor.right + 1)
            }
            pending.append(Gap(left: start.left..<gap.left.upperBound, right: start.right..<gap.right.upperBound))
        }
        return matches.sorted { $0.left < $1.left }
    }

    /// Equal lines get equal numbers.
    private static func numbered<Line: Hashable>(_ left: [Line], _ right: [Line]) -> ([Int], [Int]) {
        var numbers: [Line: Int] = [:]
        func number(_ line: Line) -> Int {
            if let number = numbers[line] { return number }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        return (left.map(number), right.map(number))
    }

    /// Lines that stand exactly once on either side of the gap, as many as keep their order.
    private static func anchors(_ left: [Int], _ right: [Int], _ gap: Gap) -> [(left: Int, right: Int)] {
        func places(_ lines: [Int], _ range: Range<Int>) -> [Int: Int] {
            var places: [Int: Int] = [:]
            for place in range { places[lines[place]] = places[lines[place]] == nil ? place : -1 }
            return places
        }
        let rightPlaces = places(right, gap.right)
        let leftPlaces = places(left, gap.left)
        let pairs = gap.left.compactMap { place -> (left: Int, right: Int)? in
            guard leftPlaces[left[place]] == place, let other = rightPlaces[left[place]], other >= 0 else { return nil }
            return (place, other)
        }
        return longestAscending(pairs)
    }

    /// The longest run of pairs, ascending on the right; they ascend on the left already (patience sorting).
    private static func longestAscending(_ pairs: [(left: Int, right: Int)]) -> [(left: Int, right: Int)] {
        var tops: [Int] = []
        var previous = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var low = 0, high = tops.count
            while low < high {
                let middle = (low + high) / 2
                if pairs[tops[middle]].right < pair.right { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? tops[low - 1] : -1
            if low == tops.count { tops.append(index) } else { tops[low] = index }
        }
        var result: [(left: Int, right: Int)] = []
        var index = tops.last ?? -1
        while index >= 0 {
            result.append(pairs[index])
            index = previous[index]
        }
        return result.reversed()
    }

    /// The longest common subsequence of a small gap, by the table.
    private static func longest(_ left: [Int], _ right: [Int], _ gap: Gap) -> [(left: Int, right: Int)] {
        let rows = gap.left.count, columns = gap.right.count
        var table = [Int32](repeating: 0, count: (rows + 1) * (columns + 1))
        func cell(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                let isEqual = left[gap.left.lowerBound + row] == right[gap.right.lowerBound + column]
                table[cell(row, column)] =
                    isEqual
                    ? table[cell(row + 1, column + 1)] + 1
                    : max(table[cell(row + 1, column)], table[cell(row, column + 1)])
            }
        }
        var matches: [(left: Int, right: Int)] = []
        var row = 0, column = 0
        while row < rows, column < columns {
            if left[gap.left.lowerBound + row] == right[gap.right.lowerBound + column] {
                matches.append((gap.left.lowerBound + row, gap.right.lowerBound + column))
                row += 1
                column += 1
            } else if table[cell(row + 1, column)] >= table[cell(row, column + 1)] {
                row += 1
            } else {
                column += 1
            }
        }
        return matches
    }
}
