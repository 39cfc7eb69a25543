/// Sums by number, few of them: found by halving a sorted list.
struct NumberTable: Sendable {
    private(set) var keys: [Int32] = []
    private(set) var values: [Double] = []

    /// Adds to a number's sum.
    mutating func add(_ value: Double, to key: Int32) {
        let place = lowerBound(key)
        if place < keys.count, keys[place] == key {
            values[place] += value
        } else {
            keys.insert(key, at: place)
            values.insert(value, at: place)
        }
    }

    /// The sum; 0 for a number nothing was added to.
    subscript(_ key: Int32) -> Double {
        let place = lowerBound(key)
        return place < keys.count && keys[place] == key ? values[place] : 0
    }

    private func lowerBound(_ key: Int32) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
