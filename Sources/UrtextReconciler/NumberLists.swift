/// Lists of numbers one behind the other.
struct NumberLists: Sendable {
    private let starts: [Int32]
    private let numbers: [Int32]

    /// - Parameters:
    ///   - count: how many lists there are.
    ///   - pairs: list and number, in any order; each list keeps the order of its numbers.
    init(_ count: Int, _ pairs: [(list: Int32, number: Int32)]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for pair in pairs { starts[Int(pair.list) + 1] += 1 }
        for list in 0..<count { starts[list + 1] += starts[list] }
        var ends = starts
        var numbers = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            numbers[Int(ends[Int(pair.list)])] = pair.number
            ends[Int(pair.list)] += 1
        }
        self.starts = starts
        self.numbers = numbers
    }

    var count: Int { starts.count - 1 }
    func count(_ list: Int32) -> Int { Int(starts[Int(list) + 1] - starts[Int(list)]) }
    subscript(_ list: Int32) -> ArraySlice<Int32> {
        numbers[Int(starts[Int(list)])..<Int(starts[Int(list) + 1])]
    }
}
