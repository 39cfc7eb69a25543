/// Finds what a misspelt word was probably meant to be.
package enum Suggestion {
    /// The candidate nearest to the word, if it is near enough to be a slip of the fingers: at most a third of the longer
    /// word's letters, and at least one, must be inserted, deleted, replaced or swapped with a neighbour. Among equals the
    /// first in the order of the alphabet.
    package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        var best: (distance: Int, candidate: String)?
        for candidate in candidates where candidate != word {
            let distance = distance(word.lowercased(), candidate.lowercased())
            guard distance <= max(1, max(word.count, candidate.count) / 3) else { continue }
            if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.candidate
    }

    /// The edit distance in which a swap of neighbours counts as one step (optimal string alignment).
    package static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.unicodeScalars), right = Array(right.unicodeScalars)
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
