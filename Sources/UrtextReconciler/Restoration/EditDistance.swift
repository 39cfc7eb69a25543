/// How many letters must be added, taken away or exchanged to make one word another. Keeps its room from one pair to the
/// next.
struct EditDistance {
    private var previous: [Int] = []
    private var current: [Int] = []

    mutating func between(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
        between(a.span, b.span, atMost: limit)
    }

    /// - Parameter limit: more changes than this need not be counted.
    /// - Returns: `nil` when there are more.
    mutating func between(_ a: Span<UInt8>, _ b: Span<UInt8>, atMost limit: Int) -> Int? {
        guard abs(a.count - b.count) <= limit else { return nil }
        let far = limit + 1
        while previous.count <= b.count {
            previous.append(0)
            current.append(0)
        }
        for column in 0...b.count { previous[column] = min(column, far) }
        for row in 0..<a.count {
            // Beyond this far from the diagonal there are more changes than the limit.
            let first = max(row + 1 - limit, 1)
            let last = min(row + 1 + limit, b.count)
            guard first <= last || b.count == 0 else { return nil }
            current[first - 1] = first == 1 ? min(row + 1, far) : far
            var least = current[first - 1]
            if first <= last {
                for column in first...last {
                    let above = column <= row + limit ? previous[column] + 1 : far
                    let changed = previous[column - 1] + (a[row] == b[column - 1] ? 0 : 1)
                    let value = min(min(changed, above), min(current[column - 1] + 1, far))
                    current[column] = value
                    least = min(least, value)
                }
            }
            if least > limit { return nil }
            swap(&previous, &current)
        }
        return previous[b.count] <= limit ? previous[b.count] : nil
    }
}
