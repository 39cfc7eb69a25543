/// The places at which each name of a list stands, found once, so that a long list costs no more than its length.
struct NamePlaces: Sendable {
    private var ends: [String: (first: Int32, last: Int32)] = [:]
    /// For each place the next one of the same name; -1 behind the last.
    private var next: [Int32]

    /// - Parameter count: how many places there are.
    init(count: Int) {
        next = Array(repeating: -1, count: count)
        ends.reserveCapacity(count)
    }

    /// - Parameter place: above all that were added before.
    mutating func add(_ name: String, at place: Int) {
        let place = Int32(truncatingIfNeeded: place)
        if let known = ends[name] {
            next[Int(known.last)] = place
            ends[name] = (known.first, place)
        } else {
            ends[name] = (place, place)
        }
    }

    func first(of name: String) -> Int? { ends[name].map { Int($0.first) } }

    /// In order.
    func all(of name: String) -> [Int] {
        guard let first = first(of: name) else { return [] }
        var places = [first]
        var place = next[first]
        while place >= 0 {
            places.append(Int(place))
            place = next[Int(place)]
        }
        return places
    }
}
